package org.saunter.learn.net;

/** The five curves of {@link Builder#placed}: x, y, x², y² and xy, from -1 to 1. */
public final class Places {
  public static final int CURVES = 5;

  private Places() {}

  /** {@code [CURVES, height, width]}. */
  public static float[] curves(int height, int width) {
    float[] all = new float[CURVES * height * width];
    int plane = height * width;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float x = (2 * column + 1f) / width - 1;
        float y = (2 * row + 1f) / height - 1;
        int at = row * width + column;
        all[at] = x;
        all[plane + at] = y;
        all[2 * plane + at] = x * x;
        all[3 * plane + at] = y * y;
        all[4 * plane + at] = x * y;
      }
    }
    return all;
  }

  /** {@code [channels, height, width]} from weights {@code [channels, CURVES]}. */
  public static float[] mixed(float[] weights, int height, int width) {
    float[] curves = curves(height, width);
    int plane = height * width;
    int channels = weights.length / CURVES;
    float[] out = new float[channels * plane];
    for (int channel = 0; channel < channels; channel++) {
      for (int k = 0; k < CURVES; k++) {
        float w = weights[channel * CURVES + k];
        for (int i = 0; i < plane; i++) {
          out[channel * plane + i] += w * curves[k * plane + i];
        }
      }
    }
    return out;
  }
}
