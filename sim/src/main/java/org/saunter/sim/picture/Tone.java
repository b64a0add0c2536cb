package org.saunter.sim.picture;

/** From the bytes of a picture to amounts of light, and back (IEC 61966-2-1, sRGB). */
final class Tone {
  private static final int STEPS = 4_096;
  private static final float[] LINEAR = new float[256];
  private static final byte[] BYTES = new byte[STEPS + 1];

  static {
    for (int i = 0; i < 256; i++) {
      double s = i / 255.0;
      LINEAR[i] = (float) (s <= 0.04045 ? s / 12.92 : StrictMath.pow((s + 0.055) / 1.055, 2.4));
    }
    for (int i = 0; i <= STEPS; i++) {
      double root = (double) i / STEPS; // the table goes by the square root, finer in the dark
      double l = root * root;
      double s = l <= 0.0031308 ? 12.92 * l : 1.055 * StrictMath.pow(l, 1 / 2.4) - 0.055;
      BYTES[i] = (byte) Math.rint(255 * Math.max(0, Math.min(1, s)));
    }
  }

  private Tone() {}

  /** Sets three amounts of light, 0 to 1, to what 0xRRGGBB means. */
  static void linear(int rgb, float[] out, int at) {
    out[at] = LINEAR[rgb >> 16 & 255];
    out[at + 1] = LINEAR[rgb >> 8 & 255];
    out[at + 2] = LINEAR[rgb & 255];
  }

  /** The byte of an amount of light; above 0.8 it bends off, as film and cameras do. */
  static byte encoded(float light) {
    float l = light;
    if (l > 0.8f) {
      l = 1 - 0.04f / (l - 0.6f);
    }
    return BYTES[l > 0 ? (int) (STEPS * (float) Math.sqrt(l) + 0.5f) : 0];
  }
}
