package org.saunter.vision.calibration;

import org.jspecify.annotations.Nullable;

/** Solves small symmetric positive definite systems. */
public final class Cholesky {
  private static final double LEAST = 1e-14; // of the diagonal: below, the matrix has no inverse

  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /** Factors a matrix, of which only the lower half is read; null if it is not definite. */
  public static @Nullable Cholesky of(double[][] a) {
    int n = a.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        if (i != j) {
          l[i][j] = sum / l[j][j];
        } else if (sum > LEAST * Math.abs(a[i][i]) && sum > 0) {
          l[i][i] = Math.sqrt(sum);
        } else {
          return null;
        }
      }
    }
    return new Cholesky(l);
  }

  /** The solution of {@code A x = b}. */
  public double[] solve(double[] b) {
    int n = lower.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= lower[i][k] * x[k];
      }
      x[i] /= lower[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= lower[k][i] * x[k];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }

  /** The inverse of the matrix. */
  public double[][] inverse() {
    int n = lower.length;
    double[][] inverse = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      inverse[i] = solve(unit);
    }
    return inverse;
  }
}
