package org.saunter.sim.picture;

/**
 * Spans skin between rings and writes it to a mesh: the limbs, trunk, clothes and bags of one
 * person. Points are given in the person's own frame (origin on the floor, x ahead, y to the left)
 * and turned into the store when written. Each ring's first direction times its second must look
 * towards the next ring. Reused; not thread-safe.
 */
final class BodyLoft {
  private static final int RINGS = 24;

  private final double[] points = new double[3 * RINGS * 32];
  private final double[] alongs = new double[RINGS];
  private final int[] materials = new int[RINGS];
  private final int[] firsts = new int[RINGS];
  private final double[] startPole = new double[3];
  private final double[] endPole = new double[3];
  private final double[] normal = new double[3];

  private Mesh mesh = new Mesh();
  private double x;
  private double y;
  private double cos = 1;
  private double sin;

  private BodyRing ring = new BodyRing(4, 2, 0);
  private int instance;
  private int material;
  private int rings;
  private boolean hasStartPole;
  private boolean hasEndPole;
  private boolean flatStart;
  private boolean flatEnd;
  private boolean textured;
  private double turns;
  private double along;

  /** Where the person stands and looks. */
  void place(Mesh mesh, double xMm, double yMm, double headingRadians) {
    this.mesh = mesh;
    x = xMm;
    y = yMm;
    cos = StrictMath.cos(headingRadians);
    sin = StrictMath.sin(headingRadians);
  }

  /** A point of the person in the store. */
  void toStore(double[] out, int at, double[] local) {
    out[at] = x + cos * local[0] - sin * local[1];
    out[at + 1] = y + sin * local[0] + cos * local[1];
    out[at + 2] = local[2];
  }

  /** A point of the store in the frame of the person. */
  void toLocal(double[] out, double xMm, double yMm, double zMm) {
    double dx = xMm - x;
    double dy = yMm - y;
    out[0] = cos * dx + sin * dy;
    out[1] = cos * dy - sin * dx;
    out[2] = zMm;
  }

  /** Begins a part. */
  void begin(BodyRing ring, int material, int instance) {
    this.ring = ring;
    this.material = material;
    this.instance = instance;
    rings = 0;
    hasStartPole = false;
    hasEndPole = false;
    flatStart = false;
    flatEnd = false;
    textured = false;
    along = 0;
  }

  /** The part is textured: so many widths of the texture go round it. */
  void texture(double turns) {
    textured = true;
    this.turns = turns;
  }

  /** Where the rings that follow are on the texture's height. */
  void along(double v) {
    along = v;
  }

  /** The material of the bands that follow the last ring. */
  void material(int number) {
    material = number;
    if (rings > 0) {
      materials[rings - 1] = number;
    }
  }

  /** Closes the start with a point before the first ring, or the end after the last. */
  void pole(double[] at) {
    if (rings == 0) {
      BodySpace.copy(startPole, at);
      hasStartPole = true;
    } else {
      BodySpace.copy(endPole, at);
      hasEndPole = true;
    }
  }

  /** Closes the start with a level lid before the first ring, or the end after the last. */
  void lid() {
    if (rings == 0) {
      flatStart = true;
    } else {
      flatEnd = true;
    }
  }

  /** The next ring: {@code at + x ru u + y rv v} for the points of the outline. */
  void ring(double[] at, double[] u, double[] v, double ru, double rv) {
    int to = 3 * rings * ring.count;
    for (int i = 0; i < ring.count; i++) {
      double a = ring.x[i] * ru;
      double b = ring.y[i] * rv;
      points[to++] = at[0] + a * u[0] + b * v[0];
      points[to++] = at[1] + a * u[1] + b * v[1];
      points[to++] = at[2] + a * u[2] + b * v[2];
    }
    alongs[rings] = along;
    materials[rings] = material;
    rings++;
  }

  /** A point of the part that was begun last, by ring and by share of the turn. */
  void sample(BodyPoints out, int ringNumber, double turn) {
    int i = (int) Math.rint(turn * ring.count) % ring.count;
    int from = 3 * (Math.min(ringNumber, rings - 1) * ring.count + i);
    double px = points[from];
    double py = points[from + 1];
    out.sample(x + cos * px - sin * py, y + sin * px + cos * py, points[from + 2]);
  }

  /** Writes the part. */
  void end() {
    int n = ring.count;
    int columns = textured ? n + 1 : n;
    for (int r = 0; r < rings; r++) {
      firsts[r] = mesh.vertexCount();
      int below = r > 0 ? 3 * (r - 1) * n : -1;
      int above = r < rings - 1 ? 3 * (r + 1) * n : -1;
      for (int c = 0; c < columns; c++) {
        int i = c == n ? 0 : c;
        skin(r, i, below, above);
        vertex(3 * (r * n + i), textured ? turns * c / n : 0, alongs[r]);
      }
    }
    bands(columns);
    if (hasStartPole) {
      fan(firsts[0], columns, startPole, true);
    } else if (flatStart) {
      lid(0, true);
    }
    if (hasEndPole) {
      fan(firsts[rings - 1], columns, endPole, false);
    } else if (flatEnd) {
      lid(rings - 1, false);
    }
  }

