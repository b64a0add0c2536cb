package org.saunter.vision.floor;

/**
 * What the floor tracker is built with.
 *
 * @param source name under which it tells observations
 * @param periodNanos time between two frames of tracks
 * @param holdNanos how long signals are waited for
 * @param lagNanos how much later still a frame is told, so that what comes after it counts too; a
 *     frame is told hold and lag after its moment
 * @param clothing what clothing vectors are worth
 * @param crossingSlope factor on the likelihoods of crossings that makes them honest, learned on
 *     development shops
 */
public record FloorSettings(
    String source,
    long periodNanos,
    long holdNanos,
    long lagNanos,
    ClothingModel clothing,
    double crossingSlope) {

  /** Ten frames a second, 0.4 s late. */
  public static FloorSettings standard() {
    return new FloorSettings(
        "eyes", 100_000_000L, 200_000_000L, 200_000_000L, ClothingModel.standard(), 1);
  }

  /** The same for clothing vectors of another net. */
  public FloorSettings withClothing(ClothingModel other) {
    return new FloorSettings(source, periodNanos, holdNanos, lagNanos, other, crossingSlope);
  }
}
