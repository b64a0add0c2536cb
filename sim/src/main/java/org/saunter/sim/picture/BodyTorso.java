package org.saunter.sim.picture;

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
    {2.70, 0.100, 0.050, -0.004, 1},
    {2.88, 0.086, 0.044, -0.005, 0},
    {2.99, 0.062, 0.037, -0.004, 1},
    {3.10, 0.041, 0.036, 0.000, 1},
  };

  private final BodyFrame frame = new BodyFrame();
  private final double[] at = new double[3];
  private final double[] other = new double[3];
  private final double[] ahead = new double[3];
  private final double[] down = new double[3];

  void draw(BodyDraft draft) {
    top(draft);
    if (draft.outfit.skirtEndShare < Math.min(1, draft.outfit.tailEndShare)) {
      skirt(draft);
    } else if (draft.outfit.tailEndShare >= 1) {
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
    double spineMm = shape.loinMm + shape.chestMm + 1.1 * shape.neckMm;
    boolean fine = draft.detail.fine();
    loft.begin(draft.detail.trunk(), outfit.trunk, draft.instance(Instance.BODY));
    loft.texture(1);
    loft.lid();
    double hem;
    int tails = 0;
    if (outfit.tailEndShare < 1) {
      hem = (outfit.tailEndShare - 0.53) * h;
      tails = tails(draft, -hem, Math.max(6, outfit.topMm), -hem / (spineMm - hem));
    } else {
      hem = outfit.hemShare * h;
      hem(draft, hem);
      tails = 1;
    }
    for (double[] ring : TRUNK) {
      boolean hidden = ring[0] < 1 && ring[0] * shape.loinMm < hem + 0.02 * h;
      if (!hidden && (fine || ring[4] != 0)) {
        loft.along(BodySpace.clip((along(shape, ring[0]) - hem) / (spineMm - hem), 0, 1));
        trunkRing(draft, ring);
      }
    }
    loft.lid();
    loft.end();
    draft.sample(tails + (fine ? 2 : 0), 4, 0);
    draft.sample(tails + (fine ? 4 : 1), 4, 0);
    draft.sample(tails + (fine ? 6 : 2), 2, 0.25);
  }

  private void hem(BodyDraft draft, double hem) {
    BodyShape shape = draft.shape;
    double loose = draft.outfit.topMm;
    frame.copy(draft.pose.pelvis);
    frame.point(at, -0.003 * shape.heightMm, 0, hem);
    draft.loft.along(0);
    double width = (hem < 0 ? 0.103 : 0.094) * shape.thickMm * shape.hips + 1.6 * loose;
    double depth = (hem < 0 ? 0.068 : 0.063) * shape.thickMm * shape.belly + 1.6 * loose;
    draft.loft.ring(at, frame.forward, frame.left, depth, width);
  }

  private void trunkRing(BodyDraft draft, double[] ring) {
    BodyShape shape = draft.shape;
    double h = shape.heightMm;
    double place = ring[0];
    double width;
    double depth;
    if (place > 2.6) {
      width = ring[1] * (place < 2.95 ? shape.shoulderHalfMm / 0.109 : h);
      depth = ring[2] * (h + 0.4 * (shape.thickMm - h));
    } else {
      double round = place < 1 ? shape.hips : place < 2 ? shape.belly : shape.chest;
      double fat = 1 + 0.35 * (shape.girth - 1) * (place < 2 ? 1 : 0.3);
      width = ring[1] * shape.thickMm * round;
      depth = ring[2] * (0.3 * h + 0.7 * shape.thickMm) * round * fat;
    }
    spine(frame, draft.pose, place);
    frame.point(at, ring[3] * h, 0, 0);
    double loose = draft.outfit.topMm;
    draft.loft.ring(at, frame.forward, frame.left, depth + loose, width + loose);
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
    loft.ring(at, frame.forward, frame.left, 0.064 * thick, 0.096 * thick * shape.hips);
    frame.point(at, 0, 0, 0.05 * h);
    loft.along(1);
    loft.ring(at, frame.forward, frame.left, 0.060 * thick, 0.091 * thick * shape.hips);
    loft.lid();
    loft.end();
    draft.sample(draft.detail.fine() ? 1 : 0, 4, 0);
  }

  /** A skirt: from the hips round both legs. */
  private void skirt(BodyDraft draft) {
    BodyShape shape = draft.shape;
    BodyLoft loft = draft.loft;
    double thick = shape.thickMm;
    double h = shape.heightMm;
    loft.begin(draft.detail.trunk(), draft.outfit.skirt, draft.instance(Instance.BODY));
    loft.texture(4);
    loft.lid();
    double loose = draft.outfit.tailEndShare < 1 ? -6 : 5; // under a coat
    tails(draft, (0.53 - draft.outfit.skirtEndShare) * h, loose, 2);
    BodyFrame pelvis = draft.pose.pelvis;
    loft.along(2);
    pelvis.point(at, -0.003 * h, 0, 0.005 * h);
    loft.ring(
        at, pelvis.forward, pelvis.left, 0.065 * thick + loose, 0.1 * thick * shape.hips + loose);
    loft.along(2.4);
    pelvis.point(at, 0, 0, 0.05 * h);
    loft.ring(at, pelvis.forward, pelvis.left, 0.060 * thick, 0.090 * thick * shape.hips);
    loft.lid();
    loft.end();
    draft.sample(1, 4, 0);
  }

  /**
   * Rings from a hem up to just below the hips, round both legs, as wide as they are apart.
   *
   * @param length of leg that they cover
   * @param last where the hips are on the height of the texture
   * @return how many rings
   */
  private int tails(BodyDraft draft, double length, double loose, double last) {
    BodyShape shape = draft.shape;
    BodyPose pose = draft.pose;
    double thick = shape.thickMm;
    double h = shape.heightMm;
    int rings = draft.detail.fine() ? 4 : 2;
    for (int i = 0; i < rings; i++) {
      double share = 1 - (double) i / rings;
      leg(at, pose, shape, 0, share * length);
      leg(other, pose, shape, 1, share * length);
      BodySpace.minus(ahead, at, other);
      double apart = Math.abs(BodySpace.dot(ahead, pose.pelvis.left));
      BodySpace.between(at, at, other, 0.5);
      BodySpace.minus(down, pose.pelvis.at, at);
      BodySpace.unit(down);
      BodySpace.cross(frame.forward, pose.pelvis.left, down);
      BodySpace.unit(frame.forward);
      double deep = Math.abs(BodySpace.dot(ahead, frame.forward));
      double leg = (0.058 - 0.014 * share) * thick;
      double flare = loose + 0.012 * h * share;
      double width = Math.max(apart / 2 + leg, (0.1 + 0.006 * share) * thick * shape.hips);
      draft.loft.along(last * (1 - share));
      draft.loft.ring(at, frame.forward, pose.pelvis.left, deep / 2 + leg + flare, width + flare);
    }
    return rings;
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
