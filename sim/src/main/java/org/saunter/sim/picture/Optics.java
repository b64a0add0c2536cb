package org.saunter.sim.picture;

import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;

/**
 * One camera as the painter needs it: the line of sight of every pixel, the same grouped in tiles,
 * and a fast way to project many points. The lens is that of {@link CameraModel}, in arithmetic
 * that is the same on every machine. Immutable.
 */
final class Optics {
  static final int TILE_PX = 16;

  private static final double THETA_MAX = 1.65; // as in CameraModel
  private static final double NEAR = 0.05;
  private static final int RADII = 4_096;
  private static final int UNDISTORT_STEPS = 16;

  final Camera camera;
  final int width;
  final int height;
  final double x;
  final double y;
  final double z;

  /** Unit vector into the store of each pixel; NaN where the lens sees nothing. */
  final float[] rayX;

  final float[] rayY;
  final float[] rayZ;

  /**
   * Middle of each tile's lines of sight, and the sine of the angle within which all of them lie.
   */
  final int tilesAcross;

  final int tilesDown;
  final float[] tileX;
  final float[] tileY;
  final float[] tileZ;
  final float[] tileSine;

  /** The same for the whole image: middle and cosine. */
  final double[] middle = new double[3];

  final double middleCosine;

  /** The most by which a straight edge of one pixel squared bends in the image, in pixels. */
  final float bend;

  /** Millimetres across a pixel at one millimetre's distance, near the axis. */
  final float pixelAngle;

  private final double[] right;
  private final double[] down;
  private final double[] forward;
  private final double focal;
  private final boolean fisheye;
  private final double[] k = new double[5];
  private final double rMax; // of undistorted radius (pinhole) or angle (fisheye)

  Optics(Camera camera) {
    this.camera = camera;
    double[][] axes = new CameraModel(camera).axes();
    right = axes[0];
    down = axes[1];
    forward = axes[2];
    width = camera.widthPx();
    height = camera.heightPx();
    x = camera.xMm();
    y = camera.yMm();
    z = camera.zMm();
    focal = camera.focalPx();
    fisheye = camera.lens() == Lens.FISHEYE;
    for (int i = 0; i < Math.min(5, camera.distortion().size()); i++) {
      k[i] = camera.distortion().get(i);
    }
    rMax = largestRadius();
    pixelAngle = (float) (1 / focal);
    bend = bend();
    rayX = new float[width * height];
    rayY = new float[width * height];
    rayZ = new float[width * height];
    if (fisheye) {
      fisheyeRays();
    } else {
      pinholeRays();
    }
    tilesAcross = (width + TILE_PX - 1) / TILE_PX;
    tilesDown = (height + TILE_PX - 1) / TILE_PX;
    tileX = new float[tilesAcross * tilesDown];
    tileY = new float[tilesAcross * tilesDown];
    tileZ = new float[tilesAcross * tilesDown];
    tileSine = new float[tilesAcross * tilesDown];
    for (int t = 0; t < tileX.length; t++) {
      tile(t);
    }
    middleCosine = cone(0, 0, width, height, middle);
  }

  /** How far from the axis the lens formula still grows; beyond, it folds back on itself. */
  private double largestRadius() {
    double last = 0;
    double end = fisheye ? THETA_MAX : 30;
    double step = fisheye ? 0.005 : 0.01;
    for (double r = step; r < end; r += step) {
      double bent = fisheye ? theta(r) : radial(r);
      if (bent < last + 0.02 * step) {
        return r - step;
      }
      last = bent;
    }
    return end;
  }

  private double theta(double theta) {
    double q = theta * theta;
    return theta * (1 + q * (k[0] + q * (k[1] + q * (k[2] + q * k[3]))));
  }

  private double radial(double r) {
    double q = r * r;
    return r * (1 + q * (k[0] + q * (k[1] + q * k[4])));
  }

  /** Curvature of the image of a straight line, generously, over eight times the focal length. */
  private float bend() {
    double r = Math.min(rMax, 0.5 * (width + height) / focal);
    double curvature;
    if (fisheye) {
      curvature = 1.2 + 6 * Math.abs(k[0]) * r + 20 * Math.abs(k[1]) * r * r * r;
    } else {
      curvature = 6 * Math.abs(k[0]) * r + 20 * Math.abs(k[1]) * r * r * r;
      curvature += 42 * Math.abs(k[4]) * r * r * r * r * r + 8 * (Math.abs(k[2]) + Math.abs(k[3]));
    }
    return (float) (curvature / (8 * focal));
  }

  private void put(int at, double cx, double cy, double cz) {
    double length = Math.sqrt(cx * cx + cy * cy + cz * cz);
    double a = cx / length;
    double b = cy / length;
    double c = cz / length;
    rayX[at] = (float) (right[0] * a + down[0] * b + forward[0] * c);
    rayY[at] = (float) (right[1] * a + down[1] * b + forward[1] * c);
    rayZ[at] = (float) (right[2] * a + down[2] * b + forward[2] * c);
  }

