package org.saunter.vision.video;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation.SensorState;
import org.saunter.vision.Frame;

class FileSourceTest {
  private static final Path REAL = Path.of("../../shared/data/shelf/cps-test-01/cam1.mp4");

  @TempDir Path temp;

  @Test
  void picturesAreScaledAndThinnedToTheWantedRate() throws Exception {
    Path file = Files.write(temp.resolve("a.mp4"), Patterns.clip(40));
    SourceOptions options =
        SourceOptions.of("cam", SourceAddress.file(file), 80, 48)
            .with(new SourceOptions.Wanted(80, 48, 1))
            .with(new SourceOptions.Timing(0, 3_000, SourceOptions.Pace.FLAT_OUT));
    try (CameraSource source = CameraSource.open(options, () -> 500L, FrameArrays.FRESH)) {
      Watched watched = Watched.all(source);
      assertThat(watched.frames).hasSize(8).allMatch(f -> f.widthPx() == 80 && f.number() > 0);
      assertThat(watched.frames.get(0).atNanos()).isEqualTo(3_500);
      assertThat(watched.frames.get(7).atNanos()).isEqualTo(7_000_003_500L);
      assertThat(source.counts().notDue()).isEqualTo(32);
      assertThat(source.counts().decoded()).isEqualTo(40);
      Frame sixth = watched.frames.get(5);
      assertThat(middle(sixth)).isCloseTo(middle(Patterns.waves(25)), offset(14));
      assertThat(watched.events)
          .hasSize(2)
          .first()
          .isEqualTo(new SourceEvent.Opened("cam", 500, 160, 96));
      assertThat(watched.events.get(1)).isEqualTo(new SourceEvent.Ended("cam", 500, 8));
      assertThat(source.next(event -> {})).isNull();
    }
  }

  private static int middle(Frame frame) {
    return frame.rgb()[3 * (frame.heightPx() / 2 * frame.widthPx() + frame.widthPx() / 2)] & 255;
  }

  private static Offset<Integer> offset(int value) {
    return Offset.offset(value);
  }

  @Test
  void aRealClipIsRead() throws Exception {
    if (!Files.exists(REAL)) {
      System.out.println("SKIPPED: the real clip is not at " + REAL.toAbsolutePath());
      return;
    }
    SourceOptions options = SourceOptions.of("cam", SourceAddress.file(REAL), 320, 192);
    try (CameraSource source = CameraSource.open(options, () -> 0L, FrameArrays.FRESH)) {
      Watched watched = Watched.all(source);
      assertThat(watched.frames).hasSize(169);
      assertThat(source.counts().decodeErrors()).isZero();
      assertThat(watched.events).hasSize(2);
    }
  }

  @Test
  void randomBytesInTheMiddleAreCountedAndTheRestIsRead() throws Exception {
    byte[] clip = Patterns.clip(60);
    SplittableRandom chance = new SplittableRandom(7);
    for (int i = clip.length / 2; i < clip.length / 2 + clip.length / 12; i++) {
      clip[i] = (byte) chance.nextInt(256);
    }
    Path file = Files.write(temp.resolve("garbled.mp4"), clip);
    try (CameraSource source = open(file)) {
      Watched watched = Watched.all(source);
      assertThat(source.counts().decodeErrors()).isPositive();
      assertThat(watched.events(SourceEvent.Garbled.class))
          .isNotEmpty()
          .allMatch(e -> e.state() == SensorState.UP);
      assertThat(
              watched.events(SourceEvent.Garbled.class).stream()
                  .mapToLong(SourceEvent.Garbled::count)
                  .sum())
          .isEqualTo(source.counts().decodeErrors());
      Frame last = watched.frames.get(watched.frames.size() - 1);
      assertThat(Patterns.psnr(last.rgb(), Patterns.waves(59).rgb())).isGreaterThan(28);
    }
  }

  @Test
  void aTruncatedFileGivesWhatItHoldsAndSaysSo() throws Exception {
    byte[] clip = Patterns.clip(60);
    Path file = Files.write(temp.resolve("cut.mp4"), Arrays.copyOf(clip, clip.length / 2));
    try (CameraSource source = open(file)) {
      Watched watched = Watched.all(source);
      assertThat(watched.frames).hasSizeBetween(15, 45);
      assertThat(watched.events(SourceEvent.Lost.class))
          .singleElement()
          .satisfies(lost -> assertThat(lost.words()).contains("of its 60 pictures"));
      assertThat(watched.events(SourceEvent.Ended.class)).hasSize(1);
    }
  }

  @Test
  void whatIsNoVideoIsNamed() throws IOException {
    assertThatThrownBy(() -> SourceAddress.parse(temp.resolve("none.mp4").toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none.mp4")
        .hasMessageContaining("does not exist");
    assertNoVideo(new byte[0]);
    assertNoVideo("This is a letter, not a film.\n".repeat(200).getBytes(US_ASCII));
    byte[] noise = new byte[50_000];
    SplittableRandom chance = new SplittableRandom(3);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) chance.nextInt(256);
    }
    assertNoVideo(noise);
    byte[] headOnly = Arrays.copyOf(Patterns.clip(5), 300);
    assertNoVideo(headOnly);
  }

