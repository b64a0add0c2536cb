package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;

/**
 * Several pictures of one person. Those of one camera have its view in common, so each camera's
 * mean counts once, as much as it is worth.
 */
final class Pictures {
  private static final double CLEARLY = 0.5;

  private final Map<Integer, List<Appearance>> byCamera = new TreeMap<>();
  private int dimensions;
  private int count;

  /** The pictures of a strand since a moment on which the body is in sight. */
  static Pictures since(Strand strand, long nanos) {
    return new Pictures().with(strand, nanos);
  }

  /** With those of another strand. */
  Pictures with(Strand strand, long nanos) {
    for (Seen seen : Seen.since(strand.last(), nanos)) {
      Appearance one = seen.sighting().clothing();
      if (one != null && seen.visible() > CLEARLY) {
        dimensions = count == 0 ? one.dimensions() : dimensions;
        if (one.dimensions() == dimensions) {
          byCamera.computeIfAbsent(seen.camera(), c -> new ArrayList<>()).add(one);
          count++;
        }
      }
    }
    return this;
  }

  int count() {
    return count;
  }

  /** What they tell of the person; unknown if there are none. */
  Look look(ClothingModel clothing) {
    double[] sum = new double[dimensions];
    double weights = 0;
    for (List<Appearance> view : byCamera.values()) {
      double weight = 1 / (clothing.viewVariance() + clothing.noise(1) / view.size());
      weights += weight;
      for (Appearance one : view) {
        for (int i = 0; i < dimensions; i++) {
          sum[i] += weight / view.size() * one.at(i);
        }
      }
    }
    if (count == 0) {
      return Look.UNKNOWN;
    }
    float[] mean = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      mean[i] = (float) (Math.rint(1e4 * sum[i] / weights) / 1e4);
    }
    return new Look(Appearance.of(mean), 1 / weights);
  }

  /** The mean of what they tell; null if there are none. */
  @Nullable Appearance mean(ClothingModel clothing) {
    return look(clothing).mean();
  }
}
