package org.saunter.sim.picture;

import org.saunter.sim.Look.Bottom;

/** Draws the trunk with what is worn on it: hips, shirt or jacket, skirt or the tails of a coat. */
final class BodyTorso {
  /**
   * Rings of the trunk: place on the spine (0 hips, 1 loin, 2 chest, 3 root of the neck), half
   * width and half depth as shares of the height, middle before the spine, and whether the far
   * level has it.
   */
  private static final double[][] TRUNK = {
    {0.10, 0.100, 0.067, -0.004, 0},
    {0.60, 0.092, 0.063, 0.000, 0},
    {1.10, 0.084, 0.060, 0.004, 1},
    {1.60, 0.086, 0.064, 0.005, 0},
    {2.10, 0.092, 0.068, 0.003, 1},
    {2.50, 0.094, 0.062, 0.000, 0},
    {2.76, 0.100, 0.047, -0.004, 1},
    {2.95, 0.074, 0.038, -0.004, 0},
    {3.10, 0.041, 0.036, 0.000, 1},
  };

  private final BodyFrame frame = new BodyFrame();
  private final double[] at = new double[3];
  private final double[] other = new double[3];
  private final double[] ahead = new double[3];
  private final double[] down = new double[3];

  void draw(BodyDraft draft) {
    top(draft);
    if (draft.outfit.hasSkirt()) {
      skirt(draft);
    } else {
      hips(draft);
    }
  }

  /** A frame on the spine, between its nodes. */
  static void spine(BodyFrame out, BodyPose pose, double place) {
    if (place < 1) {
      out.between(pose.pelvis, pose.loin, place);
    } else if (place < 2) {
      out.between(pose.loin, pose.chest, place - 1);
    } else {
      out.between(pose.chest, pose.neck, place - 2);
    }
  }

  /** Half the depth of the clothed trunk at the chest: straps and rucksacks lie on it. */
  static double chestDepthMm(BodyDraft draft) {
    return 0.068 * draft.shape.thickMm * draft.shape.chest + draft.outfit.topMm;
  }

  /** Half the width of the clothed hips. */
  static double hipWidthMm(BodyDraft draft) {
    return 0.100 * draft.shape.thickMm * draft.shape.hips + draft.outfit.topMm;
  }

  private void top(BodyDraft draft) {
    BodyShape shape = draft.shape;
    ClothesOutfit outfit = draft.outfit;
    BodyLoft loft = draft.loft;
    double h = shape.heightMm;
    double loose = outfit.topMm;
    loft.begin(draft.detail.trunk(), outfit.trunk, draft.instance(Instance.BODY));
    loft.texture(1);
    loft.lid();
    double hem = outfit.hemShare * h;
    double bottom = Math.min(0, hem);
    frame.copy(draft.pose.pelvis);
    frame.point(at, -0.003 * h, 0, hem);
    double spineMm = shape.loinMm + shape.chestMm + 1.1 * shape.neckMm;
    loft.along(0);
    double hemWidth = (hem < 0 ? 0.101 : 0.094) * shape.thickMm * shape.hips + 1.4 * loose;
    double hemDepth = (hem < 0 ? 0.067 : 0.063) * shape.thickMm * shape.belly + 1.4 * loose;
    loft.ring(at, frame.forward, frame.left, hemDepth, hemWidth);
    for (double[] ring : TRUNK) {
      boolean hidden = ring[0] < 1 && ring[0] * shape.loinMm < hem + 0.02 * h;
      if (hidden || !draft.detail.fine() && ring[4] == 0) {
        continue;
      }
      spine(frame, draft.pose, ring[0]);
      frame.point(at, ring[3] * h, 0, 0);
      double place = ring[0];
      double width;
      double depth;
      if (place > 2.6) {
        width = place < 2.9 ? 0.94 * shape.shoulderHalfMm : ring[1] * h;
        depth = ring[2] * (h + 0.4 * (shape.thickMm - h));
      } else {
        double round = place < 1 ? shape.hips : place < 2 ? shape.belly : shape.chest;
        double fat = 1 + 0.35 * (shape.girth - 1) * (place < 2 ? 1 : 0.3);
        width = ring[1] * shape.thickMm * round;
        depth = ring[2] * shape.thickMm * round * fat;
      }
      loft.along(BodySpace.clip((along(shape, place) - bottom) / (spineMm - bottom), 0, 1));
      loft.ring(at, frame.forward, frame.left, depth + loose, width + loose);
    }
    loft.lid();
    loft.end();
    int last = draft.detail.fine() ? 9 : 4;
    draft.sample(draft.detail.fine() ? 3 : 1, 4, 0);
    draft.sample(draft.detail.fine() ? 5 : 2, 4, 0);
    draft.sample(last - 2, 2, 0.25);
  }

