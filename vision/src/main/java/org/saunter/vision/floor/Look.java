package org.saunter.vision.floor;

import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;

/**
 * What is believed of somebody's clothing: a normal distribution with the same spread in every
 * dimension. Immutable.
 *
 * @param mean null if nothing was seen yet
 * @param variance of each dimension of the mean
 */
record Look(@Nullable Appearance mean, double variance) {
  static final Look UNKNOWN = new Look(null, 0);

  /** Log density of a picture whose noise has that variance, per dimension summed. */
  double logMatch(Appearance seen, double noise) {
    Appearance m = mean;
    if (m == null || m.dimensions() != seen.dimensions()) {
      return 0;
    }
    double v = variance + noise;
    double square = 0;
    for (int i = 0; i < seen.dimensions(); i++) {
      double off = (double) seen.at(i) - m.at(i);
      square += off * off;
    }
    return -0.5 * (square / v + seen.dimensions() * StrictMath.log(v));
  }

  boolean isKnown() {
    return mean != null;
  }

  /**
   * With one more picture.
   *
   * @param noise its variance
   * @param floor the variance that no number of pictures gets below
   */
  Look with(Appearance seen, double noise, double floor) {
    Appearance m = mean;
    if (m == null || m.dimensions() != seen.dimensions()) {
      return new Look(seen, noise + floor);
    }
    double gain = variance / (variance + noise);
    float[] better = new float[seen.dimensions()];
    for (int i = 0; i < better.length; i++) {
      better[i] = (float) (m.at(i) + gain * ((double) seen.at(i) - m.at(i)));
    }
    return new Look(Appearance.of(better), Math.max(floor, variance * (1 - gain)));
  }

  /** With one more picture, of which so much counts. */
  Look moved(Appearance seen, double gain) {
    Appearance m = mean;
    if (m == null || m.dimensions() != seen.dimensions()) {
      return new Look(seen, variance);
    }
    float[] better = new float[seen.dimensions()];
    for (int i = 0; i < better.length; i++) {
      better[i] = (float) (m.at(i) + gain * ((double) seen.at(i) - m.at(i)));
    }
    return new Look(Appearance.of(better), variance);
  }

  /** The same, but as one who may look otherwise now. */
  Look loosened(double more) {
    return new Look(mean, variance + more);
  }
}
