package org.saunter.vision.video;

/** What one camera's picture is like when nothing is wrong with it: slow means of its figures. */
final class UsualPicture {
  private static final double WARM_UP_NANOS = 10e9;
  private static final double MEMORY_NANOS = 20 * 60e9;

  private boolean started;
  private long sinceNanos;
  private long lastNanos;
  private double mean;
  private double contrast;
  private double sharpness = Double.NaN;
  private double blockiness = Double.NaN;

  void forget() {
    started = false;
  }

  /** Whether it has been watched for long enough. */
  boolean known() {
    return started && lastNanos - sinceNanos >= WARM_UP_NANOS;
  }

  /** A frame that has no fault. */
  void learn(PictureMeter.Figures figures, long nowNanos) {
    double current = figures.spread() / Math.max(1, figures.mean());
    if (!started) {
      started = true;
      sinceNanos = nowNanos;
      lastNanos = nowNanos;
      mean = figures.mean();
      contrast = current;
      sharpness = figures.sharpness();
      blockiness = figures.blockiness();
      return;
    }
    double step = Math.max(0, nowNanos - lastNanos);
    lastNanos = nowNanos;
    // The mean of all frames while it is young, then one that forgets.
    double age = Math.max(1, nowNanos - sinceNanos);
    double share = Math.min(1, step / Math.min(MEMORY_NANOS, age));
    mean += share * (figures.mean() - mean);
    contrast += share * (current - contrast);
    sharpness = follow(sharpness, figures.sharpness(), share);
    blockiness = follow(blockiness, figures.blockiness(), share);
  }

  private static double follow(double known, double current, double share) {
    if (Double.isNaN(current)) {
      return known;
    }
    return Double.isNaN(known) ? current : known + share * (current - known);
  }

  /** Mean luma by the usual one. */
  double lightShare(PictureMeter.Figures figures) {
    return figures.mean() / Math.max(1, mean);
  }

  /** Spread by mean, by what is usual. */
  double contrastShare(PictureMeter.Figures figures) {
    return figures.spread() / Math.max(1, figures.mean()) / Math.max(0.01, contrast);
  }

  /** Sharpness above that of a slope, by what is usual; NaN if either cannot be told. */
  double sharpnessShare(PictureMeter.Figures figures, double slope) {
    return Math.max(0, figures.sharpness() - slope) / Math.max(0.01, sharpness - slope);
  }

  double blockiness() {
    return blockiness;
  }
}
