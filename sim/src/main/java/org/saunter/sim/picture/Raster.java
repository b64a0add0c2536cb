package org.saunter.sim.picture;

import java.util.Arrays;

/**
 * Finds which triangle each pixel shows. A pixel's line of sight is tested against the planes
 * through the camera and the triangle's edges (2DH rasterisation, Olano and Greer 1997, with true
 * lines of sight in place of a flat image), so that edges bend as the lens bends them, nothing
 * needs clipping, and neighbours leave no gap. Keeps the inverse of the distance and the number of
 * the triangle. Not thread-safe.
 */
final class Raster {
  private static final int SMALL_PX = 1_024;
  private static final int NARROW_PX = 5;
  private static final float MARGIN_MAX_PX = 8;
  private static final float INFINITE = 1e9f;

  /** Pixels to which drawing is confined. */
  static final class Part {
    int x0;
    int y0;
    int x1;
    int y1;

    Part(int x0, int y0, int x1, int y1) {
      this.x0 = x0;
      this.y0 = y0;
      this.x1 = x1;
      this.y1 = y1;
    }

    boolean isEmpty() {
      return x0 >= x1 || y0 >= y1;
    }

    boolean meets(Part other) {
      return x0 < other.x1 && x1 > other.x0 && y0 < other.y1 && y1 > other.y0;
    }
  }

  /** Inverse of the distance of each pixel, 0 for nothing. */
  float[] near = {};

  /** Number of the triangle of each pixel. */
  int[] shown = {};

  /** Of each triangle: three planes of its edges, then that which gives the inverse distance. */
  float[] planes = new float[12 * 1_024];

  /** Of each vertex: x and y in the image. */
  float[] px = new float[2 * 1_024];

  private Optics optics;
  private Part part = new Part(0, 0, 0, 0);
  private int edgeX0;
  private int edgeX1;
  private int edgeY0;
  private int edgeY1;
  private float margin;
  private boolean blind;

  /** Up to two edges on the left of the triangle and two on its right: x at row 0, x a row. */
  private float left0;

  private float left1;
  private float leftSlope0;
  private float leftSlope1;
  private float right0;
  private float right1;
  private float rightSlope0;
  private float rightSlope1;

  Raster(Optics optics) {
    this.optics = optics;
  }

  /** Takes aim: what is drawn from now on, where, and into which arrays. */
  void aim(Optics newOptics, Part newPart, float[] newNear, int[] newShown) {
    optics = newOptics;
    part = newPart;
    near = newNear;
    shown = newShown;
  }

  /** Projects vertices, so that triangles of them can be drawn. */
  void project(Mesh mesh, int from, int to) {
    if (px.length < 2 * to) {
      px = Arrays.copyOf(px, Math.max(2 * to, 2 * px.length));
    }
    optics.project(mesh, from, to, px);
  }

  /** Draws triangles that look at the camera. Their vertices have been projected. */
  void draw(Mesh mesh, int from, int to) {
    if (planes.length < 12 * to) {
      planes = Arrays.copyOf(planes, Math.max(12 * to, 2 * planes.length));
    }
    int[] triangles = mesh.triangles;
    for (int t = from; t < to; t++) {
      int a = triangles[5 * t];
      int b = triangles[5 * t + 1];
      int c = triangles[5 * t + 2];
      if (!bounds(a, b, c)) {
        continue;
      }
      if (!plane(mesh.vertices, t, a, b, c)) {
        continue;
      }
      int wide = edgeX1 - edgeX0;
      boolean small = wide * (edgeY1 - edgeY0) <= SMALL_PX;
      left0 = -INFINITE;
      left1 = -INFINITE;
      right0 = INFINITE;
      right1 = INFINITE;
      if (!small) {
        tiles(t);
      } else {
        if (wide > NARROW_PX && margin < 2 && !blind) {
          // it may lie aslant: each row only from edge to edge, as they would be if straight
          side(a, b, c);
          side(b, c, a);
          side(c, a, b);
        }
        fill(t, edgeX0, edgeY0, edgeX1, edgeY1);
      }
    }
  }

