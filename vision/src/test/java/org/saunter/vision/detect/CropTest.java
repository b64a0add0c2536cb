package org.saunter.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;

class CropTest {
  private static byte[] write(Crop crop, Frame frame) {
    ByteBuffer into = ByteBuffer.allocate(3 * 32 * 64);
    crop.write(frame, 32, 64, into);
    return into.array();
  }

  /** Whatever the box, no pixel of the head has a way into the crop. */
  @Test
  void nothingOfTheHeadGetsThrough() {
    int[][] boxes = {{10, 5, 50, 115}, {20, 20, 45, 50}, {-10, -4, 20, 60}, {0, 0, 120, 120}};
    for (int[] box : boxes) {
      double headX = (box[0] + box[2]) / 2.0;
      double headY = box[1] + 0.1 * (box[3] - box[1]);
      Sighting person =
          new Sighting(
              1, box[0], box[1], box[2], box[3], headX, headY, headX, box[3], List.of(), null);
      Crop crop = Crop.ofBody(person);
      Crop.Ellipse head = crop.hidden();
      assertThat(head).isNotNull();
      byte[] plain = new byte[3 * 120 * 120];
      Arrays.fill(plain, (byte) 90);
      byte[] painted = plain.clone();
      int count = 0;
      for (int y = 0; y < 120; y++) {
        for (int x = 0; x < 120; x++) {
          if (head != null && head.covers(x + 0.5, y + 0.5)) {
            painted[3 * (y * 120 + x)] = (byte) 255;
            count++;
          }
        }
      }
      assertThat(count).isPositive();
      assertThat(write(crop, new Frame("c", 0, 1, 120, 120, painted)))
          .isEqualTo(write(crop, new Frame("c", 0, 1, 120, 120, plain)));
    }
  }

  @Test
  void whatIsOutsideTheFrameIsBlackAndTheRestIsKept() {
    byte[] white = new byte[3 * 20 * 20];
    Arrays.fill(white, (byte) 255);
    byte[] out = write(Crop.around(0, 10, 20), new Frame("c", 0, 1, 20, 20, white));
    assertThat(out[3 * (32 * 32 + 4)]).isZero();
    assertThat(out[3 * (32 * 32 + 28)]).isEqualTo((byte) 255);
  }

  @Test
  void aBoxWithoutAnAreaStillGivesACrop() {
    Frame frame = new Frame("c", 0, 1, 4, 4, new byte[48]);
    assertThat(write(new Crop(2, 2, 2, 2, null), frame)).hasSize(3 * 32 * 64);
    assertThat(write(new Crop(1e9, -1e9, 2e9, 1e9, null), frame)).containsOnly(0);
  }
}
