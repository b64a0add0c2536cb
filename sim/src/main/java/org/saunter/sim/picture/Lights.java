package org.saunter.sim.picture;

import org.jspecify.annotations.Nullable;
import org.saunter.sim.Chance;

/**
 * The lamps and the window of one shop, and how much light falls on a point. Light comes in four
 * kinds, so that it can change without asking each point again: all lamps but the key lamp with
 * what the room throws back, the key lamp, daylight, the sun. Only the key lamp and the sun throw
 * shadows of people. Not thread-safe.
 */
final class Lights {
  static final int KINDS = 4;
  static final int LAMPS = 0;
  static final int KEY = 1;
  static final int DAY = 2;
  static final int SUN = 3;

  private static final int STATIC_MAP = 256;
  private static final int SUN_MAP = 1_024;
  private static final double REACH_MM = 6_000;
  private static final double FAINT = 0.006;

  final Space space;
  final Window window;
  private final Mesh still;
  private final int firstCaster;
  private final double lampZ;
  private final double[] lampX;
  private final double[] lampY;
  private final @Nullable ShadowMap[] maps;
  private final double power; // square millimetres
  private final ShadowMap sunMap;
  private double sunMapX = Double.NaN;
  private double sunMapY = Double.NaN;

  private Lighting light = Lighting.PLAIN;
  private int key;
  private double sunX;
  private double sunY;
  private double sunZ;

  /** The part of a wall that is glass: where it begins and ends, and which way is out. */
  record Window(
      boolean any, double x0, double y0, double x1, double y1, double sillMm, double headMm) {}

  /**
   * @param firstCaster the triangles of the mesh before this one throw no shadow
   */
  Lights(Space space, Window window, Mesh still, int firstCaster, long seed) {
    this.space = space;
    this.firstCaster = firstCaster;
    this.window = window;
    this.still = still;
    Chance chance = new Chance(seed).fork("lamps");
    double pitch = chance.uniform(1_900, 3_100);
    int across = space.open() ? 0 : (int) Math.max(1, Math.rint(space.widthMm() / pitch));
    int deep = space.open() ? 0 : (int) Math.max(1, Math.rint(space.depthMm() / pitch));
    lampX = new double[across * deep];
    lampY = new double[across * deep];
    maps = new @Nullable ShadowMap[across * deep];
    lampZ = space.ceilingMm() - 20;
    for (int i = 0; i < lampX.length; i++) {
      lampX[i] = space.x0() + (i % across + 0.5) * space.widthMm() / across;
      lampY[i] = space.y0() + (i / across + 0.5) * space.depthMm() / deep;
    }
    double area = space.widthMm() * space.depthMm() / Math.max(1, lampX.length);
    power = 0.68 * area / Math.PI;
    sunMap = new ShadowMap(SUN_MAP, true, false);
  }

  int lamps() {
    return lampX.length;
  }

  double lampX(int lamp) {
    return lampX[lamp];
  }

  double lampY(int lamp) {
    return lampY[lamp];
  }

  double lampZ() {
    return lampZ;
  }

  /** The lamp that lights a place most: of those that burn, the nearest; the sick one if near. */
  int keyLamp(Lighting lighting, double atX, double atY) {
    int best = -1;
    double bestMm = Double.MAX_VALUE;
    for (int i = 0; i < lampX.length; i++) {
      if (i == lamp(lighting.failedLamp())) {
        continue;
      }
      double mm = Math.hypot(lampX[i] - atX, lampY[i] - atY);
      if (i == lamp(lighting.sickLamp())) {
        mm -= 2_500;
      }
      if (mm < bestMm) {
        bestMm = mm;
        best = i;
      }
    }
    return best;
  }

  private int lamp(int number) {
    return number < 0 || lampX.length == 0 ? -1 : number % lampX.length;
  }

