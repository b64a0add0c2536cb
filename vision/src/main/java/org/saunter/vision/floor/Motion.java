package org.saunter.vision.floor;

/**
 * Where somebody is and how they move: three models side by side, standing, walking straight and
 * turning or stopping, each a Gaussian over place and speed, mixed as people change between them
 * (interacting multiple models, Blom and Bar-Shalom, IEEE TAC 33, 1988). Millimetres and seconds.
 * Time passes in place; a world copies before it adds a sighting.
 */
final class Motion {
  private static final int MODELS = 3;
  private static final int STAND = 0;

  // Where the numbers of a model are
  private static final int WEIGHT = 0;
  private static final int X = 1;
  private static final int Y = 2;
  private static final int VX = 3;
  private static final int VY = 4;
  private static final int P = 5; // covariance of the place: xx, xy, yy
  private static final int B = 8; // of place and speed: x with vx, x with vy, y with vx, y with vy
  private static final int C = 12; // of the speed: xx, xy, yy
  private static final int SIZE = 15;

  /** Changes a second from model to model. */
  private static final double[][] RATES = {
    {-0.2, 0.12, 0.08}, {0.25, -0.6, 0.35}, {0.6, 1.5, -2.1}
  };

  private static final double STEP_SECONDS = 0.1;

  /** In which speed is forgotten, by model; and how fast people are when it is. */
  private static final double[] KEEP_SECONDS = {0.2, 20, 3};

  private static final double[] SPEED_SD_MM_PER_S = {80, 1_400, 1_900};
  private static final double SHIFT_MM2_PER_S = 2_500; // feet of who stands
  private static final double LOG_MM2_PER_M2 = 13.815510557964274;
  private static final double LEAST_WEIGHT = 1e-4;

  /** Within this two stories of one person are one. */
  private static final double LIKE_MM = 60;

  private static final double LIKE_SHARE = 0.7;
  private static final double LIKE_MM_PER_S = 450;

  /** Share and spread of places that a net got quite wrong. */
  private static final double ODD_SHARE = 0.03;

  private static final double ODD_MM2 = 350.0 * 350.0;

  private final double[] d;
  private long nanos; // the moment that it speaks of

  private Motion(double[] d, long nanos) {
    this.d = d;
    this.nanos = nanos;
  }

  /** Somebody of whom nothing but a place is known. */
  static Motion at(
      long nanos, FloorPoint place, double vxMmPerS, double vyMmPerS, double speedSdMmPerS) {
    double[] d = new double[MODELS * SIZE];
    double[] start = {0.3, 0.45, 0.25};
    for (int m = 0; m < MODELS; m++) {
      int o = m * SIZE;
      d[o + WEIGHT] = start[m];
      d[o + X] = place.xMm();
      d[o + Y] = place.yMm();
      d[o + VX] = m == STAND ? 0 : vxMmPerS;
      d[o + VY] = m == STAND ? 0 : vyMmPerS;
      d[o + P] = place.xxMm2();
      d[o + P + 1] = place.xyMm2();
      d[o + P + 2] = place.yyMm2();
      double speed = m == STAND ? SPEED_SD_MM_PER_S[STAND] : speedSdMmPerS;
      d[o + C] = speed * speed;
      d[o + C + 2] = speed * speed;
    }
    return new Motion(d, nanos);
  }

  Motion copy() {
    return new Motion(d.clone(), nanos);
  }

  double x() {
    return mean(X);
  }

  double y() {
    return mean(Y);
  }

  double vx() {
    return mean(VX);
  }

  double vy() {
    return mean(VY);
  }

  private double mean(int k) {
    double sum = 0;
    for (int o = 0; o < d.length; o += SIZE) {
      sum += d[o + WEIGHT] * d[o + k];
    }
    return sum;
  }

  /** Chance that this one stands. */
  double standing() {
    return d[STAND * SIZE + WEIGHT];
  }

  double speed() {
    double vx = vx();
    double vy = vy();
    return Math.sqrt(vx * vx + vy * vy);
  }

  /** Variance along x plus that along y, halved. */
  double spreadMm2() {
    double mx = x();
    double my = y();
    double sum = 0;
    for (int o = 0; o < d.length; o += SIZE) {
      double dx = d[o + X] - mx;
      double dy = d[o + Y] - my;
      sum += d[o + WEIGHT] * (d[o + P] + d[o + P + 2] + dx * dx + dy * dy);
    }
    return sum / 2;
  }

  /** Time passes; a moment that is over already changes nothing. */
  void advance(long toNanos) {
    double left = (toNanos - nanos) / 1e9;
    nanos = Math.max(nanos, toNanos);
    while (left > 1e-6) {
      double step = Math.min(left, STEP_SECONDS);
      mix(step);
      for (int m = 0; m < MODELS; m++) {
        move(m, step);
      }
      left -= step;
    }
  }

