package org.saunter.sim.picture;

import org.saunter.sim.picture.BodyPose.Gait;

/**
 * Trunk, arms and head: how somebody leans and turns so that the hands get where they want, and the
 * two bones of each arm between shoulder and hand (law of cosines).
 */
final class BodyReach {
  private static final int PASSES = 6;
  private static final double MOST_TWIST = 0.75;
  private static final double MOST_LEAN = 0.95;

  private final double[] way = new double[3];
  private final double[] pole = new double[3];
  private final double[] spare = new double[3];
  private final double[] rest = new double[3];
  private final double[] lift = new double[2];

  private double tipX;
  private double tipY;
  private double twist;
  private double drop;
  private double mostDrop;

  /** Bends the trunk by the stoop, and further as far as the hands need it. */
  void trunk(BodyPose pose, BodyShape shape, BodyGait legs) {
    double swing = pose.walkShare * Math.min(1, pose.speedMmPerS / 1_200);
    tipX = pose.stoopShare * (1.30 - 0.65 * shape.crouch) + 0.04 * swing;
    tipX += pose.gait == Gait.PUSHING ? 0.07 : 0;
    tipX -= pose.gait == Gait.SITTING ? 0.08 : 0;
    tipY = 0;
    twist = -0.10 * swing * StrictMath.cos(pose.strideRadians);
    mostDrop = shape.heightMm * (0.27 - 0.2 * pose.walkShare);
    double stooping = pose.stoopShare * shape.heightMm * (0.07 + 0.20 * shape.crouch);
    drop = Math.min(mostDrop, stooping);
    lift[0] = 0;
    lift[1] = 0;
    spine(pose, shape, legs);
    for (int pass = 0; pass < PASSES && reachFurther(pose, shape); pass++) {
      spine(pose, shape, legs);
    }
  }

  /** Whether a hand is too far for its arm; if so, the trunk is to follow it. */
  private boolean reachFurther(BodyPose pose, BodyShape shape) {
    double worst = 0;
    int side = -1;
    for (int s = 0; s < 2; s++) {
      if (!pose.hangs[s]) {
        double far = BodySpace.distance(pose.shoulder[s], pose.target[s]) - 0.97 * shape.reachMm();
        if (far > worst) {
          worst = far;
          side = s;
        }
      }
    }
    if (side < 0) {
      return false;
    }
    BodySpace.minus(way, pose.target[side], pose.shoulder[side]);
    BodySpace.unit(way);
    double level = Math.sqrt(way[0] * way[0] + way[1] * way[1]);
    double turning = -BodyPose.sign(side) * BodySpace.dot(way, pose.chest.forward);
    double turn = 0.6 * turning * worst / shape.shoulderHalfMm;
    double before = twist;
    twist = BodySpace.clip(twist + turn, -MOST_TWIST, MOST_TWIST);
    double gained = Math.abs(twist - before) * Math.abs(turning) * shape.shoulderHalfMm;
    double left = Math.max(0, worst - 0.8 * gained);
    double trunk = shape.loinMm + shape.chestMm + shape.neckMm;
    if (level > 0.05 && way[2] < 0.75) {
      double lean = Math.min(0.5, left / (0.8 * trunk));
      tipX = BodySpace.clip(tipX + lean * way[0] / level, -0.2, MOST_LEAN + 0.6 * pose.stoopShare);
      tipY = BodySpace.clip(tipY + lean * way[1] / level, -0.45, 0.45);
    }
    if (pose.gait != Gait.SITTING && way[2] < -0.3) {
      drop = Math.min(mostDrop, drop + 0.7 * left * -way[2]);
    }
    if (way[2] > 0.2) {
      lift[side] = Math.min(0.035 * shape.heightMm, lift[side] + worst * way[2]);
    }
    return true;
  }

