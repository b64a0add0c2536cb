package org.saunter.sim.picture;

/**
 * Where the parts of one drawn person are, in store millimetres: what labels need. Filled by {@link
 * BodyMesh#add}; one holder serves person after person. Points are x y z.
 */
public final class BodyPoints {
  /** The joints of a skeleton. */
  public enum Joint {
    PELVIS(0),
    NECK(1),
    HEAD(2),
    LEFT_SHOULDER(3),
    RIGHT_SHOULDER(4),
    LEFT_ELBOW(5),
    RIGHT_ELBOW(6),
    LEFT_WRIST(7),
    RIGHT_WRIST(8),
    LEFT_HIP(9),
    RIGHT_HIP(10),
    LEFT_KNEE(11),
    RIGHT_KNEE(12),
    LEFT_ANKLE(13),
    RIGHT_ANKLE(14);

    private final int number;

    Joint(int number) {
      this.number = number;
    }

    /** Where its x is in {@link BodyPoints#joints}; y and z follow. */
    public int at() {
      return 3 * number;
    }
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
