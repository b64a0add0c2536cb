package org.saunter.vision.hand;

import org.saunter.vision.Frame;

/**
 * A hand and what it may hold, cut out of a frame: {@value #SIDE_PX} pixels square, {@value
 * #SIDE_MM} mm of the shop across, the hand in the middle. Not copied; nobody writes to it.
 *
 * @param rgb three bytes a pixel; what lies outside the frame is black
 */
public record HandPicture(byte[] rgb) {
  public static final int SIDE_PX = 48;
  public static final int SIDE_MM = 440;

  /**
   * Cuts it out, averaging the pixels that fall together.
   *
   * @param pixelsPerMetre how large a metre is in the frame, at the hand
   */
  public static HandPicture cut(Frame frame, double xPx, double yPx, double pixelsPerMetre) {
    double step = Math.max(1e-3, pixelsPerMetre * SIDE_MM / 1e3 / SIDE_PX);
    byte[] rgb = new byte[3 * SIDE_PX * SIDE_PX];
    int samples = (int) Math.max(1, Math.min(4, Math.rint(step)));
    for (int v = 0; v < SIDE_PX; v++) {
      for (int u = 0; u < SIDE_PX; u++) {
        double left = xPx + (u - SIDE_PX / 2.0) * step;
        double top = yPx + (v - SIDE_PX / 2.0) * step;
        average(frame, left, top, step / samples, samples, rgb, 3 * (v * SIDE_PX + u));
      }
    }
    return new HandPicture(rgb);
  }

  private static void average(
      Frame frame, double left, double top, double step, int samples, byte[] out, int at) {
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      for (int j = 0; j < samples; j++) {
        for (int i = 0; i < samples; i++) {
          sum += sample(frame, left + (i + 0.5) * step, top + (j + 0.5) * step, channel);
        }
      }
      out[at + channel] = (byte) (int) Math.rint(sum / (samples * samples));
    }
  }

  /** Bilinear between the four pixels around a point. */
  private static double sample(Frame frame, double x, double y, int channel) {
    int x0 = (int) Math.floor(x - 0.5);
    int y0 = (int) Math.floor(y - 0.5);
    double fx = x - 0.5 - x0;
    double fy = y - 0.5 - y0;
    return (1 - fy)
            * ((1 - fx) * pixel(frame, x0, y0, channel) + fx * pixel(frame, x0 + 1, y0, channel))
        + fy
            * ((1 - fx) * pixel(frame, x0, y0 + 1, channel)
                + fx * pixel(frame, x0 + 1, y0 + 1, channel));
  }

  private static int pixel(Frame frame, int x, int y, int channel) {
    boolean inside = x >= 0 && y >= 0 && x < frame.widthPx() && y < frame.heightPx();
    return inside ? frame.rgb()[3 * (y * frame.widthPx() + x) + channel] & 0xFF : 0;
  }
}