  /** Notes where an edge crosses rows, moved outwards by the margin; {@code other} lies inside. */
  private void side(int from, int to, int other) {
    float x = px[2 * from];
    float y = px[2 * from + 1];
    float dx = px[2 * to] - x;
    float dy = px[2 * to + 1] - y;
    if (Math.abs(dy) < 0.2f) {
      return;
    }
    float slope = dx / dy;
    float reach = (margin + 0.02f) * (1 + Math.abs(slope)) + 0.5f; // half a pixel to its middle
    float at = x - y * slope;
    if (px[2 * other] > x + (px[2 * other + 1] - y) * slope) {
      left1 = left0;
      leftSlope1 = leftSlope0;
      left0 = at - reach;
      leftSlope0 = slope;
    } else {
      right1 = right0;
      rightSlope1 = rightSlope0;
      right0 = at + reach;
      rightSlope0 = slope;
    }
  }

  /** Sets the pixels in which a triangle must lie; false if there are none. */
  private boolean bounds(int a, int b, int c) {
    float[] p = px;
    float ax = p[2 * a];
    float bx = p[2 * b];
    float cx = p[2 * c];
    float all = ax + bx + cx;
    blind = Float.isNaN(all); // a corner is behind the lens
    if (blind) {
      return everywhere();
    }
    float ay = p[2 * a + 1];
    float by = p[2 * b + 1];
    float cy = p[2 * c + 1];
    float x0 = Math.min(ax, Math.min(bx, cx));
    float x1 = Math.max(ax, Math.max(bx, cx));
    float y0 = Math.min(ay, Math.min(by, cy));
    float y1 = Math.max(ay, Math.max(by, cy));
    float w = x1 - x0;
    float h = y1 - y0;
    margin = 0.01f + Math.min(1e6f, w * w + h * h) * optics.bend;
    if (margin > MARGIN_MAX_PX) {
      return everywhere(); // its edges are arcs: the corners do not tell where it lies
    }
    edgeX0 = Math.max(part.x0, ceil(x0 - margin - 0.5f));
    edgeX1 = Math.min(part.x1, ceil(x1 + margin - 0.5f));
    edgeY0 = Math.max(part.y0, ceil(y0 - margin - 0.5f));
    edgeY1 = Math.min(part.y1, ceil(y1 + margin - 0.5f));
    return edgeX0 < edgeX1 && edgeY0 < edgeY1;
  }

  private boolean everywhere() {
    edgeX0 = part.x0;
    edgeX1 = part.x1;
    edgeY0 = part.y0;
    edgeY1 = part.y1;
    return true;
  }

  private static int ceil(float v) {
    int i = (int) v;
    return i < v ? i + 1 : i;
  }

  /** Sets the planes of a triangle; false if it looks away. */
  private boolean plane(float[] v, int t, int a, int b, int c) {
    double ax = v[8 * a] - optics.x;
    double ay = v[8 * a + 1] - optics.y;
    double az = v[8 * a + 2] - optics.z;
    double bx = v[8 * b] - optics.x;
    double by = v[8 * b + 1] - optics.y;
    double bz = v[8 * b + 2] - optics.z;
    double cx = v[8 * c] - optics.x;
    double cy = v[8 * c + 1] - optics.y;
    double cz = v[8 * c + 2] - optics.z;
    double nx = (by - ay) * (cz - az) - (bz - az) * (cy - ay);
    double ny = (bz - az) * (cx - ax) - (bx - ax) * (cz - az);
    double nz = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    double det = ax * nx + ay * ny + az * nz;
    if (!(det < -1e-3)) {
      return false;
    }
    float[] p = planes;
    int at = 12 * t;
    // the edge opposite to a is c x b, and so on: the same with other sign for the neighbour
    p[at] = (float) (by * -cz + bz * cy);
    p[at + 1] = (float) (bz * -cx + bx * cz);
    p[at + 2] = (float) (bx * -cy + by * cx);
    p[at + 3] = (float) (cy * -az + cz * ay);
    p[at + 4] = (float) (cz * -ax + cx * az);
    p[at + 5] = (float) (cx * -ay + cy * ax);
    p[at + 6] = (float) (ay * -bz + az * by);
    p[at + 7] = (float) (az * -bx + ax * bz);
    p[at + 8] = (float) (ax * -by + ay * bx);
    p[at + 9] = (float) (nx / det);
    p[at + 10] = (float) (ny / det);
    p[at + 11] = (float) (nz / det);
    return true;
  }

