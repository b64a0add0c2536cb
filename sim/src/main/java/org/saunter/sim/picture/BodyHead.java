package org.saunter.sim.picture;

import org.saunter.sim.Look.Hair;
import org.saunter.sim.Look.Head;

/** Draws neck, head, hair and head wear. Nothing on a head tells who somebody is. */
final class BodyHead {
  /** Rings of the head from the chin up: height, half depth, half width, middle ahead. */
  private static final double[][] RINGS = {
    {-0.43, 0.20, 0.17, 0.15},
    {-0.26, 0.32, 0.27, 0.07},
    {-0.04, 0.405, 0.325, 0.02},
    {0.16, 0.435, 0.345, 0.00},
    {0.32, 0.365, 0.290, -0.01},
    {0.44, 0.225, 0.18, -0.02},
  };

  private static final boolean[] FAR = {true, false, true, false, true, false};

  private final double[] at = new double[3];
  private final double[] axis = new double[3];
  private final double[] u = new double[3];
  private final double[] v = new double[3];

  void draw(BodyDraft draft) {
    neck(draft);
    skull(draft);
    if (draft.detail.fine()) {
      nose(draft);
    }
    Hair cut = draft.outfit.look.cut();
    Head worn = draft.outfit.look.head();
    int hair = draft.outfit.hair;
    int cloth = draft.outfit.headWear;
    boolean open = worn == Head.BARE || worn == Head.CAP;
    if (open && cut != Hair.BALD) {
      double off = worn == Head.CAP ? 0.03 : cut == Hair.LONG ? 0.075 : 0.055;
      dome(draft, hair, 0.75, cut == Hair.SHORT ? 1.62 : 1.72, off);
    }
    if (cut == Hair.LONG && worn != Head.HOOD && worn != Head.SCARF) {
      curtain(draft);
    }
    if (cut == Hair.BUN && worn == Head.BARE) {
      bun(draft);
    }
    switch (worn) {
      case BARE -> {}
      case CAP -> {
        dome(draft, cloth, 0.12, 1.30, 0.085);
        brim(draft);
      }
      case BEANIE -> dome(draft, cloth, 0.35, 1.55, 0.085);
      case HOOD -> {
        dome(draft, cloth, 0.80, 1.95, 0.12);
        collar(draft, 0.075, 0.090);
      }
      case SCARF -> {
        dome(draft, cloth, 0.95, 1.95, 0.075);
        collar(draft, 0.062, 0.100);
      }
    }
  }

  private void neck(BodyDraft draft) {
    BodyPose pose = draft.pose;
    BodyLoft loft = draft.loft;
    BodyFrame neck = pose.neck;
    double h = draft.shape.heightMm;
    double thick = 0.5 * (h + draft.shape.thickMm);
    loft.begin(draft.detail.limb(), draft.outfit.skin, draft.instance(Instance.BODY));
    if (draft.detail.fine()) {
      loft.lid();
    }
    neck.point(at, 0, 0, -0.01 * h);
    loft.ring(at, neck.forward, neck.left, 0.036 * thick, 0.038 * thick);
    BodyFrame head = pose.head;
    head.point(at, -0.10 * draft.shape.headMm, 0, -0.30 * draft.shape.headMm);
    loft.ring(at, head.forward, head.left, 0.031 * thick, 0.031 * thick);
    if (draft.detail.fine()) {
      loft.lid();
    }
    loft.end();
  }

  private void skull(BodyDraft draft) {
    BodyFrame head = draft.pose.head;
    BodyLoft loft = draft.loft;
    double size = draft.shape.headMm;
    loft.begin(draft.detail.head(), draft.outfit.skin, draft.instance(Instance.HEAD));
    head.point(at, 0.16 * size, 0, -0.5 * size);
    loft.pole(at);
    for (int i = 0; i < RINGS.length; i++) {
      if (draft.detail.fine() || FAR[i]) {
        double[] ring = RINGS[i];
        head.point(at, ring[3] * size, 0, ring[0] * size);
        loft.ring(at, head.forward, head.left, ring[1] * size, ring[2] * size);
      }
    }
    head.point(at, -0.02 * size, 0, 0.5 * size);
    loft.pole(at);
    loft.end();
    draft.sample(draft.detail.fine() ? 3 : 1, 4, 0);
    draft.sample(draft.detail.fine() ? 5 : 2, 2, 0.25);
  }

  /** A bump that tells front from back. */
  private void nose(BodyDraft draft) {
    BodyFrame head = draft.pose.head;
    BodyLoft loft = draft.loft;
    double size = draft.shape.headMm;
    loft.begin(draft.detail.tube(), draft.outfit.skin, draft.instance(Instance.HEAD));
    loft.lid();
    head.point(at, 0.36 * size, 0, -0.12 * size);
    head.direction(u, 0, 1, 0);
    head.direction(v, 0, 0, 1);
    loft.ring(at, u, v, 0.07 * size, 0.09 * size);
    head.point(at, 0.50 * size, 0, -0.15 * size);
    loft.pole(at);
    loft.end();
  }

