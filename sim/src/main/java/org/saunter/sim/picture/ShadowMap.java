package org.saunter.sim.picture;

import java.util.Arrays;

/**
 * What a lamp at the ceiling or the sun sees first: the shadow map of Williams (SIGGRAPH 1978) with
 * soft edges by percentage-closer filtering (Reeves, Salesin and Cook, SIGGRAPH 1987). The map of a
 * lamp is a plane below it, that of the sun is the floor, slanted. Not thread-safe.
 */
final class ShadowMap {
  private static final float LAMP_REACH = 2.1f; // millimetres aside per millimetre down

  private final int size;
  private final float[] first;
  private final boolean sun;
  private final boolean wide;
  private float x;
  private float y;
  private float z;
  private float slantX;
  private float slantY;
  private float scale;
  private float bias;

  /** Ends of a row, from the first corner of the triangle. */
  private float from;

  private float to;
  private float[] uvw = new float[3 * 1_024];

  /** Cells that anything was drawn in; drawing widens it. */
  private int u0;

  private int u1;
  private int v0;
  private int v1;

  /**
   * @param wide whether edges are soft over three cells rather than one
   */
  ShadowMap(int size, boolean sun, boolean wide) {
    this.size = size;
    this.wide = wide;
    this.sun = sun;
    first = new float[size * size];
    clear();
  }

  /** Hangs the lamp somewhere. */
  void lamp(double lampX, double lampY, double lampZ) {
    x = (float) lampX;
    y = (float) lampY;
    z = (float) lampZ;
    scale = size / (2 * LAMP_REACH);
    bias = 45;
  }

  /**
   * Sets the sun.
   *
   * @param slantXmm how far aside the shadow of something one millimetre high falls, likewise y
   * @param middleX middle of the map on the floor
   * @param spanMm width of the map on the floor
   */
  void sun(double slantXmm, double slantYmm, double middleX, double middleY, double spanMm) {
    slantX = (float) slantXmm;
    slantY = (float) slantYmm;
    x = (float) middleX;
    y = (float) middleY;
    scale = (float) (size / spanMm);
    bias = 45;
  }

  /** Takes everything out. */
  void clear() {
    if (sun) {
      Arrays.fill(first, Float.NEGATIVE_INFINITY);
    } else {
      Arrays.fill(first, 0);
    }
    u0 = size;
    v0 = size;
    u1 = 0;
    v1 = 0;
  }

  /** Adds triangles that look at the light. */
  void draw(Mesh mesh, int fromVertex, int toVertex, int fromTriangle, int toTriangle) {
    if (uvw.length < 3 * (toVertex - fromVertex)) {
      uvw = new float[Math.max(3 * (toVertex - fromVertex), 2 * uvw.length)];
    }
    for (int i = fromVertex; i < toVertex; i++) {
      place(mesh.vertices, 8 * i, 3 * (i - fromVertex));
    }
    for (int t = fromTriangle; t < toTriangle; t++) {
      triangle(
          3 * (mesh.triangles[5 * t] - fromVertex),
          3 * (mesh.triangles[5 * t + 1] - fromVertex),
          3 * (mesh.triangles[5 * t + 2] - fromVertex));
    }
  }

  /** Adds the triangles of one kind of one person. */
  void drawOf(People people, int person, int kind) {
    int[] triangles = people.mesh.triangles;
    int first = people.firstTriangle[person];
    int end = people.firstTriangle[person + 1];
    while (first < end && triangles[5 * first + 4] >>> 24 != kind) {
      first++;
    }
    if (first == end) {
      return;
    }
    int base = people.firstVertex[person];
    draw(people.mesh, base, people.firstVertex[person + 1], first, first);
    for (int t = first; t < end; t++) {
      if (triangles[5 * t + 4] >>> 24 == kind) {
        triangle(
            3 * (triangles[5 * t] - base),
            3 * (triangles[5 * t + 1] - base),
            3 * (triangles[5 * t + 2] - base));
      }
    }
  }

  private void place(float[] v, int from, int to) {
    float px = v[from];
    float py = v[from + 1];
    float pz = v[from + 2];
    if (sun) {
      uvw[to] = (px + pz * slantX - x) * scale + 0.5f * size;
      uvw[to + 1] = (py + pz * slantY - y) * scale + 0.5f * size;
      uvw[to + 2] = pz;
      return;
    }
    float below = z - pz;
    float w = below > 60 ? 1 / below : Float.NaN;
    uvw[to] = (px - x) * w * scale + 0.5f * size;
    uvw[to + 1] = (py - y) * w * scale + 0.5f * size;
    uvw[to + 2] = w;
  }