  private void fill(int t, int x0, int y0, int x1, int y1) {
    float[] p = planes;
    int at = 12 * t;
    float ax = p[at];
    float ay = p[at + 1];
    float az = p[at + 2];
    float bx = p[at + 3];
    float by = p[at + 4];
    float bz = p[at + 5];
    float cx = p[at + 6];
    float cy = p[at + 7];
    float cz = p[at + 8];
    float nx = p[at + 9];
    float ny = p[at + 10];
    float nz = p[at + 11];
    float[] xs = optics.rayX;
    float[] ys = optics.rayY;
    float[] zs = optics.rayZ;
    float[] w = near;
    int[] s = shown;
    int width = optics.width;
    for (int y = y0; y < y1; y++) {
      float row = y + 0.5f;
      float left = Math.max(left0 + row * leftSlope0, left1 + row * leftSlope1);
      float right = Math.min(right0 + row * rightSlope0, right1 + row * rightSlope1);
      int first = left > x0 ? (int) left : x0;
      int last = right < x1 ? (int) right + 1 : x1;
      for (int i = y * width + first, end = y * width + last; i < end; i++) {
        float rx = xs[i];
        float ry = ys[i];
        float rz = zs[i];
        if (rx * ax + ry * ay + rz * az >= 0
            && rx * bx + ry * by + rz * bz >= 0
            && rx * cx + ry * cy + rz * cz >= 0) {
          float d = rx * nx + ry * ny + rz * nz;
          if (d > w[i]) {
            w[i] = d;
            s[i] = t;
          }
        }
      }
    }
  }

  /** A large triangle: only the tiles of which a line of sight may meet it. */
  private void tiles(int t) {
    float[] p = planes;
    int at = 12 * t;
    float la = length(at);
    float lb = length(at + 3);
    float lc = length(at + 6);
    int size = Optics.TILE_PX;
    for (int ty = edgeY0 / size; ty * size < edgeY1; ty++) {
      for (int tx = edgeX0 / size; tx * size < edgeX1; tx++) {
        int tile = ty * optics.tilesAcross + tx;
        float x = optics.tileX[tile];
        float y = optics.tileY[tile];
        float z = optics.tileZ[tile];
        float sine = optics.tileSine[tile];
        float ea = x * p[at] + y * p[at + 1] + z * p[at + 2];
        float eb = x * p[at + 3] + y * p[at + 4] + z * p[at + 5];
        float ec = x * p[at + 6] + y * p[at + 7] + z * p[at + 8];
        if (sine < 0 || ea < -sine * la || eb < -sine * lb || ec < -sine * lc) {
          continue;
        }
        int x0 = Math.max(edgeX0, tx * size);
        int y0 = Math.max(edgeY0, ty * size);
        int x1 = Math.min(edgeX1, tx * size + size);
        int y1 = Math.min(edgeY1, ty * size + size);
        if (ea > sine * la && eb > sine * lb && ec > sine * lc) {
          cover(t, x0, y0, x1, y1);
        } else {
          fill(t, x0, y0, x1, y1);
        }
      }
    }
  }

  /** Fills pixels that all lie within a triangle. */
  private void cover(int t, int x0, int y0, int x1, int y1) {
    int at = 12 * t + 9;
    float nx = planes[at];
    float ny = planes[at + 1];
    float nz = planes[at + 2];
    float[] xs = optics.rayX;
    float[] ys = optics.rayY;
    float[] zs = optics.rayZ;
    float[] w = near;
    int[] s = shown;
    int width = optics.width;
    for (int y = y0; y < y1; y++) {
      for (int i = y * width + x0, end = y * width + x1; i < end; i++) {
        float d = xs[i] * nx + ys[i] * ny + zs[i] * nz;
        if (d > w[i]) {
          w[i] = d;
          s[i] = t;
        }
      }
    }
  }

  private float length(int at) {
    float[] p = planes;
    return (float) Math.sqrt(p[at] * p[at] + p[at + 1] * p[at + 1] + p[at + 2] * p[at + 2]);
  }
}
