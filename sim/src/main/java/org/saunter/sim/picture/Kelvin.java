package org.saunter.sim.picture;

/** The colour of light of a temperature, as a camera that is set to 5,500 kelvin sees it. */
final class Kelvin {
  private static final double[] TEMPERATURES = {1_900, 2_700, 3_500, 4_500, 5_500, 6_500, 9_000};
  private static final double[][] COLOURS = {
    {1.9, 0.80, 0.22},
    {1.62, 0.87, 0.42},
    {1.36, 0.94, 0.62},
    {1.14, 0.98, 0.84},
    {1, 1, 1},
    {0.92, 1.0, 1.12},
    {0.79, 1.02, 1.34}
  };

  private Kelvin() {}

  /** Sets three strengths. */
  static void set(double kelvin, double level, float[] out, int at) {
    int i = 0;
    while (i < TEMPERATURES.length - 2 && kelvin > TEMPERATURES[i + 1]) {
      i++;
    }
    double share = (kelvin - TEMPERATURES[i]) / (TEMPERATURES[i + 1] - TEMPERATURES[i]);
    share = Math.max(0, Math.min(1, share));
    for (int k = 0; k < 3; k++) {
      out[at + k] = (float) (level * (COLOURS[i][k] + share * (COLOURS[i + 1][k] - COLOURS[i][k])));
    }
  }
}
