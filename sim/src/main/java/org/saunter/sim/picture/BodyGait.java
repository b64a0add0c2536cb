package org.saunter.sim.picture;

/**
 * Feet and legs. A foot stands for 62 % of a stride, rolls from heel to ball, and swings past the
 * other (Perry and Burnfield, Gait Analysis); the stride grows with the root of the speed (Grieve
 * and Gear, Ergonomics 1966).
 */
final class BodyGait {
  private static final double STANCE = 0.62;
  private static final double STRIKE_RADIANS = 0.30;
  private static final double PUSH_RADIANS = 0.85;

  /** Where heel, ball and toes are, seen from the ankle, in lengths of the foot. */
  static final double HEEL = 0.25;

  static final double BALL = 0.45;

  private final double[] way = new double[3];
  private final double[] pole = new double[3];

  /** How far two steps go. */
  static double strideMm(double heightMm, double speedMmPerS) {
    return Math.min(0.95 * heightMm, 0.82 * heightMm * Math.sqrt(speedMmPerS / 1_400));
  }

  /** Puts the feet on the floor. */
  void feet(BodyPose pose, BodyShape shape) {
    double stride = strideMm(shape.heightMm, pose.speedMmPerS);
    double vigour = pose.walkShare * Math.min(1, stride / (0.6 * shape.heightMm));
    for (int side = 0; side < 2; side++) {
      double sign = BodyPose.sign(side);
      double turns = pose.strideRadians / (2 * Math.PI) + (side == BodyPose.LEFT ? 0 : 0.5);
      double phase = turns - Math.floor(turns);
      double half = STANCE * stride / 2;
      double x;
      double lift = 0;
      double pitch;
      if (phase < STANCE) {
        double s = phase / STANCE;
        x = half * (1 - 2 * s);
        pitch =
            s < 0.15
                ? STRIKE_RADIANS * (1 - s / 0.15)
                : s > 0.6 ? -PUSH_RADIANS * BodySpace.smooth((s - 0.6) / 0.8) * 2 : 0;
      } else {
        double s = (phase - STANCE) / (1 - STANCE);
        x = half * (2 * BodySpace.smooth(s) - 1);
        lift = 0.025 * shape.heightMm * vigour * 4 * s * (1 - s);
        pitch = -PUSH_RADIANS + (PUSH_RADIANS + STRIKE_RADIANS) * BodySpace.smooth(s * 1.1);
      }
      double walk = pose.walkShare;
      x = walk * (x - 0.05 * stride) + (1 - walk) * sign * shape.staggerMm;
      double spread = 0.062 - 0.022 * walk + 0.02 * pose.stoopShare;
      double yaw = sign * (0.17 - 0.09 * walk);
      foot(pose, shape, side, x, yaw, pitch * vigour);
      pose.ankle[side][1] += sign * spread * shape.heightMm;
      pose.ball[side][1] += sign * spread * shape.heightMm;
      pose.ankle[side][2] += lift;
      pose.ball[side][2] += lift;
    }
  }

  /** A foot whose ankle is over {@code x} when flat; pitch above 0 lifts the toes. */
  private static void foot(
      BodyPose pose, BodyShape shape, int side, double x, double yaw, double pitch) {
    double length = shape.footMm;
    double cos = StrictMath.cos(pitch);
    double sin = StrictMath.sin(pitch);
    double cosYaw = StrictMath.cos(yaw);
    double sinYaw = StrictMath.sin(yaw);
    double ballX;
    double ballZ;
    double ankleX;
    double ankleZ;
    if (pitch > 0) {
      ballX = (HEEL + BALL) * length * cos - HEEL * length;
      ballZ = (HEEL + BALL) * length * sin;
      ankleX = -HEEL * length + HEEL * length * cos - shape.ankleMm * sin;
      ankleZ = HEEL * length * sin + shape.ankleMm * cos;
    } else {
      ballX = BALL * length;
      ballZ = 0;
      ankleX = BALL * length - BALL * length * cos - shape.ankleMm * sin;
      ankleZ = -BALL * length * sin + shape.ankleMm * cos;
    }
    BodySpace.set(pose.ball[side], x + ballX * cosYaw, ballX * sinYaw, ballZ);
    BodySpace.set(pose.ankle[side], x + ankleX * cosYaw, ankleX * sinYaw, ankleZ);
    BodySpace.set(pose.sole[side], cos * cosYaw, cos * sinYaw, sin);
    if (pitch > 0) {
      BodySpace.copy(pose.toes[side], pose.sole[side]);
    } else {
      BodySpace.set(pose.toes[side], cosYaw, sinYaw, 0);
    }
  }

