package org.saunter.vision.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;

class HeadBlurTest {
  private static final int WIDTH_PX = 160;
  private static final int HEIGHT_PX = 96;
  private static final long MS = 1_000_000L;

  private final SplittableRandom chance = new SplittableRandom(23);

  /** A person of this height in pixels, seen from the front: a head of a seventh of it. */
  static Sighting person(double headXPx, double headYPx, double heightPx) {
    double halfPx = 0.15 * heightPx;
    return new Sighting(
        0.9,
        headXPx - halfPx,
        headYPx - 0.07 * heightPx,
        headXPx + halfPx,
        headYPx + 0.93 * heightPx,
        headXPx,
        headYPx,
        headXPx,
        headYPx + 0.9 * heightPx,
        List.of(),
        null);
  }

  static HeadDisc trueHead(double xPx, double yPx, double heightPx) {
    return new HeadDisc(xPx, yPx, 0.05 * heightPx, 0.07 * heightPx);
  }

  private Frame noise(long atNanos) {
    byte[] rgb = new byte[3 * WIDTH_PX * HEIGHT_PX];
    chance.nextBytes(rgb);
    return new Frame("cam", atNanos, 1, WIDTH_PX, HEIGHT_PX, rgb);
  }

  @Test
  void theHeadIsHiddenAndTheRestIsAsItWas() {
    Frame frame = noise(0);
    byte[] before = frame.rgb().clone();
    Frame hidden = new HeadBlur().blurred(frame, List.of(person(60, 30, 80)));
    assertThat(frame.rgb()).as("the given frame is not touched").isEqualTo(before);
    HeadDisc place = HeadDisc.of(person(60, 30, 80));
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++) {
        int at = 3 * (y * WIDTH_PX + x);
        int now =
            (hidden.rgb()[at] & 255) << 16
                | (hidden.rgb()[at + 1] & 255) << 8
                | (hidden.rgb()[at + 2] & 255);
        if (place.covers(x, y)) {
          colours.add(now);
        } else {
          assertThat(hidden.rgb()[at]).isEqualTo(before[at]);
          assertThat(hidden.rgb()[at + 2]).isEqualTo(before[at + 2]);
        }
      }
    }
    assertThat(colours).as("cells of the head").hasSizeBetween(1, 25);
    assertThat(
            HeadDisc.recall(List.of(trueHead(60, 30, 80)), List.of(place), WIDTH_PX, HEIGHT_PX)
                .share())
        .isEqualTo(1);
  }

  /** Pictures that differ only inside the cells become the same: nothing can tell them apart. */
  @Test
  void whatIsHiddenCannotBeBroughtBack() {
    HeadDisc place = new HeadDisc(40, 40, 16, 16);
    byte[] first = new byte[3 * WIDTH_PX * HEIGHT_PX];
    byte[] second = new byte[3 * WIDTH_PX * HEIGHT_PX];
    for (int y = 24; y < 56; y++) {
      for (int x = 24; x < 56; x++) {
        for (int c = 0; c < 3; c++) {
          first[3 * (y * WIDTH_PX + x) + c] = (byte) (x % 2 == 0 ? 200 : 100);
          second[3 * (y * WIDTH_PX + x) + c] = (byte) (y % 2 == 0 ? 190 : 110);
        }
      }
    }
    HeadBlur.hide(first, WIDTH_PX, HEIGHT_PX, List.of(place));
    HeadBlur.hide(second, WIDTH_PX, HEIGHT_PX, List.of(place));
    for (int y = 24; y < 56; y++) {
      for (int x = 24; x < 56; x++) {
        if (place.covers(x, y)) {
          assertThat(first[3 * (y * WIDTH_PX + x)]).isEqualTo(second[3 * (y * WIDTH_PX + x)]);
        }
      }
    }
  }

  @Test
  void aHeadThatIsMissedStaysCoveredForSixTenthsOfASecond() {
    HeadBlur blur = new HeadBlur();
    List<Sighting> nobody = List.of();
    List<HeadDisc> truth = List.of(trueHead(60, 30, 80));
    assertThat(blur.cover(0, List.of(person(60, 30, 80)))).hasSize(1);
    for (long ms : new long[] {200, 400, 600}) {
      List<HeadDisc> covered = blur.cover(ms * MS, nobody);
      assertThat(covered).hasSize(1);
      assertThat(HeadDisc.recall(truth, covered, WIDTH_PX, HEIGHT_PX).share()).isEqualTo(1);
    }
    assertThat(blur.cover(601 * MS, nobody)).isEmpty();
  }

  @Test
  void aWalkerLeavesNoTrailAndANeighbourWhoIsMissedStaysCovered() {
    HeadBlur blur = new HeadBlur();
    blur.cover(0, List.of(person(50, 30, 80), person(66, 30, 80)));
    assertThat(blur.cover(200 * MS, List.of(person(54, 30, 80), person(70, 30, 80)))).hasSize(2);
    List<HeadDisc> covered = blur.cover(400 * MS, List.of(person(58, 30, 80)));
    assertThat(covered).hasSize(2);
    assertThat(
            HeadDisc.recall(
                    List.of(trueHead(58, 30, 80), trueHead(70, 30, 80)),
                    covered,
                    WIDTH_PX,
                    HEIGHT_PX)
                .share())
        .isEqualTo(1);
  }

  @Test
  void aHeadFarAwayDoesNotStandForAMissedOne() {
    HeadBlur blur = new HeadBlur();
    blur.cover(0, List.of(person(30, 30, 60)));
    assertThat(blur.cover(200 * MS, List.of(person(130, 30, 60)))).hasSize(2);
  }

  @Test
  void timeThatGoesBackForgets() {
    HeadBlur blur = new HeadBlur();
    blur.cover(5_000 * MS, List.of(person(30, 30, 60)));
    assertThat(blur.cover(100 * MS, List.of())).isEmpty();
  }

  /** A detector that misses one head in five and is off by a tenth of it. */
  @Test
  void theRecallOfAnImperfectDetectorIsHigh() {
    HeadBlur blur = new HeadBlur();
    HeadDisc.Recall recall = HeadDisc.Recall.NONE;
    HeadDisc.Recall withoutMemory = HeadDisc.Recall.NONE;
    for (int i = 0; i < 400; i++) {
      List<Sighting> seen = new ArrayList<>();
      List<HeadDisc> truth = new ArrayList<>();
      List<HeadDisc> now = new ArrayList<>();
      for (int p = 0; p < 4; p++) {
        double x = 20 + 35 * p + 12 * Math.sin(i * 0.1 + p);
        double y = 25 + 8 * Math.cos(i * 0.07 + p);
        truth.add(trueHead(x, y, 70));
        if (chance.nextDouble() > 0.2) {
          Sighting sighting =
              person(x + chance.nextGaussian() * 0.7, y + chance.nextGaussian() * 0.7, 70);
          seen.add(sighting);
          now.add(HeadDisc.of(sighting));
        }
      }
      List<HeadDisc> covered = blur.cover(i * 200L * MS, seen);
      recall = recall.plus(HeadDisc.recall(truth, covered, WIDTH_PX, HEIGHT_PX));
      withoutMemory = withoutMemory.plus(HeadDisc.recall(truth, now, WIDTH_PX, HEIGHT_PX));
    }
    assertThat(withoutMemory.share()).isBetween(0.7, 0.85);
    assertThat(recall.share()).isGreaterThan(0.985);
  }

  @Test
  void strangePlacesDoNoHarm() {
    double[] values = {Double.NaN, Double.POSITIVE_INFINITY, -1e12, 1e12, -50, 0, 500};
    for (double x : values) {
      for (double size : new double[] {Double.NaN, 0, -20, 40, 1e9}) {
        Sighting odd =
            new Sighting(0.1, x - size, x - size, x + size, x + size, x, x, x, x, List.of(), null);
        Frame hidden = new HeadBlur().blurred(noise(0), List.of(odd));
        assertThat(hidden.rgb()).hasSize(3 * WIDTH_PX * HEIGHT_PX);
      }
    }
  }

  /** If the head's place is not told, all of the box is hidden. */
  @Test
  void withoutAPlaceOfTheHeadTheWholeBodyIsHidden() {
    Sighting odd =
        new Sighting(0.5, 40, 20, 70, 80, Double.NaN, Double.NaN, 55, 80, List.of(), null);
    HeadDisc place = HeadDisc.of(odd);
    for (int y = 20; y < 80; y++) {
      for (int x = 40; x < 70; x++) {
        assertThat(place.covers(x, y)).isTrue();
      }
    }
  }

  @Test
  void recallCountsPixelsInThePictureOnly() {
    HeadDisc half = new HeadDisc(0, 48, 10, 10);
    HeadDisc.Recall none = HeadDisc.recall(List.of(half), List.of(), WIDTH_PX, HEIGHT_PX);
    assertThat(none.headPixels()).isBetween(150L, 165L);
    assertThat(none.share()).isZero();
    HeadDisc upper = new HeadDisc(0, 38, 20, 10);
    HeadDisc.Recall some = HeadDisc.recall(List.of(half), List.of(upper), WIDTH_PX, HEIGHT_PX);
    assertThat(some.share()).isBetween(0.4, 0.6);
    assertThat(HeadDisc.recall(List.of(), List.of(), 10, 10).share()).isEqualTo(1);
  }
}
