package org.saunter.vision.calibration.watch;

/**
 * A small square of the reference picture with something in it that can be found again. Likeness is
 * the normalised correlation of brightness: 1 is the same up to a change of light, 0 is unrelated.
 */
final class Patch {
  /** Pixels from the middle to the edge. */
  static final int HALF = 8;

  private static final int SIDE = 2 * HALF + 1;
  private static final double FLAT = 2.0; // grey levels; below, there is nothing to compare

  private final int x;
  private final int y;
  private final double[] shape = new double[SIDE * SIDE];
  private double offsetX;
  private double offsetY;

  /**
   * @param x its middle
   */
  Patch(Gray picture, int x, int y) {
    this.x = x;
    this.y = y;
    take(picture, x, y);
  }

  /** Middle of the top left pixel is 0.5, 0.5. */
  double xPx() {
    return x + 0.5;
  }

  double yPx() {
    return y + 0.5;
  }

  private void take(Gray picture, int middleX, int middleY) {
    double mean = 0;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = picture.at(middleX - HALF + i % SIDE, middleY - HALF + i / SIDE);
      mean += shape[i] / shape.length;
    }
    double square = 0;
    for (int i = 0; i < shape.length; i++) {
      shape[i] -= mean;
      square += shape[i] * shape[i];
    }
    double length = Math.sqrt(square);
    for (int i = 0; i < shape.length && length > 0; i++) {
      shape[i] /= length;
    }
  }

  /**
   * Looks anew from now on, since what is there has changed for good.
   *
   * @param movedX by how much the picture is off at this place, as all other patches say; likewise
   *     y. Without it the watch would follow a camera that sinks slowly.
   */
  void renew(Gray picture, double movedX, double movedY) {
    take(picture, x, y);
    offsetX = movedX;
    offsetY = movedY;
  }

  /**
   * Where the patch is found.
   *
   * @param xPx place relative to where it was at the calibration, likewise y
   */
  record Found(double xPx, double yPx, double likeness) {}

  /** Looks for the patch around a place that is so far from its own. */
  Found search(Gray picture, double fromX, double fromY, int reach) {
    int side = 2 * reach + 1;
    double[] likeness = new double[side * side];
    int startX = x + (int) Math.rint(fromX) - reach;
    int startY = y + (int) Math.rint(fromY) - reach;
    int best = 0;
    for (int i = 0; i < likeness.length; i++) {
      likeness[i] = likeness(picture, startX + i % side, startY + i / side);
      if (likeness[i] > likeness[best]) {
        best = i;
      }
    }
    int column = best % side;
    int row = best / side;
    double dx = startX + column - x;
    double dy = startY + row - y;
    boolean isInside = column > 0 && row > 0 && column < side - 1 && row < side - 1;
    if (isInside) {
      dx += peak(likeness[best - 1], likeness[best], likeness[best + 1]);
      dy += peak(likeness[best - side], likeness[best], likeness[best + side]);
    }
    return new Found(dx + offsetX, dy + offsetY, isInside ? likeness[best] : 0);
  }

  /** Top of the parabola through three neighbours, from the middle one. */
  private static double peak(double before, double here, double after) {
    double bend = before - 2 * here + after;
    return bend < -1e-9 ? Math.clamp((before - after) / (2 * bend), -0.5, 0.5) : 0;
  }

  /** Likeness with the square around a place; 0 if it is flat or leaves the picture. */
  double likeness(Gray picture, int middleX, int middleY) {
    if (middleX < HALF
        || middleY < HALF
        || middleX >= picture.widthPx() - HALF
        || middleY >= picture.heightPx() - HALF) {
      return 0;
    }
    byte[] pixels = picture.pixels();
    double dot = 0;
    int sum = 0;
    int square = 0;
    int s = 0;
    for (int row = -HALF; row <= HALF; row++) {
      int at = (middleY + row) * picture.widthPx() + middleX - HALF;
      for (int i = 0; i < SIDE; i++) {
        int value = pixels[at++] & 255;
        dot += shape[s++] * value;
        sum += value;
        square += value * value;
      }
    }
    double n = SIDE * SIDE;
    double variance = square / n - (sum / n) * (sum / n);
    return variance < FLAT * FLAT ? 0 : dot / Math.sqrt(n * variance);
  }
}
