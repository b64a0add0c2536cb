package org.saunter.vision.detect;

import java.nio.ByteBuffer;
import org.saunter.vision.Frame;

/**
 * Fits frames of any size into the input of a net: scaled with the same factor in both directions,
 * centred, grey beside it. A frame of the right size is copied as it is.
 */
final class Letterbox {
  private static final byte GREY = 114;

  private final int widthPx;
  private final int heightPx;

  Letterbox(int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
  }

  /** Where a frame lies in the input: input = frame * scale + shift. */
  record Fit(double scale, double xShiftPx, double yShiftPx) {
    double frameX(double inputXPx) {
      return (inputXPx - xShiftPx) / scale;
    }

    double frameY(double inputYPx) {
      return (inputYPx - yShiftPx) / scale;
    }
  }

  Fit fit(Frame frame) {
    double scale =
        Math.min((double) widthPx / frame.widthPx(), (double) heightPx / frame.heightPx());
    return new Fit(
        scale, (widthPx - scale * frame.widthPx()) / 2, (heightPx - scale * frame.heightPx()) / 2);
  }

  /** Writes the frame, {@code [height, width, 3]} bytes, where the buffer stands. */
  Fit write(Frame frame, ByteBuffer into) {
    Fit fit = fit(frame);
    if (frame.widthPx() == widthPx && frame.heightPx() == heightPx) {
      into.put(frame.rgb());
      return fit;
    }
    byte[] row = new byte[3 * widthPx];
    for (int y = 0; y < heightPx; y++) {
      row(frame, fit, y, row);
      into.put(row);
    }
    return fit;
  }

  /** One row, each pixel the mean of the part of the frame that it covers, else bilinear. */
  private void row(Frame frame, Fit fit, int y, byte[] row) {
    double step = 1 / fit.scale();
    int samples = Math.max(1, Math.min(8, (int) Math.rint(step)));
    for (int x = 0; x < widthPx; x++) {
      double left = fit.frameX(x);
      double top = fit.frameY(y);
      double middleX = left + step / 2;
      double middleY = top + step / 2;
      boolean inside =
          middleX >= 0 && middleY >= 0 && middleX < frame.widthPx() && middleY < frame.heightPx();
      for (int channel = 0; channel < 3; channel++) {
        if (!inside) {
          row[3 * x + channel] = GREY;
          continue;
        }
        double sum = 0;
        for (int i = 0; i < samples; i++) {
          for (int j = 0; j < samples; j++) {
            sum +=
                value(
                    frame,
                    left + (i + 0.5) * step / samples,
                    top + (j + 0.5) * step / samples,
                    channel);
          }
        }
        row[3 * x + channel] = (byte) Math.rint(sum / (samples * samples));
      }
    }
  }

  private static double value(Frame frame, double x, double y, int channel) {
    double u = Math.max(0, Math.min(frame.widthPx() - 1.0, x - 0.5));
    double v = Math.max(0, Math.min(frame.heightPx() - 1.0, y - 0.5));
    int column = (int) u;
    int line = (int) v;
    int right = Math.min(column + 1, frame.widthPx() - 1);
    int below = Math.min(line + 1, frame.heightPx() - 1);
    double a = u - column;
    double b = v - line;
    double upper = pixel(frame, column, line, channel) * (1 - a);
    upper += pixel(frame, right, line, channel) * a;
    double lower = pixel(frame, column, below, channel) * (1 - a);
    lower += pixel(frame, right, below, channel) * a;
    return upper * (1 - b) + lower * b;
  }

  private static int pixel(Frame frame, int x, int y, int channel) {
    return frame.rgb()[3 * (y * frame.widthPx() + x) + channel] & 0xFF;
  }
}
