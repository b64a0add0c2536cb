package org.saunter.vision.calibration.watch;

/** How much there is to see in a picture: mean size of its gradients, in grey levels. */
final class Detail {
  private static final int STEP = 4; // coarse enough that noise counts little

  private Detail() {}

  static double of(Gray picture) {
    Gray small = picture.quarter();
    long sum = 0;
    for (int y = 1; y < small.heightPx(); y++) {
      for (int x = 1; x < small.widthPx(); x++) {
        int here = small.at(x, y);
        sum += Math.abs(here - small.at(x - 1, y)) + Math.abs(here - small.at(x, y - 1));
      }
    }
    return sum / (double) (STEP * small.widthPx() * small.heightPx());
  }
}
