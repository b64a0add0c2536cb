package org.saunter.vision.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;

class ClipWriterTest {
  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource(ClipFormat.Codec.class)
  void whatGoesInComesOut(ClipFormat.Codec codec) throws Exception {
    Path file = temp.resolve("clip");
    byte[] memory;
    try (ClipWriter toFile = ClipWriter.toFile(file, Patterns.format(codec));
        ClipWriter toMemory = ClipWriter.toMemory(Patterns.format(codec))) {
      for (int i = 0; i < 40; i++) {
        toFile.add(Patterns.waves(i));
        toMemory.add(Patterns.waves(i));
      }
      assertThat(toFile.finish()).isEmpty();
      memory = toMemory.finish();
    }
    Path copy = Files.write(temp.resolve("copy"), memory);
    for (Path clip : new Path[] {file, copy}) {
      try (CameraSource source = open(clip)) {
        Watched watched = Watched.all(source);
        assertThat(watched.frames).hasSize(40);
        for (int i = 0; i < 40; i++) {
          Frame frame = watched.frames.get(i);
          assertThat(Patterns.psnr(frame.rgb(), Patterns.waves(i).rgb())).isGreaterThan(28);
          assertThat(frame.atNanos() - watched.frames.get(0).atNanos())
              .isCloseTo(i * Patterns.PERIOD_NANOS, within(1_000_000L));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ClipFormat.Codec.class)
  void aWindowOfAClipIsFoundByItsTimes(ClipFormat.Codec codec) throws Exception {
    byte[] clip;
    try (ClipWriter writer = ClipWriter.toMemory(Patterns.format(codec))) {
      for (int i = 0; i < 60; i++) {
        writer.add(Patterns.waves(i));
      }
      clip = writer.finish();
    }
    long start = 7_000_000_000_000L;
    for (int from : new int[] {0, 1, 9, 10, 11, 37, 59}) {
      List<Frame> frames = new ArrayList<>();
      long fromNanos = start + from * Patterns.PERIOD_NANOS;
      ClipReader.read(
          "cam", clip, start, fromNanos, fromNanos + 2 * Patterns.PERIOD_NANOS, frames::add);
      assertThat(frames).hasSize(Math.min(3, 60 - from));
      for (int i = 0; i < frames.size(); i++) {
        assertThat(Patterns.psnr(frames.get(i).rgb(), Patterns.waves(from + i).rgb()))
            .isGreaterThan(28);
      }
    }
    assertThatThrownBy(() -> ClipReader.read("cam", new byte[9], 0, 0, 9, frame -> {}))
        .isInstanceOf(ClipReader.Undecodable.class);
  }

  @Test
  void theIndexStandsBeforeThePictures() throws IOException {
    String memory = new String(Patterns.clip(10), ISO_8859_1);
    assertThat(memory.indexOf("moov")).isBetween(0, memory.indexOf("mdat"));
    Path file = temp.resolve("clip.mp4");
    try (ClipWriter writer = ClipWriter.toFile(file, Patterns.format(ClipFormat.Codec.H264_MP4))) {
      writer.add(Patterns.waves(0));
      writer.finish();
    }
    String text = Files.readString(file, ISO_8859_1);
    assertThat(text.indexOf("moov")).isBetween(0, text.indexOf("mdat"));
  }

  @Test
  void unevenTimesAreKept() throws Exception {
    long[] times = {7, 150_000_007L, 900_000_007L, 950_000_007L, 5_000_000_007L};
    Path file = temp.resolve("uneven.mp4");
    try (ClipWriter writer = ClipWriter.toFile(file, Patterns.format(ClipFormat.Codec.H264_MP4))) {
      for (int i = 0; i < times.length; i++) {
        Frame frame = Patterns.waves(i);
        writer.add(
            new Frame("cam", times[i], i + 1L, frame.widthPx(), frame.heightPx(), frame.rgb()));
      }
      writer.finish();
    }
    SourceOptions fast =
        SourceOptions.of("cam", SourceAddress.file(file), 160, 96)
            .with(new SourceOptions.Wanted(160, 96, 100));
    try (CameraSource source = CameraSource.open(fast, () -> 7L, FrameArrays.FRESH)) {
      List<Frame> frames = Watched.all(source).frames;
      assertThat(frames).hasSize(times.length);
      for (int i = 0; i < times.length; i++) {
        assertThat(frames.get(i).atNanos()).isCloseTo(times[i], within(20_000L));
      }
    }
  }

  @Test
  void moreBitsAreBetter() throws Exception {
    double poor = psnrAt(20_000);
    double rich = psnrAt(800_000);
    assertThat(rich).isGreaterThan(poor + 2);
  }

  private double psnrAt(int bitsPerSecond) throws Exception {
    Path file = temp.resolve(bitsPerSecond + ".mp4");
    ClipFormat format = new ClipFormat(ClipFormat.Codec.H264_MP4, 160, 96, 5, bitsPerSecond, 10);
    try (ClipWriter writer = ClipWriter.toFile(file, format)) {
      for (int i = 0; i < 20; i++) {
        writer.add(Patterns.waves(5 * i));
      }
      writer.finish();
    }
    try (CameraSource source = open(file)) {
      Watched watched = Watched.all(source);
      double sum = 0;
      for (int i = 0; i < 20; i++) {
        sum += Patterns.psnr(watched.frames.get(i).rgb(), Patterns.waves(5 * i).rgb());
      }
      return sum / 20;
    }
  }

  @Test
  void badInputIsNamed() {
    assertThatThrownBy(() -> ClipFormat.h264(321, 192, 5))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(321x192)");
    assertThatThrownBy(() -> ClipFormat.h264(320, 192, 0)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(
            () ->
                ClipWriter.toFile(
                    temp.resolve("no/such/folder/a.mp4"), ClipFormat.h264(320, 192, 5)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("No such file");
    try (ClipWriter writer = ClipWriter.toMemory(Patterns.format(ClipFormat.Codec.H264_MP4))) {
      assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
      writer.add(Patterns.waves(1));
      assertThatThrownBy(() -> writer.add(Patterns.waves(1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> writer.add(Patterns.waves("cam", 320, 192, 2)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aClipOnAFullDiskIsNamed() {
    Path full = Path.of("/dev/full");
    if (!Files.exists(full)) {
      System.out.println("SKIPPED: this system has no " + full);
      return;
    }
    ClipFormat format = Patterns.format(ClipFormat.Codec.VP8_WEBM);
    assertThatThrownBy(
            () -> {
              try (ClipWriter writer = ClipWriter.toFile(full, format)) {
                for (int i = 0; i < 200; i++) {
                  writer.add(Patterns.waves(i));
                }
                writer.finish();
              }
            })
        .hasMessageContaining("No space left");
  }

  @Test
  void aJpegIsThePictureAgain() {
    Frame frame = Patterns.waves(3);
    byte[] jpeg = JpegPicture.encode(frame, 0.9);
    Frame back = JpegPicture.decode("cam", 5, 6, jpeg);
    assertThat(back.widthPx()).isEqualTo(frame.widthPx());
    assertThat(Patterns.psnr(frame.rgb(), back.rgb())).isGreaterThan(30);
    assertThatThrownBy(() -> JpegPicture.decode("cam", 0, 1, new byte[] {1, 2, 3}))
        .isInstanceOf(BadInputException.class);
    byte[] cut = Arrays.copyOf(jpeg, 200);
    assertThatThrownBy(() -> JpegPicture.decode("cam", 0, 1, cut))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> JpegPicture.encode(frame, 2)).isInstanceOf(BadInputException.class);
  }

  private static CameraSource open(Path clip) {
    return CameraSource.open(
        SourceOptions.of("cam", SourceAddress.file(clip), 160, 96), () -> 7L, FrameArrays.FRESH);
  }

  private static Offset<Long> within(long value) {
    return Offset.offset(value);
  }
}
