package org.saunter.vision.floor;

import java.util.List;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;

/**
 * How much of a person at a place one camera can see: three heights of a body, each hidden if it
 * lies outside the image, behind furniture or behind somebody else. Furniture is looked up once per
 * field of a grid.
 */
final class Sightlines {
  private static final int[] HEIGHTS_MM = {150, 900, 1_600};
  private static final double[] SHARE = {0.25, 0.4, 0.35};
  private static final double FIELD_MM = 100;
  private static final double BODY_RADIUS_MM = 220;
  private static final double BODY_HEIGHT_MM = 1_700;
  private static final int LOOKED_UP = 8;

  private final CameraModel model;
  private final List<Fixture> fixtures;
  private final byte[] seen;
  private final int columns;
  private final int rows;
  private final double left;
  private final double low;

  Sightlines(CameraModel model, Layout layout, Floorplan plan) {
    this.model = model;
    fixtures = layout.fixtures();
    left = plan.leftMm();
    low = plan.lowMm();
    columns = (int) Math.ceil((plan.rightMm() - left) / FIELD_MM) + 1;
    rows = (int) Math.ceil((plan.highMm() - low) / FIELD_MM) + 1;
    seen = new byte[columns * rows];
  }

  /**
   * The share of a body that is seen, 0 to 1.
   *
   * @param others places of everybody, x and y in turn
   * @param self which of them this is; -1 if none
   */
  double visible(double xMm, double yMm, double[] others, int self) {
    int mask = mask(xMm, yMm);
    double share = 0;
    for (int h = 0; h < HEIGHTS_MM.length; h++) {
      if ((mask >> h & 1) == 1 && !isBehindSomebody(xMm, yMm, HEIGHTS_MM[h], others, self)) {
        share += SHARE[h];
      }
    }
    return share;
  }

  private int mask(double xMm, double yMm) {
    int column = (int) Math.max(0, Math.min(columns - 1, (xMm - left) / FIELD_MM));
    int row = (int) Math.max(0, Math.min(rows - 1, (yMm - low) / FIELD_MM));
    int at = row * columns + column;
    if (seen[at] == 0) {
      seen[at] = (byte) lookUp(left + column * FIELD_MM, low + row * FIELD_MM);
    }
    return seen[at];
  }

  private int lookUp(double xMm, double yMm) {
    int mask = LOOKED_UP;
    double[] px = new double[2];
    for (int h = 0; h < HEIGHTS_MM.length; h++) {
      double z = HEIGHTS_MM[h];
      boolean inImage =
          model.project(xMm, yMm, z, px)
              && px[0] >= 0
              && px[0] <= model.camera().widthPx()
              && px[1] >= 0
              && px[1] <= model.camera().heightPx();
      if (inImage && fixtures.stream().noneMatch(f -> hides(f, xMm, yMm, z))) {
        mask |= 1 << h;
      }
    }
    return mask;
  }

  /** Whether the straight line from the camera to a point runs through a box of furniture. */
  private boolean hides(Fixture f, double xMm, double yMm, double zMm) {
    double turn = StrictMath.toRadians(f.facingDegrees() - 90.0);
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    double[] from = inFrame(f, model.camera().xMm(), model.camera().yMm(), cos, sin);
    double[] to = inFrame(f, xMm, yMm, cos, sin);
    double[] span = {0, 1};
    return clip(from[0], to[0], f.widthMm() / 2.0, span)
        && clip(from[1], to[1], f.depthMm() / 2.0, span)
        && clipHeight(model.camera().zMm(), zMm, f.heightMm(), span);
  }

  private static double[] inFrame(Fixture f, double xMm, double yMm, double cos, double sin) {
    double dx = xMm - f.xMm();
    double dy = yMm - f.yMm();
    return new double[] {cos * dx + sin * dy, cos * dy - sin * dx};
  }

  private static boolean clip(double from, double to, double half, double[] span) {
    double step = to - from;
    if (Math.abs(step) < 1e-9) {
      return Math.abs(from) <= half;
    }
    double a = (-half - from) / step;
    double b = (half - from) / step;
    span[0] = Math.max(span[0], Math.min(a, b));
    span[1] = Math.min(span[1], Math.max(a, b));
    return span[0] < span[1];
  }

  private static boolean clipHeight(double from, double to, double height, double[] span) {
    double atStart = from + span[0] * (to - from);
    double atEnd = from + span[1] * (to - from);
    return Math.min(atStart, atEnd) < height;
  }

  private boolean isBehindSomebody(double xMm, double yMm, double zMm, double[] others, int self) {
    double cx = model.camera().xMm();
    double cy = model.camera().yMm();
    double cz = model.camera().zMm();
    double dx = xMm - cx;
    double dy = yMm - cy;
    double length = Math.sqrt(dx * dx + dy * dy);
    if (length < BODY_RADIUS_MM) {
      return false;
    }
    for (int o = 0; 2 * o < others.length; o++) {
      double ox = others[2 * o] - cx;
      double oy = others[2 * o + 1] - cy;
      double along = (ox * dx + oy * dy) / length;
      double across = Math.abs(ox * dy - oy * dx) / length;
      if (o == self || along <= 0 || along >= length || across >= BODY_RADIUS_MM) {
        continue;
      }
      double half = Math.sqrt(BODY_RADIUS_MM * BODY_RADIUS_MM - across * across);
      double enters = Math.max(0, along - half) / length;
      double leaves = Math.min(1, (along + half) / length);
      double zIn = cz + enters * (zMm - cz);
      double zOut = cz + leaves * (zMm - cz);
      if (Math.min(zIn, zOut) < BODY_HEIGHT_MM && along < length - BODY_RADIUS_MM / 2) {
        return true;
      }
    }
    return false;
  }
}
