package org.saunter.sim.picture;

/** Draws the simple solids that bags and aids are put together from. */
final class PropsSolid {
  private static final int PATH = 12;

  private final double[][] path = new double[PATH][3];
  private final double[][] outward = new double[PATH][3];
  private final double[] dir = new double[3];
  private final double[] u = new double[3];
  private final double[] v = new double[3];
  private final double[] at = new double[3];
  private int count;

  /** A straight bar of a radius, between points given as x y z and x y z. */
  void bar(BodyDraft draft, int material, double radius, double... ends) {
    BodySpace.set(dir, ends[3] - ends[0], ends[4] - ends[1], ends[5] - ends[2]);
    BodySpace.unit(dir);
    BodySpace.set(u, 0, 0, 1);
    BodySpace.set(v, 1, 0, 0);
    BodySpace.across(u, u, dir, v);
    BodySpace.cross(v, dir, u);
    BodyLoft loft = draft.loft;
    loft.begin(draft.detail.tube(), material, draft.instance(Instance.AID));
    loft.lid();
    BodySpace.set(at, ends[0], ends[1], ends[2]);
    loft.ring(at, u, v, radius, radius);
    BodySpace.set(at, ends[3], ends[4], ends[5]);
    loft.ring(at, u, v, radius, radius);
    loft.lid();
    loft.end();
  }

  /** A rounded block in a frame: its middle there, and half its size ahead, left and up. */
  void block(BodyDraft draft, int material, BodyFrame frame, double ahead, double left, double up) {
    BodyLoft loft = draft.loft;
    loft.begin(draft.detail.box(), material, draft.instance(Instance.AID));
    loft.lid();
    frame.point(at, 0, 0, -up);
    loft.ring(at, frame.forward, frame.left, ahead, left);
    frame.point(at, 0, 0, up);
    loft.ring(at, frame.forward, frame.left, ahead, left);
    loft.lid();
    loft.end();
  }

  /**
   * A tub that is open above, in a frame whose place is the middle of its floor.
   *
   * @param size half its length and width at the floor and at the rim, its height, its wall
   */
  void tub(BodyDraft draft, int outside, int inside, BodyFrame frame, Tub size) {
    BodyLoft loft = draft.loft;
    double wall = size.wallMm;
    loft.begin(
        size.angular ? draft.detail.crate() : draft.detail.box(),
        outside,
        draft.instance(Instance.AID));
    loft.lid();
    frame.point(at, 0, 0, 0);
    loft.ring(at, frame.forward, frame.left, size.floorAheadMm, size.floorLeftMm);
    frame.point(at, 0, 0, size.highMm);
    loft.ring(at, frame.forward, frame.left, size.rimAheadMm, size.rimLeftMm);
    loft.material(inside);
    loft.ring(at, frame.forward, frame.left, size.rimAheadMm - wall, size.rimLeftMm - wall);
    frame.point(at, 0, 0, size.fillMm);
    loft.ring(at, frame.forward, frame.left, size.floorAheadMm - wall, size.floorLeftMm - wall);
    loft.lid();
    loft.end();
  }

  /** Measures of a tub; it is filled up to {@code fillMm}. */
  record Tub(
      double floorAheadMm,
      double floorLeftMm,
      double rimAheadMm,
      double rimLeftMm,
      double highMm,
      double fillMm,
      double wallMm,
      boolean angular) {}

  /** A tyre that stands upright and rolls ahead. */
  void tyre(BodyDraft draft, int material, double[] axle, double radius, double thick) {
    BodyLoft loft = draft.loft;
    int steps = draft.detail.fine() ? 16 : 9;
    loft.begin(draft.detail.tube(), material, draft.instance(Instance.AID));
    BodySpace.set(v, 0, -1, 0);
    for (int i = 0; i <= steps; i++) {
      double angle = 2 * Math.PI * (i % steps) / steps; // ends where it began
      BodySpace.set(u, StrictMath.sin(angle), 0, StrictMath.cos(angle));
      BodySpace.along(at, axle, u, radius - thick);
      loft.ring(at, u, v, thick, thick);
    }
    loft.end();
  }

  /** A full wheel that stands upright and rolls ahead. */
  void wheel(BodyDraft draft, int material, double[] axle, double radius, double thick) {
    BodyLoft loft = draft.loft;
    loft.begin(
        draft.detail.fine() ? draft.detail.limb() : draft.detail.foot(),
        material,
        draft.instance(Instance.AID));
    loft.lid();
    BodySpace.set(u, 0, 0, 1);
    BodySpace.set(v, 1, 0, 0);
    for (int i = -1; i <= 1; i += 2) {
      BodySpace.set(at, axle[0], axle[1] + i * thick, axle[2]);
      loft.ring(at, u, v, radius, radius);
    }
    loft.lid();
    loft.end();
  }

  /** Begins a strap. */
  void strap() {
    count = 0;
  }

  /**
   * The next point of the strap, in a frame; {@code ahead} and {@code left} also say what is
   * outside.
   */
  void strap(BodyFrame frame, double ahead, double left, double up, double outUp) {
    frame.point(path[count], ahead, left, up);
    frame.direction(outward[count], ahead, left, outUp);
    BodySpace.unit(outward[count]);
    count++;
  }

  /** Draws the strap. */
  void strap(BodyDraft draft, int material, double thick, double wide) {
    BodyLoft loft = draft.loft;
    loft.begin(draft.detail.tube(), material, draft.instance(Instance.AID));
    loft.lid();
    for (int i = 0; i < count; i++) {
      BodySpace.minus(dir, path[Math.min(count - 1, i + 1)], path[Math.max(0, i - 1)]);
      BodySpace.unit(dir);
      BodySpace.set(v, 0, 0, 1);
      BodySpace.across(u, outward[i], dir, v);
      BodySpace.cross(v, dir, u);
      loft.ring(path[i], u, v, thick, wide);
    }
    loft.lid();
    loft.end();
  }
}
