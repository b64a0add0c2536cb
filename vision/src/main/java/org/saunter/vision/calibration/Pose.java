package org.saunter.vision.calibration;

import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;

/**
 * Where a camera is and how it is turned.
 *
 * @param xMm its optical centre in the store (or in a board's own frame), likewise y and z
 * @param turnX rotation vector that turns the store's axes into the camera's, radians; likewise y
 *     and z
 */
public record Pose(double xMm, double yMm, double zMm, double turnX, double turnY, double turnZ) {
  /** How many numbers a pose has. */
  public static final int NUMBERS = 6;

  /** The pose of a camera of the layout. */
  public static Pose of(Camera camera) {
    return of(
        new double[] {camera.xMm(), camera.yMm(), camera.zMm()}, new CameraModel(camera).axes());
  }

  /**
   * The pose at a place with those axes.
   *
   * @param placeMm x, y, z
   * @param axes unit vectors in the store: to the camera's right, down its image, along its axis
   */
  public static Pose of(double[] placeMm, double[][] axes) {
    double[] q = quaternion(axes);
    double sine = Math.sqrt(q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    double scale = sine < 1e-12 ? 2 : 2 * StrictMath.atan2(sine, q[0]) / sine;
    return new Pose(placeMm[0], placeMm[1], placeMm[2], scale * q[1], scale * q[2], scale * q[3]);
  }

  /** Of a rotation matrix (Shepperd, J. Guidance and Control 1978), its first part at least 0. */
  private static double[] quaternion(double[][] m) {
    double trace = m[0][0] + m[1][1] + m[2][2];
    double[] q = new double[4];
    if (trace > 0) {
      double s = 2 * Math.sqrt(1 + trace);
      q[0] = s / 4;
      q[1] = (m[2][1] - m[1][2]) / s;
      q[2] = (m[0][2] - m[2][0]) / s;
      q[3] = (m[1][0] - m[0][1]) / s;
    } else {
      int i = m[0][0] > m[1][1] ? 0 : 1;
      i = m[2][2] > m[i][i] ? 2 : i;
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      double s = 2 * Math.sqrt(Math.max(1e-300, 1 + m[i][i] - m[j][j] - m[k][k]));
      q[0] = (m[k][j] - m[j][k]) / s;
      q[1 + i] = s / 4;
      q[1 + j] = (m[j][i] + m[i][j]) / s;
      q[1 + k] = (m[k][i] + m[i][k]) / s;
    }
    if (q[0] < 0) {
      for (int i = 0; i < 4; i++) {
        q[i] = -q[i];
      }
    }
    return q;
  }

  /** Unit vectors in the store: to the camera's right, down its image, along its axis. */
  public double[][] axes() {
    double square = turnX * turnX + turnY * turnY + turnZ * turnZ;
    double angle = Math.sqrt(square);
    double a = angle < 1e-9 ? 1 : StrictMath.sin(angle) / angle;
    double b = angle < 1e-9 ? 0.5 : (1 - StrictMath.cos(angle)) / square;
    double[] w = {turnX, turnY, turnZ};
    double[][] cross = {{0, -turnZ, turnY}, {turnZ, 0, -turnX}, {-turnY, turnX, 0}};
    double[][] axes = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double unit = i == j ? 1 : 0;
        axes[i][j] = unit + a * cross[i][j] + b * (w[i] * w[j] - unit * square);
      }
    }
    return axes;
  }

  /** A change of a number that is small enough for a derivative. */
  public static double step(int number) {
    return number < 3 ? 0.05 : 1e-6;
  }

  /** The pose with one number changed. */
  public Pose moved(int number, double by) {
    double[] numbers = numbers();
    numbers[number] += by;
    return of(numbers);
  }

  /** Place and turn as six numbers, in the order of the record. */
  public double[] numbers() {
    return new double[] {xMm, yMm, zMm, turnX, turnY, turnZ};
  }

  /** The pose of six numbers. */
  public static Pose of(double[] n) {
    return new Pose(n[0], n[1], n[2], n[3], n[4], n[5]);
  }
}
