package org.saunter.vision.floor;

/**
 * How often one camera sees a person of whom so much is in sight so far away, and whether it did in
 * the frame before: who is missed once is mostly missed again. Learned from people who are tracked
 * well, from a guess.
 */
final class Detectability {
  private static final int SHARES = 5;
  private static final int DISTANCES = 5;
  private static final double METRES_PER_FIELD = 1.5;
  private static final double WHOLE_SEEN = 0.93;
  private static final double HIDDEN_SEEN = 0.02;
  private static final double AFTER_MISS = 0.6; // of that, if it was missed the frame before
  private static final double GUESS_WEIGHT = 25;
  private static final double WEIGHT_MAX = 2_000;

  private final double[][][] seen = new double[2][SHARES][DISTANCES];
  private final double[][][] looked = new double[2][SHARES][DISTANCES];

  Detectability() {
    for (int s = 0; s < SHARES; s++) {
      for (int d = 0; d < DISTANCES; d++) {
        double share = (double) s / (SHARES - 1);
        double chance = HIDDEN_SEEN + (WHOLE_SEEN - HIDDEN_SEEN) * share;
        for (int m = 0; m < 2; m++) {
          looked[m][s][d] = GUESS_WEIGHT;
          seen[m][s][d] = GUESS_WEIGHT * (m == 0 ? chance : AFTER_MISS * chance);
        }
      }
    }
  }

  private static int field(double visible) {
    return (int) Math.rint(Math.max(0, Math.min(1, visible)) * (SHARES - 1));
  }

  private static int distance(double metres) {
    return (int) Math.max(0, Math.min(DISTANCES - 1, metres / METRES_PER_FIELD));
  }

  /** Chance of a sighting in one frame. */
  double chance(double visible, double metres, boolean afterMiss) {
    int m = afterMiss ? 1 : 0;
    int s = field(visible);
    int d = distance(metres);
    return Math.max(0.005, Math.min(0.97, seen[m][s][d] / looked[m][s][d]));
  }

  void learn(double visible, double metres, boolean afterMiss, boolean was) {
    int m = afterMiss ? 1 : 0;
    int s = field(visible);
    int d = distance(metres);
    if (looked[m][s][d] > WEIGHT_MAX) {
      looked[m][s][d] /= 2;
      seen[m][s][d] /= 2;
    }
    looked[m][s][d]++;
    seen[m][s][d] += was ? 1 : 0;
  }
}
