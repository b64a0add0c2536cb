package org.saunter.sim.picture;

/**
 * Boxes, prisms and round things, in a frame of their own: {@code a} to the side, {@code f} to the
 * front, z up, each in millimetres. Seen from the front, +a is to the left; a right-handed frame.
 */
final class Solids {
  private final Mesh mesh;
  private double x;
  private double y;
  private double z;
  private double c = 1;
  private double s;
  private int material;
  private int instance;

  Solids(Mesh mesh) {
    this.mesh = mesh;
  }

  /** Sets the frame: where its origin is, and where its front looks, anticlockwise from +x. */
  Solids at(double xMm, double yMm, double zMm, double headingRadians) {
    x = xMm;
    y = yMm;
    z = zMm;
    c = StrictMath.cos(headingRadians);
    s = StrictMath.sin(headingRadians);
    return this;
  }

  /** Sets what the next things are made of and belong to. */
  Solids of(int newMaterial, int newInstance) {
    material = newMaterial;
    instance = newInstance;
    return this;
  }

  Solids of(int newMaterial) {
    return of(newMaterial, Instance.SHOP);
  }

  private int vertex(double[] p, double[] n, double u, double v) {
    // the axis of a is (s, -c), that of f is (c, s)
    return mesh.vertex(
        x + s * p[0] + c * p[1],
        y - c * p[0] + s * p[1],
        z + p[2],
        s * n[0] + c * n[1],
        -c * n[0] + s * n[1],
        n[2],
        u,
        v);
  }

  /**
   * A flat side with four corners, anticlockwise as seen from outside, from its bottom left: a f z,
   * a f z, ... The texture stands upright on it.
   *
   * @param uv width and height in textures
   */
  Solids quad(double[] corners, double... uv) {
    double[][] p = new double[4][];
    for (int i = 0; i < 4; i++) {
      p[i] = new double[] {corners[3 * i], corners[3 * i + 1], corners[3 * i + 2]};
    }
    double[] n = normal(p[0], p[1], p[2]);
    int a = vertex(p[0], n, 0, uv[1]);
    int b = vertex(p[1], n, uv[0], uv[1]);
    int d = vertex(p[2], n, uv[0], 0);
    int e = vertex(p[3], n, 0, 0);
    mesh.triangle(a, b, d, material, instance);
    mesh.triangle(a, d, e, material, instance);
    return this;
  }

  private static double[] normal(double[] a, double[] b, double[] c) {
    double ux = b[0] - a[0];
    double uy = b[1] - a[1];
    double uz = b[2] - a[2];
    double vx = c[0] - a[0];
    double vy = c[1] - a[1];
    double vz = c[2] - a[2];
    double nx = uy * vz - uz * vy;
    double ny = uz * vx - ux * vz;
    double nz = ux * vy - uy * vx;
    double length = Math.max(1e-12, Math.sqrt(nx * nx + ny * ny + nz * nz));
    return new double[] {nx / length, ny / length, nz / length};
  }

  /** Sides of a box that are drawn. */
  static final int FRONT = 1;

  static final int BACK = 2;
  static final int LEFT = 4;
  static final int RIGHT = 8;
  static final int TOP = 16;
  static final int BOTTOM = 32;
  static final int ALL = 63;
  static final int STANDING = ALL - BOTTOM;

  /** A box: a from, a to, f from, f to, z from, z to. Texture: one to a side. */
  Solids box(int sides, double... extent) {
    return box(sides, 0, extent);
  }

  /**
   * A box with a texture that repeats every {@code tileMm}, or once a side if that is 0.
   *
   * @param extent a from, a to, f from, f to, z from, z to
   */
  Solids box(int sides, double tileMm, double[] extent) {
    double a0 = extent[0];
    double a1 = extent[1];
    double f0 = extent[2];
    double f1 = extent[3];
    double z0 = extent[4];
    double z1 = extent[5];
    double ua = tileMm > 0 ? (a1 - a0) / tileMm : 1;
    double uf = tileMm > 0 ? (f1 - f0) / tileMm : 1;
    double uz = tileMm > 0 ? (z1 - z0) / tileMm : 1;
    if ((sides & FRONT) != 0) {
      quad(new double[] {a1, f1, z0, a0, f1, z0, a0, f1, z1, a1, f1, z1}, ua, uz);
    }
    if ((sides & BACK) != 0) {
      quad(new double[] {a0, f0, z0, a1, f0, z0, a1, f0, z1, a0, f0, z1}, ua, uz);
    }
    if ((sides & LEFT) != 0) {
      quad(new double[] {a0, f1, z0, a0, f0, z0, a0, f0, z1, a0, f1, z1}, uf, uz);
    }
    if ((sides & RIGHT) != 0) {
      quad(new double[] {a1, f0, z0, a1, f1, z0, a1, f1, z1, a1, f0, z1}, uf, uz);
    }
    if ((sides & TOP) != 0) {
      quad(new double[] {a1, f1, z1, a0, f1, z1, a0, f0, z1, a1, f0, z1}, ua, uf);
    }
    if ((sides & BOTTOM) != 0) {
      quad(new double[] {a0, f1, z0, a1, f1, z0, a1, f0, z0, a0, f0, z0}, ua, uf);
    }
    return this;
  }

  /**
   * A thing turned on a lathe about the z axis of the frame, open below.
   *
   * @param sides how many corners it has seen from above
   * @param profile radius and height from the bottom up: r z, r z, ...; the texture goes round it
   *     once
   */
  Solids lathe(int sides, double... profile) {
    int rings = profile.length / 2;
    double height = Math.max(1e-6, profile[2 * rings - 1] - profile[1]);
    int[] first = new int[rings];
    for (int r = 0; r < rings; r++) {
      int before = Math.max(0, r - 1);
      int after = Math.min(rings - 1, r + 1);
      double dr = profile[2 * after] - profile[2 * before];
      double dz = profile[2 * after + 1] - profile[2 * before + 1];
      double length = Math.max(1e-9, Math.sqrt(dr * dr + dz * dz));
      for (int i = 0; i <= sides; i++) {
        double angle = 2 * Math.PI * i / sides;
        double ca = StrictMath.cos(angle);
        double sa = StrictMath.sin(angle);
        double[] p = {profile[2 * r] * ca, profile[2 * r] * sa, profile[2 * r + 1]};
        double[] n = {ca * dz / length, sa * dz / length, -dr / length};
        int v = vertex(p, n, (double) i / sides, 1 - (profile[2 * r + 1] - profile[1]) / height);
        if (i == 0) {
          first[r] = v;
        }
      }
    }
    for (int r = 0; r + 1 < rings; r++) {
      for (int i = 0; i < sides; i++) {
        int a = first[r] + i;
        int b = first[r + 1] + i;
        mesh.triangle(a, a + 1, b + 1, material, instance);
        mesh.triangle(a, b + 1, b, material, instance);
      }
    }
    return this;
  }

  /** A flat regular lid that looks up. */
  Solids lid(int sides, double radius, double height) {
    double[] up = {0, 0, 1};
    int first = mesh.vertexCount();
    for (int i = 0; i < sides; i++) {
      double angle = 2 * Math.PI * i / sides;
      double ca = StrictMath.cos(angle);
      double sa = StrictMath.sin(angle);
      vertex(new double[] {radius * ca, radius * sa, height}, up, 0.5 + 0.4 * ca, 0.5 + 0.4 * sa);
    }
    for (int i = 1; i + 1 < sides; i++) {
      mesh.triangle(first, first + i, first + i + 1, material, instance);
    }
    return this;
  }
}
