package org.saunter.sim.picture;

/** How much of a texture one pixel covers. */
final class Footprint {
  private Footprint() {}

  /**
   * How often a texture must be halved so that one texel covers about a pixel.
   *
   * @param mm what the pixel is wide on the triangle
   */
  static int level(Mesh mesh, int triangle, int sizePx, float mm) {
    float[] v = mesh.vertices;
    int a = 8 * mesh.triangles[5 * triangle];
    int b = 8 * mesh.triangles[5 * triangle + 1];
    int c = 8 * mesh.triangles[5 * triangle + 2];
    float ux = v[b] - v[a];
    float uy = v[b + 1] - v[a + 1];
    float uz = v[b + 2] - v[a + 2];
    float wx = v[c] - v[a];
    float wy = v[c + 1] - v[a + 1];
    float wz = v[c + 2] - v[a + 2];
    float nx = uy * wz - uz * wy;
    float ny = uz * wx - ux * wz;
    float nz = ux * wy - uy * wx;
    float area = (float) Math.sqrt(nx * nx + ny * ny + nz * nz);
    float texels =
        Math.abs(
            (v[b + 6] - v[a + 6]) * (v[c + 7] - v[a + 7])
                - (v[c + 6] - v[a + 6]) * (v[b + 7] - v[a + 7]));
    float q = texels * sizePx * sizePx / Math.max(1e-6f, area) * mm * mm;
    // half the binary exponent: rounded, the level
    return q <= 1 ? 0 : (Math.getExponent(q * 1.41f) + 1) >> 1;
  }
}
