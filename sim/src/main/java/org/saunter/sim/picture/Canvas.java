package org.saunter.sim.picture;

import org.saunter.sim.Chance;

/** A square that textures are painted on; what is painted over an edge comes in at the other. */
final class Canvas {
  final int size;
  final int[] rgb;
  private final long seed;

  Canvas(int size, int background, long seed) {
    this.size = size;
    this.seed = seed;
    rgb = new int[size * size];
    java.util.Arrays.fill(rgb, background);
  }

  Texture texture() {
    return new Texture(size, rgb);
  }

  /** Fills a rectangle given in shares of the square. */
  Canvas rectangle(double x0, double y0, double x1, double y1, int colour) {
    for (int y = px(y0); y < px(y1); y++) {
      for (int x = px(x0); x < px(x1); x++) {
        set(x, y, colour);
      }
    }
    return this;
  }

  /** Fills an ellipse given in shares of the square. */
  Canvas ellipse(double x, double y, double rx, double ry, int colour) {
    for (int py = px(y - ry); py <= px(y + ry); py++) {
      for (int qx = px(x - rx); qx <= px(x + rx); qx++) {
        double dx = ((qx + 0.5) / size - x) / rx;
        double dy = ((py + 0.5) / size - y) / ry;
        if (dx * dx + dy * dy <= 1) {
          set(qx, py, colour);
        }
      }
    }
    return this;
  }

  /** Bars of some thickness, like lines of small print. */
  Canvas print(double x0, double y0, double x1, double y1, int colour, Chance chance) {
    int from = px(x0);
    for (int y = px(y0); y < px(y1); y += 2 + chance.below(2)) {
      int x = from;
      while (x < px(x1)) {
        int word = 2 + chance.below(Math.max(1, size / 8));
        for (int i = 0; i < word && x < px(x1); i++) {
          set(x++, y, colour);
        }
        x += 1 + chance.below(2);
      }
    }
    return this;
  }

  /** Makes it uneven: clouds some texels wide, lighter and darker by at most {@code by} of 1. */
  Canvas clouds(int cells, double by) {
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double n = smooth((double) x * cells / size, (double) y * cells / size, cells);
        rgb[y * size + x] = shade(rgb[y * size + x], 1 + by * (2 * n - 1));
      }
    }
    return this;
  }

  /** Streaks along u. */
  Canvas grain(int across, int along, double by) {
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double n = smooth((double) x * along / size, (double) y * across / size, across);
        rgb[y * size + x] = shade(rgb[y * size + x], 1 + by * (2 * n - 1));
      }
    }
    return this;
  }

  private double smooth(double x, double y, int period) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    double fx = x - ix;
    double fy = y - iy;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    double a = value(ix, iy, period) * (1 - fx) + value(ix + 1, iy, period) * fx;
    double b = value(ix, iy + 1, period) * (1 - fx) + value(ix + 1, iy + 1, period) * fx;
    return a * (1 - fy) + b * fy;
  }

  private double value(int x, int y, int period) {
    return share(
        seed + 0x9E3779B9L * Math.floorMod(x, period) + 0x85EBCA6BL * Math.floorMod(y, period));
  }

  /** A number from 0 to 1 that a number means. */
  static double share(long number) {
    long a = number * 0x9E3779B97F4A7C15L + 0xD1B54A32D192ED03L;
    a = (a ^ (a >>> 30)) * 0xBF58476D1CE4E5B9L;
    a = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return ((a ^ (a >>> 31)) >>> 11) * 0x1.0p-53;
  }

  private int px(double share) {
    return (int) Math.rint(share * size);
  }

  void set(int x, int y, int colour) {
    rgb[Math.floorMod(y, size) * size + Math.floorMod(x, size)] = colour;
  }

  /** A colour, lighter or darker. */
  static int shade(int colour, double by) {
    int r = (int) Math.max(0, Math.min(255, (colour >> 16 & 255) * by));
    int g = (int) Math.max(0, Math.min(255, (colour >> 8 & 255) * by));
    int b = (int) Math.max(0, Math.min(255, (colour & 255) * by));
    return r << 16 | g << 8 | b;
  }

  /** Between two colours. */
  static int between(int a, int b, double share) {
    int r = (int) ((a >> 16 & 255) * (1 - share) + (b >> 16 & 255) * share);
    int g = (int) ((a >> 8 & 255) * (1 - share) + (b >> 8 & 255) * share);
    int l = (int) ((a & 255) * (1 - share) + (b & 255) * share);
    return r << 16 | g << 8 | l;
  }

  /** Hue, saturation and value, each 0 to 1. */
  static int colour(double hue, double saturation, double value) {
    double h = (hue - Math.floor(hue)) * 6;
    double r = clip(Math.abs(h - 3) - 1);
    double g = clip(2 - Math.abs(h - 2));
    double b = clip(2 - Math.abs(h - 4));
    int red = (int) Math.rint(255 * value * (1 - saturation * (1 - r)));
    int green = (int) Math.rint(255 * value * (1 - saturation * (1 - g)));
    int blue = (int) Math.rint(255 * value * (1 - saturation * (1 - b)));
    return red << 16 | green << 8 | blue;
  }

  private static double clip(double x) {
    return Math.max(0, Math.min(1, x));
  }
}
