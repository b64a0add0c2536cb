package org.saunter.server.wall;

import java.util.List;
import org.saunter.model.BadInputException;

/**
 * What was found in a picture, to be drawn over it. Coordinates are pixels of the picture; points
 * may lie outside it. At most 250 people, 500 hands and 250 fronts.
 *
 * @param people bodies with their floor track
 * @param hands hands that are seen
 * @param fronts edges of shelves, as the camera's calibration puts them
 */
public record Overlay(List<Body> people, List<Hand> hands, List<Front> fronts) {
  /** Nothing was found, or nothing was looked for. */
  public static final Overlay NOTHING = new Overlay(List.of(), List.of(), List.of());

  private static final int PEOPLE_MAX = 250;
  private static final int HANDS_MAX = 500;
  private static final int FRONTS_MAX = 250;

  public Overlay {
    people = List.copyOf(people);
    hands = List.copyOf(hands);
    fronts = List.copyOf(fronts);
    if (people.size() > PEOPLE_MAX || hands.size() > HANDS_MAX || fronts.size() > FRONTS_MAX) {
      throw new BadInputException(
          "An overlay has ("
              + people.size()
              + ") people, ("
              + hands.size()
              + ") hands and ("
              + fronts.size()
              + ") fronts; 250, 500 and 250 are the most.",
          "Maybe leave out what is least sure.");
    }
  }

  /**
   * One person.
   *
   * @param trackId the floor track, as in {@code PeopleTracked}; empty if it is tied to none
   * @param footXPx the point on the floor between the feet
   */
  public record Body(String trackId, Outline outline, double footXPx, double footYPx) {}

  /** Where a body is in the picture. */
  public sealed interface Outline {}

  /** An upright box. */
  public record Box(double leftPx, double topPx, double rightPx, double bottomPx)
      implements Outline {}

  /**
   * An ellipse, as a fisheye sees a body.
   *
   * @param turnDegrees clockwise, of the first radius from the picture's x axis
   */
  public record Ellipse(
      double centreXPx, double centreYPx, double radiusXPx, double radiusYPx, double turnDegrees)
      implements Outline {}

  /**
   * A hand.
   *
   * @param trackId whose it is; empty if nobody knows
   * @param holds what it holds in words, for instance a product's name; empty if nothing
   */
  public record Hand(String trackId, double xPx, double yPx, String holds) {}

  /** A line in the picture: x and y in turn. */
  public record Front(String id, List<Double> points) {
    public Front {
      points = List.copyOf(points);
    }
  }
}