  private void blind(int at) {
    rayX[at] = Float.NaN;
    rayY[at] = Float.NaN;
    rayZ[at] = Float.NaN;
  }

  /** The angle off the axis is found once for each of many radii and interpolated between. */
  private void fisheyeRays() {
    double end = theta(rMax);
    double[] sine = new double[RADII + 2];
    double[] cosine = new double[RADII + 2];
    double angle = 0;
    for (int i = 0; i <= RADII + 1; i++) {
      double r = end * i / RADII;
      for (int step = 0; step < 6; step++) {
        double h = 1e-4;
        double slope = (theta(angle + h) - theta(angle - h)) / (2 * h);
        angle = Math.max(0, Math.min(rMax, angle - (theta(angle) - r) / Math.max(0.02, slope)));
      }
      sine[i] = r < 1e-9 ? 1 : StrictMath.sin(angle) / r;
      cosine[i] = StrictMath.cos(angle);
    }
    for (int py = 0; py < height; py++) {
      double v = (py + 0.5 - camera.centreYPx()) / focal;
      for (int px = 0; px < width; px++) {
        double u = (px + 0.5 - camera.centreXPx()) / focal;
        double at = Math.sqrt(u * u + v * v) / end * RADII;
        int i = (int) at;
        if (at >= RADII) {
          blind(py * width + px);
          continue;
        }
        double share = at - i;
        double s = sine[i] + share * (sine[i + 1] - sine[i]);
        double c = cosine[i] + share * (cosine[i + 1] - cosine[i]);
        put(py * width + px, u * s, v * s, c);
      }
    }
  }

  private void pinholeRays() {
    boolean straight = k[0] == 0 && k[1] == 0 && k[2] == 0 && k[3] == 0 && k[4] == 0;
    double[] radii = straight ? new double[0] : undistortedRadii();
    double[] flat = new double[2];
    for (int py = 0; py < height; py++) {
      double v = (py + 0.5 - camera.centreYPx()) / focal;
      for (int px = 0; px < width; px++) {
        double u = (px + 0.5 - camera.centreXPx()) / focal;
        if (straight) {
          put(py * width + px, u, v, 1);
        } else if (undistort(u, v, radii, flat)) {
          put(py * width + px, flat[0], flat[1], 1);
        } else {
          blind(py * width + px);
        }
      }
    }
  }

  /**
   * Undistorted radius of each of many distorted ones, from 0 to that of the largest; by halving.
   */
  private double[] undistortedRadii() {
    double end = radial(Math.min(rMax, 8));
    double[] radii = new double[RADII / 8 + 2];
    for (int i = 0; i < radii.length; i++) {
      double r = end * i / (RADII / 8);
      double low = 0;
      double high = Math.min(rMax, 8);
      for (int step = 0; step < 30; step++) {
        double middle = (low + high) / 2;
        if (radial(middle) < r) {
          low = middle;
        } else {
          high = middle;
        }
      }
      radii[i] = (low + high) / 2;
    }
    return radii;
  }

  /** Inverts Brown's formula, starting from its radial part alone. False if nothing answers. */
  private boolean undistort(double u, double v, double[] radii, double[] flat) {
    double r = Math.sqrt(u * u + v * v);
    double at = r / radial(Math.min(rMax, 8)) * (RADII / 8);
    if (at > RADII / 8) {
      return false;
    }
    int i = (int) at;
    double from = radii[i] + (at - i) * (radii[i + 1] - radii[i]);
    double a = r < 1e-12 ? 0 : u * from / r;
    double b = r < 1e-12 ? 0 : v * from / r;
    for (int step = 0; step < UNDISTORT_STEPS; step++) {
      double q = a * a + b * b;
      double s = 1 + q * (k[0] + q * (k[1] + q * k[4]));
      double ds = k[0] + q * (2 * k[1] + 3 * q * k[4]); // of s by q
      double eu = a * s + 2 * k[2] * a * b + k[3] * (q + 2 * a * a) - u;
      double ev = b * s + k[2] * (q + 2 * b * b) + 2 * k[3] * a * b - v;
      if (eu * eu + ev * ev < 1e-14) {
        flat[0] = a;
        flat[1] = b;
        return true;
      }
      double uu = s + 2 * a * a * ds + 2 * k[2] * b + 6 * k[3] * a;
      double uv = 2 * a * b * ds + 2 * k[2] * a + 2 * k[3] * b;
      double vv = s + 2 * b * b * ds + 6 * k[2] * b + 2 * k[3] * a;
      double det = uu * vv - uv * uv;
      if (Math.abs(det) < 1e-9) {
        return false;
      }
      a -= (vv * eu - uv * ev) / det;
      b -= (uu * ev - uv * eu) / det;
    }
    return false;
  }

