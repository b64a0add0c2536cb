package org.saunter.store.attribution;

/**
 * What the fit of a body and a hand is worth: log of how much more often those who acted fit so
 * well than those who merely were there. A bystander is not anywhere in the zone, as the fit
 * assumes, but stands at the shelf front like everybody, often with a hand at the next plate.
 *
 * <p>Measured on simulated days (docs/math/Attribution.md, section 3.2); between the points linear.
 */
final class ActorOdds {
  private static final double[] FIT_HAND = {-14, -8, -4, -2, 0, 1, 2, 3, 4, 6, 8, 10, 12};
  private static final double[] ODDS_HAND = {
    -14.3, -8.9, -6.3, -5.2, -3.2, -1.7, -0.3, 1.3, 2.6, 5.3, 6.4, 6.9, 8.6
  };
  private static final double[] FIT_BODY = {-14, -8, -4, -2, 0, 1, 2, 3};
  private static final double[] ODDS_BODY = {-14.3, -12.6, -5.8, -3.1, -1.5, -0.6, 0.2, 1.3};

  private ActorOdds() {}

  /** Log odds of a fit; beyond the points in a straight line. */
  static double of(double fit, boolean isHandSeen) {
    return isHandSeen ? between(FIT_HAND, ODDS_HAND, fit) : between(FIT_BODY, ODDS_BODY, fit);
  }

  private static double between(double[] xs, double[] ys, double x) {
    int i = 1;
    while (i < xs.length - 1 && x > xs[i]) {
      i++;
    }
    return ys[i - 1] + (ys[i] - ys[i - 1]) * (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
  }
}
