package org.saunter.store.attribution;

/**
 * What is known of somebody's clothing in one story: a normal distribution, the same spread in each
 * dimension (a Kalman filter without motion). The picture at the gate is no truth: whoever looked
 * like somebody else there looks like it at every crossing, and pictures after crossings may not
 * count as if each were compared with a gate of its own. It stays with the track when the visit is
 * closed: otherwise stories in which a track is a stranger's would win every crossing for free.
 *
 * @param mean empty if nothing was seen yet; never changed
 * @param variance of each dimension of the mean
 */
record Look(float[] mean, double variance) {
  /** Nothing was seen yet. */
  static final Look UNKNOWN = new Look(new float[0], 0);

  /** After a first picture with noise of that variance; {@link #UNKNOWN} if it shows nothing. */
  static Look of(float[] seen, double noise) {
    return seen.length == 0 ? UNKNOWN : new Look(seen, noise);
  }

  /**
   * Log of the density of a picture with noise of that variance; 0 if it shows nothing.
   *
   * @param spread variance between people, for somebody of whom nothing was seen
   */
  double logMatch(float[] seen, double noise, double spread) {
    boolean known = mean.length == seen.length;
    double sum = 0;
    for (int i = 0; i < seen.length; i++) {
      sum +=
          known
              ? Likelihood.logNormal((double) seen[i] - mean[i], variance + noise)
              : Likelihood.logNormal(seen[i], spread + noise);
    }
    return sum;
  }

  /** With one more picture. */
  Look with(float[] seen, double noise) {
    if (seen.length == 0 || seen.length != mean.length) {
      return mean.length == 0 ? of(seen, noise) : this;
    }
    double gain = variance / (variance + noise);
    float[] better = new float[mean.length];
    for (int i = 0; i < better.length; i++) {
      better[i] = (float) (mean[i] + gain * (seen[i] - mean[i]));
    }
    return new Look(better, gain * noise);
  }
}
