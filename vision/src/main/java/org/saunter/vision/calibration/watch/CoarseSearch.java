package org.saunter.vision.calibration.watch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries turns of up to some twenty degrees (for a lens of 90) on pictures of a quarter of the size,
 * comparing only the neighbourhoods of the patches. Runs only when nothing fits, since it costs
 * fifty times a usual comparison.
 */
final class CoarseSearch {
  private static final int SHRINK = 4;
  private static final int HALF = 4;
  private static final int STEPS = 12; // each way
  private static final double STEP_PX = 1.4; // of the small picture
  private static final double[] ROLL_DEGREES = {0, -5, 5, -10, 10};
  private static final double LIKE = 0.35; // mean of all patches; chance reaches about 0.15

  private final Turn turn;
  private final List<Patch> patches;
  private final double[][] shapes;

  CoarseSearch(Turn turn, Gray reference, List<Patch> patches) {
    this.turn = turn;
    this.patches = patches;
    Gray small = reference.quarter();
    shapes = new double[patches.size()][];
    for (int i = 0; i < shapes.length; i++) {
      double x = patches.get(i).xPx() / SHRINK;
      double y = patches.get(i).yPx() / SHRINK;
      double[] shape = shape(small, x, y);
      shapes[i] = shape == null ? new double[0] : shape;
    }
  }

  /** The turn that suits best; null if none does. */
  double @Nullable [] best(Gray picture) {
    Gray small = picture.quarter();
    double[] best = null;
    double most = LIKE;
    double step = STEP_PX * SHRINK / turn.focalPx();
    for (double roll : ROLL_DEGREES) {
      for (int tilt = -STEPS; tilt <= STEPS; tilt++) {
        for (int pan = -STEPS; pan <= STEPS; pan++) {
          double[] at = {tilt * step, pan * step, StrictMath.toRadians(roll)};
          double like = likeness(small, at);
          if (like > most) {
            most = like;
            best = at;
          }
        }
      }
    }
    return best;
  }

  private double likeness(Gray small, double[] at) {
    double sum = 0;
    int seen = 0;
    double[] moved = new double[2];
    double[][] matrix = Turn.matrix(at);
    for (int i = 0; i < shapes.length; i++) {
      Patch patch = patches.get(i);
      if (shapes[i].length > 0 && turn.move(matrix, i, moved)) {
        double x = (patch.xPx() + moved[0]) / SHRINK;
        double y = (patch.yPx() + moved[1]) / SHRINK;
        double[] shape = shape(small, x, y);
        if (shape != null) {
          seen++;
          for (int k = 0; k < shape.length; k++) {
            sum += shape[k] * shapes[i][k];
          }
        }
      }
    }
    return seen < Math.max(8, shapes.length / 4) ? 0 : sum / seen;
  }

  /** The square around a place, less its mean, of length one; null outside or where it is flat. */
  private static double @Nullable [] shape(Gray small, double x, double y) {
    int left = (int) Math.floor(x) - HALF;
    int top = (int) Math.floor(y) - HALF;
    int side = 2 * HALF + 1;
    if (left < 0 || top < 0 || left + side > small.widthPx() || top + side > small.heightPx()) {
      return null;
    }
    double[] shape = new double[side * side];
    double mean = 0;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = small.at(left + i % side, top + i / side);
      mean += shape[i] / shape.length;
    }
    double square = 0;
    for (int i = 0; i < shape.length; i++) {
      shape[i] -= mean;
      square += shape[i] * shape[i];
    }
    double length = Math.sqrt(square);
    if (length < side) {
      return null;
    }
    for (int i = 0; i < shape.length; i++) {
      shape[i] /= length;
    }
    return shape;
  }
}
