package org.saunter.vision.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.saunter.vision.Frame;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FrameQueueTest {
  private static final int BYTES = 3 * 16 * 16;
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final FramePool pool = new FramePool(40L * BYTES);
  private final FrameQueue queue = new FrameQueue(List.of("a", "b", "c"), pool);

  @Test
  void theOldestWaitingFrameMakesRoomForTheNewest() throws InterruptedException {
    assertThat(offer("a", 1)).isEqualTo(FrameQueue.Fate.WAITS);
    assertThat(offer("a", 2)).isEqualTo(FrameQueue.Fate.WAITS);
    assertThat(offer("a", 3)).isEqualTo(FrameQueue.Fate.WAITS_IN_PLACE_OF_OLDEST);
    assertThat(offer("a", 3)).isEqualTo(FrameQueue.Fate.NOT_NEWER);
    assertThat(offer("b", 1)).isEqualTo(FrameQueue.Fate.WAITS);
    assertThat(pool.lent()).isEqualTo(3);
    assertThat(names(queue.take(9, 0))).containsExactly("a2", "b1", "a3");
    assertThat(queue.counts("a")).isEqualTo(new FrameQueue.Counts(4, 2, 1, 1, 0));
    assertThat(queue.counts("z")).isNull();
    assertThat(queue.counts()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void theRoundGoesOnBehindTheCameraServedLast() throws InterruptedException {
    for (String camera : List.of("a", "b", "c")) {
      offer(camera, 1);
      offer(camera, 2);
    }
    assertThat(names(queue.take(2, 0))).containsExactly("a1", "b1");
    offer("a", 3);
    assertThat(names(queue.take(2, 0))).containsExactly("c1", "a2");
    assertThat(names(queue.take(9, 0))).containsExactly("b2", "c2", "a3");
    assertThat(queue.take(9, 1)).isEmpty();
  }

  @Test
  void takenFramesGoBackToThePoolOnce() throws InterruptedException {
    offer("a", 1);
    Frame frame = queue.take(1, 0).get(0);
    assertThat(pool.lent()).isEqualTo(1);
    queue.release(frame);
    assertThat(pool.lent()).isZero();
    assertThatThrownBy(() -> queue.release(frame)).isInstanceOf(IllegalArgumentException.class);
    assertThat(pool.take(BYTES)).isSameAs(frame.rgb());
  }

  @Test
  void aWaitingTakerIsWokenByAFrameAndByTheEnd() throws Exception {
    CompletableFuture<List<Frame>> taker = taking(100 * SECOND_NANOS);
    offer("b", 1);
    assertThat(names(taker.get(30, TimeUnit.SECONDS))).containsExactly("b1");
    CompletableFuture<List<Frame>> other = taking(100 * SECOND_NANOS);
    queue.close();
    assertThat(other.get(30, TimeUnit.SECONDS)).isEmpty();
    assertThat(offer("b", 2)).isEqualTo(FrameQueue.Fate.CLOSED);
    assertThat(Objects.requireNonNull(queue.counts("b")).afterClose()).isEqualTo(1);
    assertThat(pool.lent()).isEqualTo(1);
  }

  /** Cameras push without end, two detectors take: memory stays, and each frame has one fate. */
  @Test
  void nothingIsLostAndNothingGrows() throws Exception {
    int perCamera = 20_000;
    AtomicLong released = new AtomicLong();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      all.add(
          run(
              () -> {
                List<Frame> batch = queue.take(4, SECOND_NANOS);
                while (!batch.isEmpty()) {
                  batch.forEach(queue::release);
                  released.addAndGet(batch.size());
                  batch = queue.take(4, SECOND_NANOS);
                }
              }));
    }
    List<CompletableFuture<Void>> cameras = new ArrayList<>();
    for (String camera : List.of("a", "b", "c")) {
      cameras.add(
          run(
              () -> {
                for (int i = 1; i <= perCamera; i++) {
                  offer(camera, i);
                }
              }));
    }
    for (CompletableFuture<Void> camera : cameras) {
      camera.get(50, TimeUnit.SECONDS);
    }
    queue.close();
    for (CompletableFuture<Void> taker : all) {
      taker.get(50, TimeUnit.SECONDS);
    }
    long taken = 0;
    for (FrameQueue.Counts counts : queue.counts().values()) {
      assertThat(counts.offered()).isEqualTo(perCamera);
      assertThat(counts.taken() + counts.crowdedOut()).isEqualTo(perCamera);
      taken += counts.taken();
    }
    assertThat(released).hasValue(taken);
    assertThat(pool.lent()).isZero();
    assertThat(pool.bytes()).isLessThanOrEqualTo(40L * BYTES);
    assertThat(pool.refused()).isZero();
  }

  @Test
  void thePoolIsBoundedAndForgetsSizesThatNobodyWants() {
    FramePool small = new FramePool(1_000);
    byte[] first = Objects.requireNonNull(small.take(400));
    byte[] second = Objects.requireNonNull(small.take(400));
    assertThat(small.take(400)).isNull();
    assertThat(small.refused()).isEqualTo(1);
    small.giveBack(first);
    small.giveBack(second);
    assertThat(small.take(900)).hasSize(900);
    assertThat(small.bytes()).isLessThanOrEqualTo(1_000);
    assertThatThrownBy(() -> small.giveBack(new byte[900]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void strangersAreRefused() {
    assertThatThrownBy(() -> offer("z", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrameQueue(List.of("a", "a"), pool))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrameQueue(List.of("a"), 0, pool))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static CompletableFuture<Void> run(Work work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                work.run();
                done.complete(null);
              } catch (InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
              }
            });
    return done;
  }

  private CompletableFuture<List<Frame>> taking(long waitNanos) {
    CompletableFuture<List<Frame>> taken = new CompletableFuture<>();
    var unused = run(() -> taken.complete(queue.take(4, waitNanos)));
    return taken;
  }

  private FrameQueue.Fate offer(String camera, int number) {
    byte[] rgb = Objects.requireNonNull(pool.take(BYTES));
    return queue.offer(new Frame(camera, number, number, 16, 16, rgb));
  }

  private static List<String> names(List<Frame> frames) {
    return frames.stream().map(f -> f.cameraId() + f.number()).toList();
  }
}