  /** Sets the light and the key lamp for what is asked from now on. */
  void aim(Lighting lighting, int keyLamp) {
    light = lighting;
    key = keyLamp;
    double e = lighting.sunElevationRadians();
    sunX = StrictMath.cos(e) * StrictMath.cos(lighting.sunAzimuthRadians());
    sunY = StrictMath.cos(e) * StrictMath.sin(lighting.sunAzimuthRadians());
    sunZ = Math.max(0.03, StrictMath.sin(e));
    if (lighting.sunLevel() > 0) {
      aimSun(sunMap);
      if (sunMapX != sunX || sunMapY != sunY) {
        sunMapX = sunX;
        sunMapY = sunY;
        sunMap.clear();
        sunMap.draw(still, 0, still.vertexCount, firstCaster, still.triangleCount);
      }
    }
  }

  /** Lets a map look from the sun onto the whole space. */
  void aimSun(ShadowMap map) {
    double span = Math.max(space.widthMm(), space.depthMm()) + 1_000;
    map.sun(
        -sunX / sunZ,
        -sunY / sunZ,
        (space.x0() + space.x1()) / 2,
        (space.y0() + space.y1()) / 2,
        span);
  }

  /**
   * Whether what was asked under one light holds for another, but for the strength of each kind.
   */
  static boolean alike(Lighting a, Lighting b) {
    return a.failedLamp() == b.failedLamp()
        && a.sickLamp() == b.sickLamp()
        && a.sunLevel() > 0 == b.sunLevel() > 0
        && (a.sunLevel() <= 0
            || a.sunAzimuthRadians() == b.sunAzimuthRadians()
                && a.sunElevationRadians() == b.sunElevationRadians());
  }

  /**
   * The light of each kind on a point, where white is 1.
   *
   * @param p where, then the normal there: six numbers
   * @param still whether it belongs to the shop, so that its shadows do not move
   */
  void at(float[] p, boolean full, float[] out, int to) {
    double nz = p[5];
    out[to + KEY] = 0;
    out[to + SUN] = 0;
    double lamps = space.open() ? 0 : 0.27 + 0.09 * nz;
    for (int i = 0; i < lampX.length; i++) {
      double dx = lampX[i] - p[0];
      double dy = lampY[i] - p[1];
      if (dx * dx + dy * dy > REACH_MM * REACH_MM || i == lamp(light.failedLamp())) {
        continue;
      }
      double dz = lampZ - p[2];
      double dot = dx * p[3] + dy * p[4] + dz * nz;
      if (dot <= 0 || dz <= 0) {
        continue;
      }
      double q = dx * dx + dy * dy + dz * dz + 90_000;
      double e = power * dot * dz / (q * q);
      if (e < FAINT) {
        continue;
      }
      if (full) {
        e *= map(i).reaches(p[0] + 25 * p[3], p[1] + 25 * p[4], p[2] + 25 * p[5]);
      }
      if (i == key) {
        out[to + KEY] = (float) e;
      } else {
        lamps += i == lamp(light.sickLamp()) ? e * light.sickLevel() : e;
      }
    }
    out[to + LAMPS] = (float) lamps;
    out[to + DAY] = day(p);
    if (light.sunLevel() > 0) {
      out[to + SUN] = sun(p, full);
    }
  }

  private ShadowMap map(int lamp) {
    ShadowMap map = maps[lamp];
    if (map == null) {
      map = new ShadowMap(STATIC_MAP, false, false);
      map.lamp(lampX[lamp], lampY[lamp], lampZ);
      map.draw(still, 0, still.vertexCount, firstCaster, still.triangleCount);
      maps[lamp] = map;
    }
    return map;
  }

