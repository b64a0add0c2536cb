package org.saunter.learn;

import java.util.Arrays;

/**
 * Logistic regression on standardised columns with a quadratic penalty, by Newton steps
 * (docs/math/Certainty.md). The first column is the constant 1 and is not penalised. The same rows
 * give the same weights on every machine.
 */
final class LogisticFit {
  private static final int STEPS_MAX = 100;
  private static final double ENOUGH = 1e-10;

  private final double[][] z; // standardised rows
  private final boolean[] y;
  private final double penalty;
  private final double[] means;
  private final double[] sds;

  /**
   * A fit of rows.
   *
   * @param rows columns of each, the first of them 1
   * @param right what each row came to
   * @param left columns that get weight 0
   * @param penalty half the weight of the squared standardised weights
   */
  LogisticFit(double[][] rows, boolean[] right, boolean[] left, double penalty) {
    int columns = left.length;
    y = right;
    this.penalty = penalty;
    means = new double[columns];
    sds = new double[columns];
    sds[0] = 1;
    for (int j = 1; j < columns; j++) {
      int column = j;
      double mean = Arrays.stream(rows).mapToDouble(r -> r[column]).average().orElse(0);
      double square =
          Arrays.stream(rows).mapToDouble(r -> (r[column] - mean) * (r[column] - mean)).sum();
      means[j] = mean;
      sds[j] = left[j] || rows.length == 0 ? 0 : Math.sqrt(square / rows.length);
    }
    z = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      z[i] = standardised(rows[i]);
    }
  }

  private double[] standardised(double[] row) {
    double[] made = new double[row.length];
    made[0] = 1;
    for (int j = 1; j < row.length; j++) {
      made[j] = sds[j] > 0 ? (row[j] - means[j]) / sds[j] : 0;
    }
    return made;
  }

  /** Weights of the columns as they were given. */
  double[] weights() {
    double[] w = new double[means.length];
    double loss = loss(w);
    for (int step = 0; step < STEPS_MAX; step++) {
      double[] d = newton(w);
      double share = 1;
      double[] next = moved(w, d, share);
      double better = loss(next);
      while (better > loss && share > ENOUGH) {
        share /= 2;
        next = moved(w, d, share);
        better = loss(next);
      }
      w = next;
      loss = better;
      if (Arrays.stream(d).map(Math::abs).max().orElse(0) < ENOUGH) {
        break;
      }
    }
    return unstandardised(w);
  }

  private double[] unstandardised(double[] w) {
    double[] raw = new double[w.length];
    raw[0] = w[0];
    for (int j = 1; j < w.length; j++) {
      raw[j] = sds[j] > 0 ? w[j] / sds[j] : 0;
      raw[0] -= raw[j] * means[j];
    }
    return raw;
  }

  private static double[] moved(double[] w, double[] d, double share) {
    double[] next = w.clone();
    for (int j = 0; j < w.length; j++) {
      next[j] += share * d[j];
    }
    return next;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  /** L(w), equation (2). */
  private double loss(double[] w) {
    double sum = penalty / 2 * (dot(w, w) - w[0] * w[0]);
    for (int i = 0; i < z.length; i++) {
      double s = y[i] ? dot(w, z[i]) : -dot(w, z[i]);
      sum += Math.max(0, -s) + StrictMath.log1p(StrictMath.exp(-Math.abs(s)));
    }
    return sum;
  }

  /** The step that solves H d = g, equation (3). */
  private double[] newton(double[] w) {
    int k = w.length;
    double[][] h = new double[k][k];
    double[] g = new double[k];
    for (int j = 0; j < k; j++) {
      g[j] = j == 0 ? 0 : -penalty * w[j];
      h[j][j] = j == 0 ? 1e-9 : penalty;
    }
    for (int i = 0; i < z.length; i++) {
      double p = 1 / (1 + StrictMath.exp(-dot(w, z[i])));
      double residual = (y[i] ? 1 : 0) - p;
      double curve = p * (1 - p);
      for (int a = 0; a < k; a++) {
        g[a] += residual * z[i][a];
        for (int b = 0; b <= a; b++) {
          h[a][b] += curve * z[i][a] * z[i][b];
        }
      }
    }
    return solved(h, g);
  }

  /** Cholesky: h is symmetric, its lower half is given and overwritten. */
  private static double[] solved(double[][] h, double[] g) {
    int k = g.length;
    double[] x = g.clone();
    for (int a = 0; a < k; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = h[a][b];
        for (int c = 0; c < b; c++) {
          sum -= h[a][c] * h[b][c];
        }
        h[a][b] = a == b ? Math.sqrt(sum) : sum / h[b][b];
      }
      for (int b = 0; b < a; b++) {
        x[a] -= h[a][b] * x[b];
      }
      x[a] /= h[a][a];
    }
    for (int a = k - 1; a >= 0; a--) {
      for (int b = a + 1; b < k; b++) {
        x[a] -= h[b][a] * x[b];
      }
      x[a] /= h[a][a];
    }
    return x;
  }
}
