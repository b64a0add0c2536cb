package org.saunter.vision.detect;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;

/**
 * A rectangle of a frame that an encoder looks at. It may reach beyond the frame: what is there is
 * black.
 *
 * @param hidden what must not be seen, black as well; null for nothing
 */
public record Crop(
    double leftPx, double topPx, double rightPx, double bottomPx, @Nullable Ellipse hidden) {
  /** Of the shorter side of the box: half of a head, hair and all, and a margin. */
  private static final double HEAD = 0.3;

  private static final int SAMPLES_MAX = 4;

  /** An ellipse of a frame, upright. */
  public record Ellipse(double xPx, double yPx, double halfWidthPx, double halfHeightPx) {
    boolean covers(double x, double y) {
      double u = (x - xPx) / halfWidthPx;
      double v = (y - yPx) / halfHeightPx;
      return u * u + v * v <= 1;
    }
  }

  /** The body of a person, the head hidden. */
  public static Crop ofBody(Sighting sighting) {
    double width = Math.max(1, sighting.rightPx() - sighting.leftPx());
    double height = Math.max(1, sighting.bottomPx() - sighting.topPx());
    double half = Math.max(1, HEAD * Math.min(width, height));
    return new Crop(
        sighting.leftPx(),
        sighting.topPx(),
        sighting.rightPx(),
        sighting.bottomPx(),
        new Ellipse(sighting.headXPx(), sighting.headYPx(), half, half));
  }

  /** A square around a point, as around a hand. */
  public static Crop around(double xPx, double yPx, double sidePx) {
    double half = sidePx / 2;
    return new Crop(xPx - half, yPx - half, xPx + half, yPx + half, null);
  }

  /**
   * Writes the crop, scaled to {@code widthPx} x {@code heightPx}, three bytes a pixel. Each pixel
   * is a mean of whole pixels of the frame, a hidden one counted as black: nothing of what is
   * hidden gets through, not even at its edge.
   */
  public void write(Frame frame, int widthPx, int heightPx, ByteBuffer into) {
    double stepX = Math.max(1e-6, rightPx - leftPx) / widthPx;
    double stepY = Math.max(1e-6, bottomPx - topPx) / heightPx;
    int samplesX = (int) Math.max(1, Math.min(SAMPLES_MAX, Math.rint(stepX)));
    int samplesY = (int) Math.max(1, Math.min(SAMPLES_MAX, Math.rint(stepY)));
    int[] sums = new int[3];
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        sums[0] = 0;
        sums[1] = 0;
        sums[2] = 0;
        for (int j = 0; j < samplesY; j++) {
          for (int i = 0; i < samplesX; i++) {
            add(
                frame,
                (int) Math.floor(leftPx + (x + (i + 0.5) / samplesX) * stepX),
                (int) Math.floor(topPx + (y + (j + 0.5) / samplesY) * stepY),
                sums);
          }
        }
        int count = samplesX * samplesY;
        for (int sum : sums) {
          into.put((byte) ((sum + count / 2) / count));
        }
      }
    }
  }

  private void add(Frame frame, int column, int row, int[] sums) {
    boolean inside = column >= 0 && row >= 0 && column < frame.widthPx() && row < frame.heightPx();
    if (!inside || (hidden != null && hidden.covers(column + 0.5, row + 0.5))) {
      return;
    }
    int at = 3 * (row * frame.widthPx() + column);
    for (int channel = 0; channel < 3; channel++) {
      sums[channel] += frame.rgb()[at + channel] & 0xFF;
    }
  }
}
