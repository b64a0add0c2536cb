package org.saunter.sim.picture;

import org.saunter.sim.Chance;
import org.saunter.sim.Stage.Figure;

/** Makes the bytes of a picture from the light on its pixels. Not thread-safe. */
final class Sensor {
  private static final int NORMALS = 1 << 13;
  private static final double MIDDLE_GREY = 0.2;
  private static final double GAIN_MIN = 0.2;
  private static final double GAIN_MAX = 10;
  private static final int SMEAR_MAX_PX = 24;

  private final float[] normals = new float[NORMALS];
  private final Blocks blocks = new Blocks();
  private float[] other = {};
  private float[] row = {};

  Sensor() {
    Chance chance = new Chance(8_191).fork("noise");
    for (int i = 0; i < NORMALS; i++) {
      normals[i] = (float) chance.normal();
    }
  }

  /** A picture on its way: its size, and the light of each pixel in three colours. */
  record Frame(int width, int height, float[] light) {}

  /** Averages four lines of sight a pixel. */
  static void halve(float[] from, Frame to) {
    int w = to.width();
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < w; x++) {
        int a = 3 * (4 * y * w + 2 * x);
        int b = a + 6 * w;
        for (int k = 0; k < 3; k++) {
          // each is cut off first, so that a lamp does not eat the edge in front of it
          to.light()[3 * (y * w + x) + k] =
              0.25f
                  * (Math.min(2, from[a + k])
                      + Math.min(2, from[a + 3 + k])
                      + Math.min(2, from[b + k])
                      + Math.min(2, from[b + 3 + k]));
        }
      }
    }
  }

  /**
   * Smears a person along the way they go while the shutter is open.
   *
   * @param box left, top, right, bottom
   * @param dx way in pixels, likewise dy
   */
  void smear(Frame f, int[] instances, Figure figure, double[] box, double dx, double dy) {
    double length = Math.sqrt(dx * dx + dy * dy);
    if (!(length > 0.5)) {
      return;
    }
    double cut = Math.min(1, SMEAR_MAX_PX / length);
    int steps = 1 + (int) Math.ceil(length * cut);
    int margin = steps / 2 + 1;
    int x0 = (int) Math.max(0, box[0] - margin);
    int y0 = (int) Math.max(0, box[1] - margin);
    int x1 = (int) Math.min(f.width(), box[2] + margin);
    int y1 = (int) Math.min(f.height(), box[3] + margin);
    other = grown(other, f.light().length);
    int number = figure.number() & 0xFFFFFF;
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        boolean touched = false;
        float r = 0;
        float g = 0;
        float b = 0;
        for (int s = 0; s < steps; s++) {
          double share = ((s + 0.5) / steps - 0.5) * cut;
          int qx = clip((int) Math.floor(x + 0.5 - share * dx), f.width());
          int qy = clip((int) Math.floor(y + 0.5 - share * dy), f.height());
          int q = qy * f.width() + qx;
          touched |= Instance.isPerson(instances[q]) && (instances[q] & 0xFFFFFF) == number;
          r += f.light()[3 * q];
          g += f.light()[3 * q + 1];
          b += f.light()[3 * q + 2];
        }
        int at = 3 * (y * f.width() + x);
        other[at] = touched ? r / steps : f.light()[at];
        other[at + 1] = touched ? g / steps : f.light()[at + 1];
        other[at + 2] = touched ? b / steps : f.light()[at + 2];
      }
    }
    for (int y = y0; y < y1; y++) {
      int at = 3 * (y * f.width() + x0);
      System.arraycopy(other, at, f.light(), at, Math.max(0, 3 * (x1 - x0)));
    }
  }

  private static int clip(int v, int end) {
    return Math.max(0, Math.min(end - 1, v));
  }

  private static float[] grown(float[] array, int length) {
    return array.length >= length ? array : new float[length];
  }

  /** From light to bytes. */
  void develop(Frame f, Exposure e, byte[] rgb) {
    if (e.capped()) {
      java.util.Arrays.fill(f.light(), 0, 3 * f.width() * f.height(), 0);
    }
    if (e.defocusPx() > 0.15 && !e.capped()) {
      blur(f, e.defocusPx());
    }
    double gain = e.gain() > 0 ? e.gain() : automatic(f, e);
    expose(f, e, gain, rgb);
    if (e.quality() > 0) {
      blocks.press(rgb, f.width(), f.height(), e.quality());
    }
  }

  /** Makes the mean a middle grey; looks at one pixel in seven. */
  private static double automatic(Frame f, Exposure e) {
    if (e.capped()) {
      return GAIN_MAX;
    }
    double sum = 0;
    int n = 0;
    for (int i = 0; i < f.width() * f.height(); i += 7) {
      double y = 0.3 * f.light()[3 * i] + 0.6 * f.light()[3 * i + 1] + 0.1 * f.light()[3 * i + 2];
      if (y > 0) { // not the black round a fisheye's circle
        sum += Math.min(1.5, y);
        n++;
      }
    }
    return Math.max(GAIN_MIN, Math.min(GAIN_MAX, MIDDLE_GREY * n / Math.max(1e-9, sum)));
  }

  /** Gaussian blur, first along rows, then along columns. */
  private void blur(Frame f, double sigma) {
    int radius = (int) Math.ceil(2.2 * sigma);
    float[] kernel = new float[radius + 1];
    double sum = 0;
    for (int i = 0; i <= radius; i++) {
      kernel[i] = (float) StrictMath.exp(-0.5 * i * i / (sigma * sigma));
      sum += i == 0 ? kernel[i] : 2 * kernel[i];
    }
    for (int i = 0; i <= radius; i++) {
      kernel[i] /= (float) sum;
    }
    int w = 3 * f.width();
    other = grown(other, f.light().length);
    row = grown(row, w);
    for (int y = 0; y < f.height(); y++) {
      line(f.light(), other, y * w, w, kernel);
    }
    float[] light = f.light();
    for (int y = 0; y < f.height(); y++) {
      for (int x = 0; x < w; x++) {
        row[x] = kernel[0] * other[y * w + x];
      }
      for (int i = 1; i <= radius; i++) {
        int up = Math.max(0, y - i) * w;
        int low = Math.min(f.height() - 1, y + i) * w;
        float k = kernel[i];
        for (int x = 0; x < w; x++) {
          row[x] += k * (other[up + x] + other[low + x]);
        }
      }
      System.arraycopy(row, 0, light, y * w, w);
    }
  }

  private static void line(float[] from, float[] to, int at, int w, float[] kernel) {
    int radius = kernel.length - 1;
    for (int x = 0; x < w; x++) {
      float sum = kernel[0] * from[at + x];
      if (x >= 3 * radius && x < w - 3 * radius) {
        for (int i = 1; i <= radius; i++) {
          sum += kernel[i] * (from[at + x - 3 * i] + from[at + x + 3 * i]);
        }
      } else {
        for (int i = 1; i <= radius; i++) {
          int left = x - 3 * i < 0 ? x % 3 : x - 3 * i;
          int right = x + 3 * i >= w ? w - 3 + x % 3 : x + 3 * i;
          sum += kernel[i] * (from[at + left] + from[at + right]);
        }
      }
      to[at + x] = sum;
    }
  }

  private void expose(Frame f, Exposure e, double gain, byte[] rgb) {
    boolean noisy = e.shotNoise() > 0 || e.readNoise() > 0;
    float shot = (float) (e.shotNoise() * e.shotNoise() * gain);
    float read = (float) (e.readNoise() * e.readNoise() * gain * gain);
    float[] balance = {(float) (gain * e.red()), (float) gain, (float) (gain * e.blue())};
    long state = e.seed() * 0x9E3779B97F4A7C15L + 0x1234567L;
    double cx = f.width() / 2.0;
    double cy = f.height() / 2.0;
    float corner = (float) (e.vignette() / (cx * cx + cy * cy));
    float phase = (state >>> 40) * 0x1p-24f;
    float[] light = f.light();
    for (int y = 0; y < f.height(); y++) {
      float wave = (float) y / f.height() * 2.3f + phase;
      float tri = 4 * Math.abs(wave - (float) Math.floor(wave) - 0.5f) - 1;
      float band = 1 + (float) e.bandShare() * tri;
      float dy = (float) (y + 0.5 - cy);
      for (int x = 0; x < f.width(); x++) {
        float dx = (float) (x + 0.5 - cx);
        float fall = band * (1 - corner * (dx * dx + dy * dy));
        int at = 3 * (y * f.width() + x);
        for (int k = 0; k < 3; k++) {
          float v = light[at + k] * fall * balance[k];
          if (noisy) {
            state = state * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
            v += normals[(int) (state >>> 51)] * (float) Math.sqrt(Math.min(1, v) * shot + read);
          }
          rgb[at + k] = Tone.encoded(v);
        }
      }
    }
  }
}
