package org.saunter.sim.picture;

/**
 * How finely a body is drawn.
 *
 * @param fine the near level; else the far one, with fewer rings and no lids where nobody looks
 */
record BodyDetail(
    boolean fine,
    BodyRing trunk,
    BodyRing limb,
    BodyRing head,
    BodyRing hand,
    BodyRing foot,
    BodyRing box,
    BodyRing crate,
    BodyRing tube) {
  static final int FAR = 1;
  static final int NEAR = 2;

  static BodyDetail of(int level) {
    boolean fine = level >= NEAR;
    return new BodyDetail(
        fine,
        new BodyRing(fine ? 12 : 8, 2.5, 0.5),
        new BodyRing(fine ? 8 : 5, 2, 0),
        new BodyRing(fine ? 12 : 8, 2.1, 0),
        new BodyRing(fine ? 6 : 4, 2, 0),
        fine ? new BodyRing(8, 2.8, 0) : new BodyRing(4, 5, 0.125),
        fine ? new BodyRing(8, 4, 0.0625) : new BodyRing(4, 6, 0.125),
        new BodyRing(4, 7, 0.125),
        new BodyRing(fine ? 4 : 3, 2, 0.125));
  }
}
