package org.saunter.sim.picture;

/**
 * What compression does to a picture: blocks of eight by eight go through the cosine transform, are
 * quantised with the tables of ITU-T T.81, annex K, scaled as the IJG's encoder does, and come
 * back; colour is kept at half the size. The transform is that of Arai, Agui and Nakajima (1988).
 * Not thread-safe.
 */
final class Blocks {
  private static final int[] BRIGHT = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };
  private static final int[] COLOUR = {
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99
  };
  private static final double[] SCALE = {
    1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.541196100, 0.275899379
  };

  private final float[] block = new float[64];
  private final float[] divide = new float[64];
  private final float[] divideColour = new float[64];
  private final float[] multiply = new float[64];
  private final float[] multiplyColour = new float[64];
  private int prepared;
  private float[] bright = {};
  private float[] cb = {};
  private float[] cr = {};

  private void prepare(int quality) {
    if (quality == prepared) {
      return;
    }
    prepared = quality;
    int scale = quality < 50 ? 5_000 / quality : 200 - 2 * quality;
    for (int i = 0; i < 64; i++) {
      double aan = SCALE[i / 8] * SCALE[i % 8];
      int q = Math.max(1, Math.min(255, (BRIGHT[i] * scale + 50) / 100));
      int c = Math.max(1, Math.min(255, (COLOUR[i] * scale + 50) / 100));
      divide[i] = (float) (1 / (aan * q * 8));
      divideColour[i] = (float) (1 / (aan * c * 8));
      multiply[i] = (float) (aan * q / 8);
      multiplyColour[i] = (float) (aan * c / 8);
    }
  }

  /** Compresses and restores a picture in place. */
  void press(byte[] rgb, int width, int height, int quality) {
    prepare(quality);
    int w = (width + 15) / 16 * 16;
    int h = (height + 15) / 16 * 16;
    if (bright.length < w * h) {
      bright = new float[w * h];
      cb = new float[w * h / 4];
      cr = new float[w * h / 4];
    }
    split(rgb, width, height, w, h);
    plane(bright, w, h, divide, multiply);
    plane(cb, w / 2, h / 2, divideColour, multiplyColour);
    plane(cr, w / 2, h / 2, divideColour, multiplyColour);
    join(rgb, width, height, w);
  }

  private void split(byte[] rgb, int width, int height, int w, int h) {
    java.util.Arrays.fill(cb, 0, w * h / 4, 0);
    java.util.Arrays.fill(cr, 0, w * h / 4, 0);
    for (int y = 0; y < h; y++) {
      int from = Math.min(height - 1, y) * width;
      for (int x = 0; x < w; x++) {
        int at = 3 * (from + Math.min(width - 1, x));
        float r = rgb[at] & 255;
        float g = rgb[at + 1] & 255;
        float b = rgb[at + 2] & 255;
        bright[y * w + x] = 0.299f * r + 0.587f * g + 0.114f * b - 128;
        int c = (y >> 1) * (w >> 1) + (x >> 1);
        cb[c] += 0.25f * (-0.168736f * r - 0.331264f * g + 0.5f * b);
        cr[c] += 0.25f * (0.5f * r - 0.418688f * g - 0.081312f * b);
      }
    }
  }

  private void join(byte[] rgb, int width, int height, int w) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float l = bright[y * w + x] + 128;
        int c = (y >> 1) * (w >> 1) + (x >> 1);
        int at = 3 * (y * width + x);
        rgb[at] = clip(l + 1.402f * cr[c]);
        rgb[at + 1] = clip(l - 0.344136f * cb[c] - 0.714136f * cr[c]);
        rgb[at + 2] = clip(l + 1.772f * cb[c]);
      }
    }
  }

  private static byte clip(float v) {
    return (byte) (v <= 0 ? 0 : v >= 255 ? 255 : (int) (v + 0.5f));
  }

  private void plane(float[] plane, int w, int h, float[] over, float[] times) {
    float[] b = block;
    for (int y = 0; y < h; y += 8) {
      for (int x = 0; x < w; x += 8) {
        for (int i = 0; i < 8; i++) {
          System.arraycopy(plane, (y + i) * w + x, b, 8 * i, 8);
        }
        for (int i = 0; i < 8; i++) {
          forward(b, 8 * i, 1);
        }
        for (int i = 0; i < 8; i++) {
          forward(b, i, 8);
        }
        boolean flat = true;
        for (int i = 0; i < 64; i++) {
          float q = b[i] * over[i];
          int whole = (int) (q + (q < 0 ? -0.5f : 0.5f));
          flat &= i == 0 || whole == 0;
          b[i] = whole * times[i];
        }
        if (flat) {
          java.util.Arrays.fill(b, b[0]);
        } else {
          for (int i = 0; i < 8; i++) {
            inverse(b, i, 8);
          }
          for (int i = 0; i < 8; i++) {
            inverse(b, 8 * i, 1);
          }
        }
        for (int i = 0; i < 8; i++) {
          System.arraycopy(b, 8 * i, plane, (y + i) * w + x, 8);
        }
      }
    }
  }

  private static void forward(float[] d, int at, int step) {
    float d0 = d[at];
    float d1 = d[at + step];
    float d2 = d[at + 2 * step];
    float d3 = d[at + 3 * step];
    float d4 = d[at + 4 * step];
    float d5 = d[at + 5 * step];
    float d6 = d[at + 6 * step];
    float d7 = d[at + 7 * step];
    float s0 = d0 + d7;
    float s7 = d0 - d7;
    float s1 = d1 + d6;
    float s6 = d1 - d6;
    float s2 = d2 + d5;
    float s5 = d2 - d5;
    float s3 = d3 + d4;
    float s4 = d3 - d4;
    float a = s0 + s3;
    float c = s0 - s3;
    float b = s1 + s2;
    float e = s1 - s2;
    d[at] = a + b;
    d[at + 4 * step] = a - b;
    float z1 = (e + c) * 0.70710677f;
    d[at + 2 * step] = c + z1;
    d[at + 6 * step] = c - z1;
    float o0 = s4 + s5;
    float o1 = s5 + s6;
    float o2 = s6 + s7;
    float z5 = (o0 - o2) * 0.38268343f;
    float z2 = 0.5411961f * o0 + z5;
    float z4 = 1.306563f * o2 + z5;
    float z3 = o1 * 0.70710677f;
    float z11 = s7 + z3;
    float z13 = s7 - z3;
    d[at + 5 * step] = z13 + z2;
    d[at + 3 * step] = z13 - z2;
    d[at + step] = z11 + z4;
    d[at + 7 * step] = z11 - z4;
  }

  private static void inverse(float[] d, int at, int step) {
    float d0 = d[at];
    float d1 = d[at + step];
    float d2 = d[at + 2 * step];
    float d3 = d[at + 3 * step];
    float d4 = d[at + 4 * step];
    float d5 = d[at + 5 * step];
    float d6 = d[at + 6 * step];
    float d7 = d[at + 7 * step];
    float e0 = d0 + d4;
    float e1 = d0 - d4;
    float e3 = d2 + d6;
    float e2 = (d2 - d6) * 1.4142135f - e3;
    float t0 = e0 + e3;
    float t3 = e0 - e3;
    float t1 = e1 + e2;
    float t2 = e1 - e2;
    float z13 = d5 + d3;
    float z10 = d5 - d3;
    float z11 = d1 + d7;
    float z12 = d1 - d7;
    float o7 = z11 + z13;
    float o1 = (z11 - z13) * 1.4142135f;
    float z5 = (z10 + z12) * 1.847759f;
    float o0 = z5 - z12 * 1.0823922f;
    float o2 = z5 - z10 * 2.613126f;
    float o6 = o2 - o7;
    float o5 = o1 - o6;
    float o4 = o0 - o5;
    d[at] = t0 + o7;
    d[at + 7 * step] = t0 - o7;
    d[at + step] = t1 + o6;
    d[at + 6 * step] = t1 - o6;
    d[at + 2 * step] = t2 + o5;
    d[at + 5 * step] = t2 - o5;
    d[at + 3 * step] = t3 + o4;
    d[at + 4 * step] = t3 - o4;
  }
}
