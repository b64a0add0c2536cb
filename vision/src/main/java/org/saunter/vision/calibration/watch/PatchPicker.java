package org.saunter.vision.calibration.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Picks places of a picture that can be found again: corners rather than edges, by the smaller
 * eigenvalue of the gradients' matrix (Shi and Tomasi, CVPR 1994), spread over the picture, and not
 * those that look like their own neighbourhood, as a row of equal packs does.
 */
final class PatchPicker {
  private static final int PATCHES_MAX = 48;
  private static final int COLUMNS = 8;
  private static final int ROWS = 6;
  private static final int APART = 10;
  private static final double CORNER_LEAST = 12; // squared grey levels: above the camera's noise
  private static final double OWN_LIKENESS_MOST = 0.85;
  private static final int OWN_REACH = 10;
  private static final int OWN_NEAR = 4;

  private record Corner(int x, int y, double strength) {}

  private PatchPicker() {}

  static List<Patch> pick(Gray picture) {
    List<Corner> corners = corners(picture);
    corners.sort(
        Comparator.comparingDouble(Corner::strength)
            .reversed()
            .thenComparingInt(Corner::y)
            .thenComparingInt(Corner::x));
    List<Corner> kept = new ArrayList<>();
    List<Patch> patches = new ArrayList<>();
    int[] inField = new int[COLUMNS * ROWS];
    for (int most = 1; most <= 3; most++) { // first one in each field, then two, then three
      for (Corner corner : corners) {
        int field =
            corner.y * ROWS / picture.heightPx() * COLUMNS + corner.x * COLUMNS / picture.widthPx();
        if (patches.size() == PATCHES_MAX
            || inField[field] >= most
            || kept.stream().anyMatch(k -> isNear(k, corner))) {
          continue;
        }
        Patch patch = new Patch(picture, corner.x, corner.y);
        kept.add(corner);
        if (isUnlikeItsNeighbourhood(patch, picture, corner)) {
          inField[field]++;
          patches.add(patch);
        }
      }
    }
    return patches;
  }

  private static boolean isNear(Corner a, Corner b) {
    return Math.abs(a.x - b.x) < APART && Math.abs(a.y - b.y) < APART;
  }

  private static boolean isUnlikeItsNeighbourhood(Patch patch, Gray picture, Corner corner) {
    for (int dy = -OWN_REACH; dy <= OWN_REACH; dy++) {
      for (int dx = -OWN_REACH; dx <= OWN_REACH; dx++) {
        if (Math.max(Math.abs(dx), Math.abs(dy)) >= OWN_NEAR
            && patch.likeness(picture, corner.x + dx, corner.y + dy) > OWN_LIKENESS_MOST) {
          return false;
        }
      }
    }
    return true;
  }

  /** Local maxima of the smaller eigenvalue, on every second pixel. */
  private static List<Corner> corners(Gray picture) {
    int w = picture.widthPx();
    int h = picture.heightPx();
    double[][] sums = integrals(picture);
    int margin = Patch.HALF + 2;
    double[] strength = new double[w * h];
    for (int y = margin; y < h - margin; y += 2) {
      for (int x = margin; x < w - margin; x += 2) {
        strength[y * w + x] = strength(sums, w, x, y);
      }
    }
    List<Corner> corners = new ArrayList<>();
    for (int y = margin; y < h - margin; y += 2) {
      for (int x = margin; x < w - margin; x += 2) {
        double here = strength[y * w + x];
        boolean isTop = here > CORNER_LEAST;
        for (int i = 0; i < 9 && isTop; i++) {
          isTop = strength[(y + 2 * (i / 3 - 1)) * w + x + 2 * (i % 3 - 1)] <= here;
        }
        if (isTop) {
          corners.add(new Corner(x, y, here));
        }
      }
    }
    return corners;
  }

  /** Sums of gx gx, gx gy and gy gy over everything above and left of a pixel. */
  private static double[][] integrals(Gray picture) {
    int w = picture.widthPx();
    int h = picture.heightPx();
    double[][] sums = new double[3][w * h];
    for (int y = 1; y < h - 1; y++) {
      double[] row = new double[3];
      for (int x = 1; x < w - 1; x++) {
        double gx = (picture.at(x + 1, y) - picture.at(x - 1, y)) / 2.0;
        double gy = (picture.at(x, y + 1) - picture.at(x, y - 1)) / 2.0;
        double[] add = {gx * gx, gx * gy, gy * gy};
        for (int i = 0; i < 3; i++) {
          row[i] += add[i];
          sums[i][y * w + x] = sums[i][(y - 1) * w + x] + row[i];
        }
      }
    }
    return sums;
  }

  private static double strength(double[][] sums, int w, int x, int y) {
    double[] in = new double[3];
    int half = Patch.HALF;
    double area = (2 * half + 1) * (2 * half + 1);
    for (int i = 0; i < 3; i++) {
      double[] s = sums[i];
      in[i] =
          (s[(y + half) * w + x + half]
                  - s[(y - half - 1) * w + x + half]
                  - s[(y + half) * w + x - half - 1]
                  + s[(y - half - 1) * w + x - half - 1])
              / area;
    }
    double middle = (in[0] + in[2]) / 2;
    double apart = Math.sqrt((in[0] - in[2]) * (in[0] - in[2]) / 4 + in[1] * in[1]);
    return middle - apart;
  }
}
