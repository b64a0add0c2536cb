package org.saunter.model;

import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;

/**
 * How a camera of the layout maps the store to its image and back: Brown's distortion on a pinhole,
 * or the equidistant fisheye of Kannala and Brandt (TPAMI 2006, equation 6). Millimetres and
 * pixels; the middle of the top left pixel is (0.5, 0.5). A camera that looks straight down has +y
 * of the store at the top of its image. Immutable.
 */
public final class CameraModel {
  private static final int NEWTON_STEPS = 12;
  private static final double FISHEYE_MAX = 1.65; // radians off the axis, a little behind the lens
  private static final double NEAR = 0.02; // tangent plane: nothing nearer than this is projected

  private final Camera camera;
  private final double[] right;
  private final double[] down;
  private final double[] forward;
  private final double[] k;

  public CameraModel(Camera camera) {
    this.camera = camera;
    double fx = camera.lookAtXMm() - camera.xMm();
    double fy = camera.lookAtYMm() - camera.yMm();
    double fz = -camera.zMm();
    double length = Math.sqrt(fx * fx + fy * fy + fz * fz);
    Check.that(
        length > 0 && camera.focalPx() > 0,
        "The camera (" + camera.id() + ") looks nowhere.",
        "Maybe its height or focal length is missing.");
    forward = new double[] {fx / length, fy / length, fz / length};
    double flat = Math.sqrt(fx * fx + fy * fy);
    double[] r =
        flat < 1e-6 * length ? new double[] {1, 0, 0} : new double[] {fy / flat, -fx / flat, 0};
    double[] d = cross(forward, r);
    double roll = StrictMath.toRadians(camera.rollDegrees());
    double c = StrictMath.cos(roll);
    double s = StrictMath.sin(roll);
    right = new double[3];
    down = new double[3];
    for (int i = 0; i < 3; i++) {
      right[i] = c * r[i] + s * d[i];
      down[i] = c * d[i] - s * r[i];
    }
    k = new double[5];
    for (int i = 0; i < Math.min(5, camera.distortion().size()); i++) {
      k[i] = camera.distortion().get(i);
    }
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  public Camera camera() {
    return camera;
  }

  /** Unit vectors of the camera in the store: to its right, down its image, along its axis. */
  public double[][] axes() {
    return new double[][] {right.clone(), down.clone(), forward.clone()};
  }

  /**
   * Where a point of the store is in the image.
   *
   * @param px takes x and y in pixels; they may lie outside the image
   * @return false if the camera cannot see in that direction at all
   */
  public boolean project(double xMm, double yMm, double zMm, double[] px) {
    double dx = xMm - camera.xMm();
    double dy = yMm - camera.yMm();
    double dz = zMm - camera.zMm();
    double x = right[0] * dx + right[1] * dy + right[2] * dz;
    double y = down[0] * dx + down[1] * dy + down[2] * dz;
    double z = forward[0] * dx + forward[1] * dy + forward[2] * dz;
    double off = Math.sqrt(x * x + y * y);
    if (camera.lens() == Lens.FISHEYE) {
      double theta = StrictMath.atan2(off, z);
      if (theta > FISHEYE_MAX) {
        return false;
      }
      double scale = off < 1e-9 ? 0 : bent(theta) / off;
      put(px, x * scale, y * scale);
      return true;
    }
    if (z < NEAR * Math.sqrt(off * off + z * z)) {
      return false;
    }
    distort(x / z, y / z, px);
    put(px, px[0], px[1]);
    return true;
  }

  private void put(double[] px, double x, double y) {
    px[0] = camera.centreXPx() + camera.focalPx() * x;
    px[1] = camera.centreYPx() + camera.focalPx() * y;
  }

  private double bent(double theta) {
    double q = theta * theta;
    return theta * (1 + q * (k[0] + q * (k[1] + q * (k[2] + q * k[3]))));
  }

  private void distort(double x, double y, double[] out) {
    double q = x * x + y * y;
    double radial = 1 + q * (k[0] + q * (k[1] + q * k[4]));
    out[0] = x * radial + 2 * k[2] * x * y + k[3] * (q + 2 * x * x);
    out[1] = y * radial + k[2] * (q + 2 * y * y) + 2 * k[3] * x * y;
  }

  /**
   * The direction in the store in which a pixel looks.
   *
   * @param direction takes the unit vector
   */
  public void ray(double xPx, double yPx, double[] direction) {
    double u = (xPx - camera.centreXPx()) / camera.focalPx();
    double v = (yPx - camera.centreYPx()) / camera.focalPx();
    double x;
    double y;
    double z;
    if (camera.lens() == Lens.FISHEYE) {
      double r = Math.sqrt(u * u + v * v);
      double theta = unbent(r);
      double s = r < 1e-12 ? 0 : StrictMath.sin(theta) / r;
      x = u * s;
      y = v * s;
      z = StrictMath.cos(theta);
    } else {
      double[] flat = undistort(u, v);
      double length = Math.sqrt(flat[0] * flat[0] + flat[1] * flat[1] + 1);
      x = flat[0] / length;
      y = flat[1] / length;
      z = 1 / length;
    }
    for (int i = 0; i < 3; i++) {
      direction[i] = right[i] * x + down[i] * y + forward[i] * z;
    }
  }

  private double unbent(double r) {
    double theta = Math.min(r, FISHEYE_MAX);
    for (int i = 0; i < NEWTON_STEPS; i++) {
      double q = theta * theta;
      double slope = 1 + q * (3 * k[0] + q * (5 * k[1] + q * (7 * k[2] + q * 9 * k[3])));
      theta -= (bent(theta) - r) / Math.max(0.1, slope);
      theta = Math.max(0, Math.min(FISHEYE_MAX, theta));
    }
    return theta;
  }

  private double[] undistort(double u, double v) {
    double[] flat = {u, v};
    double[] bent = new double[2];
    for (int i = 0; i < NEWTON_STEPS; i++) {
      distort(flat[0], flat[1], bent);
      flat[0] += u - bent[0];
      flat[1] += v - bent[1];
    }
    return flat;
  }

  /**
   * Where the line of sight of a pixel meets the level {@code zMm}.
   *
   * @param xy takes x and y in millimetres
   * @return false if it never does
   */
  public boolean level(double xPx, double yPx, double zMm, double[] xy) {
    double[] direction = new double[3];
    ray(xPx, yPx, direction);
    double along = (zMm - camera.zMm()) / direction[2];
    if (!(along > 0) || Math.abs(direction[2]) < 1e-6) {
      return false;
    }
    xy[0] = camera.xMm() + along * direction[0];
    xy[1] = camera.yMm() + along * direction[1];
    return true;
  }
}
