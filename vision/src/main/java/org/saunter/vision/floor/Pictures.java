package org.saunter.vision.floor;

import java.util.List;
import org.saunter.model.Appearance;

/** Several pictures of one person. */
final class Pictures {
  private Pictures() {}

  /** Their mean; there is at least one. */
  static Appearance mean(List<Appearance> pictures) {
    int n = pictures.getFirst().dimensions();
    float[] mean = new float[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      int count = 0;
      for (Appearance one : pictures) {
        if (one.dimensions() == n) {
          sum += one.at(i);
          count++;
        }
      }
      mean[i] = (float) (Math.rint(1e4 * sum / count) / 1e4);
    }
    return Appearance.of(mean);
  }

  /** What they tell of the person. */
  static Look look(List<Appearance> pictures, ClothingModel clothing) {
    if (pictures.isEmpty()) {
      return Look.UNKNOWN;
    }
    double picture = clothing.noise(1) / pictures.size();
    return new Look(mean(pictures), picture + clothing.viewVariance());
  }
}
