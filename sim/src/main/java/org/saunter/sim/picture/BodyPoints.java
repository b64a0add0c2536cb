package org.saunter.sim.picture;

/**
 * Where the parts of one person are that labels name, in store millimetres. Filled by whoever draws
 * the person; reused from person to person.
 */
public final class BodyPoints {
  /** Middle of the head: x, y, z. */
  public double[] head = new double[3];

  public double headRadiusMm;

  /** Middle of the left hand: x, y, z. */
  public double[] left = new double[3];

  /** Middle of the right hand: x, y, z. */
  public double[] right = new double[3];

  /** Points spread over the surface of the body, x, y, z one after the other, for visibility. */
  public double[] sample = new double[3 * 64];

  /** How many points of {@link #sample} hold. */
  public int sampleCount;

  /** The point on the floor between the feet: x, y, 0. */
  public double[] ground = new double[3];
}
