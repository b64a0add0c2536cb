package org.saunter.sim.picture;

import org.saunter.sim.Look.Bottom;

/** Draws arms and legs, sleeves and trousers, hands and shoes. */
final class BodyLimbs {
  /** Places along a limb (0 root, 1 middle joint, 2 end) and radii as shares of the height. */
  private static final double[] ARM_AT = {0.10, 0.50, 0.85, 1.0, 1.2, 1.6, 2.0};

  private static final double[] ARM = {0.0325, 0.0285, 0.0250, 0.0240, 0.0255, 0.0215, 0.0165};
  private static final double[] LEG_AT = {0.0, 0.35, 0.75, 1.0, 1.25, 1.5, 1.9};
  private static final double[] LEG = {0.0490, 0.0480, 0.0400, 0.0345, 0.0350, 0.0310, 0.0210};

  private static final double[] FAR_ARM = {0.15, 1.0, 2.0};
  private static final double[] FAR_LEG = {0.0, 1.0, 1.9};

  private final double[] upper = new double[3];
  private final double[] lower = new double[3];
  private final double[] joint = new double[3];
  private final double[] upperU = new double[3];
  private final double[] jointU = new double[3];
  private final double[] lowerU = new double[3];
  private final double[] v = new double[3];
  private final double[] at = new double[3];
  private final double[] way = new double[3];
  private double[] root = new double[3];
  private double[] middle = new double[3];
  private double[] end = new double[3];

  void draw(BodyDraft draft) {
    for (int side = 0; side < 2; side++) {
      leg(draft, side);
      foot(draft, side);
      arm(draft, side);
      hand(draft, side);
    }
  }

  /** Directions of a limb and, by parallel transport, of its rings. */
  private void limb(double[] from, double[] over, double[] to, double[] hint, double[] spare) {
    root = from;
    middle = over;
    end = to;
    BodySpace.minus(upper, over, from);
    BodySpace.unit(upper);
    BodySpace.minus(lower, to, over);
    BodySpace.unit(lower);
    BodySpace.along(joint, upper, lower, 1);
    if (BodySpace.unit(joint) < 1e-6) {
      BodySpace.copy(joint, upper);
    }
    BodySpace.across(upperU, hint, upper, spare);
    BodySpace.across(jointU, upperU, joint, spare);
    BodySpace.across(lowerU, jointU, lower, spare);
  }

  /** A ring of the limb that was set up last. */
  private void ring(BodyLoft loft, double place, double radius) {
    double[] dir = place < 0.999 ? upper : place > 1.001 ? lower : joint;
    double[] u = place < 0.999 ? upperU : place > 1.001 ? lowerU : jointU;
    if (place <= 1) {
      BodySpace.between(at, root, middle, place);
    } else {
      BodySpace.between(at, middle, end, place - 1);
    }
    BodySpace.cross(v, dir, u);
    loft.ring(at, u, v, radius, radius);
  }

  private static double radius(double[] places, double[] radii, double place) {
    int i = 1;
    while (i < places.length - 1 && places[i] < place) {
      i++;
    }
    double share = (place - places[i - 1]) / (places[i] - places[i - 1]);
    return radii[i - 1] + BodySpace.clip(share, 0, 1) * (radii[i] - radii[i - 1]);
  }

  private void leg(BodyDraft draft, int side) {
    BodyPose pose = draft.pose;
    BodyShape shape = draft.shape;
    ClothesOutfit outfit = draft.outfit;
    BodyLoft loft = draft.loft;
    double thick = shape.heightMm + 0.7 * (shape.thickMm - shape.heightMm);
    limb(pose.hip[side], pose.knee[side], pose.ankle[side], pose.pelvis.left, pose.pelvis.up);
    boolean bare = outfit.look.bottom() == Bottom.SKIRT || outfit.look.bottom() == Bottom.DRESS;
    double hem = outfit.longLegs ? 2 : bare ? -1 : 0.78;
    loft.begin(
        draft.detail.limb(), bare ? outfit.skin : outfit.legs, draft.instance(Instance.BODY));
    loft.texture(2);
    if (draft.detail.fine()) {
      loft.lid();
    }
    double cut = 0.020 + 0.0022 * outfit.kind;
    boolean hemmed = false;
    for (double place : draft.detail.fine() ? LEG_AT : FAR_LEG) {
      double skin = radius(LEG_AT, LEG, place) * thick;
      if (!hemmed && place > hem && hem > 0) {
        hemmed = true;
        hem(draft, hem, radius(LEG_AT, LEG, hem) * thick + 14, radius(LEG_AT, LEG, hem) * thick);
      }
      loft.along(place * 2);
      double cloth = Math.max(skin + 4, (0.012 + cut) * shape.heightMm * Math.min(1, place));
      ring(loft, place, place < hem ? cloth : skin);
    }
    if (draft.detail.fine()) {
      loft.lid();
    }
    loft.end();
    int knee = draft.detail.fine() ? 3 : 1;
    draft.sample(knee, 2, 0.25);
    draft.sample(draft.detail.fine() ? 5 : 2, 1, 0.25);
  }

