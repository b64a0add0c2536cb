package org.saunter.sim.picture;

/** A square picture that is laid on triangles, repeated at its edges. Immutable. */
public final class Texture {
  final int sizePx;

  /** As given. */
  final int[] rgb;

  /**
   * The picture, then halved again and again down to one texel, so that far things do not flicker.
   */
  private final int[][] levels;

  private final int bits;

  /**
   * @param sizePx width and height, a power of two
   * @param rgb 0xRRGGBB row by row; v grows downwards; not copied
   */
  public Texture(int sizePx, int[] rgb) {
    if (Integer.bitCount(sizePx) != 1 || rgb.length != sizePx * sizePx) {
      throw new IllegalArgumentException(
          "A texture of " + sizePx + " has " + rgb.length + " texels.");
    }
    this.sizePx = sizePx;
    this.rgb = rgb;
    bits = Integer.numberOfTrailingZeros(sizePx);
    levels = new int[bits + 1][];
    levels[0] = rgb;
    for (int level = 1; level <= bits; level++) {
      levels[level] = halved(levels[level - 1], sizePx >> level);
    }
  }

  private static int[] halved(int[] from, int size) {
    int[] to = new int[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int at = 4 * y * size + 2 * x;
        to[y * size + x] =
            mean(mean(from[at], from[at + 1]), mean(from[at + 2 * size], from[at + 2 * size + 1]));
      }
    }
    return to;
  }

  /** Half of both, colour by colour. */
  private static int mean(int a, int b) {
    return (a & b) + (((a ^ b) & 0xFEFEFE) >>> 1);
  }

  /**
   * The colour at a place, mixed from the four texels around it.
   *
   * @param level how often to halve it first; 0 is the whole picture
   */
  int at(float u, float v, int level) {
    int l = Math.max(0, Math.min(bits, level));
    int[] texels = levels[l];
    int shift = bits - l;
    int mask = (1 << shift) - 1;
    int x = (int) Math.floor((u - Math.floor(u)) * (256 << shift)) - 128;
    int y = (int) Math.floor((v - Math.floor(v)) * (256 << shift)) - 128;
    int x0 = (x >> 8) & mask;
    int x1 = (x0 + 1) & mask;
    int y0 = ((y >> 8) & mask) << shift;
    int y1 = (((y >> 8) + 1) & mask) << shift;
    int right = x & 255;
    int below = y & 255;
    int a = mix(texels[y0 + x0], texels[y0 + x1], right);
    int b = mix(texels[y1 + x0], texels[y1 + x1], right);
    return mix(a, b, below);
  }

  private static int mix(int a, int b, int share) {
    int rb = a & 0xFF00FF;
    int g = a & 0x00FF00;
    rb += (((b & 0xFF00FF) - rb) * share) >> 8;
    g += (((b & 0x00FF00) - g) * share) >> 8;
    return (rb & 0xFF00FF) | (g & 0x00FF00);
  }
}
