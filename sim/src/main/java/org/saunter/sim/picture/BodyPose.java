package org.saunter.sim.picture;

import org.saunter.sim.Stage;

/**
 * Where every joint of one person is at one moment, in the person's own frame: origin on the floor
 * between the feet, x ahead, y to the left, z up. Reused from person to person.
 */
final class BodyPose {
  static final int LEFT = 0;
  static final int RIGHT = 1;

  /** How somebody goes about. */
  enum Gait {
    ON_FOOT,
    PUSHING,
    SITTING
  }

  final BodyFrame pelvis = new BodyFrame();
  final BodyFrame loin = new BodyFrame();
  final BodyFrame chest = new BodyFrame();
  final BodyFrame neck = new BodyFrame();
  final BodyFrame head = new BodyFrame();

  final double[][] shoulder = new double[2][3];
  final double[][] elbow = new double[2][3];
  final double[][] wrist = new double[2][3];
  final double[][] hand = new double[2][3];
  final double[][] hip = new double[2][3];
  final double[][] knee = new double[2][3];
  final double[][] ankle = new double[2][3];

  /** The ball of the foot, on the sole. */
  final double[][] ball = new double[2][3];

  /** From heel to ball, and from ball to toes. */
  final double[][] sole = new double[2][3];

  final double[][] toes = new double[2][3];

  /** Where a hand that does not hang wants to be. */
  final double[][] target = new double[2][3];

  /** Where thumb and palm of a hand look. */
  final double[][] thumb = new double[2][3];

  final double[][] palm = new double[2][3];

  /** Whether a hand is at rest. */
  final boolean[] hangs = new boolean[2];

  /** Whether it is closed round something. */
  final boolean[] grips = new boolean[2];

  /** How far an arm that hangs is away from the trunk. */
  final double[] armOutRadians = new double[2];

  /** The hand that the eyes follow; -1 for none. */
  int watched = -1;

  /** Phase of the gait, in radians; speed; how far bent. */
  double strideRadians;

  double speedMmPerS;
  double stoopShare;

  /** 0 stands, 1 walks. */
  double walkShare;

  Gait gait = Gait.ON_FOOT;

  private final BodyGait legs = new BodyGait();
  private final BodyReach arms = new BodyReach();

  /** Takes over what the stage says; targets must be set by then. */
  void take(Stage.Figure figure, BodyShape shape) {
    strideRadians = figure.strideRadians();
    speedMmPerS = gait == Gait.SITTING ? 0 : Math.max(0, figure.speedMmPerS());
    stoopShare = BodySpace.clip(figure.stoopShare(), 0, 1);
    walkShare = BodySpace.smooth(speedMmPerS / 250);
    if (gait == Gait.SITTING) {
      legs.sit(this, shape);
    } else {
      legs.feet(this, shape);
    }
    arms.trunk(this, shape, legs);
    legs.knees(this, shape);
    arms.arms(this, shape);
    arms.head(this, shape);
  }

  /** 1 on the left, -1 on the right. */
  static double sign(int side) {
    return side == LEFT ? 1 : -1;
  }
}
