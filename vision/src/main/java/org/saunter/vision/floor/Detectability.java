package org.saunter.vision.floor;

/**
 * How often one camera sees a person of whom so much is in sight so far away: learned from people
 * who are tracked well, from a guess.
 */
final class Detectability {
  private static final int SHARES = 5;
  private static final int DISTANCES = 5;
  private static final double METRES_PER_FIELD = 1.5;
  private static final double WHOLE_SEEN = 0.93;
  private static final double HIDDEN_SEEN = 0.02;
  private static final double GUESS_WEIGHT = 25;
  private static final double WEIGHT_MAX = 2_000;

  private final double[][] seen = new double[SHARES][DISTANCES];
  private final double[][] looked = new double[SHARES][DISTANCES];

  Detectability() {
    for (int s = 0; s < SHARES; s++) {
      for (int d = 0; d < DISTANCES; d++) {
        double share = (double) s / (SHARES - 1);
        looked[s][d] = GUESS_WEIGHT;
        seen[s][d] = GUESS_WEIGHT * (HIDDEN_SEEN + (WHOLE_SEEN - HIDDEN_SEEN) * share);
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
  double chance(double visible, double metres) {
    int s = field(visible);
    int d = distance(metres);
    return Math.max(0.005, Math.min(0.97, seen[s][d] / looked[s][d]));
  }

  void learn(double visible, double metres, boolean was) {
    int s = field(visible);
    int d = distance(metres);
    if (looked[s][d] > WEIGHT_MAX) {
      looked[s][d] /= 2;
      seen[s][d] /= 2;
    }
    looked[s][d]++;
    seen[s][d] += was ? 1 : 0;
  }
}