  private void triangle(int a, int b, int c) {
    float ax = uvw[a];
    float ay = uvw[a + 1];
    float bx = uvw[b] - ax;
    float by = uvw[b + 1] - ay;
    float cx = uvw[c] - ax;
    float cy = uvw[c + 1] - ay;
    float area = bx * cy - by * cx;
    if (!(area > 1e-6f)) {
      return;
    }
    int left = Math.max(0, (int) Math.floor(ax + Math.min(0, Math.min(bx, cx)) + 0.5f));
    int top = Math.max(0, (int) Math.floor(ay + Math.min(0, Math.min(by, cy)) + 0.5f));
    int right = Math.min(size, (int) Math.floor(ax + Math.max(0, Math.max(bx, cx)) + 0.5f));
    int bottom = Math.min(size, (int) Math.floor(ay + Math.max(0, Math.max(by, cy)) + 0.5f));
    if (left >= right || top >= bottom) {
      return;
    }
    u0 = Math.min(u0, left);
    u1 = Math.max(u1, right);
    v0 = Math.min(v0, top);
    v1 = Math.max(v1, bottom);
    float inverse = 1 / area;
    float aw = uvw[a + 2];
    float bw = (uvw[b + 2] - aw) * inverse;
    float cw = (uvw[c + 2] - aw) * inverse;
    float step = bw * cy - cw * by; // of w from cell to cell
    for (int v = top; v < bottom; v++) {
      float dy = v + 0.5f - ay;
      from = left + 0.5f - ax;
      to = right - 0.5f - ax;
      cut(cy, dy * cx);
      cut(-by, -dy * bx);
      cut(by - cy, dy * (bx - cx) - area);
      if (from > to) {
        continue;
      }
      int u = (int) Math.ceil(from + ax - 0.5f);
      int end = v * size + (int) (to + ax - 0.5f);
      float w = aw + dy * (cw * bx - bw * cx) + (u + 0.5f - ax) * step;
      for (int at = v * size + u; at <= end; at++) {
        if (w > first[at]) {
          first[at] = w;
        }
        w += step;
      }
    }
  }

  /** Narrows a row to where {@code slope * dx >= least}. */
  private void cut(float slope, float least) {
    if (slope > 1e-4f) {
      from = Math.max(from, least / slope);
    } else if (slope < -1e-4f) {
      to = Math.min(to, least / slope);
    } else if (least > 0) {
      to = Float.NEGATIVE_INFINITY;
    }
  }

  /** Which share of the light reaches a point. */
  float reaches(float px, float py, float pz) {
    float u;
    float v;
    float limit;
    if (sun) {
      u = (px + pz * slantX - x) * scale + 0.5f * size;
      v = (py + pz * slantY - y) * scale + 0.5f * size;
      limit = pz + bias;
    } else {
      float below = z - pz;
      if (below < 120) {
        return 1;
      }
      float w = 1 / below;
      u = (px - x) * w * scale + 0.5f * size;
      v = (py - y) * w * scale + 0.5f * size;
      limit = 1 / (below - Math.min(bias, 0.5f * below));
    }
    if (!(u >= u0 - 2 && u < u1 + 2 && v >= v0 - 2 && v < v1 + 2)) {
      return 1;
    }
    return wide ? soft(u - 0.5f, v - 0.5f, limit) : between(u - 0.5f, v - 0.5f, limit);
  }

  /** The four cells around it. */
  private float between(float u, float v, float limit) {
    int iu = (int) Math.floor(u);
    int iv = (int) Math.floor(v);
    if (iu < 0 || iv < 0 || iu + 1 >= size || iv + 1 >= size) {
      return 1;
    }
    float fu = u - iu;
    float fv = v - iv;
    int at = iv * size + iu;
    float dark = 0;
    dark += first[at] > limit ? (1 - fu) * (1 - fv) : 0;
    dark += first[at + 1] > limit ? fu * (1 - fv) : 0;
    dark += first[at + size] > limit ? (1 - fu) * fv : 0;
    dark += first[at + size + 1] > limit ? fu * fv : 0;
    return 1 - dark;
  }

  /** Nine cells around it, weighed so that the edge of the shadow is smooth. */
  private float soft(float u, float v, float limit) {
    int iu = (int) Math.floor(u);
    int iv = (int) Math.floor(v);
    float fu = u - iu;
    float fv = v - iv;
    float sum = 0;
    for (int dv = -1; dv <= 2; dv++) {
      int row = iv + dv;
      float wv = dv == -1 ? 1 - fv : dv == 2 ? fv : 1;
      if (row < 0 || row >= size) {
        continue;
      }
      for (int du = -1; du <= 2; du++) {
        int column = iu + du;
        if (column >= 0 && column < size && first[row * size + column] > limit) {
          float wu = du == -1 ? 1 - fu : du == 2 ? fu : 1;
          sum += wu * wv;
        }
      }
    }
    return 1 - sum * (1 / 9f);
  }
}
