package org.saunter.vision.calibration.pose;

import java.util.Arrays;
import org.saunter.vision.calibration.Eye;
import org.saunter.vision.calibration.FloorGrid;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;

/**
 * How far a foot on the floor may be put wrong because the camera is not known exactly: at each
 * cell the standard deviation, in millimetres, that the covariance of the fit gives by linear
 * propagation through the line of sight. Noise of the foot's pixel itself is not in it.
 *
 * @param sdMm of every cell of the grid; NaN where the camera does not see the floor. Fixtures are
 *     not looked at.
 */
public record FloorError(FloorGrid grid, float[] sdMm) {
  /** The map of a camera; all NaN if its covariance is not known. */
  public static FloorError of(FittedCamera fitted, FloorGrid grid) {
    float[] sd = new float[grid.cells()];
    Arrays.fill(sd, Float.NaN);
    if (fitted.covariance().length > 0) {
      for (int cell = 0; cell < sd.length; cell++) {
        sd[cell] = (float) sd(fitted, grid.xMm(cell), grid.yMm(cell));
      }
    }
    return new FloorError(grid, sd);
  }

  /** The middle one of all cells that are seen; NaN if none is. */
  public double medianMm() {
    return quantile(0.5);
  }

  /** The worst of all cells that are seen. */
  public double maxMm() {
    return quantile(1);
  }

  /** A quantile over the cells that are seen. */
  public double quantile(double share) {
    float[] seen = new float[sdMm.length];
    int n = 0;
    for (float value : sdMm) {
      if (!Float.isNaN(value)) {
        seen[n++] = value;
      }
    }
    Arrays.sort(seen, 0, n);
    return n == 0 ? Double.NaN : seen[Math.min(n - 1, (int) (share * n))];
  }

  /** The cell with the largest error; -1 if none is seen. */
  public int worstCell() {
    int worst = -1;
    for (int i = 0; i < sdMm.length; i++) {
      if (!Float.isNaN(sdMm[i]) && (worst < 0 || sdMm[i] > sdMm[worst])) {
        worst = i;
      }
    }
    return worst;
  }

  private static double sd(FittedCamera fitted, double xMm, double yMm) {
    double[] place = {xMm, yMm, 0};
    Optics optics = fitted.optics();
    Pose pose = fitted.pose();
    Eye eye = new Eye(optics, pose);
    if (!eye.sees(place, new double[2])) {
      return Double.NaN;
    }
    double[] byX = apart(eye, new double[] {xMm + 1, yMm, 0}, eye, new double[] {xMm - 1, yMm, 0});
    double[] byY = apart(eye, new double[] {xMm, yMm + 1, 0}, eye, new double[] {xMm, yMm - 1, 0});
    double det = byX[0] * byY[1] - byX[1] * byY[0];
    if (!(Math.abs(det) > 1e-12)) {
      return Double.NaN;
    }
    int lens = fitted.numbers().length;
    double[][] moves = new double[lens + Pose.NUMBERS][2];
    for (int i = 0; i < moves.length; i++) {
      double step = i < lens ? Optics.step(fitted.numbers()[i]) : Pose.step(i - lens);
      double[] by = apart(moved(fitted, i, step), place, moved(fitted, i, -step), place);
      // The line of sight meets the floor where the image point stays: J dxy + by = 0.
      moves[i][0] = -(byY[1] * by[0] - byY[0] * by[1]) / (step * det);
      moves[i][1] = -(byX[0] * by[1] - byX[1] * by[0]) / (step * det);
    }
    double trace = 0;
    for (int i = 0; i < moves.length; i++) {
      for (int j = 0; j < moves.length; j++) {
        double both = moves[i][0] * moves[j][0] + moves[i][1] * moves[j][1];
        trace += fitted.covariance()[i][j] * both;
      }
    }
    return Math.sqrt(Math.max(0, trace));
  }

  /** The image point of the first less that of the second. */
  private static double[] apart(Eye first, double[] at, Eye second, double[] then) {
    double[] a = new double[2];
    double[] b = new double[2];
    first.project(at, a);
    second.project(then, b);
    return new double[] {a[0] - b[0], a[1] - b[1]};
  }

  /** The camera with one of its fitted numbers changed. */
  private static Eye moved(FittedCamera fitted, int index, double by) {
    int lens = fitted.numbers().length;
    return index < lens
        ? new Eye(fitted.optics().moved(fitted.numbers()[index], by), fitted.pose())
        : new Eye(fitted.optics(), fitted.pose().moved(index - lens, by));
  }
}
