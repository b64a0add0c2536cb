package org.saunter.sim.picture;

import org.saunter.sim.Look.Aid;
import org.saunter.sim.picture.PropsSolid.Tub;

/** Prams, trolleys and wheelchairs: where hands hold them, and how they look. */
final class PropsAids {
  /** How deep the cage of a trolley is. */
  static final double DEEP_MM = 420;

  private static final double RIM_MM = 270;
  private static final double WHEEL_MM = 300;

  private final PropsSolid solid;
  private final int metal;
  private final int tyre;
  private final BodyFrame frame = new BodyFrame();
  private final double[] at = new double[3];

  PropsAids(PropsSolid solid, Materials materials) {
    this.solid = solid;
    metal = materials.plain(0x8E9196, 0.5);
    tyre = materials.plain(0x26262A, 0.05);
  }

  /** How far ahead the bar of what is pushed is. */
  static double barX(BodyShape shape) {
    return 0.25 * shape.heightMm;
  }

  /** How high the bar is. */
  static double barMm(BodyShape shape) {
    return Math.min(1_010, 0.6 * shape.heightMm);
  }

  /** Puts hands at rest on the bar of what is pushed, or on the rims of wheels that roll. */
  void hold(BodyDraft draft, double speedMmPerS, double strideRadians) {
    BodyPose pose = draft.pose;
    BodyShape shape = draft.shape;
    for (int side = 0; side < 2; side++) {
      double sign = BodyPose.sign(side);
      if (!pose.hangs[side]) {
        continue;
      }
      switch (draft.outfit.look.aid()) {
        case NONE, CHILD -> {}
        case PRAM, TROLLEY -> {
          double y = sign * 0.105 * shape.heightMm;
          BodySpace.set(pose.target[side], barX(shape), y, barMm(shape) + 14);
          pose.hangs[side] = false;
          pose.grips[side] = true;
        }
        case WHEELCHAIR -> {
          if (speedMmPerS > 40) {
            double turn = 0.1 + 0.55 * StrictMath.sin(strideRadians);
            BodySpace.set(
                pose.target[side],
                axleX(shape) + RIM_MM * StrictMath.sin(turn),
                sign * (wheelY(shape) + 15),
                WHEEL_MM + RIM_MM * StrictMath.cos(turn));
            pose.hangs[side] = false;
            pose.grips[side] = true;
          }
        }
      }
    }
  }

  private static double axleX(BodyShape shape) {
    return BodyGait.sittingX(shape) + 30;
  }

  private static double wheelY(BodyShape shape) {
    return 0.112 * shape.heightMm * (0.5 + 0.5 * shape.girth) + 75;
  }

  void draw(BodyDraft draft) {
    Aid aid = draft.outfit.look.aid();
    switch (aid) {
      case NONE, CHILD -> {}
      case PRAM -> pram(draft);
      case TROLLEY -> trolley(draft);
      case WHEELCHAIR -> wheelchair(draft);
    }
  }

  private void bar(BodyDraft draft, double radius, double... ends) {
    solid.bar(draft, metal, radius, ends);
  }

  private void level(double x, double y, double z) {
    frame.turn(0, 0, 0);
    BodySpace.set(frame.at, x, y, z);
  }

  private void wheelchair(BodyDraft draft) {
    BodyShape shape = draft.shape;
    double h = shape.heightMm;
    double hipX = BodyGait.sittingX(shape);
    double seat = BodyGait.seatMm(shape) - 0.06 * h * Math.sqrt(shape.girth) - 12;
    double wheelY = wheelY(shape);
    double half = wheelY - 40;
    double back = hipX - 0.085 * h * shape.girth - draft.outfit.topMm - 10;
    double front = hipX + 0.2 * h;
    level(hipX + 0.06 * h, 0, seat);
    solid.block(draft, draft.outfit.dark, frame, 0.14 * h, half, 14);
    level(back, 0, seat + 0.17 * h);
    solid.block(draft, draft.outfit.dark, frame, 12, half, 0.13 * h);
    double foot = Math.max(30, draft.pose.ankle[0][2] - shape.ankleMm - 14);
    double footX = draft.pose.ankle[0][0] + 0.2 * shape.footMm;
    for (int side = 0; side < 2; side++) {
      double sign = BodyPose.sign(side);
      double y = sign * half;
      BodySpace.set(at, axleX(shape), sign * wheelY, WHEEL_MM);
      solid.tyre(draft, tyre, at, WHEEL_MM, 17);
      bar(draft, 7, at[0] - 270, at[1], WHEEL_MM, at[0] + 270, at[1], WHEEL_MM);
      bar(draft, 7, at[0], at[1], WHEEL_MM - 270, at[0], at[1], WHEEL_MM + 270);
      bar(draft, 12, back, y, seat, back, y, seat + 0.31 * h);
      bar(draft, 14, back, y, seat + 0.31 * h, back - 110, y, seat + 0.305 * h);
      bar(draft, 12, back, y, seat + 0.13 * h, front, y, seat + 0.13 * h);
      bar(draft, 12, front, y, seat + 0.13 * h, front, y, seat);
      bar(draft, 12, front, y, seat, footX - 40, sign * 0.06 * h, foot);
      bar(draft, 12, front, y, seat, front - 20, y, 90);
      BodySpace.set(at, front - 20, y, 72);
      solid.wheel(draft, tyre, at, 70, 14);
      level(footX, sign * 0.05 * h, foot);
      solid.block(draft, metal, frame, 85, 0.042 * h, 8);
    }
  }

