package org.saunter.sim.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A plain pinhole camera with a depth buffer, to look at bodies without the renderer. Triangles
 * seen from behind are left out, so that a body turned inside out shows.
 */
final class BodyViewer {
  private static final int OVER = 2;

  private final int width;
  private final int height;
  private final double[] eye;
  private final double[] right = new double[3];
  private final double[] down = new double[3];
  private final double[] ahead = new double[3];
  private final double focal;

  /**
   * @param viewDegrees across the picture
   */
  BodyViewer(int width, int height, double[] eye, double[] target, double viewDegrees) {
    this.width = OVER * width;
    this.height = OVER * height;
    this.eye = eye;
    BodySpace.minus(ahead, target, eye);
    BodySpace.unit(ahead);
    double[] up = Math.abs(ahead[2]) > 0.999 ? new double[] {0, 1, 0} : new double[] {0, 0, 1};
    BodySpace.cross(right, ahead, up);
    BodySpace.unit(right);
    BodySpace.cross(down, ahead, right);
    focal = this.width / 2.0 / Math.tan(Math.toRadians(viewDegrees / 2));
  }

  BufferedImage draw(Mesh mesh, Materials materials, int background) {
    int[] rgb = new int[width * height];
    double[] nearness = new double[width * height];
    Arrays.fill(rgb, background);
    double[][] seen = new double[mesh.vertexCount()][];
    for (int i = 0; i < seen.length; i++) {
      double[] p = {
        mesh.vertices[8 * i] - eye[0],
        mesh.vertices[8 * i + 1] - eye[1],
        mesh.vertices[8 * i + 2] - eye[2]
      };
      double z = BodySpace.dot(p, ahead);
      seen[i] =
          new double[] {
            width / 2.0 + focal * BodySpace.dot(p, right) / z,
            height / 2.0 + focal * BodySpace.dot(p, down) / z,
            1 / z
          };
    }
    for (int t = 0; t < mesh.triangleCount(); t++) {
      fill(mesh, materials, t, seen, rgb, nearness);
    }
    BufferedImage image =
        new BufferedImage(width / OVER, height / OVER, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height / OVER; y++) {
      for (int x = 0; x < width / OVER; x++) {
        int at = OVER * y * width + OVER * x;
        image.setRGB(x, y, mean(rgb[at], rgb[at + 1], rgb[at + width], rgb[at + width + 1]));
      }
    }
    return image;
  }

  private static int mean(int a, int b, int c, int d) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int all = (a >> shift & 255) + (b >> shift & 255) + (c >> shift & 255) + (d >> shift & 255);
      sum |= (all / 4) << shift;
    }
    return sum;
  }

  private void fill(
      Mesh mesh, Materials materials, int t, double[][] seen, int[] rgb, double[] nearness) {
    int[] v = {mesh.triangles[5 * t], mesh.triangles[5 * t + 1], mesh.triangles[5 * t + 2]};
    double[] a = seen[v[0]];
    double[] b = seen[v[1]];
    double[] c = seen[v[2]];
    double area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    if (area >= 0 || a[2] <= 0 || b[2] <= 0 || c[2] <= 0) {
      return;
    }
    int x0 = (int) Math.max(0, Math.floor(Math.min(a[0], Math.min(b[0], c[0]))));
    int x1 = (int) Math.min(width - 1, Math.ceil(Math.max(a[0], Math.max(b[0], c[0]))));
    int y0 = (int) Math.max(0, Math.floor(Math.min(a[1], Math.min(b[1], c[1]))));
    int y1 = (int) Math.min(height - 1, Math.ceil(Math.max(a[1], Math.max(b[1], c[1]))));
    Materials.Material material = materials.get(mesh.triangles[5 * t + 3]);
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        double px = x + 0.5;
        double py = y + 0.5;
        double wa = ((b[0] - px) * (c[1] - py) - (b[1] - py) * (c[0] - px)) / area;
        double wb = ((c[0] - px) * (a[1] - py) - (c[1] - py) * (a[0] - px)) / area;
        double wc = 1 - wa - wb;
        double near = wa * a[2] + wb * b[2] + wc * c[2];
        if (wa >= 0 && wb >= 0 && wc >= 0 && near > nearness[y * width + x]) {
          nearness[y * width + x] = near;
          double[] w = {wa * a[2] / near, wb * b[2] / near, wc * c[2] / near};
          rgb[y * width + x] = shade(mesh, material, v, w);
        }
      }
    }
  }

  private static int shade(Mesh mesh, Materials.Material material, int[] v, double[] w) {
    double[] n = new double[3];
    double[] uv = new double[2];
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < 3; i++) {
        n[i] += w[k] * mesh.vertices[8 * v[k] + 3 + i];
      }
      uv[0] += w[k] * mesh.vertices[8 * v[k] + 6];
      uv[1] += w[k] * mesh.vertices[8 * v[k] + 7];
    }
    BodySpace.unit(n);
    double light =
        0.35 + 0.45 * Math.max(0, n[2]) + 0.3 * Math.max(0, 0.7 * n[0] + 0.5 * n[1] + 0.3 * n[2]);
    int rgb = material.rgb();
    Texture texture = material.texture();
    if (texture != null) {
      int x = (int) Math.floor(uv[0] * texture.sizePx) & texture.sizePx - 1;
      int y = (int) Math.floor(uv[1] * texture.sizePx) & texture.sizePx - 1;
      rgb = texture.rgb[y * texture.sizePx + x];
    }
    return part(rgb >> 16, light) << 16 | part(rgb >> 8, light) << 8 | part(rgb, light);
  }

  private static int part(int value, double light) {
    return (int) Math.min(255, (value & 255) * light);
  }
}
