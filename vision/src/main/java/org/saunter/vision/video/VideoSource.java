package org.saunter.vision.video;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;

/**
 * A video file or a live camera, read through FFmpeg. Everything native belongs to the thread that
 * holds the lock; {@link #close} asks that thread to stop and then frees.
 */
final class VideoSource implements CameraSource {
  private final SourceOptions options;
  private final LongSupplier storeNanos;
  private final FrameArrays arrays;
  private final boolean live;

  private final ReentrantLock lock = new ReentrantLock();
  private final StopSign stop = new StopSign();
  private final RgbScaler scaler;
  private final StreamClock clock;
  private final RatePicker picker;
  private final SourceTroubles troubles;

  private @Nullable VideoReader reader;
  private boolean ended;
  private boolean freed;

  private long earlierDecoded;
  private long earlierErrors;
  private long unstampedNanos;
  private boolean pictureSinceConnect;
  private volatile SourceCounts counts = new SourceCounts(0, 0, 0, 0, 0, 0, 0);
  private long notDue;
  private long noMemory;
  private long given;
  private long connections;

  VideoSource(SourceOptions options, LongSupplier storeNanos, FrameArrays arrays) {
    this.options = options;
    this.storeNanos = storeNanos;
    this.arrays = arrays;
    live = options.address().kind().live();
    clock = new StreamClock(options.timing().clockOffsetNanos(), live);
    picker = new RatePicker(options.wanted().ratePerSecond());
    scaler = new RgbScaler(options.wanted().widthPx(), options.wanted().heightPx());
    troubles = new SourceTroubles(options);
    if (!live) {
      openFile();
    }
  }

  private void openFile() {
    try {
      connect();
    } catch (StreamBroken e) {
      free();
      throw new BadInputException(
          "The video (" + options.address() + ") cannot be read: " + e.reason() + ".",
          "Maybe it is not a video, or it was cut off while it was copied.");
    }
  }

  private void connect() throws StreamBroken {
    connections++;
    reader =
        VideoReader.of(VideoInput.open(options.address(), options.patience().silenceNanos(), stop));
    pictureSinceConnect = false;
    clock.release();
  }

  @Override
  public String cameraId() {
    return options.cameraId();
  }

  @Override
  public SourceCounts counts() {
    return counts;
  }

  @Override
  public @Nullable Frame next(Consumer<SourceEvent> events) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!stop.raised() && !ended) {
        VideoReader open = reader;
        if (open == null) {
          call(events);
          continue;
        }
        Frame frame = advance(open, events);
        if (frame != null) {
          return frame;
        }
      }
      return null;
    } finally {
      if (stop.raised()) {
        free();
      }
      lock.unlock();
    }
  }

  /** Calls a live camera, after a wait if earlier calls failed. */
  private void call(Consumer<SourceEvent> events) throws InterruptedException {
    long waitNanos = troubles.waitNanos();
    if (waitNanos > 0) {
      stop.await(waitNanos);
    }
    if (stop.raised()) {
      return;
    }
    try {
      connect();
    } catch (StreamBroken e) {
      publish(null);
      if (!stop.raised()) {
        troubles.lost(e.reason(), storeNanos.getAsLong(), events);
      }
    }
  }

  private @Nullable Frame advance(VideoReader open, Consumer<SourceEvent> events)
      throws InterruptedException {
    return switch (open.advance()) {
      case PICTURE -> picture(open, events);
      case END -> {
        over(open, live ? "the camera ended the stream" : "", events);
        yield null;
      }
      case BROKEN -> {
        over(open, open.trouble(), events);
        yield null;
      }
    };
  }

  private @Nullable Frame picture(VideoReader open, Consumer<SourceEvent> events)
      throws InterruptedException {
    long nowNanos = storeNanos.getAsLong();
    long stampNanos = clock.stamp(streamNanos(open, nowNanos), nowNanos);
    if (!pictureSinceConnect) {
      pictureSinceConnect = true;
      troubles.picture(open.widthPx(), open.heightPx(), nowNanos, events);
    }
    if (clock.stepNanos() != 0) {
      events.accept(new SourceEvent.ClockStepped(cameraId(), nowNanos, clock.stepNanos()));
    }
    troubles.watch(stampNanos, earlierErrors + open.errors(), events);
    Frame frame = null;
    if (!picker.takes(stampNanos)) {
      notDue++;
    } else {
      awaitDue(stampNanos);
      frame = stop.raised() ? null : frame(open, stampNanos);
    }
    publish(open);
    return frame;
  }

  /** A recording that is played in real time waits for its clock, before an array is taken. */
  private void awaitDue(long stampNanos) throws InterruptedException {
    if (!live && options.timing().pace() == SourceOptions.Pace.REAL_TIME) {
      stop.await(stampNanos - options.timing().clockOffsetNanos() - storeNanos.getAsLong());
    }
  }

  private @Nullable Frame frame(VideoReader open, long stampNanos) {
    byte[] rgb = arrays.take(scaler.bytes());
    long number = given + noMemory + 1;
    if (rgb == null) {
      noMemory++;
      return null;
    }
    if (!open.rgb(scaler, rgb)) {
      arrays.giveBack(rgb);
      return null;
    }
    given++;
    SourceOptions.Wanted wanted = options.wanted();
    return new Frame(cameraId(), stampNanos, number, wanted.widthPx(), wanted.heightPx(), rgb);
  }

  /** A picture without a time: live by its arrival, in a file by the stated rate. */
  private long streamNanos(VideoReader open, long nowNanos) {
    if (open.hasTime()) {
      unstampedNanos = open.streamNanos();
    } else if (live) {
      unstampedNanos = nowNanos;
    } else {
      double stated = open.statedPerSecond();
      unstampedNanos += Math.round(1e9 / (stated > 0 ? stated : 25));
    }
    return unstampedNanos;
  }

  /** The stream is over: a camera is called again, a file ends. */
  private void over(VideoReader open, String reason, Consumer<SourceEvent> events) {
    long promised = open.promised();
    long pictures = open.pictures();
    earlierDecoded += pictures;
    earlierErrors += open.errors();
    reader = null;
    open.close();
    publish(null);
    if (stop.raised()) {
      return;
    }
    long nowNanos = storeNanos.getAsLong();
    troubles.flush(nowNanos, earlierErrors, events);
    if (live) {
      troubles.lost(reason, nowNanos, events);
      return;
    }
    ended = true;
    if (!reason.isEmpty()) {
      troubles.lost(reason, nowNanos, events);
    } else if (pictures < promised) {
      troubles.lost(
          "only " + pictures + " of its " + promised + " pictures can be read", nowNanos, events);
    }
    events.accept(new SourceEvent.Ended(cameraId(), nowNanos, given));
  }

  private void publish(@Nullable VideoReader open) {
    counts =
        new SourceCounts(
            earlierDecoded + (open == null ? 0 : open.pictures()),
            notDue,
            noMemory,
            given,
            earlierErrors + (open == null ? 0 : open.errors()),
            connections,
            clock.driftNanos());
  }

  @Override
  public void close() {
    if (lock.isHeldByCurrentThread()) {
      stop.raise();
      return;
    }
    stop.raise();
    lock.lock();
    try {
      free();
    } finally {
      lock.unlock();
    }
  }

  private void free() {
    if (freed) {
      return;
    }
    freed = true;
    VideoReader open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
    scaler.close();
    stop.close();
  }
}
