package org.saunter.learn.score;

/**
 * A measured figure with its 95 % interval.
 *
 * @param value the figure on the visits that were seen
 * @param low lower end of the interval
 * @param high upper end
 */
public record Rate(double value, double low, double high) {
  private static final double Z = 1.959964;

  /** A share of independent trials with Wilson's interval; nothing is known of no trials. */
  public static Rate share(long hits, long trials) {
    if (trials == 0) {
      return new Rate(1, 0, 1);
    }
    double n = trials;
    double p = hits / n;
    double z2 = Z * Z;
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new Rate(p, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
