package org.saunter.vision.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Draws rectangles with a pattern as a lens sees them, grey, by casting rays: slow, simple, and
 * without a line in common with the renderer of the simulator.
 */
public final class RayCaster {
  private final int widthPx;
  private final int heightPx;
  private final int side;
  private final float[] rays;
  private final List<Sheet> sheets = new ArrayList<>();

  /**
   * Draws for one lens.
   *
   * @param side rays per pixel each way
   */
  public RayCaster(Optics optics, int side) {
    widthPx = optics.widthPx();
    heightPx = optics.heightPx();
    this.side = side;
    rays = new float[widthPx * heightPx * side * side * 3];
    double[] ray = new double[3];
    int at = 0;
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        for (int s = 0; s < side * side; s++) {
          int column = s % side;
          int row = s / side;
          double px = x + (column + 0.5) / side;
          double py = y + (row + 0.5) / side;
          optics.ray(px, py, ray);
          for (int i = 0; i < 3; i++) {
            rays[at++] = (float) ray[i];
          }
        }
      }
    }
  }

  /**
   * A rectangle in the store.
   *
   * @param origin one corner, millimetres
   * @param along unit vector along its first side
   * @param across unit vector along its second side
   * @param pattern brightness 0 to 255 at so many millimetres along both
   */
  public record Sheet(
      double[] origin,
      double[] along,
      double[] across,
      double widthMm,
      double heightMm,
      DoubleBinaryOperator pattern) {}

  /** Takes all sheets away. */
  public RayCaster clear() {
    sheets.clear();
    return this;
  }

  public RayCaster add(Sheet sheet) {
    sheets.add(sheet);
    return this;
  }

  /** A box that stands on the floor, its sides parallel to the axes. */
  public RayCaster box(double xMm, double yMm, double[] sizeMm, DoubleBinaryOperator pattern) {
    double[] x = {1, 0, 0};
    double[] y = {0, 1, 0};
    double[] z = {0, 0, 1};
    double[] low = {xMm, yMm, 0};
    double w = sizeMm[0];
    double d = sizeMm[1];
    double h = sizeMm[2];
    add(new Sheet(new double[] {xMm, yMm, h}, x, y, w, d, pattern));
    add(new Sheet(low, x, z, w, h, pattern));
    add(new Sheet(new double[] {xMm, yMm + d, 0}, x, z, w, h, pattern));
    add(new Sheet(low, y, z, d, h, pattern));
    return add(new Sheet(new double[] {xMm + w, yMm, 0}, y, z, d, h, pattern));
  }

  /** The picture from a pose, one byte a pixel. */
  public byte[] draw(Pose pose, double background) {
    double[][] axes = pose.axes();
    double[] eye = {pose.xMm(), pose.yMm(), pose.zMm()};
    byte[] gray = new byte[widthPx * heightPx];
    double[] d = new double[3];
    int at = 0;
    for (int p = 0; p < gray.length; p++) {
      double sum = 0;
      for (int s = 0; s < side * side; s++, at += 3) {
        for (int i = 0; i < 3; i++) {
          d[i] = axes[0][i] * rays[at] + axes[1][i] * rays[at + 1] + axes[2][i] * rays[at + 2];
        }
        sum += shade(eye, d, background);
      }
      gray[p] = (byte) Math.clamp(Math.round(sum / (side * side)), 0, 255);
    }
    return gray;
  }

  private double shade(double[] eye, double[] d, double background) {
    double nearest = Double.POSITIVE_INFINITY;
    double shade = background;
    for (Sheet s : sheets) {
      double[] a = s.along;
      double[] b = s.across;
      double nx = a[1] * b[2] - a[2] * b[1];
      double ny = a[2] * b[0] - a[0] * b[2];
      double nz = a[0] * b[1] - a[1] * b[0];
      double slope = nx * d[0] + ny * d[1] + nz * d[2];
      double ox = s.origin[0] - eye[0];
      double oy = s.origin[1] - eye[1];
      double oz = s.origin[2] - eye[2];
      double t = (nx * ox + ny * oy + nz * oz) / slope;
      if (t > 0 && t < nearest) {
        double hx = t * d[0] - ox;
        double hy = t * d[1] - oy;
        double hz = t * d[2] - oz;
        double u = hx * a[0] + hy * a[1] + hz * a[2];
        double v = hx * b[0] + hy * b[1] + hz * b[2];
        if (u >= 0 && v >= 0 && u < s.widthMm && v < s.heightMm) {
          nearest = t;
          shade = s.pattern.applyAsDouble(u, v);
        }
      }
    }
    return shade;
  }
}