  private void spine(BodyPose pose, BodyShape shape, BodyGait legs) {
    double swing = pose.walkShare * Math.min(1, pose.speedMmPerS / 1_200);
    double turned = 0.07 * swing * StrictMath.cos(pose.strideRadians) + 0.25 * twist;
    boolean sits = pose.gait == Gait.SITTING;
    double loose = sits ? 0.15 : 0.40;
    BodyFrame pelvis = pose.pelvis;
    pelvis.turn(loose * tipX, loose * tipY, sits ? 0 : turned);
    double lean = Math.sqrt(tipX * tipX + tipY * tipY);
    if (sits) {
      BodySpace.set(pelvis.at, BodyGait.sittingX(shape), 0, BodyGait.seatMm(shape));
    } else {
      double back = lean > 1e-6 ? 0.09 * shape.heightMm * StrictMath.sin(lean) / lean : 0;
      double stand = 1 - pose.walkShare;
      double x = -back * tipX - 0.05 * shape.crouch * pose.stoopShare * shape.heightMm;
      double y = -0.5 * back * tipY + stand * shape.weightSide * 0.012 * shape.heightMm;
      y += (1 - stand) * 0.008 * shape.heightMm * StrictMath.sin(pose.strideRadians);
      BodySpace.set(pelvis.at, x, y, legs.hipMm(pose, shape, x, y) - drop);
    }
    BodySpace.along(pose.loin.at, pelvis.at, pelvis.up, shape.loinMm);
    pose.loin.turn(0.75 * tipX, 0.75 * tipY, 0.5 * twist);
    BodySpace.along(pose.chest.at, pose.loin.at, pose.loin.up, shape.chestMm);
    pose.chest.turn(tipX, tipY, twist);
    BodySpace.along(pose.neck.at, pose.chest.at, pose.chest.up, shape.neckMm);
    pose.neck.turn(0.95 * tipX, 0.95 * tipY, twist);
    for (int side = 0; side < 2; side++) {
      pose.chest.point(
          pose.shoulder[side],
          0.2 * lift[side],
          BodyPose.sign(side) * (shape.shoulderHalfMm - 0.5 * lift[side]),
          shape.neckMm - shape.shoulderDropMm + lift[side]);
    }
  }

  /** Puts both hands where they want, or hang. */
  void arms(BodyPose pose, BodyShape shape) {
    for (int side = 0; side < 2; side++) {
      if (pose.hangs[side]) {
        hang(pose, shape, side);
        double low = BodySpace.smooth(1.6 * pose.stoopShare - 0.2);
        if (low > 0 || pose.gait == Gait.SITTING) {
          BodySpace.between(spare, pose.hip[side], pose.knee[side], 0.75);
          spare[2] += 0.055 * shape.heightMm;
          spare[1] += BodyPose.sign(side) * 0.02 * shape.heightMm;
          BodySpace.between(rest, pose.hand[side], spare, pose.gait == Gait.SITTING ? 1 : low);
          bend(pose, shape, side, rest);
        }
      } else {
        bend(pose, shape, side, pose.target[side]);
      }
      turnHand(pose, side);
    }
  }

  /** An arm that hangs and swings against the leg of its side. */
  private static void hang(BodyPose pose, BodyShape shape, int side) {
    double sign = BodyPose.sign(side);
    double swing = pose.walkShare * Math.min(0.5, 0.42 * Math.sqrt(pose.speedMmPerS / 1_200));
    swing *= pose.grips[side] ? 0.4 : 1;
    double phase = -sign * StrictMath.cos(pose.strideRadians);
    double ahead = swing * phase + 0.03;
    double bent = ahead + 0.16 + 0.5 * swing * (1 + phase);
    double out = pose.armOutRadians[side];
    double sinOut = StrictMath.sin(out);
    double cosOut = StrictMath.cos(out);
    double s = StrictMath.sin(ahead);
    double c = StrictMath.cos(ahead);
    double[] shoulder = pose.shoulder[side];
    double[] elbow = pose.elbow[side];
    BodySpace.set(
        elbow,
        shoulder[0] + shape.upperArmMm * s * cosOut,
        shoulder[1] + shape.upperArmMm * sign * sinOut,
        shoulder[2] - shape.upperArmMm * c * cosOut);
    double s2 = StrictMath.sin(bent);
    double c2 = StrictMath.cos(bent);
    double[] hand = pose.hand[side];
    double lower = 0.3 * sinOut;
    double level = Math.sqrt(1 - lower * lower);
    double x = s2 * level;
    double y = sign * lower;
    double z = -c2 * level;
    double wrist = shape.forearmMm;
    double grip = shape.forearmMm + shape.gripMm;
    BodySpace.set(
        pose.wrist[side], elbow[0] + wrist * x, elbow[1] + wrist * y, elbow[2] + wrist * z);
    BodySpace.set(hand, elbow[0] + grip * x, elbow[1] + grip * y, elbow[2] + grip * z);
  }

