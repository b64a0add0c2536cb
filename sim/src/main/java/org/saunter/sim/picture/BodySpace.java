package org.saunter.sim.picture;

/** Arithmetic on points and directions of three doubles; the first argument takes the result. */
final class BodySpace {
  private BodySpace() {}

  static void set(double[] out, double x, double y, double z) {
    out[0] = x;
    out[1] = y;
    out[2] = z;
  }

  static void copy(double[] out, double[] a) {
    out[0] = a[0];
    out[1] = a[1];
    out[2] = a[2];
  }

  /** a + s b. */
  static void along(double[] out, double[] a, double[] b, double s) {
    out[0] = a[0] + s * b[0];
    out[1] = a[1] + s * b[1];
    out[2] = a[2] + s * b[2];
  }

  static void minus(double[] out, double[] a, double[] b) {
    out[0] = a[0] - b[0];
    out[1] = a[1] - b[1];
    out[2] = a[2] - b[2];
  }

  /** a for 0, b for 1. */
  static void between(double[] out, double[] a, double[] b, double share) {
    out[0] = a[0] + share * (b[0] - a[0]);
    out[1] = a[1] + share * (b[1] - a[1]);
    out[2] = a[2] + share * (b[2] - a[2]);
  }

  static void cross(double[] out, double[] a, double[] b) {
    double x = a[1] * b[2] - a[2] * b[1];
    double y = a[2] * b[0] - a[0] * b[2];
    out[2] = a[0] * b[1] - a[1] * b[0];
    out[0] = x;
    out[1] = y;
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  static double length(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  static double distance(double[] a, double[] b) {
    double x = a[0] - b[0];
    double y = a[1] - b[1];
    double z = a[2] - b[2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Makes it of length 1; returns the length it had. */
  static double unit(double[] a) {
    double length = length(a);
    if (length > 1e-12) {
      a[0] /= length;
      a[1] /= length;
      a[2] /= length;
    }
    return length;
  }

  /**
   * The part of {@code hint} across {@code axis}, of length 1; where there is none, that of {@code
   * spare}.
   */
  static void across(double[] out, double[] hint, double[] axis, double[] spare) {
    double s = dot(hint, axis);
    along(out, hint, axis, -s);
    if (length(out) < 0.05) {
      along(out, spare, axis, -dot(spare, axis));
    }
    unit(out);
  }

  static double clip(double x, double low, double high) {
    return Math.max(low, Math.min(high, x));
  }

  /** 0 below 0, 1 above 1, with level ends. */
  static double smooth(double x) {
    double t = clip(x, 0, 1);
    return t * t * (3 - 2 * t);
  }
}