  private void mix(double step) {
    double[] out = new double[d.length];
    for (int j = 0; j < MODELS; j++) {
      int to = j * SIZE;
      double total = 0;
      double[] share = new double[MODELS];
      for (int i = 0; i < MODELS; i++) {
        share[i] = d[i * SIZE + WEIGHT] * ((i == j ? 1 : 0) + RATES[i][j] * step);
        total += share[i];
      }
      out[to + WEIGHT] = total;
      for (int i = 0; i < MODELS; i++) {
        share[i] /= total;
        for (int k = X; k <= VY; k++) {
          out[to + k] += share[i] * d[i * SIZE + k];
        }
      }
      for (int i = 0; i < MODELS; i++) {
        spread(out, to, i * SIZE, share[i]);
      }
    }
    System.arraycopy(out, 0, d, 0, d.length);
  }

  private void spread(double[] out, int to, int from, double share) {
    double dx = d[from + X] - out[to + X];
    double dy = d[from + Y] - out[to + Y];
    double dvx = d[from + VX] - out[to + VX];
    double dvy = d[from + VY] - out[to + VY];
    out[to + P] += share * (d[from + P] + dx * dx);
    out[to + P + 1] += share * (d[from + P + 1] + dx * dy);
    out[to + P + 2] += share * (d[from + P + 2] + dy * dy);
    out[to + B] += share * (d[from + B] + dx * dvx);
    out[to + B + 1] += share * (d[from + B + 1] + dx * dvy);
    out[to + B + 2] += share * (d[from + B + 2] + dy * dvx);
    out[to + B + 3] += share * (d[from + B + 3] + dy * dvy);
    out[to + C] += share * (d[from + C] + dvx * dvx);
    out[to + C + 1] += share * (d[from + C + 1] + dvx * dvy);
    out[to + C + 2] += share * (d[from + C + 2] + dvy * dvy);
  }

  /**
   * Speed is drawn towards zero and pushed about (Ornstein and Uhlenbeck): how fast decides whether
   * somebody stands, strolls on or turns. Nobody gets much faster than people are.
   */
  private void move(int model, double t) {
    int o = model * SIZE;
    double tau = KEEP_SECONDS[model];
    double keep = StrictMath.exp(-t / tau);
    double reach = tau * (1 - keep);
    double var = SPEED_SD_MM_PER_S[model] * SPEED_SD_MM_PER_S[model];
    double qvv = var * (1 - keep * keep);
    double qpv = var * tau * (1 - keep) * (1 - keep);
    double qpp =
        var * tau * tau * (2 * t / tau - 3 + 4 * keep - keep * keep)
            + (model == STAND ? SHIFT_MM2_PER_S * t : 0);
    d[o + X] += reach * d[o + VX];
    d[o + Y] += reach * d[o + VY];
    d[o + VX] *= keep;
    d[o + VY] *= keep;
    double cxx = d[o + C];
    double cxy = d[o + C + 1];
    double cyy = d[o + C + 2];
    d[o + P] += 2 * reach * d[o + B] + reach * reach * cxx + qpp;
    d[o + P + 1] += reach * (d[o + B + 1] + d[o + B + 2]) + reach * reach * cxy;
    d[o + P + 2] += 2 * reach * d[o + B + 3] + reach * reach * cyy + qpp;
    d[o + B] = keep * (d[o + B] + reach * cxx) + qpv;
    d[o + B + 1] = keep * (d[o + B + 1] + reach * cxy);
    d[o + B + 2] = keep * (d[o + B + 2] + reach * cxy);
    d[o + B + 3] = keep * (d[o + B + 3] + reach * cyy) + qpv;
    d[o + C] = keep * keep * cxx + qvv;
    d[o + C + 1] = keep * keep * cxy;
    d[o + C + 2] = keep * keep * cyy + qvv;
  }

  /** Log density of seeing this person at {@code z}, per square metre. */
  double logLikelihood(FloorPoint z) {
    double sum = 0;
    for (int o = 0; o < d.length; o += SIZE) {
      sum += d[o + WEIGHT] * (usual(o, z) + odd(o, z));
    }
    return StrictMath.log(Math.max(sum, 1e-300)) + LOG_MM2_PER_M2;
  }

  private double usual(int o, FloorPoint z) {
    return (1 - ODD_SHARE) * normal(o, z, 0);
  }

  private double odd(int o, FloorPoint z) {
    return ODD_SHARE * normal(o, z, ODD_MM2);
  }

  private double normal(int o, FloorPoint z, double more) {
    double sxx = d[o + P] + z.xxMm2() + more;
    double sxy = d[o + P + 1] + z.xyMm2();
    double syy = d[o + P + 2] + z.yyMm2() + more;
    double det = sxx * syy - sxy * sxy;
    double dx = z.xMm() - d[o + X];
    double dy = z.yMm() - d[o + Y];
    double square = (syy * dx * dx - 2 * sxy * dx * dy + sxx * dy * dy) / det;
    return StrictMath.exp(-0.5 * square) / (2 * StrictMath.PI * Math.sqrt(det));
  }

