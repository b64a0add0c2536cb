package org.saunter.vision.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.vision.Frame;

/** Sources and writers give back what they took from outside the heap. */
class LeakTest {
  private static final int SIDE_PX = 768;

  @TempDir Path temp;

  @Test
  void twoHundredSourcesLeaveNothing() throws Exception {
    Path file = temp.resolve("large.mp4");
    try (ClipWriter writer = ClipWriter.toFile(file, ClipFormat.h264(SIDE_PX, SIDE_PX, 5))) {
      writer.add(Patterns.waves("cam", SIDE_PX, SIDE_PX, 0));
      writer.finish();
    }
    rounds(file, 10);
    long bytes = Pointer.totalBytes();
    long residentKb = residentKb();
    rounds(file, 200);
    // One scaled picture alone has 1.8 MB: 200 leaks would be 350.
    assertThat(Pointer.totalBytes() - bytes).isLessThan(1 << 20);
    if (residentKb > 0) {
      assertThat(residentKb() - residentKb).as("resident kB more").isLessThan(100_000);
    }
  }

  @Test
  void writersThatAreNotFinishedLeaveNothing() throws Exception {
    unfinished(5);
    long residentKb = residentKb();
    unfinished(40);
    if (residentKb > 0) {
      assertThat(residentKb() - residentKb).as("resident kB more").isLessThan(60_000);
    }
  }

  @Test
  void finishedClipsAndTheirReadersLeaveNothing() throws Exception {
    finished(5);
    long bytes = Pointer.totalBytes();
    long residentKb = residentKb();
    finished(40);
    assertThat(Pointer.totalBytes() - bytes).isLessThan(1 << 20);
    if (residentKb > 0) {
      assertThat(residentKb() - residentKb).as("resident kB more").isLessThan(60_000);
    }
  }

  private static void finished(int times) throws ClipReader.Undecodable {
    Frame frame = Patterns.waves("cam", SIDE_PX, SIDE_PX, 0);
    for (int i = 0; i < times; i++) {
      try (ClipWriter writer = ClipWriter.toMemory(ClipFormat.h264(SIDE_PX, SIDE_PX, 5))) {
        writer.add(frame);
        int[] read = new int[1];
        ClipReader.read("cam", writer.finish(), 0, 0, 9, f -> read[0]++);
        assertThat(read[0]).isEqualTo(1);
      }
    }
  }

  private static void unfinished(int times) {
    Frame frame = Patterns.waves("cam", SIDE_PX, SIDE_PX, 0);
    for (int i = 0; i < times; i++) {
      try (ClipWriter writer = ClipWriter.toMemory(ClipFormat.h264(SIDE_PX, SIDE_PX, 5))) {
        writer.add(frame);
      }
    }
  }

  private static void rounds(Path file, int times) throws InterruptedException {
    SourceOptions options = SourceOptions.of("cam", SourceAddress.file(file), SIDE_PX, SIDE_PX);
    FramePool pool = new FramePool(3L * SIDE_PX * SIDE_PX);
    for (int i = 0; i < times; i++) {
      try (CameraSource source = CameraSource.open(options, () -> 0L, pool)) {
        Frame frame = source.next(event -> {});
        assertThat(frame).isNotNull();
        if (frame != null) {
          pool.giveBack(frame.rgb());
        }
      }
    }
  }

  /** Resident memory of this process; 0 where the system does not tell. */
  private static long residentKb() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      System.out.println("SKIPPED: the resident memory is not told here");
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }
}