  /** How high the hips can be over these feet; the pelvis is turned already. */
  double hipMm(BodyPose pose, BodyShape shape, double x, double y) {
    double leg = 0.997 * (shape.thighMm + shape.shankMm);
    double least = 0.998 * shape.hipMm;
    for (int side = 0; side < 2; side++) {
      double[] left = pose.pelvis.left;
      double out = BodyPose.sign(side) * shape.hipHalfMm;
      double dx = pose.ankle[side][0] - x - out * left[0];
      double dy = pose.ankle[side][1] - y - out * left[1];
      double room = Math.max(0.09 * leg * leg, leg * leg - dx * dx - dy * dy);
      least = Math.min(least, pose.ankle[side][2] + Math.sqrt(room) - out * left[2]);
    }
    return least;
  }

  /** Bends the knees between hips and ankles. */
  void knees(BodyPose pose, BodyShape shape) {
    for (int side = 0; side < 2; side++) {
      double[] hip = pose.hip[side];
      pose.pelvis.point(hip, 0, BodyPose.sign(side) * shape.hipHalfMm, 0);
      BodySpace.minus(way, pose.ankle[side], hip);
      double d = BodySpace.unit(way);
      double thigh = shape.thighMm;
      double shank = shape.shankMm;
      double at = BodySpace.clip((thigh * thigh - shank * shank + d * d) / (2 * d), -thigh, thigh);
      double out = Math.sqrt(Math.max(0, thigh * thigh - at * at));
      BodySpace.set(pole, 1, BodyPose.sign(side) * (0.12 + 0.25 * pose.stoopShare), 0.2);
      BodySpace.across(pole, pole, way, pose.pelvis.forward);
      BodySpace.along(pose.knee[side], hip, way, at);
      if (pose.knee[side][2] + out * pole[2] < 0.06 * shape.heightMm) {
        BodySpace.set(pole, 0.2, BodyPose.sign(side), 0.4); // it does not go through the floor
        BodySpace.across(pole, pole, way, pose.pelvis.forward);
      }
      BodySpace.along(pose.knee[side], pose.knee[side], pole, out);
    }
  }

  /** How high the hips are over the floor in a wheelchair. */
  static double seatMm(BodyShape shape) {
    return 0.31 * shape.heightMm;
  }

  /** Feet on the rests of a wheelchair. */
  void sit(BodyPose pose, BodyShape shape) {
    double seat = seatMm(shape);
    double knee = seat + 0.005 * shape.heightMm;
    double drop = 0.94 * shape.shankMm;
    double ahead = Math.sqrt(shape.shankMm * shape.shankMm - drop * drop);
    for (int side = 0; side < 2; side++) {
      double y = BodyPose.sign(side) * 0.05 * shape.heightMm;
      double x = sittingX(shape) + shape.thighMm + ahead;
      foot(pose, shape, side, x, 0, 0);
      pose.ankle[side][1] += y;
      pose.ball[side][1] += y;
      double up = knee - drop - shape.ankleMm;
      pose.ankle[side][2] += up;
      pose.ball[side][2] += up;
    }
  }

  /** Where the hips of somebody who sits are. */
  static double sittingX(BodyShape shape) {
    return -0.07 * shape.heightMm;
  }
}
