package org.saunter.vision.floor;

import java.util.List;

/**
 * What one camera is learned to get wrong, slowly, from how its sightings lie beside tracks that
 * other cameras see too: an offset on the floor, one that grows with the distance from the camera
 * in any direction (a turned or badly measured camera, feet guessed short), and the error of its
 * clock, which shows as an offset along the way people walk. A Kalman filter over seven numbers
 * that forgets towards zero; what all cameras have in common cannot be seen and stays near zero.
 */
final class CameraErrors {
  private static final int N = 7;
  private static final double[] PRIOR_SD = {60, 60, 15, 15, 15, 15, 0.06}; // mm, mm per m, s

  /** Points around a camera at which its errors are compared with those of others, metres. */
  private static final double[][] AROUND = {{0, 0}, {2, 0}, {-2, 0}, {0, 2}, {0, -2}};

  private static final double FORGET_SECONDS = 900;
  private static final double CORRELATED = 6; // sightings that follow each other err alike
  private static final double ODD = 3;
  private static final double NOISE_RATE = 0.002;
  private static final double NOISE_CAP = 9;

  private final double cameraXMm;
  private final double cameraYMm;
  private final double[] error = new double[N];
  private final double[][] cov = new double[N][N];
  private long lastNanos = Long.MIN_VALUE;
  private double noise = 1;

  CameraErrors(double cameraXMm, double cameraYMm) {
    this.cameraXMm = cameraXMm;
    this.cameraYMm = cameraYMm;
    for (int i = 0; i < N; i++) {
      cov[i][i] = PRIOR_SD[i] * PRIOR_SD[i];
    }
  }

  /** A sighting as it would be without these errors, with the noise that the camera really has. */
  FloorPoint corrected(FloorPoint seen) {
    double ux = (seen.xMm() - cameraXMm) / 1e3;
    double uy = (seen.yMm() - cameraYMm) / 1e3;
    return new FloorPoint(
        seen.xMm() - error[0] - error[2] * ux - error[3] * uy,
        seen.yMm() - error[1] - error[4] * ux - error[5] * uy,
        seen.xxMm2() * noise,
        seen.xyMm2() * noise,
        seen.yyMm2() * noise);
  }

  /** How far the camera's clock is ahead, seconds. */
  double clockSeconds() {
    return error[6];
  }

  /**
   * Takes away what all cameras have in common: no comparison between them can show it, so it would
   * drift.
   */
  static void settle(List<CameraErrors> all) {
    double clock = 0;
    for (CameraErrors one : all) {
      clock += one.error[6] / all.size();
    }
    double[][] normal = new double[3][3];
    double[][] right = new double[3][2];
    for (CameraErrors one : all) {
      one.error[6] -= clock;
      for (double[] u : AROUND) {
        double[] place = {1, one.cameraXMm / 1e3 + u[0], one.cameraYMm / 1e3 + u[1]};
        double offX = one.error[0] + one.error[2] * u[0] + one.error[3] * u[1];
        double offY = one.error[1] + one.error[4] * u[0] + one.error[5] * u[1];
        for (int i = 0; i < 3; i++) {
          right[i][0] += place[i] * offX;
          right[i][1] += place[i] * offY;
          for (int j = 0; j < 3; j++) {
            normal[i][j] += place[i] * place[j];
          }
        }
      }
    }
    for (int axis = 0; axis < 2; axis++) {
      double[] common = solved(normal, right, axis);
      for (CameraErrors one : all) {
        one.error[axis] -=
            common[0] + common[1] * one.cameraXMm / 1e3 + common[2] * one.cameraYMm / 1e3;
        one.error[2 + 2 * axis] -= common[1];
        one.error[3 + 2 * axis] -= common[2];
      }
    }
  }

  /** Solves three equations by elimination; they are regular, since {@link #AROUND} spans. */
  private static double[] solved(double[][] normal, double[][] right, int axis) {
    double[][] m = new double[3][4];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(normal[i], 0, m[i], 0, 3);
      m[i][3] = right[i][axis];
    }
    for (int i = 0; i < 3; i++) {
      for (int k = i + 1; k < 3; k++) {
        double f = m[k][i] / m[i][i];
        for (int j = i; j < 4; j++) {
          m[k][j] -= f * m[i][j];
        }
      }
    }
    double[] x = new double[3];
    for (int i = 2; i >= 0; i--) {
      double rest = m[i][3];
      for (int j = i + 1; j < 3; j++) {
        rest -= m[i][j] * x[j];
      }
      x[i] = rest / m[i][i];
    }
    return x;
  }

  /**
   * A corrected sighting beside the track that it belongs to.
   *
   * @param seen corrected already
   * @param track as it was before this sighting
   */
  void learn(long nanos, FloorPoint seen, Motion track) {
    forget(nanos);
    double dx = seen.xMm() - track.x();
    double dy = seen.yMm() - track.y();
    double spread = track.spreadMm2();
    double ux = (seen.xMm() - cameraXMm) / 1e3;
    double uy = (seen.yMm() - cameraYMm) / 1e3;
    double far = Math.max(0.05, Math.sqrt(ux * ux + uy * uy));
    double square = 0;
    for (int axis = 0; axis < 2; axis++) { // along the line of sight and across it
      double ex = axis == 0 ? ux / far : -uy / far;
      double ey = axis == 0 ? uy / far : ux / far;
      double var =
          spread + ex * ex * seen.xxMm2() + 2 * ex * ey * seen.xyMm2() + ey * ey * seen.yyMm2();
      double off = ex * dx + ey * dy;
      square += off * off / var;
      if (off * off < ODD * ODD * var) {
        double[] h = {
          ex, ey, ex * ux, ex * uy, ey * ux, ey * uy, -(ex * track.vx() + ey * track.vy())
        };
        pull(h, off, var * CORRELATED);
      }
    }
    noise *= 1 + NOISE_RATE * (Math.min(square, NOISE_CAP) / 2 - 0.99);
    noise = Math.max(0.4, Math.min(6, noise));
  }

  private void forget(long nanos) {
    if (lastNanos != Long.MIN_VALUE && nanos > lastNanos) {
      double keep = StrictMath.exp((lastNanos - nanos) / 1e9 / FORGET_SECONDS);
      for (int i = 0; i < N; i++) {
        error[i] *= keep;
        for (int j = 0; j < N; j++) {
          cov[i][j] *= keep * keep;
        }
        cov[i][i] += (1 - keep * keep) * PRIOR_SD[i] * PRIOR_SD[i];
      }
    }
    lastNanos = Math.max(lastNanos, nanos);
  }

  private void pull(double[] h, double off, double var) {
    double[] ph = new double[N];
    double s = var;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        ph[i] += cov[i][j] * h[j];
      }
      s += h[i] * ph[i];
    }
    for (int i = 0; i < N; i++) {
      error[i] += ph[i] / s * off;
      for (int j = 0; j < N; j++) {
        cov[i][j] -= ph[i] * ph[j] / s;
      }
    }
  }
}
