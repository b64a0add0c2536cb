package org.saunter.vision.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saunter.model.Observation.SensorState;
import org.saunter.vision.Frame;

class PictureWatchTest {
  private static final Path REAL = Path.of("../../shared/data/shelf/cps-test-01/cam1.mp4");
  private static final long PERIOD = 200_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final ShopScene scene = new ShopScene(17);
  private final PictureWatch watch = new PictureWatch("cam", 5, 8);
  private final List<FaultChange> changes = new ArrayList<>();
  private int index;
  private long nowNanos = 1_000 * SECOND;
  private long lateNanos;
  private long errors;

  private interface Picture {
    byte[] at(int index);
  }

  /** So many seconds of pictures; when it began. */
  private long play(double seconds, Picture picture) {
    long from = nowNanos;
    for (int i = 0; i < seconds * 5; i++) {
      nowNanos += PERIOD;
      index++;
      Frame frame = ShopScene.frame(picture.at(index), nowNanos - lateNanos, index);
      changes.addAll(watch.on(frame, nowNanos, errors));
    }
    return from;
  }

  private List<String> names() {
    return changes.stream().map(c -> c.fault() + " " + c.turn()).toList();
  }

  private double seconds(int change, long from) {
    return (changes.get(change).atNanos() - from) / (double) SECOND;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2.5, 6})
  void aDayWithPeopleHasNoFault(double noise) {
    scene.noise = noise;
    play(60, scene::draw);
    assertThat(changes).isEmpty();
    assertThat(watch.state()).isEqualTo(SensorState.UP);
  }

  /** The lights go out and on again, and dusk comes slowly. */
  @ParameterizedTest
  @CsvSource({"0.3, 2.5", "0.1, 2", "0.05, 2", "0.03, 1"})
  void nightIsDarkButNotBlackNorFoggedNorBlurred(double light, double noise) {
    play(20, scene::draw);
    scene.light = light;
    scene.noise = noise;
    play(30, scene::draw);
    scene.light = 1;
    scene.noise = 2.5;
    play(30, scene::draw);
    for (int i = 0; i < 100; i++) {
      scene.light = 1 - i / 100.0 * (1 - light);
      play(0.4, scene::draw);
    }
    assertThat(changes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 16, 24})
  void aLensCapIsBlackAndNothingElse(int level) {
    play(20, scene::draw);
    long from = play(10, i -> scene.cap(level));
    assertThat(names()).containsExactly("BLACK BEGAN");
    assertThat(seconds(0, from)).isBetween(2.0, 2.5);
    assertThat(changes.get(0).stateNow()).isEqualTo(SensorState.DOWN);
    assertThat(changes.get(0).words()).startsWith("The picture is black (mean luma ");
    long back = play(10, scene::draw);
    assertThat(names()).containsExactly("BLACK BEGAN", "BLACK ENDED");
    assertThat(seconds(1, back)).isLessThan(1.5);
    assertThat(changes.get(1).stateNow()).isEqualTo(SensorState.UP);
    assertThat(watch.counts()).containsEntry(PictureFault.BLACK, 1L);
  }

  @Test
  void aDeadSensorIsBlackFromTheStart() {
    byte[] nothing = new byte[3 * ShopScene.WIDTH_PX * ShopScene.HEIGHT_PX];
    play(40, i -> nothing);
    assertThat(names()).containsExactly("BLACK BEGAN");
  }

  /** Name and time of day are written into the picture. */
  @Test
  void aCaptionDoesNotHideALensCap() {
    play(15, scene::draw);
    play(
        5,
        i -> {
          byte[] rgb = scene.cap(8);
          for (int y = 4; y < 12; y++) {
            for (int x = 4 + i % 2; x < 40; x += 3) {
              rgb[3 * (y * ShopScene.WIDTH_PX + x)] = (byte) 255;
              rgb[3 * (y * ShopScene.WIDTH_PX + x) + 1] = (byte) 255;
            }
          }
          return rgb;
        });
    assertThat(names()).containsExactly("BLACK BEGAN");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPictureThatStandsStillIsFrozenAfterThreeSeconds(boolean flickers) {
    play(30, scene::draw);
    byte[] last = scene.draw(index);
    byte[] other = last.clone();
    for (int i = 0; i < other.length; i++) {
      other[i] = (byte) Math.clamp((other[i] & 255) + (i / 3 % 2), 0, 255);
    }
    long from = play(10, i -> flickers && i % 2 == 0 ? other : last);
    assertThat(names()).containsExactly("FROZEN BEGAN");
    assertThat(seconds(0, from)).isBetween(3.0, 4.0);
    assertThat(changes.get(0).value()).isBetween(3.0, 4.0);
    long back = play(20, scene::draw);
    assertThat(names()).containsExactly("FROZEN BEGAN", "FROZEN ENDED");
    assertThat(seconds(1, back)).isLessThan(1.5);
  }

  @Test
  void withoutAnyHistoryFrozenTakesLonger() {
    byte[] only = scene.draw(1);
    long from = play(40, i -> only);
    assertThat(names()).containsExactly("FROZEN BEGAN");
    assertThat(seconds(0, from)).isBetween(20.0, 24.0);
  }

  /** A codec that skips what stands still: the picture changes only with its key pictures. */
  @Test
  void longSpellsOfAThriftyCodecAreNotFrozen() {
    scene.person = false;
    byte[][] kept = new byte[1][];
    Picture thrifty = i -> kept[0] = i % 20 == 0 || kept[0] == null ? scene.draw(i) : kept[0];
    play(300, thrifty);
    assertThat(changes).isEmpty();
    byte[] last = thrifty.at(index);
    long from = play(60, i -> last);
    assertThat(names()).containsExactly("FROZEN BEGAN");
    assertThat(seconds(0, from)).isBetween(10.0, 14.0);
  }

  @Test
  void fogIsNamedWhetherItComesSlowlyOrAtOnce() {
    play(20, scene::draw);
    for (int i = 0; i < 100; i++) {
      scene.fog = i / 100.0 * 0.8;
      play(1, scene::draw);
    }
    assertThat(names()).containsExactly("WASHED_OUT BEGAN");
    assertThat(changes.get(0).stateNow()).isEqualTo(SensorState.FOGGED);
    scene.fog = 0;
    long clear = play(20, scene::draw);
    assertThat(names()).containsExactly("WASHED_OUT BEGAN", "WASHED_OUT ENDED");
    assertThat(seconds(1, clear)).isBetween(5.0, 6.0);
    scene.fog = 0.8;
    long again = play(20, scene::draw);
    assertThat(names()).endsWith("WASHED_OUT ENDED", "WASHED_OUT BEGAN");
    assertThat(seconds(2, again)).isBetween(5.0, 6.0);
    watch.relearn();
    play(30, scene::draw);
    assertThat(watch.faults()).as("taken for usual").isEmpty();
  }

  @Test
  void aFlutterShorterThanTheWaitIsNoFault() {
    play(20, scene::draw);
    for (int i = 0; i < 20; i++) {
      scene.fog = i % 2 == 0 ? 0.8 : 0;
      play(2, scene::draw);
    }
    assertThat(changes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2.5, 5})
  void aBlurredPictureIsOutOfFocusAndNotFogged(double noise) {
    scene.noise = noise;
    play(20, scene::draw);
    scene.blurPx = 3;
    long from = play(20, scene::draw);
    assertThat(names()).containsExactly("DEFOCUSED BEGAN");
    assertThat(seconds(0, from)).isBetween(5.0, 8.0);
    scene.blurPx = 0;
    play(20, scene::draw);
    assertThat(names()).containsExactly("DEFOCUSED BEGAN", "DEFOCUSED ENDED");
  }

  @Test
  void tornBlocksAreGarbled() {
    play(20, scene::draw);
    scene.tornShare = 0.5;
    long from = play(10, scene::draw);
    assertThat(names()).containsExactly("GARBLED BEGAN");
    assertThat(seconds(0, from)).isBetween(1.0, 2.0);
    assertThat(changes.get(0).words()).contains("block edges");
    scene.tornShare = 0;
    play(20, scene::draw);
    assertThat(names()).containsExactly("GARBLED BEGAN", "GARBLED ENDED");
  }

  @Test
  void manyDecodingErrorsAreGarbledAndFewAreNot() {
    play(20, scene::draw);
    play(
        60,
        i -> {
          errors += i % 50 == 0 ? 3 : 0;
          return scene.draw(i);
        });
    assertThat(changes).isEmpty();
    play(
        10,
        i -> {
          errors += i % 2;
          return scene.draw(i);
        });
    assertThat(names()).containsExactly("GARBLED BEGAN");
    assertThat(changes.get(0).words()).contains("% of frames with decoding errors");
    play(20, scene::draw);
    assertThat(names()).containsExactly("GARBLED BEGAN", "GARBLED ENDED");
  }

  @ParameterizedTest
  @CsvSource({"3000", "-3000", "1200"})
  void aClockThatIsOffIsNamedWithHowFar(long offMs) {
    play(20, scene::draw);
    lateNanos = offMs * 1_000_000L;
    long from = play(10, scene::draw);
    assertThat(names()).containsExactly("CLOCK_OFF BEGAN");
    assertThat(changes.get(0).value()).isEqualTo(offMs / 1e3);
    assertThat(seconds(0, from)).isBetween(2.0, 2.5);
    lateNanos = 0;
    play(10, scene::draw);
    assertThat(names()).containsExactly("CLOCK_OFF BEGAN", "CLOCK_OFF ENDED");
  }

  @Test
  void aShortPauseOfTheNetworkIsNoFault() {
    play(20, scene::draw);
    for (int i = 0; i < 7; i++) {
      lateNanos = (7 - i) * PERIOD;
      play(0.2, scene::draw);
    }
    lateNanos = 0;
    play(20, scene::draw);
    assertThat(changes).isEmpty();
  }

  @Test
  void aWrongRateAndSilenceAreNamed() {
    play(20, scene::draw);
    for (int i = 0; i < 40; i++) {
      nowNanos += PERIOD;
      play(0.2, scene::draw);
    }
    assertThat(names()).containsExactly("WRONG_RATE BEGAN");
    assertThat(changes.get(0).value()).isBetween(2.5, 3.8);
    play(20, scene::draw);
    assertThat(names()).containsExactly("WRONG_RATE BEGAN", "WRONG_RATE ENDED");
    changes.clear();
    for (int i = 1; i < 10; i++) {
      changes.addAll(watch.tick(nowNanos + i * SECOND));
    }
    assertThat(names()).containsExactly("WRONG_RATE BEGAN");
  }

  @Test
  void theSameFramesGiveTheSameFaults() {
    String first = story(new PictureWatchTest());
    assertThat(first).contains("WASHED_OUT").contains("BLACK").contains("GARBLED");
    assertThat(story(new PictureWatchTest())).isEqualTo(first);
  }

  private static String story(PictureWatchTest other) {
    other.play(20, other.scene::draw);
    other.scene.fog = 0.85;
    other.play(10, other.scene::draw);
    other.scene.fog = 0;
    other.play(10, i -> other.scene.cap(3));
    other.play(10, other.scene::draw);
    other.scene.tornShare = 0.6;
    other.play(10, other.scene::draw);
    return other.changes.toString();
  }

  @Test
  void tinyPicturesAndAChangeOfSizeDoNoHarm() {
    for (int side : new int[] {16, 17, 64, 16}) {
      for (int i = 0; i < 60; i++) {
        nowNanos += PERIOD;
        index++;
        Frame waves = Patterns.waves("cam", side, side, index);
        changes.addAll(
            watch.on(new Frame("cam", nowNanos, index, side, side, waves.rgb()), nowNanos, 0));
      }
    }
    assertThat(changes).noneMatch(c -> c.fault() == PictureFault.CLOCK_OFF);
  }

  @Test
  void aRealClipHasNoFault() throws Exception {
    if (!Files.exists(REAL)) {
      System.out.println("SKIPPED: the real clip is not at " + REAL.toAbsolutePath());
      return;
    }
    SourceOptions options = SourceOptions.of("cam", SourceAddress.file(REAL), 320, 192);
    PictureWatch real = new PictureWatch("cam", 5, 8);
    List<FaultChange> found = new ArrayList<>();
    int frames = 0;
    try (CameraSource source = CameraSource.open(options, () -> 0L, FrameArrays.FRESH)) {
      for (Frame frame = source.next(e -> {}); frame != null; frame = source.next(e -> {})) {
        frames++;
        found.addAll(real.on(frame, frame.atNanos(), source.counts().decodeErrors()));
      }
    }
    assertThat(frames).isEqualTo(169);
    assertThat(found).isEmpty();
  }
}
