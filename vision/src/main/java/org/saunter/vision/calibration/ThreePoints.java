package org.saunter.vision.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * The poses from which three known points are seen in three known directions, up to four: Grunert's
 * solution as in Haralick et al., "Review and analysis of solutions of the three point perspective
 * pose estimation problem", IJCV 1994, equations 9 to 13. Points may lie on one floor.
 */
public final class ThreePoints {
  private static final int ROOT_STEPS = 60;
  private static final double REAL = 1e-3; // an imaginary part below that is rounding

  private ThreePoints() {}

  /**
   * The poses.
   *
   * @param points three of x, y, z in millimetres
   * @param rays unit vectors towards them in the camera's frame
   * @return none if the points lie on one line
   */
  public static List<Pose> poses(double[][] points, double[][] rays) {
    double a2 = distance2(points[1], points[2]);
    double b2 = distance2(points[0], points[2]);
    double c2 = distance2(points[0], points[1]);
    double[] normal =
        cross(minus(points[1], points[0]), minus(points[2], points[0])); // twice the area
    if (!(dot(normal, normal) > 1e-6 * b2 * c2) || !(b2 > 0)) {
      return List.of();
    }
    double ca = dot(rays[1], rays[2]);
    double cb = dot(rays[0], rays[2]);
    double cg = dot(rays[0], rays[1]);
    double q = (a2 - c2) / b2;
    double s = (a2 + c2) / b2;
    double c = c2 / b2;
    double a = a2 / b2;
    double[] quartic = {
      (1 + q) * (1 + q) - 4 * a * cg * cg,
      4 * (-q * (1 + q) * cb + 2 * a * cg * cg * cb - (1 - s) * ca * cg),
      2
          * (q * q
              - 1
              + 2 * q * q * cb * cb
              + 2 * (1 - c) * ca * ca
              - 4 * s * ca * cb * cg
              + 2 * (1 - a) * cg * cg),
      4 * (q * (1 - q) * cb - (1 - s) * ca * cg + 2 * c * ca * ca * cb),
      (q - 1) * (q - 1) - 4 * c * ca * ca
    };
    List<Pose> poses = new ArrayList<>();
    for (double v : realRoots(quartic)) {
      double near2 = b2 / (1 + v * v - 2 * v * cb);
      if (!(v > 0 && near2 > 0)) {
        continue;
      }
      double near = Math.sqrt(near2);
      double below = 2 * (cg - v * ca);
      double above = (q - 1) * v * v - 2 * q * cb * v + 1 + q;
      double root = Math.sqrt(Math.max(0, cg * cg - 1 + c2 / near2));
      double[] us =
          Math.abs(below) > 1e-6
              ? new double[] {above / below}
              : new double[] {cg - root, cg + root};
      for (double u : us) {
        if (u > 0) {
          poses.add(placed(points, rays, new double[] {near, u * near, v * near}));
        }
      }
    }
    return poses;
  }

  /** The pose that brings the three points to their distances along the rays. */
  private static Pose placed(double[][] points, double[][] rays, double[] far) {
    double[][] seen = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        seen[i][k] = far[i] * rays[i][k];
      }
    }
    double[][] store = frame(points);
    double[][] camera = frame(seen);
    double[][] axes = new double[3][3];
    double[] place = points[0].clone();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          axes[i][j] += camera[k][i] * store[k][j];
        }
      }
    }
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < 3; i++) {
        place[j] -= axes[i][j] * seen[0][i];
      }
    }
    return Pose.of(new double[] {place[0], place[1], place[2]}, axes);
  }

  private static double[][] frame(double[][] p) {
    double[] along = unit(minus(p[1], p[0]));
    double[] up = unit(cross(along, minus(p[2], p[0])));
    return new double[][] {along, cross(up, along), up};
  }

  /** Real roots of a polynomial of degree four, by the method of Durand and Kerner. */
  private static List<Double> realRoots(double[] coefficients) {
    double lead = coefficients[4];
    double largest = 0;
    for (double value : coefficients) {
      largest = Math.max(largest, Math.abs(value));
    }
    List<Double> real = new ArrayList<>();
    if (!(Math.abs(lead) > 1e-12 * largest)) {
      return real;
    }
    double[] re = {1, 0.4, -0.65, -0.72};
    double[] im = {0, 0.9, 0.72, -0.32};
    for (int step = 0; step < ROOT_STEPS; step++) {
      for (int i = 0; i < 4; i++) {
        improve(coefficients, re, im, i);
      }
    }
    for (int i = 0; i < 4; i++) {
      if (Math.abs(im[i]) < REAL * (1 + Math.abs(re[i]))) {
        real.add(re[i]);
      }
    }
    return real;
  }

  private static void improve(double[] coefficients, double[] re, double[] im, int i) {
    double valueRe = coefficients[4];
    double valueIm = 0;
    for (int k = 3; k >= 0; k--) {
      double next = valueRe * re[i] - valueIm * im[i] + coefficients[k];
      valueIm = valueRe * im[i] + valueIm * re[i];
      valueRe = next;
    }
    double belowRe = coefficients[4];
    double belowIm = 0;
    for (int j = 0; j < 4; j++) {
      if (j != i) {
        double dRe = re[i] - re[j];
        double dIm = im[i] - im[j];
        double next = belowRe * dRe - belowIm * dIm;
        belowIm = belowRe * dIm + belowIm * dRe;
        belowRe = next;
      }
    }
    double size = belowRe * belowRe + belowIm * belowIm;
    if (size > 1e-300) {
      re[i] -= (valueRe * belowRe + valueIm * belowIm) / size;
      im[i] -= (valueIm * belowRe - valueRe * belowIm) / size;
    }
  }

  private static double distance2(double[] a, double[] b) {
    double[] d = minus(a, b);
    return dot(d, d);
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] unit(double[] a) {
    double length = Math.sqrt(dot(a, a));
    return new double[] {a[0] / length, a[1] / length, a[2] / length};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
