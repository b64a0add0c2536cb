package org.saunter.vision.video;

import org.saunter.vision.Frame;

/** Generated moving pictures, and how near one picture is to another. */
final class Patterns {
  static final int WIDTH_PX = 160;
  static final int HEIGHT_PX = 96;
  static final long PERIOD_NANOS = 200_000_000L;

  private Patterns() {}

  /** Slow coloured waves that move with the number. */
  static Frame waves(int number) {
    return waves("cam", WIDTH_PX, HEIGHT_PX, number);
  }

  static Frame waves(String cameraId, int widthPx, int heightPx, int number) {
    byte[] rgb = new byte[3 * widthPx * heightPx];
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        int at = 3 * (y * widthPx + x);
        rgb[at] = (byte) (128 + 100 * Math.sin((x + 3 * number) * 0.05));
        rgb[at + 1] = (byte) (128 + 100 * Math.sin((y + 2 * number) * 0.06));
        rgb[at + 2] = (byte) (128 + 80 * Math.sin((x + y + number) * 0.03));
      }
    }
    return new Frame(cameraId, number * PERIOD_NANOS, number + 1L, widthPx, heightPx, rgb);
  }

  /** A clip of waves in memory, one key picture in ten. */
  static byte[] clip(int frames) {
    try (ClipWriter writer = ClipWriter.toMemory(format(ClipFormat.Codec.H264_MP4))) {
      for (int i = 0; i < frames; i++) {
        writer.add(waves(i));
      }
      return writer.finish();
    }
  }

  static ClipFormat format(ClipFormat.Codec codec) {
    return new ClipFormat(codec, WIDTH_PX, HEIGHT_PX, 5, 200_000, 10);
  }

  /** Peak signal to noise in decibels. */
  static double psnr(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (a[i] & 255) - (b[i] & 255);
      sum += difference * difference;
    }
    return 10 * Math.log10(255.0 * 255 * a.length / Math.max(sum, 1e-9));
  }
}