  private void pram(BodyDraft draft) {
    double x = barX(draft.shape);
    double z = barMm(draft.shape);
    bar(draft, 15, x, -235, z, x, 235, z);
    for (int side = 0; side < 2; side++) {
      double y = BodyPose.sign(side) * 225;
      bar(draft, 11, x, y, z, x + 560, y, 300);
      bar(draft, 11, x + 620, y, 560, x + 190, y, 120);
      bar(draft, 9, x + 560, y, 300, x + 700, y, 110);
      BodySpace.set(at, x + 190, y * 1.1, 130);
      solid.wheel(draft, tyre, at, 130, 20);
      BodySpace.set(at, x + 700, y * 1.05, 105);
      solid.wheel(draft, tyre, at, 105, 20);
    }
    level(x + 470, 0, 480);
    int cloth = draft.outfit.bag;
    int inside = draft.outfit.headWear;
    solid.tub(draft, cloth, inside, frame, new Tub(300, 140, 390, 190, 250, 170, 18, false));
    hood(draft, x + 330, 690);
    BodyLoft loft = draft.loft;
    level(x + 470, 0, 0);
    loft.begin(draft.detail.head(), draft.outfit.skin, draft.instance(Instance.AID));
    frame.point(at, -130, 0, 630);
    loft.pole(at);
    frame.point(at, -130, 0, 690);
    loft.ring(at, frame.forward, frame.left, 62, 55);
    frame.point(at, -130, 0, 750);
    loft.pole(at);
    loft.end();
  }

  /** Half a dome that opens to the front. */
  private void hood(BodyDraft draft, double x, double z) {
    BodyLoft loft = draft.loft;
    loft.begin(draft.detail.head(), draft.outfit.dark, draft.instance(Instance.AID));
    int rings = draft.detail.fine() ? 4 : 2;
    double[] axis = draft.a;
    double[] u = draft.b;
    double tip = 0.85;
    double cos = StrictMath.cos(tip);
    double sin = StrictMath.sin(tip);
    level(x, 0, z);
    BodySpace.set(axis, -300 * sin, 0, 290 * cos);
    BodySpace.set(u, 300 * cos, 0, 290 * sin);
    BodySpace.set(frame.left, 0, 200, 0);
    BodySpace.along(at, frame.at, axis, 0.25);
    loft.pole(at);
    for (int i = 0; i < rings; i++) {
      double angle = 1.5 * (1 - (double) i / rings);
      BodySpace.along(at, frame.at, axis, StrictMath.cos(angle));
      double s = StrictMath.sin(angle);
      loft.ring(at, u, frame.left, s, s);
    }
    BodySpace.along(at, frame.at, axis, 1);
    loft.pole(at);
    loft.end();
  }

  private void trolley(BodyDraft draft) {
    double x = barX(draft.shape);
    double z = barMm(draft.shape);
    boolean fine = draft.detail.fine();
    solid.bar(draft, draft.outfit.bag, 16, x, -260, z, x, 260, z);
    double from = x + 70;
    double to = x + 880;
    double top = z - 20;
    double low = z - DEEP_MM;
    int rows = fine ? 3 : 2;
    for (int i = 0; i <= rows; i++) {
      double share = (double) i / rows;
      double front = to - 130 * (1 - share);
      double wide = 235 + 25 * share;
      double narrow = 165 + 35 * share;
      double height = low + share * (top - low);
      double r = i == rows ? 9 : 6;
      double ahead = height + (1 - share) * 60;
      bar(draft, r, from, wide, height, front, narrow, ahead);
      bar(draft, r, from, -wide, height, front, -narrow, ahead);
      bar(draft, r, front, -narrow, ahead, front, narrow, ahead);
      bar(draft, r, from, -wide, height, from, wide, height);
    }
    int posts = fine ? 6 : 3;
    for (int i = 0; i <= posts; i++) {
      double share = (double) i / posts;
      double foot = from + share * (to - 130 - from);
      double head = from + share * (to - from);
      double y = 235 - 70 * share;
      double out = 260 - 60 * share;
      double height = low + share * 60;
      bar(draft, 5, foot, y, height, head, out, top);
      bar(draft, 5, foot, -y, height, head, -out, top);
      bar(draft, 5, foot, -y, height, foot, y, height);
    }
    for (int i = -1; fine && i <= 1; i++) {
      bar(draft, 5, to - 130, i * 80, low + 60, to, i * 100, top);
      bar(draft, 5, from, i * 115, low, from, i * 125, top);
    }
    for (int side = 0; side < 2; side++) {
      double s = BodyPose.sign(side);
      bar(draft, 11, x, s * 250, z, from + 30, s * 235, low);
      bar(draft, 12, from + 30, s * 225, low, from + 110, s * 225, 120);
      bar(draft, 12, from + 40, s * 235, 150, to - 60, s * 190, 170);
      BodySpace.set(at, from + 60, s * 240, 62);
      solid.wheel(draft, tyre, at, 62, 16);
      BodySpace.set(at, to - 70, s * 190, 62);
      solid.wheel(draft, tyre, at, 62, 16);
    }
  }
}