  private float day(float[] p) {
    if (space.open()) {
      return (float) (0.42 + 0.3 * p[5]);
    }
    if (!window.any()) {
      return 0.05f;
    }
    double mx = (window.x0 + window.x1) / 2 - p[0];
    double my = (window.y0 + window.y1) / 2 - p[1];
    double mz = (window.sillMm + window.headMm) / 2 - p[2];
    double lx = window.x1 - window.x0;
    double ly = window.y1 - window.y0;
    double length = Math.max(1, Math.sqrt(lx * lx + ly * ly));
    // slide along the window to the part that is nearest
    double along = (mx * lx + my * ly) / length;
    double slide = Math.max(-0.4 * length, Math.min(0.4 * length, -along));
    mx += slide * lx / length;
    my += slide * ly / length;
    double mm = Math.sqrt(mx * mx + my * my + mz * mz);
    double dot = (mx * p[3] + my * p[4] + mz * p[5]) / Math.max(1, mm);
    double off = Math.abs(mx * ly - my * lx) / length;
    double share = 1 / (1 + off * off / 6.0e6);
    return (float) (0.06 + 0.75 * share * Math.max(0, 0.3 + 0.7 * dot) + 0.1 * share);
  }

  private float sun(float[] p, boolean full) {
    double dot = sunX * p[3] + sunY * p[4] + sunZ * p[5];
    if (dot <= 0) {
      return 0;
    }
    double e = dot;
    if (!space.open()) {
      e *= throughWindow(p);
    }
    if (full && e > 0) {
      e *= sunMap.reaches(p[0] + 25 * p[3], p[1] + 25 * p[4], p[2] + 25 * p[5]);
    }
    return (float) e;
  }

  /** Whether the way to the sun leaves through the glass, with soft edges and a bar every 1.2 m. */
  private double throughWindow(float[] p) {
    if (!window.any()) {
      return 0;
    }
    double lx = window.x1 - window.x0;
    double ly = window.y1 - window.y0;
    double length = Math.max(1, Math.sqrt(lx * lx + ly * ly));
    double tx = lx / length;
    double ty = ly / length;
    double across = sunX * ty - sunY * tx;
    double off = (window.x0 - p[0]) * ty - (window.y0 - p[1]) * tx;
    if (Math.abs(across) < 1e-3 || off / across <= 0) {
      return 0;
    }
    double way = off / across;
    double along = (p[0] + way * sunX - window.x0) * tx + (p[1] + way * sunY - window.y0) * ty;
    double high = p[2] + way * sunZ;
    double blur = 15 + 0.01 * way;
    double bar = Math.abs(along - 1_200 * Math.rint(along / 1_200)) - 30;
    return edge(along, blur)
        * edge(length - along, blur)
        * edge(high - window.sillMm, blur)
        * edge(window.headMm - high, blur)
        * edge(bar, blur);
  }

  private static double edge(double mm, double blur) {
    return Math.max(0, Math.min(1, 0.5 + mm / (2 * blur)));
  }

  /**
   * What a glossy place throws back of lamps: how near a lamp is to where the mirrored line of
   * sight meets the ceiling.
   */
  float mirrored(float[] p, double rx, double ry, double rz, double gloss) {
    double out = 2 * (rx * p[3] + ry * p[4] + rz * p[5]);
    double mx = rx - out * p[3];
    double my = ry - out * p[4];
    double mz = rz - out * p[5];
    if (mz < 0.05) {
      return 0;
    }
    double way = (lampZ - p[2]) / mz;
    double qx = p[0] + way * mx;
    double qy = p[1] + way * my;
    double radius = 260 + 900 * (1 - gloss);
    double sum = 0;
    for (int i = 0; i < lampX.length; i++) {
      double dx = lampX[i] - qx;
      double dy = lampY[i] - qy;
      double q = (dx * dx + dy * dy) / (radius * radius);
      if (q < 9 && i != lamp(light.failedLamp())) {
        sum += 1 / ((1 + q) * (1 + q));
      }
    }
    double grazing = 1 - Math.max(0, Math.min(1, -out / 2));
    double fresnel = 0.08 + 0.92 * grazing * grazing * grazing * grazing;
    return (float) (sum * gloss * fresnel * 1.4);
  }
}
