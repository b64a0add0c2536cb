package org.saunter.vision.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.saunter.model.Observation.SensorState;
import org.saunter.vision.Frame;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveSourceTest {
  private static final SourceOptions.Patience QUICK =
      new SourceOptions.Patience(20_000_000_000L, 1_000_000L, 4_000_000L);

  @Test
  void motionJpegOverHttpIsReadAndACameraThatHangsUpIsCalledAgain() throws Exception {
    try (MjpegServer server = new MjpegServer(30);
        CameraSource source = open(server.address(), QUICK)) {
      Watched watched = Watched.until(source, w -> w.frames.size() == 75);
      int last = -1;
      for (Frame frame : watched.frames) {
        int number = last + 1;
        // The last picture before a hang-up may be lost.
        if (psnr(frame, number) < 28) {
          number++;
        }
        assertThat(psnr(frame, number)).as("picture " + number).isGreaterThan(28);
        last = number;
      }
      assertThat(last).isBetween(74, 76);
      assertRising(watched.frames);
      assertThat(watched.events.stream().map(SourceEvent::state).toList())
          .containsExactly(
              SensorState.UP, SensorState.DOWN, SensorState.UP, SensorState.DOWN, SensorState.UP);
      assertThat(watched.events(SourceEvent.Reconnected.class))
          .hasSize(2)
          .allMatch(e -> e.outageNanos() > 0);
      assertThat(source.counts().connections()).isEqualTo(3);
      assertNoSecret(watched);
    }
  }

  @Test
  void anRtspCameraIsCalledWithItsPasswordAndAgainAfterItHangsUp() throws Exception {
    try (RtspCamera camera = new RtspCamera(Patterns.clip(40), true);
        CameraSource source = open(camera.address(), QUICK)) {
      Watched watched = Watched.until(source, w -> w.frames.size() == 80);
      for (int i = 0; i < 80; i++) {
        assertThat(Patterns.psnr(watched.frames.get(i).rgb(), Patterns.waves(i % 40).rgb()))
            .as("picture " + i)
            .isGreaterThan(28);
      }
      assertRising(watched.frames);
      assertThat(watched.events(SourceEvent.Lost.class)).hasSizeBetween(1, 2);
      assertThat(watched.events(SourceEvent.Reconnected.class)).hasSize(1);
      assertThat(source.counts().decodeErrors()).isZero();
      assertNoSecret(watched);
    }
  }

  @Test
  void aWrongPasswordIsTheReasonAndIsNotShown() throws Exception {
    try (RtspCamera camera = new RtspCamera(Patterns.clip(5), true);
        CameraSource source = open(camera.address("user:se%40cret"), QUICK)) {
      Watched watched = Watched.until(source, w -> !w.events.isEmpty());
      assertThat(watched.frames).isEmpty();
      assertThat(watched.events(SourceEvent.Lost.class))
          .singleElement()
          .satisfies(lost -> assertThat(lost.words()).contains("401"));
      assertNoSecret(watched);
    }
  }

  @Test
  void aCameraThatFallsSilentIsLost() throws Exception {
    SourceOptions.Patience impatient =
        new SourceOptions.Patience(300_000_000L, 1_000_000L, 4_000_000L);
    try (RtspCamera camera = new RtspCamera(Patterns.clip(12), false);
        CameraSource source = open(camera.address(), impatient)) {
      Watched watched = Watched.until(source, w -> !w.events(SourceEvent.Lost.class).isEmpty());
      assertThat(watched.frames).hasSizeGreaterThan(10);
      assertThat(watched.events(SourceEvent.Lost.class).get(0).reason())
          .isEqualTo("no pictures for 0.3 s");
    }
  }

  @Test
  void closingEndsAWaitForASilentCamera() throws Exception {
    try (RtspCamera camera = new RtspCamera(Patterns.clip(12), false)) {
      CameraSource source = open(camera.address(), QUICK);
      CountDownLatch some = new CountDownLatch(10);
      CompletableFuture<Integer> read =
          CompletableFuture.supplyAsync(
              () -> {
                int frames = 0;
                try {
                  while (source.next(event -> {}) != null) {
                    frames++;
                    some.countDown();
                  }
                } catch (InterruptedException e) {
                  return -1;
                }
                return frames;
              });
      assertThat(some.await(30, TimeUnit.SECONDS)).isTrue();
      source.close();
      assertThat(read.get(10, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(10);
      source.close();
      assertThat(source.next(event -> {})).isNull();
    }
  }

  @Test
  @SuppressWarnings("try") // closing early is what is tested
  void aHostThatDoesNotAnswerIsToldOnceAndCalledAgain() throws Exception {
    int port = freePort();
    for (String address :
        List.of(
            "rtsp://user:se%40cret@127.0.0.1:" + port + "/a",
            "http://user:se%40cret@127.0.0.1:" + port + "/a")) {
      try (CameraSource source = open(address, QUICK)) {
        CompletableFuture<Watched> watching =
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return Watched.all(source);
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
        while (source.counts().connections() < 5 && !watching.isDone()) {
          Thread.onSpinWait();
        }
        source.close();
        Watched watched = watching.get(20, TimeUnit.SECONDS);
        assertThat(watched.frames).isEmpty();
        assertThat(watched.events)
            .singleElement()
            .satisfies(event -> assertThat(event.words()).contains("Connection refused"));
        assertNoSecret(watched);
      }
    }
  }

  @Test
  void aCameraMayCallTheStore() throws Exception {
    int port = freePort();
    try (CameraSource source = open("rtsp-listen://127.0.0.1:" + port + "/in", QUICK)) {
      CompletableFuture<Integer> pushing =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  byte[] clip = Patterns.clip(40);
                  int tries = 1;
                  while (!PushingCamera.push(clip, "rtsp://127.0.0.1:" + port + "/in")
                      && tries < 1_000_000) {
                    tries++;
                  }
                  return tries;
                } catch (StreamBroken e) {
                  throw new IllegalStateException(e);
                }
              });
      Watched watched = Watched.until(source, w -> !w.events(SourceEvent.Lost.class).isEmpty());
      assertThat(pushing.get(20, TimeUnit.SECONDS)).isPositive();
      assertThat(watched.frames).hasSize(40);
      assertThat(Patterns.psnr(watched.frames.get(39).rgb(), Patterns.waves(39).rgb()))
          .isGreaterThan(28);
    }
  }

  private static double psnr(Frame frame, int number) {
    return Patterns.psnr(frame.rgb(), Patterns.waves(number).rgb());
  }

  private static void assertRising(List<Frame> frames) {
    for (int i = 1; i < frames.size(); i++) {
      assertThat(frames.get(i).atNanos()).isGreaterThan(frames.get(i - 1).atNanos());
    }
  }

  private static void assertNoSecret(Watched watched) {
    for (SourceEvent event : watched.events) {
      assertThat(event + event.words())
          .doesNotContain("se%40cret")
          .doesNotContain("pa%40ss")
          .doesNotContain("tok");
    }
  }

  private static CameraSource open(String address, SourceOptions.Patience patience) {
    SourceOptions options =
        SourceOptions.of("cam", SourceAddress.parse(address), 160, 96).with(patience);
    return CameraSource.open(options, Watched.steps(), FrameArrays.FRESH);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
