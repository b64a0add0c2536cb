package org.saunter.store.scenario;

/**
 * What one handling does to one plate over time: a press before, a step, a ring-down after (the
 * shape of the picks in the AutoCheckout recording).
 *
 * @param atNanos when the load begins to change
 * @param stepGrams lasting change
 * @param riseSeconds how long the change takes
 * @param pressGrams pressed down by this before
 * @param pressSeconds for so long
 * @param ringGrams first amplitude of the ring-down
 */
record Stroke(
    long atNanos,
    double stepGrams,
    double riseSeconds,
    double pressGrams,
    double pressSeconds,
    double ringGrams) {
  private static final double RING_HERTZ = 8;
  private static final double RING_SECONDS = 0.15;

  /** Something leaves (below 0) or comes to the plate. */
  static Stroke step(long atNanos, double grams, double riseSeconds) {
    double size = Math.abs(grams);
    return new Stroke(
        atNanos, grams, riseSeconds, 0.3 * size, 0.07, size < 200 ? 0.6 * size : 0.17 * size);
  }

  /** A press without a lasting change. */
  static Stroke press(long fromNanos, double grams, double seconds) {
    return new Stroke(fromNanos + Math.round(seconds * 1e9), 0, 0.03, grams, seconds, 0.25 * grams);
  }

  double gramsAt(long nanos) {
    double t = (nanos - atNanos) / 1e9;
    if (t < -pressSeconds) {
      return 0;
    }
    if (t < 0) {
      double phase = (t + pressSeconds) / pressSeconds;
      double sway =
          pressSeconds > 1 ? 1 + 0.15 * StrictMath.sin(8.3 * t) * StrictMath.sin(19.1 * t) : 1;
      return pressGrams * StrictMath.sin(Math.PI * phase) * sway;
    }
    double rising = Math.min(1, t / Math.max(1e-9, riseSeconds));
    double load = stepGrams * rising * rising * (3 - 2 * rising);
    double since = t - riseSeconds;
    if (since > 0 && since < 6 * RING_SECONDS) {
      load +=
          ringGrams
              * StrictMath.exp(-since / RING_SECONDS)
              * StrictMath.sin(2 * Math.PI * RING_HERTZ * since);
    }
    return load;
  }
}