  private static double along(BodyShape shape, double place) {
    return place < 1
        ? place * shape.loinMm
        : place < 2
            ? shape.loinMm + (place - 1) * shape.chestMm
            : shape.loinMm + shape.chestMm + (place - 2) * shape.neckMm;
  }

  private void hips(BodyDraft draft) {
    BodyShape shape = draft.shape;
    BodyLoft loft = draft.loft;
    double thick = shape.thickMm;
    double h = shape.heightMm;
    loft.begin(draft.detail.trunk(), draft.outfit.legs, draft.instance(Instance.BODY));
    frame.copy(draft.pose.pelvis);
    loft.texture(3);
    frame.point(at, 0, 0, -0.072 * h);
    loft.pole(at);
    if (draft.detail.fine()) {
      frame.point(at, 0, 0, -0.055 * h);
      loft.along(0.2);
      loft.ring(at, frame.forward, frame.left, 0.046 * thick, 0.066 * thick);
    }
    frame.point(at, -0.003 * h, 0, -0.02 * h);
    loft.along(0.5);
    loft.ring(at, frame.forward, frame.left, 0.065 * thick, 0.098 * thick * shape.hips);
    frame.point(at, 0, 0, 0.05 * h);
    loft.along(1);
    loft.ring(at, frame.forward, frame.left, 0.060 * thick, 0.091 * thick * shape.hips);
    loft.lid();
    loft.end();
    draft.sample(draft.detail.fine() ? 1 : 0, 4, 0);
  }

  /** From the hips round both legs, as wide as they are apart. */
  private void skirt(BodyDraft draft) {
    BodyShape shape = draft.shape;
    BodyLoft loft = draft.loft;
    BodyPose pose = draft.pose;
    double thick = shape.thickMm;
    double h = shape.heightMm;
    double length = 0.53 - draft.outfit.skirtEndShare;
    int rings = draft.detail.fine() ? 5 : 3;
    double loose = Math.max(8, draft.outfit.topMm);
    boolean coat = draft.outfit.look.bottom() != Bottom.SKIRT && loose > 10;
    loft.begin(draft.detail.trunk(), draft.outfit.skirt, draft.instance(Instance.BODY));
    loft.texture(4);
    loft.lid();
    for (int i = 0; i < rings; i++) {
      double share = 1 - (double) i / rings;
      double below = share * length * h;
      leg(at, pose, shape, 0, below);
      leg(other, pose, shape, 1, below);
      BodySpace.minus(ahead, at, other);
      double apart = Math.abs(BodySpace.dot(ahead, pose.pelvis.left));
      BodySpace.between(at, at, other, 0.5);
      BodySpace.minus(down, pose.pelvis.at, at);
      BodySpace.unit(down);
      BodySpace.cross(frame.forward, pose.pelvis.left, down);
      BodySpace.unit(frame.forward);
      double deep = Math.abs(BodySpace.dot(ahead, frame.forward));
      double leg = (0.055 - 0.014 * share) * thick;
      double flare = (1 + 0.25 * share) * loose + 0.012 * h * share;
      double width = Math.max(apart / 2 + leg, (0.1 + 0.004 * share) * thick * shape.hips);
      loft.along(2 * (1 - share));
      loft.ring(at, frame.forward, pose.pelvis.left, deep / 2 + leg + flare, width + flare);
    }
    BodyFrame pelvis = pose.pelvis;
    pelvis.point(at, -0.003 * h, 0, 0.005 * h);
    loft.along(2);
    double waist = coat ? 1.6 * loose : 3;
    loft.ring(
        at, pelvis.forward, pelvis.left, 0.066 * thick + waist, 0.1 * thick * shape.hips + waist);
    if (!coat) {
      pelvis.point(at, 0, 0, 0.5 * shape.loinMm + 0.02 * h);
      loft.along(2.4);
      loft.ring(at, pelvis.forward, pelvis.left, 0.062 * thick, 0.09 * thick * shape.hips);
    }
    loft.lid();
    loft.end();
    draft.sample(1, 4, 0);
  }

  /** A point on a leg, so far below the hip. */
  private static void leg(double[] out, BodyPose pose, BodyShape shape, int side, double below) {
    if (below < shape.thighMm) {
      BodySpace.between(out, pose.hip[side], pose.knee[side], below / shape.thighMm);
    } else {
      double share = (below - shape.thighMm) / shape.shankMm;
      BodySpace.between(out, pose.knee[side], pose.ankle[side], Math.min(1, share));
    }
  }
}
