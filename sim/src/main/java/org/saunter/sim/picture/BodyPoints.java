package org.saunter.sim.picture;

/**
 * Where the parts of one drawn person are, in store millimetres: what labels need. Filled by {@link
 * BodyMesh#add}; one holder serves person after person. Points are x y z.
 */
public final class BodyPoints {
  /** The joints of a skeleton. */
  public enum Joint {
    PELVIS,
    NECK,
    HEAD,
    LEFT_SHOULDER,
    RIGHT_SHOULDER,
    LEFT_ELBOW,
    RIGHT_ELBOW,
    LEFT_WRIST,
    RIGHT_WRIST,
    LEFT_HIP,
    RIGHT_HIP,
    LEFT_KNEE,
    RIGHT_KNEE,
    LEFT_ANKLE,
    RIGHT_ANKLE
  }

  /** How many joints there are. */
  public static final int JOINTS = 15;

  /** Middle of the head. */
  public final double[] head = new double[3];

  /** Of a ball that covers most of the head without hair and hat. */
  public double headRadiusMm;

  /** Middle of the left hand, where it really is. */
  public final double[] left = new double[3];

  /** Middle of the right hand, where it really is. */
  public final double[] right = new double[3];

  /**
   * Points spread over the skin and cloth of head, trunk, arms and legs, on all sides: half of them
   * are always behind the body itself.
   */
  public double[] sample = new double[3 * 64];

  /** How many points of {@link #sample} are of this person. */
  public int sampleCount;

  /** The point on the floor between the feet; under the seat of a wheelchair. */
  public final double[] ground = new double[3];

  /** Three numbers of each {@link Joint}, in its order. */
  public final double[] joints = new double[3 * JOINTS];

  void sample(double x, double y, double z) {
    int at = 3 * sampleCount;
    if (at + 3 > sample.length) {
      return;
    }
    sample[at] = x;
    sample[at + 1] = y;
    sample[at + 2] = z;
    sampleCount++;
  }
}
