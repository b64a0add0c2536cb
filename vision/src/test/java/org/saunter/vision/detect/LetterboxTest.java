package org.saunter.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.saunter.vision.Frame;

class LetterboxTest {
  private static Frame ramp(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[3 * (y * width + x)] = (byte) (200 * x / width);
        rgb[3 * (y * width + x) + 1] = (byte) (200 * y / height);
        rgb[3 * (y * width + x) + 2] = 50;
      }
    }
    return new Frame("c", 0, 1, width, height, rgb);
  }

  @Test
  void aFrameOfTheRightSizeIsCopied() {
    Frame frame = ramp(32, 20);
    ByteBuffer into = ByteBuffer.allocate(frame.rgb().length);
    Letterbox.Fit fit = new Letterbox(32, 20).write(frame, into);
    assertThat(into.array()).isEqualTo(frame.rgb());
    assertThat(fit).isEqualTo(new Letterbox.Fit(1, 0, 0));
  }

  /** A place of the frame is where the fit says it is, whatever the sizes. */
  @Test
  void pointsAndPixelsAgree() {
    int[][] sizes = {{64, 48}, {200, 40}, {17, 90}, {640, 384}};
    for (int[] size : sizes) {
      Frame frame = ramp(size[0], size[1]);
      ByteBuffer into = ByteBuffer.allocate(3 * 48 * 32);
      Letterbox.Fit fit = new Letterbox(48, 32).write(frame, into);
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 48; x++) {
          double u = fit.frameX(x + 0.5);
          double v = fit.frameY(y + 0.5);
          int at = 3 * (y * 48 + x);
          if (u < 0 || v < 0 || u >= size[0] || v >= size[1]) {
            assertThat(into.get(at)).isEqualTo((byte) 114);
          } else if (u > 1 && v > 1 && u < size[0] - 1 && v < size[1] - 1) {
            double wantedRed = 200 * (u - 0.5) / size[0];
            double wantedGreen = 200 * (v - 0.5) / size[1];
            assertThat((double) (into.get(at) & 0xFF)).isCloseTo(wantedRed, within(6.0));
            assertThat((double) (into.get(at + 1) & 0xFF)).isCloseTo(wantedGreen, within(6.0));
            assertThat(into.get(at + 2)).isEqualTo((byte) 50);
          }
        }
      }
    }
  }
}
