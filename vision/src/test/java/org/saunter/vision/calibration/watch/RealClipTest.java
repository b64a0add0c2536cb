package org.saunter.vision.calibration.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.Frame;

/** The watch on real pictures: silent as they are, not silent when they are turned on purpose. */
class RealClipTest {
  private static final Path SHOP = Path.of("../../shared/data/shelf/cps-test-01/cam1.mp4");
  private static final Path STREET = Path.of("/usr/share/doc/opencv-doc/examples/data/vtest.avi");

  private static Camera camera(int widthPx, int heightPx) {
    return new Camera(
        "cam",
        Lens.PINHOLE,
        0,
        0,
        3_000,
        0,
        2_000,
        widthPx,
        heightPx,
        widthPx * 0.7,
        List.of(),
        widthPx / 2.0,
        heightPx / 2.0,
        0);
  }

  /** The frame shifted and rolled about its middle, by the nearest pixel. */
  private static Frame turned(Frame frame, double shiftPx, double rollDegrees) {
    int w = frame.widthPx();
    int h = frame.heightPx();
    double c = Math.cos(Math.toRadians(rollDegrees));
    double s = Math.sin(Math.toRadians(rollDegrees));
    byte[] rgb = new byte[frame.rgb().length];
    for (int p = 0; p < w * h; p++) {
      int column = p % w;
      int row = p / w;
      double x = column - w / 2.0 - shiftPx;
      double y = row - h / 2.0;
      int fromX = Math.clamp(Math.round(c * x + s * y + w / 2.0), 0, w - 1);
      int fromY = Math.clamp(Math.round(c * y - s * x + h / 2.0), 0, h - 1);
      System.arraycopy(frame.rgb(), 3 * (fromY * w + fromX), rgb, 3 * p, 3);
    }
    return new Frame(frame.cameraId(), frame.atNanos(), frame.number(), w, h, rgb);
  }

  /** The frames over and over until there are so many seconds, in store time. */
  private static List<Frame> longer(List<Frame> frames, int seconds) {
    List<Frame> all = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      Frame f = frames.get(i % frames.size());
      all.add(
          new Frame(f.cameraId(), i * 1_000_000_000L, i + 1, f.widthPx(), f.heightPx(), f.rgb()));
    }
    return all;
  }

  private static void check(Path file, int widthPx, int heightPx) {
    Optional<List<Frame>> clip = Clip.read(file, 1, widthPx, heightPx);
    if (clip.isEmpty()) {
      return;
    }
    List<Frame> frames = longer(clip.get(), 150);
    Reference reference = Reference.of(frames.subList(0, 15));
    CameraWatch still = new CameraWatch(camera(widthPx, heightPx), reference);
    for (Frame frame : frames) {
      assertThat(still.on(frame)).isEmpty();
    }
    CameraWatch.Look look = still.look().orElseThrow();
    System.out.printf(
        "%s: %d s of film, %s, off by %.2f px, %d of %d%n",
        file.getFileName(),
        clip.get().size(),
        look.view(),
        look.shiftPx(),
        look.agreeing(),
        look.patches());
    assertThat(look.view()).isEqualTo(CameraWatch.View.AS_CALIBRATED);
    double[][] bumps = {{4, 0}, {0, 1.5}, {-7, 2}};
    for (double[] bump : bumps) {
      CameraWatch watch = new CameraWatch(camera(widthPx, heightPx), reference);
      List<CameraWatch.Change> said = new ArrayList<>();
      for (int i = 0; i < frames.size(); i++) {
        Frame frame = frames.get(i);
        watch.on(i < 75 ? frame : turned(frame, bump[0], bump[1])).ifPresent(said::add);
      }
      assertThat(said).as(watch.look().toString()).hasSize(1);
      assertThat(said.getFirst().atNanos() / 1e9).isBetween(95.0, 135.0);
    }
  }

  @Test
  void theShopClip() {
    check(SHOP, 320, 240);
  }

  @Test
  void theStreetClip() {
    check(STREET, 320, 240);
  }
}