  /** The two bones between a shoulder and a place for the hand. */
  private void bend(BodyPose pose, BodyShape shape, int side, double[] place) {
    double[] shoulder = pose.shoulder[side];
    double upper = shape.upperArmMm;
    double lower = shape.forearmMm + shape.gripMm;
    BodySpace.minus(way, place, shoulder);
    double d = BodySpace.unit(way);
    if (d < 1e-9) {
      BodySpace.set(way, 1, 0, 0);
    }
    d = BodySpace.clip(d, Math.abs(upper - lower) + 0.1 * upper, 0.9995 * (upper + lower));
    double at = (upper * upper - lower * lower + d * d) / (2 * d);
    double out = Math.sqrt(Math.max(0, upper * upper - at * at));
    double sign = BodyPose.sign(side);
    pose.chest.direction(pole, -0.4, sign * 0.42, -0.5);
    pole[2] -= 0.5;
    BodySpace.set(spare, 0, sign, 0);
    BodySpace.across(pole, pole, way, spare);
    double[] elbow = pose.elbow[side];
    double[] hand = pose.hand[side];
    BodySpace.along(hand, shoulder, way, d);
    BodySpace.along(elbow, shoulder, way, at);
    if (elbow[2] + out * pole[2] < 0.05 * shape.heightMm) {
      BodySpace.set(pole, -0.2, 0.6 * sign, 0.8); // an elbow does not go through the floor
      BodySpace.across(pole, pole, way, spare);
    }
    BodySpace.along(elbow, elbow, pole, out);
    BodySpace.between(pose.wrist[side], elbow, hand, shape.forearmMm / lower);
  }

  /** Thumbs look ahead when the arm hangs, else up and inwards. */
  private void turnHand(BodyPose pose, int side) {
    double sign = BodyPose.sign(side);
    BodySpace.minus(way, pose.hand[side], pose.wrist[side]);
    BodySpace.unit(way);
    if (pose.hangs[side] && pose.stoopShare < 0.2) {
      BodySpace.set(pole, 1, -0.3 * sign, 0);
    } else {
      BodySpace.set(pole, 0.1, -0.6 * sign, 0.8);
    }
    BodySpace.set(spare, 1, 0, 0);
    BodySpace.across(pose.thumb[side], pole, way, spare);
    BodySpace.cross(pose.palm[side], way, pose.thumb[side]);
    for (int i = 0; i < 3; i++) {
      pose.palm[side][i] *= sign;
    }
  }

  /** The head looks at what the hands do, else ahead. */
  void head(BodyPose pose, BodyShape shape) {
    double yaw = 0.4 * twist;
    double down = 0.10 + pose.walkShare * shape.lookDownRadians;
    double lean = 0.35;
    int busy = pose.watched;
    if (busy >= 0) {
      BodySpace.minus(way, pose.target[busy], pose.neck.at);
      double level = Math.sqrt(way[0] * way[0] + way[1] * way[1]);
      yaw = BodySpace.clip(StrictMath.atan2(way[1], way[0]), twist - 1.0, twist + 1.0);
      double look = -StrictMath.atan2(way[2] - 0.1 * shape.heightMm, Math.max(100, level));
      down = BodySpace.clip(0.55 * look, -0.45, 0.7);
    }
    double tip = BodySpace.clip(lean * tipX + down, -0.5, 1.4);
    double cos = StrictMath.cos(yaw);
    double sin = StrictMath.sin(yaw);
    pose.head.turn(tip * cos, tip * sin + lean * tipY, yaw);
    pose.neck.point(pose.head.at, 0.008 * shape.heightMm, 0, 0.35 * shape.headAboveNeckMm);
    BodySpace.along(pose.head.at, pose.head.at, pose.head.up, 0.65 * shape.headAboveNeckMm);
  }
}
