package org.saunter.sim;

import java.util.List;

/**
 * Everything that a camera could see of a shop at one moment: the truth behind a picture.
 *
 * @param atNanos the moment
 * @param people everybody inside
 * @param piles what lies on the shelves, facing by facing
 */
public record Stage(long atNanos, List<Figure> people, List<Pile> piles) {
  public Stage {
    people = List.copyOf(people);
    piles = List.copyOf(piles);
  }

  /**
   * Units of one product on one facing.
   *
   * @param plateIds the neighbouring plates of the facing, left to right along +x
   * @param place which of the products of the facing this is, from 0; of {@code places}
   * @param foreign whether it does not belong there
   */
  public record Pile(
      List<String> plateIds, int place, int places, String sku, int count, boolean foreign) {
    public Pile {
      plateIds = List.copyOf(plateIds);
    }
  }

  /**
   * One person: where they stand, how they move, what their hands do.
   *
   * @param number unique in the simulation
   * @param visitKey whose visit
   * @param xMm the point on the floor between the feet, likewise y
   * @param headingRadians the way the body looks, anticlockwise from +x
   * @param strideRadians phase of the gait: 2 pi is two steps
   * @param speedMmPerS how fast they walk; 0 stands
   * @param stoopShare how far they bend or crouch to a low shelf, 0 to 1
   */
  public record Figure(
      int number,
      String visitKey,
      Look look,
      double xMm,
      double yMm,
      double headingRadians,
      double strideRadians,
      double speedMmPerS,
      double stoopShare,
      Hand left,
      Hand right) {}

  /**
   * Where a hand wants to be, in the store; an arm that is too short reaches as far as it can.
   *
   * @param sku what it holds; empty if nothing
   * @param hangs whether it is at rest, and swings with the gait; then x, y and z mean nothing
   */
  public record Hand(double xMm, double yMm, double zMm, String sku, boolean hangs) {
    /** At rest, holding nothing. */
    public static final Hand AT_REST = new Hand(0, 0, 0, "", true);
  }
}