  /**
   * A cap on the head, of hair or cloth.
   *
   * @param back how far its middle is tipped backwards, in radians
   * @param open how far down it goes from there, in radians
   * @param off how far it stands off the head, in heads
   */
  private void dome(BodyDraft draft, int material, double back, double open, double off) {
    BodyFrame head = draft.pose.head;
    BodyLoft loft = draft.loft;
    double size = draft.shape.headMm;
    off += draft.detail.fine() ? 0 : 0.012;
    double deep = (0.435 + off) * size;
    double wide = (0.345 + off) * size;
    double high = (0.49 + 0.6 * off) * size;
    double cosBack = StrictMath.cos(back);
    double sinBack = StrictMath.sin(back);
    head.direction(u, deep * cosBack, 0, high * sinBack);
    head.direction(v, 0, wide, 0);
    head.direction(axis, -deep * sinBack, 0, high * cosBack);
    loft.begin(draft.detail.head(), material, draft.instance(Instance.HEAD));
    if (draft.detail.fine()) {
      loft.pole(head.at);
    } else {
      loft.lid();
    }
    int rings = draft.detail.fine() ? 4 : 3;
    for (int i = 0; i < rings; i++) {
      double angle = open * (1 - (double) i / rings);
      BodySpace.along(at, head.at, axis, square(StrictMath.cos(angle)));
      double sin = square(StrictMath.sin(angle));
      loft.ring(at, u, v, sin, sin);
    }
    BodySpace.along(at, head.at, axis, 1);
    loft.pole(at);
    loft.end();
  }

  /** Makes a ball a little squarer, as heads are. */
  private static double square(double x) {
    double more = Math.sqrt(Math.abs(x));
    return (0.75 * Math.abs(x) + 0.25 * more) * Math.signum(x);
  }

  /** Long hair down the back. */
  private void curtain(BodyDraft draft) {
    BodyFrame head = draft.pose.head;
    BodyFrame neck = draft.pose.neck;
    BodyLoft loft = draft.loft;
    double size = draft.shape.headMm;
    double back = BodyTorso.chestDepthMm(draft);
    loft.begin(draft.detail.limb(), draft.outfit.hair, draft.instance(Instance.HEAD));
    loft.lid();
    neck.point(at, -0.75 * back - 0.05 * size, 0, -0.25 * size);
    loft.ring(at, neck.forward, neck.left, 0.07 * size, 0.30 * size);
    head.point(at, -0.30 * size, 0, -0.35 * size);
    loft.ring(at, head.forward, head.left, 0.17 * size, 0.37 * size);
    head.point(at, -0.22 * size, 0, 0.10 * size);
    loft.ring(at, head.forward, head.left, 0.22 * size, 0.36 * size);
    loft.lid();
    loft.end();
  }

  private void bun(BodyDraft draft) {
    BodyFrame head = draft.pose.head;
    BodyLoft loft = draft.loft;
    double size = draft.shape.headMm;
    double r = 0.15 * size;
    loft.begin(draft.detail.limb(), draft.outfit.hair, draft.instance(Instance.HEAD));
    for (int i = -2; i <= 2; i++) {
      head.point(at, -0.50 * size, 0, 0.24 * size + 0.5 * i * r);
      if (i == -2 || i == 2) {
        loft.pole(at);
      } else if (draft.detail.fine() || i == 0) {
        double ring = r * Math.sqrt(1 - 0.25 * i * i);
        loft.ring(at, head.forward, head.left, ring, ring);
      }
    }
    loft.end();
  }

  private void brim(BodyDraft draft) {
    BodyFrame head = draft.pose.head;
    BodyLoft loft = draft.loft;
    double size = draft.shape.headMm;
    head.direction(u, 0, 0, 1);
    head.direction(v, 0, -1, 0);
    BodySpace.cross(axis, u, v);
    double sign = BodySpace.dot(axis, head.forward) > 0 ? 1 : -1;
    loft.begin(draft.detail.tube(), draft.outfit.headWear, draft.instance(Instance.HEAD));
    loft.lid();
    head.direction(v, 0, -sign, 0);
    head.point(at, 0.30 * size, 0, 0.20 * size);
    loft.ring(at, u, v, 0.03 * size, 0.36 * size);
    head.point(at, 0.80 * size, 0, 0.13 * size);
    loft.ring(at, u, v, 0.02 * size, 0.26 * size);
    loft.lid();
    loft.end();
  }

  /** Cloth that lies round the neck on the shoulders. */
  private void collar(BodyDraft draft, double deepShare, double wideShare) {
    BodyFrame neck = draft.pose.neck;
    BodyFrame head = draft.pose.head;
    BodyLoft loft = draft.loft;
    double h = draft.shape.heightMm;
    double loose = draft.outfit.topMm;
    loft.begin(draft.detail.head(), draft.outfit.headWear, draft.instance(Instance.HEAD));
    loft.lid();
    neck.point(at, 0, 0, -0.045 * h);
    loft.ring(at, neck.forward, neck.left, deepShare * h + loose, wideShare * h + loose);
    neck.point(at, 0, 0, 0.012 * h);
    loft.ring(at, neck.forward, neck.left, 0.055 * h, 0.058 * h);
    head.point(at, -0.05 * draft.shape.headMm, 0, -0.22 * draft.shape.headMm);
    loft.ring(at, head.forward, head.left, 0.40 * draft.shape.headMm, 0.36 * draft.shape.headMm);
    loft.lid();
    loft.end();
  }
}
