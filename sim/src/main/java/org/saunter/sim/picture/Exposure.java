package org.saunter.sim.picture;

/**
 * How one camera takes one frame.
 *
 * @param gain what light is multiplied by
 * @param seed of the noise
 */
public record Exposure(double gain, long seed) {
  /** Nothing is added or lost. */
  public static final Exposure CLEAN = new Exposure(1, 0);
}
