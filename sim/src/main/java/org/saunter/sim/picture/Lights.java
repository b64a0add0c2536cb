package org.saunter.sim.picture;

import org.jspecify.annotations.Nullable;
import org.saunter.sim.Chance;

/**
 * The lamps of one shop, and how much light falls on a point. Light comes in four kinds, so that it
 * can change without asking each point again: all lamps but the key lamp, with what the room throws
 * back; the key lamp; daylight; the sun. Only the key lamp and the sun throw shadows of people. Not
 * thread-safe.
 */
final class Lights {
  static final int KINDS = 4;
  static final int LAMPS = 0;
  static final int KEY = 1;
  static final int DAY = 2;
  static final int SUN = 3;

  private static final int MAP_PX = 256;
  private static final double REACH_MM = 4_600;
  private static final double FAINT = 0.012;
  private static final double PANEL_MM2 = 90_000; // a lamp is no point
  private static final float OFF_MM = 25; // asked this far before a surface, against its own shadow

  final Space space;
  final Daylight day;
  private final Mesh still;
  private final int firstCaster;
  private final int across;
  private final int deep;
  private final double lampZ;
  private final double[] lampX;
  private final double[] lampY;
  private final @Nullable ShadowMap[] maps;
  private final double power; // square millimetres
  private int key = -1;
  private int failed = -1;
  private int sick = -1;

