package org.saunter.sim;

/**
 * What one handling does to one plate over time, in grams beside the resting load: a press before,
 * a step, and a ring-down after.
 *
 * @param atNanos when the load begins to change
 * @param stepGrams lasting change
 * @param riseSeconds how long the change takes
 * @param pressGrams pressed down by this before
 * @param pressSeconds for so long
 * @param ringGrams first amplitude of the ring-down
 * @param ringHertz its frequency
 * @param ringSeconds its time constant
 */
record Stroke(
    long atNanos,
    double stepGrams,
    double riseSeconds,
    double pressGrams,
    double pressSeconds,
    double ringGrams,
    double ringHertz,
    double ringSeconds) {

  /** When the plate begins to feel it. */
  long startNanos() {
    return atNanos - (long) (pressSeconds * 1e9);
  }

  /** From when on only the lasting change is left. */
  long endNanos() {
    return atNanos + (long) ((riseSeconds + 5 * ringSeconds) * 1e9);
  }

  /** Grams that it adds at a moment. */
  double gramsAt(long nanos) {
    double t = (nanos - atNanos) / 1e9;
    if (t < -pressSeconds) {
      return 0;
    }
    if (t < 0) {
      double phase = (t + pressSeconds) / pressSeconds;
      double sway =
          pressSeconds > 1.5 ? 1 + 0.12 * StrictMath.sin(8.3 * t) * StrictMath.sin(19.1 * t) : 1;
      return pressGrams * StrictMath.sin(Math.PI * phase) * sway; // nobody leans without swaying
    }
    double rising = t >= riseSeconds ? 1 : t / riseSeconds;
    double load = stepGrams * rising * rising * (3 - 2 * rising);
    double since = t - riseSeconds;
    if (since > 0 && since < 5 * ringSeconds) {
      load +=
          ringGrams
              * StrictMath.exp(-since / ringSeconds)
              * StrictMath.sin(2 * Math.PI * ringHertz * since);
    }
    return load;
  }
}
