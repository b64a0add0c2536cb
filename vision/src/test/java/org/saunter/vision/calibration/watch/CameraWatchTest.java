package org.saunter.vision.calibration.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation.SensorState;
import org.saunter.vision.Frame;
import org.saunter.vision.calibration.watch.Scene.Day;

class CameraWatchTest {
  private static final double[] STILL = new double[3];
  private static final double BOX_MM = 2_000;
  private static final double SECOND = 1e9;

  @TempDir Path temp;

  private static Scene scene;
  private static byte[] shop;
  private static Reference reference;

  @BeforeAll
  static void draw() {
    scene = new Scene(Scene.PINHOLE);
    shop = scene.draw(STILL, 1, 0.1, BOX_MM);
    reference = reference(scene, shop);
  }

  private static Reference reference(Scene scene, byte[] shop) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      frames.add(scene.frame(shop, i, Day.QUIET));
    }
    return Reference.of(frames);
  }

  private static CameraWatch watch() {
    return new CameraWatch(Scene.PINHOLE, reference);
  }

  /** Feeds a frame every two seconds, which is what the watch looks at. */
  private static List<CameraWatch.Change> feed(
      CameraWatch watch, double from, double to, DoubleFunction<Frame> frame) {
    List<CameraWatch.Change> changes = new ArrayList<>();
    for (double t = from; t < to; t += 2) {
      Optional<CameraWatch.Change> change = watch.on(frame.apply(t));
      change.ifPresent(changes::add);
    }
    return changes;
  }

  private static DoubleFunction<Frame> quiet(byte[] picture) {
    return t -> scene.frame(picture, t, Day.QUIET);
  }

  @Test
  void aBumpIsSaidWithinAMinuteAndItsTurnIsRight() {
    double[][] bumps = {{1.2, 0, 0}, {-1, 1, 0.5}, {0, 0, 2}, {0, -6, 3}, {9, 8, -5}, {0, 17, 0}};
    for (double[] bump : bumps) {
      byte[] moved = scene.draw(bump, 1, 0.1, BOX_MM);
      CameraWatch watch = watch();
      assertThat(feed(watch, 0, 40, quiet(shop))).isEmpty();
      List<CameraWatch.Change> said = feed(watch, 40, 80, quiet(moved));
      assertThat(said).as(watch.look().toString()).hasSize(1);
      assertThat(said.getFirst().state()).isEqualTo(SensorState.MOVED);
      assertThat(said.getFirst().atNanos() / SECOND).isBetween(60.0, 75.0);
      assertThat(said.getFirst().detail()).contains("(cam-1) was moved");
      CameraWatch.Look look = watch.look().orElseThrow();
      assertThat(-look.tiltDegrees()).isCloseTo(bump[0], within(0.2));
      assertThat(-look.panDegrees()).isCloseTo(bump[1], within(0.2));
      assertThat(-look.rollDegrees()).isCloseTo(bump[2], within(0.2));
      List<CameraWatch.Change> back = feed(watch, 80, 110, quiet(shop));
      assertThat(back).hasSize(1);
      assertThat(back.getFirst().state()).isEqualTo(SensorState.UP);
      assertThat(watch.state()).isEqualTo(SensorState.UP);
    }
  }

  @Test
  void otherThingsThatHappenAreNoBump() {
    byte[] emptied = scene.draw(STILL, 1, 0.9, BOX_MM);
    byte[] restocked = scene.draw(STILL, 2, 0.1, BOX_MM);
    byte[] boxMoved = scene.draw(STILL, 1, 0.1, BOX_MM + 60);
    byte[] boxGone = scene.draw(STILL, 1, 0.1, -20_000);
    Map<String, DoubleFunction<Frame>> days = new TreeMap<>();
    days.put("a crowd", t -> scene.frame(shop, t, new Day(12, 1, 0, 3)));
    days.put("a crowd that stands", t -> scene.frame(shop, 5, new Day(9, 1, 0, 3)));
    days.put("lights", t -> scene.frame(shop, t, new Day(2, t % 60 < 30 ? 1 : 0.12, 0, 3)));
    days.put("dusk", t -> scene.frame(shop, t, new Day(2, Math.max(0.02, 1 - t / 110), 0, 3)));
    days.put("fog", t -> scene.frame(shop, t, new Day(2, 1, Math.min(0.97, t / 100), 3)));
    days.put("dark", t -> scene.frame(shop, t, new Day(0, 0.01, 0, 6)));
    days.put("noise", t -> scene.frame(shop, t, new Day(2, 0.5, 0, 14)));
    days.put("covered", t -> scene.frame(t < 40 ? shop : new byte[shop.length], t, Day.QUIET));
    days.put("emptied", t -> scene.frame(t < 40 ? shop : emptied, t, Day.QUIET));
    days.put("restocked", t -> scene.frame(t < 40 ? shop : restocked, t, Day.QUIET));
    days.put("a box moved", t -> scene.frame(t < 40 ? shop : boxMoved, t, Day.QUIET));
    days.put("a box gone", t -> scene.frame(t < 40 ? shop : boxGone, t, Day.QUIET));
    days.put("a shadow", t -> scene.frame(shaded(t / 130), t, Day.QUIET));
    days.forEach(
        (name, day) -> {
          CameraWatch watch = watch();
          List<CameraWatch.Change> said = feed(watch, 0, 124, t -> at(day.apply(t), t));
          assertThat(said).as(name).isEmpty();
          CameraWatch.Look look = watch.look().orElseThrow();
          System.out.printf(
              "%s: %s, off by %.2f px, %d of %d%n",
              name, look.view(), look.shiftPx(), look.agreeing(), look.patches());
        });
  }

  private static Frame at(Frame frame, double seconds) {
    long nanos = Math.round(seconds * SECOND);
    return new Frame(frame.cameraId(), nanos, 1, frame.widthPx(), frame.heightPx(), frame.rgb());
  }

  /** Hard sunlight and shadow whose edge creeps over the shop. */
  private static byte[] shaded(double share) {
    byte[] shaded = shop.clone();
    for (int p = 0; p < shaded.length; p++) {
      int row = p / 320;
      double edge = p % 320 / 320.0 + 0.4 * row / 192.0;
      boolean isSun = edge > share && edge < share + 0.35;
      shaded[p] = (byte) Math.min(255, (shaded[p] & 255) * (isSun ? 1.35 : 0.75));
    }
    return shaded;
  }

  @Test
  void aBumpIsSaidInPoorLightAndInACrowdToo() {
    byte[] moved = scene.draw(new double[] {0.7, -1.3, 0.4}, 1, 0.1, BOX_MM);
    for (Day day : List.of(new Day(10, 1, 0, 3), new Day(2, 0.4, 0, 8), new Day(2, 1, 0.6, 3))) {
      CameraWatch watch = watch();
      List<CameraWatch.Change> said =
          feed(watch, 0, 100, t -> scene.frame(t < 40 ? shop : moved, t, day));
      assertThat(said).as(day + " " + watch.look()).hasSize(1);
    }
  }

  @Test
  void aFisheyeIsWatchedAsWell() {
    Scene wide = new Scene(Scene.FISHEYE);
    byte[] before = wide.draw(STILL, 1, 0.1, BOX_MM);
    byte[] after = wide.draw(new double[] {1.6, -1.2, 0}, 1, 0.1, BOX_MM);
    CameraWatch watch = new CameraWatch(Scene.FISHEYE, reference(wide, before));
    List<CameraWatch.Change> said =
        feed(watch, 0, 100, t -> wide.frame(t < 40 ? before : after, t, Day.QUIET));
    assertThat(said).hasSize(1);
    assertThat(watch.look().orElseThrow().panDegrees()).isCloseTo(1.2, within(0.15));
  }

  @Test
  void quiteAnotherViewIsSaidToo() {
    byte[] turnedAway = scene.draw(new double[] {5, 70, 0}, 1, 0.1, BOX_MM);
    CameraWatch watch = watch();
    List<CameraWatch.Change> said =
        feed(watch, 0, 100, t -> scene.frame(t < 40 ? shop : turnedAway, t, Day.QUIET));
    assertThat(said).as(watch.look().toString()).hasSize(1);
    assertThat(said.getFirst().state()).isEqualTo(SensorState.MOVED);
    assertThat(said.getFirst().detail()).contains("something else");
  }

  @Test
  void aCameraThatShowsNothingIsFogged() {
    DoubleFunction<Frame> fog = t -> scene.frame(shop, t, new Day(2, 1, t < 40 ? 0 : 0.995, 3));
    CameraWatch watch = watch();
    List<CameraWatch.Change> said = feed(watch, 0, 100, fog);
    assertThat(said).as(watch.look().toString()).hasSize(1);
    assertThat(said.getFirst().state()).isEqualTo(SensorState.FOGGED);
    assertThat(feed(watch, 100, 140, quiet(shop)))
        .extracting(CameraWatch.Change::state)
        .containsExactly(SensorState.UP);
  }

  @Test
  void smallMovementsAreLeftInPeace() {
    byte[] trembled = scene.draw(new double[] {0.3, 0.2, 0}, 1, 0.1, BOX_MM);
    CameraWatch watch = watch();
    assertThat(feed(watch, 0, 120, quiet(trembled))).isEmpty();
    assertThat(watch.look().orElseThrow().shiftPx()).isBetween(0.7, 1.9);
    byte[] moved = scene.draw(new double[] {1.5, 0, 0}, 1, 0.1, BOX_MM);
    List<CameraWatch.Change> said =
        feed(watch, 120, 400, t -> scene.frame(t % 40 < 14 ? moved : shop, t, Day.QUIET));
    assertThat(said).as("back after fourteen seconds, again and again").isEmpty();
  }

  @Test
  void goodsThatChangeForGoodAreLearntWithoutDrift() {
    byte[] restocked = scene.draw(new double[] {0.1, 0.05, 0}, 2, 0.1, BOX_MM);
    CameraWatch watch = watch();
    assertThat(feed(watch, 0, 60, quiet(restocked))).isEmpty();
    int before = watch.look().orElseThrow().agreeing();
    assertThat(feed(watch, 60, 690, quiet(restocked))).isEmpty();
    CameraWatch.Look after = watch.look().orElseThrow();
    assertThat(after.agreeing()).isGreaterThan(before + 8);
    assertThat(after.tiltDegrees()).isCloseTo(-0.1, within(0.04));
    byte[] moved = scene.draw(new double[] {0.1, -1.3, 0}, 2, 0.1, BOX_MM);
    assertThat(feed(watch, 690, 750, quiet(moved))).hasSize(1);
    assertThat(watch.look().orElseThrow().panDegrees()).isCloseTo(1.3, within(0.12));
  }

  @Test
  void fiveFramesASecondAndTwiceTheSizeGiveTheSame() {
    byte[] moved = scene.draw(new double[] {0, 1.5, 0}, 1, 0.1, BOX_MM);
    CameraWatch watch = watch();
    List<CameraWatch.Change> said = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      double t = i / 5.0;
      Frame frame = scene.frame(t < 40 ? shop : moved, Math.floor(t), Day.QUIET);
      watch.on(at(doubled(frame), t)).ifPresent(said::add);
    }
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().atNanos() / SECOND).isBetween(60.0, 75.0);
  }

  private static Frame doubled(Frame frame) {
    int w = 2 * frame.widthPx();
    int h = 2 * frame.heightPx();
    byte[] rgb = new byte[3 * w * h];
    for (int p = 0; p < w * h; p++) {
      int from = (p / w / 2) * frame.widthPx() + p % w / 2;
      System.arraycopy(frame.rgb(), 3 * from, rgb, 3 * p, 3);
    }
    return new Frame(frame.cameraId(), frame.atNanos(), frame.number(), w, h, rgb);
  }

  @Test
  void strangeFramesDoNoHarm() {
    CameraWatch watch = watch();
    feed(watch, 0, 40, quiet(shop));
    assertThat(watch.on(scene.frame(shop, 10, Day.QUIET))).as("late").isEmpty();
    assertThat(watch.on(new Frame("cam-1", Long.MAX_VALUE / 2, 1, 4, 4, new byte[48]))).isEmpty();
    byte[] moved = scene.draw(new double[] {0, 1.5, 0}, 1, 0.1, BOX_MM);
    List<CameraWatch.Change> said = feed(watch, 500, 560, quiet(moved));
    assertThat(said).as("after a gap").hasSize(1);
    CameraWatch plain =
        new CameraWatch(
            Scene.PINHOLE, Reference.of(List.of(scene.frame(new byte[shop.length], 0, Day.QUIET))));
    assertThat(plain.isUsable()).isFalse();
    assertThat(feed(plain, 0, 100, quiet(shop))).isEmpty();
  }

  @Test
  void twoWatchesOfTheSameFramesSayTheSame() {
    byte[] moved = scene.draw(new double[] {0.5, 1.5, 0}, 1, 0.1, BOX_MM);
    DoubleFunction<Frame> day = t -> scene.frame(t < 20 ? shop : moved, t, new Day(8, 1, 0.2, 6));
    CameraWatch one = watch();
    CameraWatch two = watch();
    assertThat(feed(one, 0, 80, day)).isEqualTo(feed(two, 0, 80, day)).isNotEmpty();
    assertThat(one.look()).isEqualTo(two.look());
  }

  @Test
  void aLookIsCheap() {
    CameraWatch watch = watch();
    Frame frame = scene.frame(shop, 1, Day.QUIET);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long began = 0;
    for (int i = 0; i < 160; i++) {
      began = i == 60 ? threads.getCurrentThreadCpuTime() : began;
      watch.on(at(frame, 2.0 * i));
    }
    double millis = (threads.getCurrentThreadCpuTime() - began) / 1e8;
    System.out.printf("a look every two seconds costs %.2f ms of a core%n", millis);
    assertThat(millis).isLessThan(40);
  }

  @Test
  void aReferenceIsKeptInAFile() throws IOException {
    Path file = temp.resolve("cam-1.pgm");
    reference.write(file);
    Reference read = Reference.read(file);
    assertThat(read.gray().pixels()).isEqualTo(reference.gray().pixels());
    assertThat(read.places()).isEqualTo(reference.places()).isGreaterThan(24);
    for (String bad :
        List.of("", "P5\n4 4\n255\nabc", "P6\n1 1\n255\na", "P5\nx\ny\nz", "P5 9999999")) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> Reference.read(file))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("cam-1.pgm");
    }
    assertThatThrownBy(() -> Reference.of(List.of())).isInstanceOf(BadInputException.class);
  }
}