  /**
   * @param still the shop; its triangles before {@code firstCaster} throw no shadow
   */
  Lights(Space space, Daylight day, Mesh still, int firstCaster, long seed) {
    this.space = space;
    this.day = day;
    this.still = still;
    this.firstCaster = firstCaster;
    double pitch = new Chance(seed).fork("lamps").uniform(1_900, 3_100);
    across = space.open() ? 0 : (int) Math.max(1, Math.rint(space.widthMm() / pitch));
    deep = space.open() ? 0 : (int) Math.max(1, Math.rint(space.depthMm() / pitch));
    lampX = new double[across * deep];
    lampY = new double[across * deep];
    maps = new @Nullable ShadowMap[across * deep];
    lampZ = space.ceilingMm() - 20;
    for (int i = 0; i < lampX.length; i++) {
      int column = i % across;
      int line = i / across;
      lampX[i] = space.x0() + (column + 0.5) * space.widthMm() / across;
      lampY[i] = space.y0() + (line + 0.5) * space.depthMm() / deep;
    }
    power = 0.68 * space.widthMm() * space.depthMm() / Math.max(1, lampX.length) / Math.PI;
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

  /** The nearest lamp that burns; one that flashes wins if it is near. -1 if there is none. */
  int keyLamp(Lighting light, double atX, double atY) {
    int best = -1;
    double bestMm = Double.MAX_VALUE;
    for (int i = 0; i < lampX.length; i++) {
      if (i != number(light.failedLamp())) {
        double dx = lampX[i] - atX;
        double dy = lampY[i] - atY;
        double mm = Math.sqrt(dx * dx + dy * dy) - (i == number(light.sickLamp()) ? 2_500 : 0);
        if (mm < bestMm) {
          bestMm = mm;
          best = i;
        }
      }
    }
    return best;
  }

  /** What the flashing lamp does to the strength of a key lamp. */
  double flash(Lighting light, int keyLamp) {
    return keyLamp >= 0 && keyLamp == number(light.sickLamp()) ? light.sickLevel() : 1;
  }

  private int number(int any) {
    return any < 0 || lampX.length == 0 ? -1 : any % lampX.length;
  }

  /** Sets the light and the key lamp for what is asked from now on. */
  void aim(Lighting light, int keyLamp) {
    key = keyLamp;
    failed = number(light.failedLamp());
    sick = number(light.sickLamp());
    day.aim(light);
  }

  /**
   * Whether what was asked under one light holds for another, but for the strength of each kind.
   */
  static boolean alike(Lighting a, Lighting b) {
    boolean sameSun =
        a.sunAzimuthRadians() == b.sunAzimuthRadians()
            && a.sunElevationRadians() == b.sunElevationRadians();
    return a.failedLamp() == b.failedLamp()
        && a.sickLamp() == b.sickLamp()
        && (a.sunLevel() > 0) == (b.sunLevel() > 0)
        && (a.sunLevel() <= 0 || sameSun);
  }

  /**
   * The light of each kind on a point, where white is 1.
   *
   * @param p where, then the normal there: six numbers
   * @param shadows whether the shop may throw its shadow there
   */
  void at(float[] p, boolean shadows, float[] out, int to) {
    out[to + KEY] = 0;
    double lamps = 0;
    if (across > 0) {
      lamps = 0.27 + 0.09 * p[5];
      double pitchX = space.widthMm() / across;
      double pitchY = space.depthMm() / deep;
      double u = (p[0] - space.x0()) / pitchX - 0.5;
      double v = (p[1] - space.y0()) / pitchY - 0.5;
      int x0 = Math.max(0, (int) Math.ceil(u - REACH_MM / pitchX));
      int x1 = Math.min(across - 1, (int) Math.floor(u + REACH_MM / pitchX));
      int y0 = Math.max(0, (int) Math.ceil(v - REACH_MM / pitchY));
      int y1 = Math.min(deep - 1, (int) Math.floor(v + REACH_MM / pitchY));
      for (int y = y0; y <= y1; y++) {
        for (int i = y * across + x0; i <= y * across + x1; i++) {
          double e = lamp(i, p, shadows);
          if (i == key) {
            out[to + KEY] = (float) e;
          } else {
            lamps += i == sick ? 0.5 * e : e;
          }
        }
      }
    }
    out[to + LAMPS] = (float) lamps;
    out[to + DAY] = day.sky(p);
    out[to + SUN] = day.sun(p, shadows);
  }

  /** Light of one lamp: a panel that shines downwards by the cosine. */
  private double lamp(int i, float[] p, boolean shadows) {
    double dx = lampX[i] - p[0];
    double dy = lampY[i] - p[1];
    double dz = lampZ - p[2];
    double dot = dx * p[3] + dy * p[4] + dz * p[5];
    if (dot <= 0 || dz <= 0 || i == failed) {
      return 0;
    }
    double q = dx * dx + dy * dy + dz * dz + PANEL_MM2;
    double e = power * dot * dz / (q * q);
    if (e < FAINT) {
      return 0;
    }
    return shadows
        ? e * map(i).reaches(p[0] + OFF_MM * p[3], p[1] + OFF_MM * p[4], p[2] + OFF_MM * p[5])
        : e;
  }

  private ShadowMap map(int lamp) {
    ShadowMap map = maps[lamp];
    if (map == null) {
      map = new ShadowMap(MAP_PX, false, false);
      map.lamp(lampX[lamp], lampY[lamp], lampZ);
      map.draw(still, 0, still.vertexCount, firstCaster, still.triangleCount);
      maps[lamp] = map;
    }
    return map;
  }

  /**
   * What a glossy place throws back of lamps: how near a lamp is to where the mirrored line of
   * sight meets the ceiling.
   */
  float mirrored(float[] p, double rx, double ry, double rz, double gloss) {
    double out = 2 * (rx * p[3] + ry * p[4] + rz * p[5]);
    double mz = rz - out * p[5];
    if (mz < 0.05) {
      return 0;
    }
    double way = (lampZ - p[2]) / mz;
    double qx = p[0] + way * (rx - out * p[3]);
    double qy = p[1] + way * (ry - out * p[4]);
    double radius = 260 + 900 * (1 - gloss);
    double sum = 0;
    for (int i = 0; i < lampX.length; i++) {
      double dx = lampX[i] - qx;
      double dy = lampY[i] - qy;
      double q = (dx * dx + dy * dy) / (radius * radius);
      if (q < 9 && i != failed) {
        sum += 1 / ((1 + q) * (1 + q));
      }
    }
    // Schlick's approximation of Fresnel (1994)
    double grazing = 1 - Math.max(0, Math.min(1, -out / 2));
    double fresnel = 0.08 + 0.92 * grazing * grazing * grazing * grazing;
    return (float) (sum * gloss * fresnel * 1.4);
  }
}