  private void bands(int columns) {
    int n = ring.count;
    for (int r = 0; r + 1 < rings; r++) {
      int low = firsts[r];
      int high = firsts[r + 1];
      for (int c = 0; c < n; c++) {
        int next = c + 1 == columns ? 0 : c + 1;
        mesh.triangle(low + c, low + next, high + next, materials[r], instance);
        mesh.triangle(low + c, high + next, high + c, materials[r], instance);
      }
    }
  }

  /** The normal of a point: the directions to its neighbours round and along, crossed. */
  private void skin(int r, int i, int below, int above) {
    int n = ring.count;
    int base = 3 * r * n;
    int before = base + 3 * (i == 0 ? n - 1 : i - 1);
    int after = base + 3 * (i == n - 1 ? 0 : i + 1);
    double ax = points[after] - points[before];
    double ay = points[after + 1] - points[before + 1];
    double az = points[after + 2] - points[before + 2];
    int self = base + 3 * i;
    double[] up = points;
    double[] down = points;
    int upAt = above >= 0 ? above + 3 * i : self;
    int downAt = below >= 0 ? below + 3 * i : self;
    if (above < 0 && hasEndPole) {
      up = endPole;
      upAt = 0;
    }
    if (below < 0 && hasStartPole) {
      down = startPole;
      downAt = 0;
    }
    double bx = up[upAt] - down[downAt];
    double by = up[upAt + 1] - down[downAt + 1];
    double bz = up[upAt + 2] - down[downAt + 2];
    BodySpace.set(normal, ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
    if (BodySpace.unit(normal) < 1e-9) {
      BodySpace.set(normal, 0, 0, 1);
    }
  }

  private void vertex(int from, double u, double v) {
    put(points[from], points[from + 1], points[from + 2], u, v);
  }

  private int put(double px, double py, double pz, double u, double v) {
    return mesh.vertex(
        x + cos * px - sin * py,
        y + sin * px + cos * py,
        pz,
        cos * normal[0] - sin * normal[1],
        sin * normal[0] + cos * normal[1],
        normal[2],
        u,
        v);
  }

  private void fan(int first, int columns, double[] pole, boolean start) {
    int n = ring.count;
    int r = start ? 0 : rings - 1;
    int base = 3 * r * n;
    double mx = 0;
    double my = 0;
    double mz = 0;
    for (int i = 0; i < n; i++) {
      mx += points[base + 3 * i];
      my += points[base + 3 * i + 1];
      mz += points[base + 3 * i + 2];
    }
    BodySpace.set(normal, pole[0] - mx / n, pole[1] - my / n, pole[2] - mz / n);
    if (BodySpace.unit(normal) < 1e-9) {
      BodySpace.set(normal, 0, 0, 1);
    }
    int tip = put(pole[0], pole[1], pole[2], textured ? turns / 2 : 0, alongs[r]);
    int made = start ? materials[0] : materials[rings - 1];
    for (int c = 0; c < n; c++) {
      int next = c + 1 == columns ? 0 : c + 1;
      if (start) {
        mesh.triangle(tip, first + next, first + c, made, instance);
      } else {
        mesh.triangle(first + c, first + next, tip, made, instance);
      }
    }
  }

  /** A level polygon with a normal of its own. */
  private void lid(int r, boolean start) {
    int n = ring.count;
    int base = 3 * r * n;
    int third = base + 3 * (n / 3);
    int other = base + 3 * (2 * n / 3);
    double ax = points[third] - points[base];
    double ay = points[third + 1] - points[base + 1];
    double az = points[third + 2] - points[base + 2];
    double bx = points[other] - points[base];
    double by = points[other + 1] - points[base + 1];
    double bz = points[other + 2] - points[base + 2];
    double sign = start ? -1 : 1;
    BodySpace.set(
        normal, sign * (ay * bz - az * by), sign * (az * bx - ax * bz), sign * (ax * by - ay * bx));
    BodySpace.unit(normal);
    int first = mesh.vertexCount();
    for (int i = 0; i < n; i++) {
      vertex(base + 3 * i, textured ? turns * i / n : 0, alongs[r]);
    }
    int made = start ? materials[0] : materials[rings - 1];
    for (int c = 1; c + 1 < n; c++) {
      if (start) {
        mesh.triangle(first, first + c + 1, first + c, made, instance);
      } else {
        mesh.triangle(first, first + c, first + c + 1, made, instance);
      }
    }
  }
}
