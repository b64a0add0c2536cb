package org.saunter.sim.picture;

import java.util.Arrays;

/**
 * Draws into a {@link View} what does not move: finds the triangle of each pixel, then its colour
 * and the light on it. Not thread-safe.
 */
final class StillPainter {
  private final Materials materials;
  private final Lights lights;
  private final float[] place = new float[6];
  private int[] shown = {};

  StillPainter(Materials materials, Lights lights) {
    this.materials = materials;
    this.lights = lights;
  }

  /** Draws a mesh into a part of a view; what was there is gone. */
  void paint(View view, Raster raster, Raster.Part part, Mesh mesh) {
    int width = view.optics.width;
    if (shown.length < view.pixels()) {
      shown = new int[view.pixels()];
    }
    for (int y = part.y0; y < part.y1; y++) {
      Arrays.fill(view.near, y * width + part.x0, y * width + part.x1, 0);
      Arrays.fill(shown, y * width + part.x0, y * width + part.x1, -1);
    }
    raster.aim(view.optics, part, view.near, shown);
    raster.project(mesh, 0, mesh.vertexCount);
    raster.draw(mesh, 0, mesh.triangleCount);
    for (int y = part.y0; y < part.y1; y++) {
      for (int i = y * width + part.x0; i < y * width + part.x1; i++) {
        int like = view.samples == 2 ? twin(i, width) : i;
        if (like != i) {
          copy(view, like, i);
        } else if (shown[i] < 0) {
          nothing(view, i);
        } else {
          colour(view, raster.planes, mesh, i);
        }
      }
    }
  }

  /** A line of sight of the same pixel, asked before, that meets the same triangle; else itself. */
  private int twin(int i, int width) {
    int left = i % width & 1;
    int above = (i / width & 1) * width;
    if (shown[i - left - above] == shown[i]) {
      return i - left - above;
    }
    return shown[i - left] == shown[i] ? i - left : shown[i - above] == shown[i] ? i - above : i;
  }

  private static void copy(View view, int from, int to) {
    view.instances[to] = view.instances[from];
    view.mirrored[to] = view.mirrored[from];
    System.arraycopy(view.albedo, 3 * from, view.albedo, 3 * to, 3);
    System.arraycopy(view.lit, Lights.KINDS * from, view.lit, Lights.KINDS * to, Lights.KINDS);
  }

  private void nothing(View view, int i) {
    view.instances[i] = Instance.SHOP;
    Arrays.fill(view.lit, Lights.KINDS * i, Lights.KINDS * (i + 1), 0);
    view.mirrored[i] = 0;
    // nothing that is in line of sight is out of doors: the sky, or what is too far to matter
    boolean blind = Float.isNaN(view.optics.rayX[i]);
    boolean sky = view.optics.rayZ[i] > 0;
    view.albedo[3 * i] = blind ? 0 : sky ? 0.75f : 0.35f;
    view.albedo[3 * i + 1] = blind ? 0 : sky ? 0.85f : 0.35f;
    view.albedo[3 * i + 2] = blind ? 0 : sky ? 1 : 0.33f;
    view.lit[Lights.KINDS * i + Lights.LAMPS] = 0.02f;
    view.lit[Lights.KINDS * i + Lights.DAY] = 1;
  }

  /** Sets colour and light of a pixel that shows a triangle. */
  private void colour(View view, float[] p, Mesh mesh, int i) {
    Optics o = view.optics;
    float[] v = mesh.vertices;
    int t = shown[i];
    float rx = o.rayX[i];
    float ry = o.rayY[i];
    float rz = o.rayZ[i];
    float ea = rx * p[12 * t] + ry * p[12 * t + 1] + rz * p[12 * t + 2];
    float eb = rx * p[12 * t + 3] + ry * p[12 * t + 4] + rz * p[12 * t + 5];
    float ec = rx * p[12 * t + 6] + ry * p[12 * t + 7] + rz * p[12 * t + 8];
    float sum = 1 / Math.max(1e-20f, ea + eb + ec);
    ea *= sum;
    eb *= sum;
    ec *= sum;
    int a = 8 * mesh.triangles[5 * t];
    int b = 8 * mesh.triangles[5 * t + 1];
    int c = 8 * mesh.triangles[5 * t + 2];
    float nx = ea * v[a + 3] + eb * v[b + 3] + ec * v[c + 3];
    float ny = ea * v[a + 4] + eb * v[b + 4] + ec * v[c + 4];
    float nz = ea * v[a + 5] + eb * v[b + 5] + ec * v[c + 5];
    float length = (float) (1 / Math.sqrt(Math.max(1e-12f, nx * nx + ny * ny + nz * nz)));
    float far = 1 / view.near[i];
    place[0] = (float) (o.x + rx * far);
    place[1] = (float) (o.y + ry * far);
    place[2] = (float) (o.z + rz * far);
    place[3] = nx * length;
    place[4] = ny * length;
    place[5] = nz * length;
    view.instances[i] = mesh.triangles[5 * t + 4];
    Materials.Material material = materials.get(mesh.triangles[5 * t + 3]);
    int rgb = material.rgb();
    Texture texture = material.texture();
    if (texture != null) {
      float tu = ea * v[a + 6] + eb * v[b + 6] + ec * v[c + 6];
      float tv = ea * v[a + 7] + eb * v[b + 7] + ec * v[c + 7];
      float cosine = Math.abs(rx * place[3] + ry * place[4] + rz * place[5]);
      float mm = far * view.samples * o.pixelAngle / (float) Math.sqrt(Math.max(0.02f, cosine));
      rgb = texture.at(tu, tv, Footprint.level(mesh, t, texture.sizePx, mm));
    }
    Tone.linear(rgb, view.albedo, 3 * i);
    light(view, i, material.gloss(), rx, ry, rz);
  }

  private void light(View view, int i, float gloss, float rx, float ry, float rz) {
    view.mirrored[i] = 0;
    if (gloss < 0) { // shines by itself, with daylight
      Arrays.fill(view.lit, Lights.KINDS * i, Lights.KINDS * (i + 1), 0);
      view.lit[Lights.KINDS * i + Lights.LAMPS] = 0.12f;
      view.lit[Lights.KINDS * i + Lights.DAY] = -gloss;
      return;
    }
    lights.at(place, true, view.lit, Lights.KINDS * i);
    if (gloss > 0.05f) {
      view.mirrored[i] = lights.mirrored(place, rx, ry, rz, gloss);
    }
  }
}
