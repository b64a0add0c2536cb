package org.saunter.vision.calibration.coverage;

import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.vision.calibration.Optics;

/** One camera's view without what stands in between: is a place in its image, and how large. */
final class Sight {
  private final Camera camera;
  private final CameraModel model;
  private final Optics optics;
  private final double[][] axes;

  Sight(Camera camera) {
    this.camera = camera;
    model = new CameraModel(camera);
    optics = Optics.of(camera);
    axes = model.axes();
  }

  double[] eye() {
    return new double[] {camera.xMm(), camera.yMm(), camera.zMm()};
  }

  /** Whether a place is inside the image. */
  boolean hasInImage(double xMm, double yMm, double zMm, double[] px) {
    double dx = xMm - camera.xMm();
    double dy = yMm - camera.yMm();
    double dz = zMm - camera.zMm();
    return optics.isOneToOne(
            dot(axes[0], dx, dy, dz), dot(axes[1], dx, dy, dz), dot(axes[2], dx, dy, dz))
        && model.project(xMm, yMm, zMm, px)
        && px[0] >= 0
        && px[1] >= 0
        && px[0] < camera.widthPx()
        && px[1] < camera.heightPx();
  }

  private static double dot(double[] axis, double x, double y, double z) {
    return axis[0] * x + axis[1] * y + axis[2] * z;
  }

  /**
   * Size in the image of a metre that stands across the line of sight at a place: the root of its
   * area, since a lens may stretch one way more than the other.
   */
  double pxPerMetre(double xMm, double yMm, double zMm) {
    double[] to = {xMm - camera.xMm(), yMm - camera.yMm(), zMm - camera.zMm()};
    double length = Math.sqrt(to[0] * to[0] + to[1] * to[1] + to[2] * to[2]);
    double flat = StrictMath.hypot(to[0], to[1]);
    double[] side =
        flat < 1 ? new double[] {1, 0, 0} : new double[] {to[1] / flat, -to[0] / flat, 0};
    double[] up = {
      (side[1] * to[2] - side[2] * to[1]) / length,
      (side[2] * to[0] - side[0] * to[2]) / length,
      (side[0] * to[1] - side[1] * to[0]) / length
    };
    return 10 * square(new double[] {xMm, yMm, zMm}, side, up);
  }

  /** Root of the area in the image of 100 mm by 100 mm around a place; 0 if it is not seen. */
  double square(double[] middle, double[] side, double[] up) {
    double[][] px = new double[4][2];
    for (int i = 0; i < 4; i++) {
      double a = i % 2 == 0 ? -50 : 50;
      boolean isSide = i < 2;
      double[] by = isSide ? side : up;
      if (!model.project(
          middle[0] + a * by[0], middle[1] + a * by[1], middle[2] + a * by[2], px[i])) {
        return 0;
      }
    }
    double ax = px[1][0] - px[0][0];
    double ay = px[1][1] - px[0][1];
    double bx = px[3][0] - px[2][0];
    double by = px[3][1] - px[2][1];
    return Math.sqrt(Math.abs(ax * by - ay * bx));
  }
}
