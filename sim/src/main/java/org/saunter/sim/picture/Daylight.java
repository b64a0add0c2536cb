package org.saunter.sim.picture;

/** Light from out of doors: that of the sky through a window or from above, and the sun. */
final class Daylight {
  private static final int MAP_PX = 1_024;

  /** From bar to bar of a window. */
  static final double BAR_MM = 1_200;

  private static final double BAR_HALF_MM = 30;

  /**
   * The part of a wall that is glass.
   *
   * @param x0 where it begins, likewise y0; where it ends x1 and y1
   */
  record Window(
      boolean any, double x0, double y0, double x1, double y1, double sillMm, double headMm) {
    static final Window NONE = new Window(false, 0, 0, 1, 0, 0, 0);
  }

  private final Space space;
  private final Window window;
  private final Mesh still;
  private final int firstCaster;
  private final double length;
  private final double tx;
  private final double ty;
  private final ShadowMap map = new ShadowMap(MAP_PX, true, false);
  private double mapX = Double.NaN;
  private double mapY = Double.NaN;
  private double sunX;
  private double sunY;
  private double sunZ = 1;
  private boolean shines;

  Daylight(Space space, Window window, Mesh still, int firstCaster) {
    this.space = space;
    this.window = window;
    this.still = still;
    this.firstCaster = firstCaster;
    double dx = window.x1() - window.x0();
    double dy = window.y1() - window.y0();
    length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
    tx = dx / length;
    ty = dy / length;
  }

  /** Sets the sun for what is asked from now on. */
  void aim(Lighting light) {
    double e = light.sunElevationRadians();
    sunX = StrictMath.cos(e) * StrictMath.cos(light.sunAzimuthRadians());
    sunY = StrictMath.cos(e) * StrictMath.sin(light.sunAzimuthRadians());
    sunZ = Math.max(0.03, StrictMath.sin(e));
    shines = light.sunLevel() > 0;
    if (shines && (mapX != sunX || mapY != sunY)) {
      mapX = sunX;
      mapY = sunY;
      aim(map);
      map.clear();
      map.draw(still, 0, still.vertexCount, firstCaster, still.triangleCount);
    }
  }

  /** Lets a map look from the sun onto the whole space. */
  void aim(ShadowMap other) {
    double span = Math.max(space.widthMm(), space.depthMm()) + 1_000;
    other.sun(
        -sunX / sunZ,
        -sunY / sunZ,
        (space.x0() + space.x1()) / 2,
        (space.y0() + space.y1()) / 2,
        span);
  }

  /** The way that the sun's light goes. */
  double[] fromSun() {
    return new double[] {-sunX, -sunY, -sunZ};
  }

  /** Light of the sky on a point with a normal: six numbers. */
  float sky(float[] p) {
    if (space.open()) {
      return 0.42f + 0.3f * p[5];
    }
    if (!window.any()) {
      return 0.05f;
    }
    double mx = (window.x0() + window.x1()) / 2 - p[0];
    double my = (window.y0() + window.y1()) / 2 - p[1];
    double mz = (window.sillMm() + window.headMm()) / 2 - p[2];
    // slide along the window to the part that is nearest
    double slide = Math.max(-0.4 * length, Math.min(0.4 * length, -(mx * tx + my * ty)));
    mx += slide * tx;
    my += slide * ty;
    double dot = (mx * p[3] + my * p[4] + mz * p[5]) / Math.sqrt(mx * mx + my * my + mz * mz + 1);
    double off = mx * ty - my * tx;
    double share = 1 / (1 + off * off / 6.0e6);
    return (float) (0.06 + share * (0.1 + 0.75 * Math.max(0, 0.3 + 0.7 * dot)));
  }

  /**
   * Light of the sun on such a point.
   *
   * @param shadows whether the shop may throw its shadow there
   */
  float sun(float[] p, boolean shadows) {
    if (!shines) {
      return 0;
    }
    double e = sunX * p[3] + sunY * p[4] + sunZ * p[5];
    if (e <= 0) {
      return 0;
    }
    if (!space.open()) {
      e *= throughWindow(p);
    }
    if (shadows && e > 0) {
      e *= map.reaches(p[0] + 25 * p[3], p[1] + 25 * p[4], p[2] + 25 * p[5]);
    }
    return (float) e;
  }

  /** Whether the way to the sun leaves through the glass, with soft edges and bars. */
  private double throughWindow(float[] p) {
    double across = sunX * ty - sunY * tx;
    double off = (window.x0() - p[0]) * ty - (window.y0() - p[1]) * tx;
    if (!window.any() || Math.abs(across) < 1e-3 || off / across <= 0) {
      return 0;
    }
    double way = off / across;
    double along = (p[0] + way * sunX - window.x0()) * tx + (p[1] + way * sunY - window.y0()) * ty;
    double high = p[2] + way * sunZ;
    double blur = 15 + 0.01 * way;
    double bar = Math.abs(along - BAR_MM * Math.rint(along / BAR_MM)) - BAR_HALF_MM;
    return edge(along, blur)
        * edge(length - along, blur)
        * edge(high - window.sillMm(), blur)
        * edge(window.headMm() - high, blur)
        * edge(bar, blur);
  }

  private static double edge(double mm, double blur) {
    return Math.max(0, Math.min(1, 0.5 + mm / (2 * blur)));
  }
}
