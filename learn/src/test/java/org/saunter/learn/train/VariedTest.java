package org.saunter.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.learn.net.Size;
import org.saunter.vision.detect.ModelFile;

class VariedTest {
  private static final Size SIZE = new Size(64, 32);

  /** One white dot on black, and a head on it. */
  private static final LabelledFrames DOT =
      number -> {
        byte[] rgb = new byte[SIZE.bytes()];
        for (int row = 14; row < 18; row++) {
          for (int column = 8; column < 12; column++) {
            for (int channel = 0; channel < 3; channel++) {
              rgb[3 * (row * 64 + column) + channel] = (byte) 255;
            }
          }
        }
        HeadLabel.HandLabel hand = new HeadLabel.HandLabel(13, 20, 900, 1, true);
        return new LabelledFrame(
            rgb, List.of(new HeadLabel(10, 16, 11, 30, 5, 10, 17, 31, 1, 1, List.of(hand))));
      };

  @Test
  void labelsFollowTheMirrorAndTheSameNumberGivesTheSame() {
    Varied varied = new Varied(DOT, 1, SIZE, 5);
    int mirrored = 0;
    for (int number = 0; number < 40; number++) {
      LabelledFrame frame = varied.frame(number);
      HeadLabel head = frame.people().get(0);
      boolean right = head.headXPx() > 32;
      mirrored += right ? 1 : 0;
      assertThat(head.leftPx()).isLessThan(head.rightPx());
      assertThat(head.footXPx() - head.headXPx()).isCloseTo(right ? -1 : 1, within(1e-9));
      assertThat(head.hands().get(0).xPx()).isCloseTo(right ? 51 : 13, within(1e-9));
      if (number % 10 == 0) {
        assertThat(varied.frame(number).rgb()).isEqualTo(frame.rgb());
      }
    }
    assertThat(mirrored).isBetween(10, 30);
    assertThat(varied.frame(3).rgb()).isNotEqualTo(varied.frame(4).rgb());
  }

  @Test
  void theDotIsWhereTheLabelIs() {
    Varied varied = new Varied(DOT, 1, SIZE, 7);
    int right = 0;
    for (int number = 0; number < 40; number++) {
      LabelledFrame frame = varied.frame(number);
      int x = (int) frame.people().get(0).headXPx();
      int on = frame.rgb()[3 * (16 * 64 + x)] & 0xFF;
      int off = frame.rgb()[3 * (16 * 64 + 63 - x)] & 0xFF;
      right += on > off ? 1 : 0;
    }
    // A patch may lie on it now and then.
    assertThat(right).isGreaterThan(36);
  }

  @Test
  void aWrittenModelIsReadWithItsCard(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("people.onnx");
    ModelWriter.write(file, new byte[] {1, 2, 3}, Map.of("seed", "7"));
    assertThat(ModelFile.read(file).bytes()).containsExactly(1, 2, 3);
    String card = Files.readString(ModelFile.card(file));
    assertThat(card).contains("\"seed\" : \"7\"").contains("\"bytes\" : 3").contains("sha256");
    try (var files = Files.list(folder)) {
      assertThat(files.count()).isEqualTo(2);
    }
  }
}