  private void assertNoVideo(byte[] content) throws IOException {
    Path file = Files.write(temp.resolve("x.mp4"), content);
    assertThatThrownBy(() -> open(file).close())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(" + file + ") cannot be read")
        .hasMessageContaining("Maybe");
  }

  /** A playlist inside a file may not lead to another place. */
  @Test
  void aFileCannotCallOut() throws IOException {
    Path list = temp.resolve("list.m3u8");
    Files.writeString(
        list, "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n");
    assertThatThrownBy(() -> open(list).close()).isInstanceOf(BadInputException.class);
  }

  @Test
  void whenEveryArrayIsLentFramesAreDroppedAndCounted() throws Exception {
    Path file = Files.write(temp.resolve("a.mp4"), Patterns.clip(10));
    FramePool pool = new FramePool(4L * 3 * 160 * 96);
    try (CameraSource source =
        CameraSource.open(
            SourceOptions.of("cam", SourceAddress.file(file), 160, 96), () -> 0L, pool)) {
      Watched watched = Watched.all(source);
      assertThat(watched.frames).hasSize(4);
      assertThat(source.counts().noMemory()).isEqualTo(6);
      assertThat(pool.refused()).isEqualTo(6);
    }
  }

  @Test
  void inRealTimeAFrameWaitsUntilItIsDueAndCloseEndsTheWait() throws Exception {
    Path file = temp.resolve("slow.mp4");
    Frame later = Patterns.waves(1);
    long hourNanos = 3_600_000_000_000L;
    try (ClipWriter writer = ClipWriter.toFile(file, Patterns.format(ClipFormat.Codec.H264_MP4))) {
      writer.add(Patterns.waves(0));
      writer.add(new Frame("cam", hourNanos, 2, later.widthPx(), later.heightPx(), later.rgb()));
      writer.finish();
    }
    SourceOptions options =
        SourceOptions.of("cam", SourceAddress.file(file), 160, 96)
            .with(new SourceOptions.Timing(0, 0, SourceOptions.Pace.REAL_TIME));
    CameraSource source = CameraSource.open(options, () -> 0L, FrameArrays.FRESH);
    assertThat(source.next(event -> {})).isNotNull();
    CompletableFuture<Boolean> ended =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return source.next(event -> {}) == null;
              } catch (InterruptedException e) {
                return false;
              }
            });
    source.close();
    assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aFolderOfPicturesIsASource() throws Exception {
    for (int i = 0; i < 12; i++) {
      Path file = temp.resolve(String.format("%03d.jpg", i));
      Files.write(file, JpegPicture.encode(Patterns.waves(i), 0.95));
    }
    Files.write(temp.resolve("005.jpg"), new byte[] {1, 2, 3});
    Files.writeString(temp.resolve("notes.txt"), "not a picture");
    SourceOptions options =
        SourceOptions.of("cam", SourceAddress.file(temp), 160, 96)
            .with(new SourceOptions.Timing(10, 0, SourceOptions.Pace.FLAT_OUT));
    try (CameraSource source = CameraSource.open(options, () -> 100L, FrameArrays.FRESH)) {
      Watched watched = Watched.all(source);
      assertThat(watched.frames.stream().map(Frame::atNanos).toList())
          .containsExactly(
              100L, 200_000_100L, 400_000_100L, 600_000_100L, 800_000_100L, 1_000_000_100L);
      assertThat(Patterns.psnr(watched.frames.get(3).rgb(), Patterns.waves(6).rgb()))
          .isGreaterThan(30);
      assertThat(source.counts().notDue()).isEqualTo(6);
    }
    SourceOptions every = options.with(new SourceOptions.Wanted(80, 48, 10));
    try (CameraSource source = CameraSource.open(every, () -> 100L, FrameArrays.FRESH)) {
      Watched watched = Watched.all(source);
      assertThat(watched.frames).hasSize(11).allMatch(f -> f.widthPx() == 80);
      assertThat(watched.events(SourceEvent.Garbled.class))
          .singleElement()
          .satisfies(garbled -> assertThat(garbled.count()).isEqualTo(1));
    }
  }

  @Test
  void anEmptyFolderIsNamed() {
    assertThatThrownBy(() -> open(temp))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds no PNG or JPEG");
  }

  @Test
  void framesFromMemoryPassAsTheyAre() {
    var frames = Arrays.asList(Patterns.waves(1), Patterns.waves(2)).iterator();
    MemorySource source = new MemorySource("cam", () -> frames.hasNext() ? frames.next() : null);
    assertThat(source.next(event -> {})).isNotNull();
    assertThat(source.next(event -> {})).isNotNull();
    assertThat(source.next(event -> {})).isNull();
    assertThat(source.counts().given()).isEqualTo(2);
  }

  private static CameraSource open(Path file) {
    return CameraSource.open(
        SourceOptions.of("cam", SourceAddress.file(file), 160, 96), () -> 0L, FrameArrays.FRESH);
  }
}
