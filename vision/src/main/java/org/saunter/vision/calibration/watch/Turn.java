package org.saunter.vision.calibration.watch;

import java.util.List;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;

/**
 * How patches move in the picture when a camera is turned in its bracket by a rotation vector of
 * three small angles: tilt about its x axis, pan about y, roll about z, radians. That a bump also
 * moves it by some millimetres does not matter beside it.
 */
final class Turn {
  static final int NUMBERS = 3;

  private static final double STEP = 1e-4;

  private final Optics optics;
  private final double[][] from;
  private final double[][] rays;

  Turn(Optics optics, List<Patch> patches) {
    this.optics = optics;
    from = new double[patches.size()][2];
    rays = new double[patches.size()][3];
    for (int i = 0; i < rays.length; i++) {
      from[i][0] = patches.get(i).xPx();
      from[i][1] = patches.get(i).yPx();
      optics.ray(from[i][0], from[i][1], rays[i]);
    }
  }

  double focalPx() {
    return optics.focalPx();
  }

  /** The turn as a matrix. */
  static double[][] matrix(double[] turn) {
    return new Pose(0, 0, 0, turn[0], turn[1], turn[2]).axes();
  }

  /**
   * By how much a patch moves.
   *
   * @param moved takes x and y in pixels
   * @return false if it leaves what the lens sees
   */
  boolean move(double[][] matrix, int patch, double[] moved) {
    double[] ray = rays[patch];
    double[][] r = matrix;
    boolean isSeen =
        optics.project(
            r[0][0] * ray[0] + r[0][1] * ray[1] + r[0][2] * ray[2],
            r[1][0] * ray[0] + r[1][1] * ray[1] + r[1][2] * ray[2],
            r[2][0] * ray[0] + r[2][1] * ray[1] + r[2][2] * ray[2],
            moved);
    moved[0] -= from[patch][0];
    moved[1] -= from[patch][1];
    return isSeen;
  }

  /** Derivative of {@link #move} by the three angles, at a turn: two rows of three. */
  double[][] slope(double[] turn, int patch) {
    double[][] slope = new double[2][NUMBERS];
    double[] more = new double[2];
    double[] less = new double[2];
    for (int i = 0; i < NUMBERS; i++) {
      double[] other = turn.clone();
      other[i] += STEP;
      boolean isSeen = move(matrix(other), patch, more);
      other[i] -= 2 * STEP;
      if (isSeen && move(matrix(other), patch, less)) {
        slope[0][i] = (more[0] - less[0]) / (2 * STEP);
        slope[1][i] = (more[1] - less[1]) / (2 * STEP);
      }
    }
    return slope;
  }
}
