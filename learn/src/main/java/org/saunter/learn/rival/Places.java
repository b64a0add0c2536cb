package org.saunter.learn.rival;

import org.saunter.model.Observation.HandPoint;

/** How far bodies and hands are from plates. */
final class Places {
  private static final long BODY_NANOS = 500_000_000L;
  private static final long HAND_NANOS = 350_000_000L;

  private Places() {}

  /** Mean floor distance of a body from the plate around the onset; infinite if it was not seen. */
  static double bodyMetres(HardTracker.Body body, RivalShop.Plate plate, long onsetNanos) {
    double sum = 0;
    int n = 0;
    for (HardTracker.Spot spot : body.spots) {
      if (Math.abs(spot.nanos() - onsetNanos) <= BODY_NANOS) {
        sum += Math.hypot(spot.xMm() - plate.xMm(), spot.yMm() - plate.yMm());
        n++;
      }
    }
    return n == 0 ? Double.POSITIVE_INFINITY : sum / n / 1e3;
  }

  /** Least distance of a seen hand from the plate around the onset; infinite if none was seen. */
  static double handMetres(HardTracker.Body body, RivalShop.Plate plate, long onsetNanos) {
    double least = Double.POSITIVE_INFINITY;
    for (HardTracker.Spot spot : body.spots) {
      if (Math.abs(spot.nanos() - onsetNanos) <= HAND_NANOS) {
        for (HandPoint hand : spot.hands()) {
          least = Math.min(least, distanceMetres(hand.xMm(), hand.yMm(), hand.zMm(), plate));
        }
      }
    }
    return least;
  }

  static double distanceMetres(double xMm, double yMm, double zMm, RivalShop.Plate plate) {
    double flat = Math.hypot(xMm - plate.xMm(), yMm - plate.yMm());
    return Math.hypot(flat, zMm - plate.zMm()) / 1e3;
  }
}
