package org.saunter.store.shelf;

/** How much the samples in a full ring scatter. */
final class RingNoise {
  private RingNoise() {}

  /** Variance about their mean: everything that moved. */
  static double variance(float[] ring) {
    double sum = 0;
    for (float grams : ring) {
      sum += grams;
    }
    double mean = sum / ring.length;
    double squares = 0;
    for (float grams : ring) {
      squares += (grams - mean) * (grams - mean);
    }
    return squares / ring.length;
  }

  /**
   * Half the mean squared difference of neighbours: what is left without slope and slow swing.
   *
   * @param head index of the oldest sample; the length is a power of two
   */
  static double ofDifferences(float[] ring, int head) {
    int mask = ring.length - 1;
    double squares = 0;
    for (int i = 1; i < ring.length; i++) {
      double d = ring[(head - i) & mask] - ring[(head - i - 1) & mask];
      squares += d * d;
    }
    return squares / (2.0 * (ring.length - 1));
  }
}
