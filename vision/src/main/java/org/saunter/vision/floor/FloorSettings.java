package org.saunter.vision.floor;

/**
 * What the floor tracker is built with.
 *
 * @param source name under which it tells observations
 * @param periodNanos time between two frames of tracks
 * @param holdNanos how long signals are waited for: a frame is told that much after its moment; at
 *     most 400 ms with what else is waited for
 * @param clothing what clothing vectors are worth
 * @param crossingSlope factor on the likelihoods of crossings that makes them honest, learned on
 *     development shops
 */
public record FloorSettings(
    String source, long periodNanos, long holdNanos, ClothingModel clothing, double crossingSlope) {

  /** Ten frames a second, a fifth of a second late. */
  public static FloorSettings standard() {
    return new FloorSettings("eyes", 100_000_000L, 200_000_000L, ClothingModel.standard(), 1);
  }
}