  /** Where the cloth ends and skin comes out. */
  private void hem(BodyDraft draft, double place, double clothMm, double skinMm) {
    draft.loft.along(place * 2);
    if (draft.detail.fine()) {
      ring(draft.loft, place, clothMm);
      ring(draft.loft, place + 0.01, skinMm);
    } else {
      ring(draft.loft, place, 0.5 * (clothMm + skinMm));
    }
    draft.loft.material(draft.outfit.skin);
  }

  private void arm(BodyDraft draft, int side) {
    BodyPose pose = draft.pose;
    BodyShape shape = draft.shape;
    ClothesOutfit outfit = draft.outfit;
    BodyLoft loft = draft.loft;
    double thick = shape.heightMm + 0.6 * (shape.thickMm - shape.heightMm);
    BodySpace.minus(way, pose.elbow[side], pose.shoulder[side]);
    boolean sideways = Math.abs(BodySpace.dot(way, pose.chest.left)) > 0.7 * BodySpace.length(way);
    double[] hint = sideways ? pose.chest.up : pose.chest.left;
    limb(pose.shoulder[side], pose.elbow[side], pose.wrist[side], hint, pose.chest.forward);
    loft.begin(draft.detail.limb(), outfit.sleeve, draft.instance(Instance.BODY));
    loft.texture(1);
    double loose = outfit.topMm;
    double ball = ARM[0] * thick + loose;
    BodySpace.along(at, pose.shoulder[side], upper, -0.72 * ball);
    loft.pole(at);
    loft.along(-0.06);
    if (draft.detail.fine()) {
      BodySpace.along(at, pose.shoulder[side], upper, -0.42 * ball);
      BodySpace.cross(v, upper, upperU);
      loft.ring(at, upperU, v, 0.75 * ball, 0.75 * ball);
    }
    double hem = outfit.longSleeves ? 2.1 : 0.72;
    boolean hemmed = false;
    for (double place : draft.detail.fine() ? ARM_AT : FAR_ARM) {
      double skin = radius(ARM_AT, ARM, place) * thick;
      if (!hemmed && place > hem) {
        hemmed = true;
        double there = radius(ARM_AT, ARM, hem) * thick;
        hem(draft, hem, there + 1.6 * loose + 4, there);
      }
      loft.along(place * 0.95);
      ring(loft, place, place < hem ? skin + loose * (place > 1.5 ? 0.7 : 1) : skin);
    }
    if (draft.detail.fine()) {
      loft.lid();
    }
    loft.end();
    draft.sample(1, 1, 0.75);
    draft.sample(draft.detail.fine() ? 5 : 2, 2, 0);
  }

  private void hand(BodyDraft draft, int side) {
    BodyPose pose = draft.pose;
    BodyShape shape = draft.shape;
    BodyLoft loft = draft.loft;
    int instance = draft.instance(side == BodyPose.LEFT ? Instance.LEFT_HAND : Instance.RIGHT_HAND);
    double size = shape.handMm;
    double[] thumb = pose.thumb[side];
    double[] palm = pose.palm[side];
    BodySpace.minus(way, pose.hand[side], pose.wrist[side]);
    BodySpace.unit(way);
    BodySpace.cross(v, way, thumb);
    loft.begin(draft.detail.hand(), draft.outfit.skin, instance);
    if (draft.detail.fine()) {
      loft.lid();
    }
    double curl = pose.grips[side] ? 1.1 : pose.hangs[side] ? 0.45 : 0.25;
    BodySpace.copy(at, pose.wrist[side]);
    loft.ring(at, thumb, v, 0.155 * size, 0.125 * size);
    if (draft.detail.fine()) {
      BodySpace.along(at, pose.wrist[side], way, 0.25 * size);
      loft.ring(at, thumb, v, 0.205 * size, 0.130 * size);
    }
    BodySpace.along(at, pose.wrist[side], way, 0.5 * size);
    loft.ring(at, thumb, v, 0.225 * size, 0.115 * size);
    double cos = StrictMath.cos(curl);
    double sin = StrictMath.sin(curl);
    for (int i = 0; i < 3; i++) {
      upper[i] = cos * way[i] + sin * palm[i];
    }
    BodySpace.cross(v, upper, thumb);
    if (draft.detail.fine()) {
      BodySpace.along(at, at, upper, 0.25 * size);
      loft.ring(at, thumb, v, 0.205 * size, 0.095 * size);
      BodySpace.along(at, at, upper, 0.18 * size);
      loft.ring(at, thumb, v, 0.13 * size, 0.07 * size);
      BodySpace.along(at, at, upper, 0.06 * size);
      loft.pole(at);
    } else {
      BodySpace.along(at, at, upper, 0.42 * size);
      loft.ring(at, thumb, v, 0.19 * size, 0.09 * size);
      loft.lid();
    }
    loft.end();
    draft.sample(1, 2, 0.25);
    if (draft.detail.fine()) {
      thumb(draft, side, instance);
    }
  }

