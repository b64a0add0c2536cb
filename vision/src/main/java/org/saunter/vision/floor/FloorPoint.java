package org.saunter.vision.floor;

import org.saunter.model.BadInputException;
import org.saunter.model.CameraModel;

/**
 * A place on the floor and how uncertain it is: a foot seen from the side is known well across the
 * line of sight and badly along it.
 *
 * @param xMm place in the store, likewise y
 * @param xxMm2 variance along x; likewise the covariance xy and the variance along y
 */
public record FloorPoint(double xMm, double yMm, double xxMm2, double xyMm2, double yyMm2) {
  public FloorPoint {
    boolean positive = xxMm2 > 0 && yyMm2 > 0 && xxMm2 * yyMm2 - xyMm2 * xyMm2 > 0;
    if (!positive || !Double.isFinite(xMm + yMm + xxMm2 + yyMm2)) {
      throw new BadInputException(
          "The place ("
              + xMm
              + ", "
              + yMm
              + ") has the covariance ("
              + xxMm2
              + ", "
              + xyMm2
              + ", "
              + yyMm2
              + ").",
          "Maybe standard deviations were given, or none.");
    }
  }

  /** A place that is equally uncertain in all directions. */
  public static FloorPoint round(double xMm, double yMm, double sdMm) {
    return new FloorPoint(xMm, yMm, sdMm * sdMm, 0, sdMm * sdMm);
  }

  /**
   * The place on which a pixel looks: an error of one pixel becomes whatever it is on the floor
   * there, by differences of the camera's own geometry.
   *
   * @param sdPx standard deviation of the foot point along each axis of the image
   * @return null if the pixel does not look at the floor
   */
  public static @org.jspecify.annotations.Nullable FloorPoint ofFoot(
      CameraModel camera, double xPx, double yPx, double sdPx) {
    double[] at = new double[2];
    double[] right = new double[2];
    double[] down = new double[2];
    if (!camera.level(xPx, yPx, 0, at)
        || !camera.level(xPx + sdPx, yPx, 0, right)
        || !camera.level(xPx, yPx + sdPx, 0, down)) {
      return null;
    }
    double ax = right[0] - at[0];
    double ay = right[1] - at[1];
    double bx = down[0] - at[0];
    double by = down[1] - at[1];
    double least = 1; // one millimetre: no place is exact
    return new FloorPoint(
        at[0], at[1], ax * ax + bx * bx + least, ax * ay + bx * by, ay * ay + by * by + least);
  }
}