  private void tile(int t) {
    int x0 = t % tilesAcross * TILE_PX;
    int y0 = t / tilesAcross * TILE_PX;
    double[] mean = new double[3];
    double cosine =
        cone(x0, y0, Math.min(width, x0 + TILE_PX), Math.min(height, y0 + TILE_PX), mean);
    tileX[t] = (float) mean[0];
    tileY[t] = (float) mean[1];
    tileZ[t] = (float) mean[2];
    double inside = Math.max(0, cosine - 1e-6);
    tileSine[t] = cosine > 1 ? -1 : (float) (Math.sqrt(1 - inside * inside) + 1e-5);
  }

  /** Middle and cosine of the lines of sight of a part of the image; a cosine of 2 if all blind. */
  private double cone(int x0, int y0, int x1, int y1, double[] mean) {
    for (int py = y0; py < y1; py++) {
      for (int at = py * width + x0; at < py * width + x1; at++) {
        if (!Float.isNaN(rayX[at])) {
          mean[0] += rayX[at];
          mean[1] += rayY[at];
          mean[2] += rayZ[at];
        }
      }
    }
    double length = Math.sqrt(mean[0] * mean[0] + mean[1] * mean[1] + mean[2] * mean[2]);
    for (int i = 0; i < 3; i++) {
      mean[i] /= Math.max(1e-12, length);
    }
    double cosine = 2;
    for (int py = y0; py < y1; py++) {
      for (int at = py * width + x0; at < py * width + x1; at++) {
        if (!Float.isNaN(rayX[at])) {
          cosine = Math.min(cosine, rayX[at] * mean[0] + rayY[at] * mean[1] + rayZ[at] * mean[2]);
        }
      }
    }
    return cosine;
  }

  /** Whether any part of a ball may be in the image. */
  boolean seesBall(double bx, double by, double bz, double radius) {
    double dx = bx - x;
    double dy = by - y;
    double dz = bz - z;
    double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (distance <= radius || middleCosine <= 0) {
      return true;
    }
    double along = (dx * middle[0] + dy * middle[1] + dz * middle[2]) / distance;
    double off = StrictMath.acos(Math.max(-1, Math.min(1, along)));
    return off <= StrictMath.acos(Math.min(1, middleCosine)) + StrictMath.asin(radius / distance);
  }

  /**
   * Where vertices of a mesh are in the image; NaN where the lens cannot say.
   *
   * @param px takes x of vertex {@code i} at {@code 2 * i} and y behind it
   */
  void project(Mesh mesh, int from, int to, float[] px) {
    float[] vertices = mesh.vertices;
    for (int i = from; i < to; i++) {
      double dx = vertices[8 * i] - x;
      double dy = vertices[8 * i + 1] - y;
      double dz = vertices[8 * i + 2] - z;
      project(dx, dy, dz, px, 2 * i);
    }
  }

  /** The same for one point relative to the camera. */
  void project(double dx, double dy, double dz, float[] px, int at) {
    double cx = right[0] * dx + right[1] * dy + right[2] * dz;
    double cy = down[0] * dx + down[1] * dy + down[2] * dz;
    double cz = forward[0] * dx + forward[1] * dy + forward[2] * dz;
    double q = cx * cx + cy * cy;
    double scale;
    double tx = 0;
    double ty = 0;
    if (fisheye) {
      double off = Math.sqrt(q);
      double angle = atan(off, cz);
      if (angle > rMax) {
        px[at] = Float.NaN;
        px[at + 1] = Float.NaN;
        return;
      }
      scale = off < 1e-9 ? 0 : theta(angle) / off;
    } else {
      double inverse = 1 / cz;
      double r = q * inverse * inverse;
      if (!(cz > NEAR * Math.sqrt(q + cz * cz)) || r > rMax * rMax) {
        px[at] = Float.NaN;
        px[at + 1] = Float.NaN;
        return;
      }
      scale = inverse * (1 + r * (k[0] + r * (k[1] + r * k[4])));
      double a = cx * inverse;
      double b = cy * inverse;
      tx = 2 * k[2] * a * b + k[3] * (r + 2 * a * a);
      ty = k[2] * (r + 2 * b * b) + 2 * k[3] * a * b;
    }
    px[at] = (float) (camera.centreXPx() + focal * (cx * scale + tx));
    px[at + 1] = (float) (camera.centreYPx() + focal * (cy * scale + ty));
  }

  /** atan2 of a {@code y} that is not negative; Abramowitz and Stegun 4.4.49, error 2e-8. */
  private static double atan(double y, double x) {
    double ax = Math.abs(x);
    double q = y < ax ? y / ax : ax / Math.max(1e-30, y);
    double s = q * q;
    double a =
        q
            * (1
                + s
                    * (-0.3333314528
                        + s
                            * (0.1999355085
                                + s
                                    * (-0.1420889944
                                        + s
                                            * (0.1065626393
                                                + s
                                                    * (-0.0752896400
                                                        + s
                                                            * (0.0429096138
                                                                + s
                                                                    * (-0.0161657367
                                                                        + s * 0.0028662257))))))));
    double angle = y < ax ? a : Math.PI / 2 - a;
    return x < 0 ? Math.PI - angle : angle;
  }
}
