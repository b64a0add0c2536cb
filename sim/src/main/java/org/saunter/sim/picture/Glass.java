package org.saunter.sim.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Doors of fridges and lids of freezers: a sheet before what was drawn, that throws lamps back and
 * may be fogged. A door where a hand is stands open. Only the nearest sheet of each pixel counts.
 * Not thread-safe.
 */
final class Glass {
  /** A hand opens a door from this far before it, until this far behind it. */
  private static final double BEFORE_MM = 130;

  private static final double BEHIND_MM = -700;
  private static final float TINT = 0.93f;

  /** Middle of a door, the way it looks, half its width and half its height (or depth of a lid). */
  private record Door(double[] at, double c, double s, double a, double h, boolean lid) {}

  /** The sheets of one view. */
  static final class Sheets {
    final float[] near;
    final int[] door;
    final float[] mirrored;
    final float[] streak;
    final float[] fog;

    Sheets(int pixels) {
      near = new float[pixels];
      door = new int[pixels];
      mirrored = new float[pixels];
      streak = new float[pixels];
      fog = new float[pixels];
    }
  }

  private final Mesh mesh = new Mesh();
  private final List<Door> doors = new ArrayList<>();
  private final Solids solids = new Solids(mesh);
  private final Texture clouds =
      new Canvas(64, 0xB0B0B0, 77).clouds(5, 0.45).clouds(16, 0.2).texture();
  private boolean[] open = {};
  private final float[] place = new float[6];

  /** Adds an upright door, in the frame of its fixture. */
  void door(double[] fixture, double a0, double a1, double f, double z0, double z1) {
    solids.at(fixture[0], fixture[1], 0, fixture[2]).of(0, doors.size());
    solids.quad(new double[] {a1, f, z0, a0, f, z0, a0, f, z1, a1, f, z1}, 1, 1);
    solids.quad(new double[] {a0, f, z0, a1, f, z0, a1, f, z1, a0, f, z1}, 1, 1);
    add(
        fixture,
        new double[] {(a0 + a1) / 2, f, (z0 + z1) / 2},
        (a1 - a0) / 2,
        (z1 - z0) / 2,
        false);
  }

  /** Adds a lid that lies on a chest. */
  void lid(double[] fixture, double a0, double a1, double f, double z) {
    solids.at(fixture[0], fixture[1], 0, fixture[2]).of(0, doors.size());
    solids.quad(new double[] {a1, f, z, a0, f, z, a0, -f, z, a1, -f, z}, 1, 1);
    add(fixture, new double[] {(a0 + a1) / 2, 0, z}, (a1 - a0) / 2, f, true);
  }

  private void add(double[] fixture, double[] local, double a, double h, boolean lid) {
    double c = StrictMath.cos(fixture[2]);
    double s = StrictMath.sin(fixture[2]);
    double x = fixture[0] + s * local[0] + c * local[1];
    double y = fixture[1] - c * local[0] + s * local[1];
    doors.add(new Door(new double[] {x, y, local[2]}, c, s, a, h, lid));
  }

  /** The sheets before a view; null if the shop has none. */
  @Nullable Sheets sheets(View view, Raster raster, Lights lights) {
    if (doors.isEmpty()) {
      return null;
    }
    Optics o = view.optics;
    Sheets sheets = new Sheets(view.pixels());
    Arrays.fill(sheets.door, -1);
    raster.aim(o, new Raster.Part(0, 0, o.width, o.height), sheets.near, sheets.door);
    raster.project(mesh, 0, mesh.vertexCount);
    raster.draw(mesh, 0, mesh.triangleCount);
    float[] p = raster.planes;
    float[] v = mesh.vertices;
    for (int i = 0; i < view.pixels(); i++) {
      int t = sheets.door[i];
      if (t < 0) {
        continue;
      }
      float ea = o.rayX[i] * p[12 * t] + o.rayY[i] * p[12 * t + 1] + o.rayZ[i] * p[12 * t + 2];
      float eb = o.rayX[i] * p[12 * t + 3] + o.rayY[i] * p[12 * t + 4] + o.rayZ[i] * p[12 * t + 5];
      float ec = o.rayX[i] * p[12 * t + 6] + o.rayY[i] * p[12 * t + 7] + o.rayZ[i] * p[12 * t + 8];
      float sum = 1 / Math.max(1e-20f, ea + eb + ec);
      int a = 8 * mesh.triangles[5 * t];
      int b = 8 * mesh.triangles[5 * t + 1];
      int c = 8 * mesh.triangles[5 * t + 2];
      float tu = sum * (ea * v[a + 6] + eb * v[b + 6] + ec * v[c + 6]);
      float tv = sum * (ea * v[a + 7] + eb * v[b + 7] + ec * v[c + 7]);
      float far = 1 / sheets.near[i];
      place[0] = (float) (o.x + o.rayX[i] * far);
      place[1] = (float) (o.y + o.rayY[i] * far);
      place[2] = (float) (o.z + o.rayZ[i] * far);
      System.arraycopy(v, a + 3, place, 3, 3);
      int door = mesh.triangles[5 * t + 4];
      sheets.door[i] = door;
      sheets.mirrored[i] = lights.mirrored(place, o.rayX[i], o.rayY[i], o.rayZ[i], 0.85);
      float middle = 0.2f + 0.6f * (float) Canvas.share(door * 31L) + 0.25f * (tv - 0.5f);
      float off = Math.abs(tu - middle) / 0.16f;
      sheets.streak[i] = off >= 1 ? 0 : (1 - off) * (1 - off);
      float edge = Math.max(Math.abs(2 * tu - 1), Math.abs(2 * tv - 1));
      float cloud = (clouds.at(tu + door * 0.37f, tv, 0) & 255) / 255f;
      sheets.fog[i] = Math.min(1, cloud * (0.75f + 0.5f * edge * edge));
    }
    return sheets;
  }

  /** Opens the doors where hands are: points, x y z each. */
  void open(double[] hands, int count) {
    if (open.length < doors.size()) {
      open = new boolean[doors.size()];
    }
    for (int d = 0; d < doors.size(); d++) {
      Door door = doors.get(d);
      open[d] = false;
      for (int i = 0; i < count && !open[d]; i++) {
        double dx = hands[3 * i] - door.at()[0];
        double dy = hands[3 * i + 1] - door.at()[1];
        double dz = hands[3 * i + 2] - door.at()[2];
        double a = Math.abs(door.s() * dx - door.c() * dy);
        double f = door.c() * dx + door.s() * dy;
        double before = door.lid() ? dz : f;
        double other = Math.abs(door.lid() ? f : dz);
        open[d] = a < door.a() + 30 && other < door.h() && before < BEFORE_MM && before > BEHIND_MM;
      }
    }
  }

  /**
   * Lays the sheets before the light of a view.
   *
   * @param lamps strength of the lamps in three colours
   */
  void lay(Sheets sheets, Lighting light, float[] near, float[] lamps, float[] out) {
    float fogged = (float) light.fogShare();
    float glare = (float) light.glareShare();
    for (int i = 0; i < sheets.near.length; i++) {
      if (sheets.near[i] <= near[i] || open[sheets.door[i]]) {
        continue;
      }
      float fog = Math.min(0.97f, fogged * 1.25f * sheets.fog[i]);
      float thrown = glare * (1.3f * sheets.mirrored[i] + 0.5f * glare * sheets.streak[i]);
      for (int k = 0; k < 3; k++) {
        float veil = 0.62f * fog + thrown;
        out[3 * i + k] = out[3 * i + k] * TINT * (1 - fog) + veil * lamps[k];
      }
    }
  }
}
