package org.saunter.sim.picture;

import java.util.Arrays;

/**
 * Triangles in store millimetres, in flat arrays that grow; reused from frame to frame by {@link
 * #clear}. Corners run anticlockwise as seen from outside. Not thread-safe.
 */
public final class Mesh {
  /**
   * Position, normal (unit length) and texture coordinates of each vertex: x y z, nx ny nz, u v.
   */
  float[] vertices;

  /** Three vertices, the material and the {@link Instance} of each triangle. */
  int[] triangles;

  int vertexCount;
  int triangleCount;

  public Mesh() {
    this(1_024);
  }

  /**
   * @param room for so many vertices and triangles; it grows
   */
  Mesh(int room) {
    vertices = new float[8 * room];
    triangles = new int[5 * room];
  }

  /** Adds a vertex; returns its number. */
  public int vertex(
      double x, double y, double z, double nx, double ny, double nz, double u, double v) {
    int at = 8 * vertexCount;
    if (at + 8 > vertices.length) {
      vertices = Arrays.copyOf(vertices, 2 * vertices.length);
    }
    vertices[at] = (float) x;
    vertices[at + 1] = (float) y;
    vertices[at + 2] = (float) z;
    vertices[at + 3] = (float) nx;
    vertices[at + 4] = (float) ny;
    vertices[at + 5] = (float) nz;
    vertices[at + 6] = (float) u;
    vertices[at + 7] = (float) v;
    return vertexCount++;
  }

  /** Adds a triangle of three vertices. */
  public void triangle(int a, int b, int c, int material, int instance) {
    int at = 5 * triangleCount;
    if (at + 5 > triangles.length) {
      triangles = Arrays.copyOf(triangles, 2 * triangles.length);
    }
    triangles[at] = a;
    triangles[at + 1] = b;
    triangles[at + 2] = c;
    triangles[at + 3] = material;
    triangles[at + 4] = instance;
    triangleCount++;
  }

  /** Adds all of another mesh. */
  void append(Mesh other) {
    while (8 * (vertexCount + other.vertexCount) > vertices.length) {
      vertices = Arrays.copyOf(vertices, 2 * vertices.length);
    }
    while (5 * (triangleCount + other.triangleCount) > triangles.length) {
      triangles = Arrays.copyOf(triangles, 2 * triangles.length);
    }
    System.arraycopy(other.vertices, 0, vertices, 8 * vertexCount, 8 * other.vertexCount);
    for (int t = 0; t < other.triangleCount; t++) {
      int to = 5 * (triangleCount + t);
      triangles[to] = other.triangles[5 * t] + vertexCount;
      triangles[to + 1] = other.triangles[5 * t + 1] + vertexCount;
      triangles[to + 2] = other.triangles[5 * t + 2] + vertexCount;
      triangles[to + 3] = other.triangles[5 * t + 3];
      triangles[to + 4] = other.triangles[5 * t + 4];
    }
    vertexCount += other.vertexCount;
    triangleCount += other.triangleCount;
  }

  public int vertexCount() {
    return vertexCount;
  }

  public int triangleCount() {
    return triangleCount;
  }

  /** Empties it, keeping its room. */
  public void clear() {
    vertexCount = 0;
    triangleCount = 0;
  }
}
