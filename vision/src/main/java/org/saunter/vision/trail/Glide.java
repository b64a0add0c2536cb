package org.saunter.vision.trail;

/**
 * How a box moves: middle, foot and height, each a Kalman filter of place and speed. All noise is
 * in shares of the height, since what a metre is in pixels is not known but how tall people are is:
 * a height is 1.7 m.
 */
final class Glide {
  private static final double MIDDLE_ERROR = 0.07; // of a detection, heights
  private static final double FOOT_ERROR = 0.08;
  private static final double HEIGHT_ERROR = 0.1;
  private static final double PUSH =
      0.2; // heights a second: by how much a speed drifts in one second
  private static final double GROWTH = 0.08; // the same of the height itself
  private static final double START_SPEED = 0.8; // heights per s
  private static final double SHAPE_GAIN = 0.1;

  private final double[][] state = new double[3][]; // place, speed, xx, xv, vv
  private double shape; // width over height
  private double pendingSeconds;

  Glide(Box box) {
    double h = box.heightPx();
    double[] error = {MIDDLE_ERROR, FOOT_ERROR, HEIGHT_ERROR};
    double[] speed = {START_SPEED, START_SPEED / 3, GROWTH};
    double[] place = {box.leftPx() + box.widthPx() / 2, box.bottomPx(), h};
    for (int i = 0; i < 3; i++) {
      state[i] =
          new double[] {place[i], 0, error[i] * error[i] * h * h, 0, speed[i] * speed[i] * h * h};
    }
    shape = box.widthPx() / h;
  }

  private Glide(Glide other) {
    for (int i = 0; i < 3; i++) {
      state[i] = other.state[i].clone();
    }
    shape = other.shape;
    pendingSeconds = other.pendingSeconds;
  }

  Glide copy() {
    return new Glide(this);
  }

  /** Time passes. */
  void advance(double seconds) {
    pendingSeconds += seconds;
    double h = state[2][0];
    for (int i = 0; i < 3; i++) {
      double[] s = state[i];
      double push = (i == 2 ? GROWTH : PUSH) * h;
      double q = push * push;
      s[0] += seconds * s[1];
      s[2] += 2 * seconds * s[3] + seconds * seconds * s[4] + q * seconds * seconds * seconds / 3;
      s[3] += seconds * s[4] + q * seconds * seconds / 2;
      s[4] += q * seconds;
    }
    state[2][0] = Math.max(4, state[2][0]);
  }

  /**
   * Minus the log density of a detection, up to a constant, in units of the height.
   *
   * @param doubt by how much the detection is worse than usual, at least 1
   */
  double cost(Box seen, double doubt) {
    double h = state[2][0];
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double s = state[i][2] + variance(i, doubt);
      double off = place(seen, i) - state[i][0];
      sum += 0.5 * off * off / s + 0.5 * StrictMath.log(s / (h * h));
    }
    return sum;
  }

  /** Squared distance in standard deviations. */
  double squaredDistance(Box seen, double doubt) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double off = place(seen, i) - state[i][0];
      sum += off * off / (state[i][2] + variance(i, doubt));
    }
    return sum;
  }

  private double variance(int i, double doubt) {
    double h = state[2][0];
    double error = (i == 0 ? MIDDLE_ERROR : i == 1 ? FOOT_ERROR : HEIGHT_ERROR) * h * doubt;
    return error * error;
  }

  private static double place(Box box, int i) {
    return i == 0 ? box.leftPx() + box.widthPx() / 2 : i == 1 ? box.bottomPx() : box.heightPx();
  }

  /** This person was detected there. */
  void update(Box seen, double doubt) {
    for (int i = 0; i < 3; i++) {
      double[] s = state[i];
      double total = s[2] + variance(i, doubt);
      double gain = s[2] / total;
      double speedGain = s[3] / total;
      double off = place(seen, i) - s[0];
      s[0] += gain * off;
      s[1] += speedGain * off;
      s[4] -= speedGain * s[3];
      s[3] *= 1 - gain;
      s[2] *= 1 - gain;
    }
    shape += SHAPE_GAIN * (seen.widthPx() / seen.heightPx() - shape);
    pendingSeconds = 0;
  }

  /** Where the box is thought to be now. */
  Box box() {
    double h = state[2][0];
    double w = Math.max(2, shape * h);
    return new Box(state[0][0] - w / 2, state[1][0] - h, w, h);
  }

  double unseenSeconds() {
    return pendingSeconds;
  }
}