  /** Squared distance of {@code z} in standard deviations, by the mixture's mean and spread. */
  double squaredDistance(FloorPoint z) {
    double least = Double.MAX_VALUE;
    for (int o = 0; o < d.length; o += SIZE) {
      if (d[o + WEIGHT] < 0.02) {
        continue;
      }
      double sxx = d[o + P] + z.xxMm2();
      double sxy = d[o + P + 1] + z.xyMm2();
      double syy = d[o + P + 2] + z.yyMm2();
      double dx = z.xMm() - d[o + X];
      double dy = z.yMm() - d[o + Y];
      double det = sxx * syy - sxy * sxy;
      least = Math.min(least, (syy * dx * dx - 2 * sxy * dx * dy + sxx * dy * dy) / det);
    }
    return least;
  }

  /** This person was seen at {@code z}. */
  void update(FloorPoint z) {
    double total = 0;
    for (int o = 0; o < d.length; o += SIZE) {
      double usual = usual(o, z);
      double odd = odd(o, z);
      double both = Math.max(usual + odd, 1e-300);
      d[o + WEIGHT] *= both;
      total += d[o + WEIGHT];
      pull(o, z, odd / both * ODD_MM2);
    }
    double rest = 0;
    for (int o = 0; o < d.length; o += SIZE) {
      d[o + WEIGHT] = Math.max(LEAST_WEIGHT, d[o + WEIGHT] / total);
      rest += d[o + WEIGHT];
    }
    for (int o = 0; o < d.length; o += SIZE) {
      d[o + WEIGHT] /= rest;
    }
  }

  private void pull(int o, FloorPoint z, double more) {
    double pxx = d[o + P];
    double pxy = d[o + P + 1];
    double pyy = d[o + P + 2];
    double sxx = pxx + z.xxMm2() + more;
    double sxy = pxy + z.xyMm2();
    double syy = pyy + z.yyMm2() + more;
    double det = sxx * syy - sxy * sxy;
    double ixx = syy / det;
    double ixy = -sxy / det;
    double iyy = sxx / det;
    double dx = z.xMm() - d[o + X];
    double dy = z.yMm() - d[o + Y];
    double kxx = pxx * ixx + pxy * ixy; // gain of the place
    double kxy = pxx * ixy + pxy * iyy;
    double kyx = pxy * ixx + pyy * ixy;
    double kyy = pxy * ixy + pyy * iyy;
    double b0 = d[o + B];
    double b1 = d[o + B + 1];
    double b2 = d[o + B + 2];
    double b3 = d[o + B + 3];
    double gxx = b0 * ixx + b2 * ixy; // gain of the speed
    double gxy = b0 * ixy + b2 * iyy;
    double gyx = b1 * ixx + b3 * ixy;
    double gyy = b1 * ixy + b3 * iyy;
    d[o + X] += kxx * dx + kxy * dy;
    d[o + Y] += kyx * dx + kyy * dy;
    d[o + VX] += gxx * dx + gxy * dy;
    d[o + VY] += gyx * dx + gyy * dy;
    d[o + P] = pxx - kxx * pxx - kxy * pxy;
    d[o + P + 1] = pxy - kxx * pxy - kxy * pyy;
    d[o + P + 2] = pyy - kyx * pxy - kyy * pyy;
    d[o + C] -= gxx * b0 + gxy * b2;
    d[o + C + 1] -= gxx * b1 + gxy * b3;
    d[o + C + 2] -= gyx * b1 + gyy * b3;
    d[o + B] = b0 - kxx * b0 - kxy * b2;
    d[o + B + 1] = b1 - kxx * b1 - kxy * b3;
    d[o + B + 2] = b2 - kyx * b0 - kyy * b2;
    d[o + B + 3] = b3 - kyx * b1 - kyy * b3;
  }

  /** Loses some of what was known of the place, as of somebody who is where they were not seen. */
  void loosen(double variance) {
    for (int o = 0; o < d.length; o += SIZE) {
      d[o + P] += variance;
      d[o + P + 2] += variance;
    }
  }

  /** Whether both say the same of somebody, as far as either is sure. */
  boolean isLike(Motion other) {
    double dvx = vx() - other.vx();
    double dvy = vy() - other.vy();
    double place = LIKE_MM * LIKE_MM + LIKE_SHARE * Math.min(spreadMm2(), other.spreadMm2());
    return squaredMm(other) < place && dvx * dvx + dvy * dvy < LIKE_MM_PER_S * LIKE_MM_PER_S;
  }

  double squaredMm(Motion other) {
    double dx = x() - other.x();
    double dy = y() - other.y();
    return dx * dx + dy * dy;
  }
}
