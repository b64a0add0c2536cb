package org.saunter.vision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;

/**
 * One person as one camera sees them in one frame, in pixels of that frame. Points may lie outside.
 *
 * @param score that it is a person at all, 0 to 1
 * @param leftPx box of the whole body, hidden parts too; likewise the others
 * @param headXPx middle of the head
 * @param footXPx the point on the floor between the feet
 * @param clothing what the body wears, the head masked out; null if it was not looked at
 */
public record Sighting(
    double score,
    double leftPx,
    double topPx,
    double rightPx,
    double bottomPx,
    double headXPx,
    double headYPx,
    double footXPx,
    double footYPx,
    List<HandSighting> hands,
    @Nullable Appearance clothing) {
  public Sighting {
    hands = List.copyOf(hands);
  }

  /**
   * A hand of that person.
   *
   * @param zMm height over the floor as the net judges it
   * @param holding that it holds something, 0 to 1
   */
  public record HandSighting(double score, double xPx, double yPx, double zMm, double holding) {}
}