  private void thumb(BodyDraft draft, int side, int instance) {
    BodyPose pose = draft.pose;
    double size = draft.shape.handMm;
    double[] thumb = pose.thumb[side];
    BodySpace.along(at, pose.wrist[side], way, 0.2 * size);
    BodySpace.along(at, at, thumb, 0.1 * size);
    for (int i = 0; i < 3; i++) {
      upper[i] = 0.62 * way[i] + 0.62 * thumb[i] + 0.48 * pose.palm[side][i];
    }
    BodySpace.across(upperU, pose.palm[side], upper, thumb);
    BodySpace.cross(v, upper, upperU);
    BodyLoft loft = draft.loft;
    loft.begin(draft.detail.tube(), draft.outfit.skin, instance);
    loft.lid();
    loft.ring(at, upperU, v, 0.075 * size, 0.075 * size);
    BodySpace.along(at, at, upper, 0.3 * size);
    loft.ring(at, upperU, v, 0.055 * size, 0.055 * size);
    BodySpace.along(at, at, upper, 0.06 * size);
    loft.pole(at);
    loft.end();
  }

  /** A shoe: from the heel over the ball, where it bends, to the toes. */
  private void foot(BodyDraft draft, int side) {
    BodyPose pose = draft.pose;
    BodyLoft loft = draft.loft;
    double length = draft.shape.footMm;
    double[] sole = pose.sole[side];
    double[] toes = pose.toes[side];
    double[] ball = pose.ball[side];
    BodySpace.set(upperU, -toes[1], toes[0], 0);
    BodySpace.unit(upperU);
    BodySpace.cross(v, sole, upperU);
    loft.begin(draft.detail.foot(), draft.outfit.shoes, draft.instance(Instance.BODY));
    double heel = -(BodyGait.HEEL + BodyGait.BALL) * length;
    boolean fine = draft.detail.fine();
    if (fine) {
      shoe(ball, sole, heel - 0.03 * length, 0.16 * length);
      loft.pole(at);
    } else {
      loft.lid();
    }
    shoe(ball, sole, heel + 0.04 * length, 0.17 * length);
    loft.ring(at, upperU, v, 0.125 * length, 0.155 * length);
    if (fine) {
      shoe(ball, sole, heel + 0.3 * length, 0.17 * length);
      loft.ring(at, upperU, v, 0.145 * length, 0.16 * length);
      shoe(ball, sole, heel + 0.5 * length, 0.13 * length);
      loft.ring(at, upperU, v, 0.16 * length, 0.12 * length);
    }
    BodySpace.along(way, sole, toes, 1);
    BodySpace.unit(way);
    BodySpace.cross(v, way, upperU);
    shoe(ball, way, 0, 0.1 * length);
    loft.ring(at, upperU, v, 0.18 * length, 0.09 * length);
    BodySpace.cross(v, toes, upperU);
    shoe(ball, toes, 0.24 * length, 0.065 * length);
    loft.ring(at, upperU, v, 0.13 * length, 0.055 * length);
    if (fine) {
      shoe(ball, toes, 0.3 * length, 0.05 * length);
      loft.pole(at);
    } else {
      loft.lid();
    }
    loft.end();
    draft.sample(fine ? 3 : 1, 1, 0.25);
  }

  /** A point over the sole; {@link #v} looks down from it. */
  private void shoe(double[] ball, double[] dir, double along, double over) {
    BodySpace.along(at, ball, dir, along);
    BodySpace.along(at, at, v, v[2] < 0 ? -over : over);
  }
}
