package org.saunter.vision.video;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saunter.vision.Frame;

/**
 * Frames that are made in memory, for example drawn: whatever the supplier gives, as it is, until
 * it gives null. Stamps, numbers and sizes are the supplier's.
 */
public final class MemorySource implements CameraSource {
  private final String cameraId;
  private final Supplier<@Nullable Frame> frames;
  private volatile boolean closed;
  private final AtomicLong given = new AtomicLong();
  private long lastNanos;
  private boolean ended;

  /**
   * A source of one camera.
   *
   * @param frames called by the thread that calls {@link #next}
   */
  public MemorySource(String cameraId, Supplier<@Nullable Frame> frames) {
    this.cameraId = cameraId;
    this.frames = frames;
  }

  @Override
  public String cameraId() {
    return cameraId;
  }

  @Override
  public @Nullable Frame next(Consumer<SourceEvent> events) {
    if (closed || ended) {
      return null;
    }
    Frame frame = frames.get();
    if (frame == null) {
      ended = true;
      events.accept(new SourceEvent.Ended(cameraId, lastNanos, given.get()));
      return null;
    }
    if (!frame.cameraId().equals(cameraId)) {
      throw new IllegalArgumentException(
          "The source of " + cameraId + " was given a frame of " + frame.cameraId() + ".");
    }
    lastNanos = frame.atNanos();
    if (given.get() == 0) {
      events.accept(new SourceEvent.Opened(cameraId, lastNanos, frame.widthPx(), frame.heightPx()));
    }
    given.incrementAndGet();
    return frame;
  }

  @Override
  public SourceCounts counts() {
    long frames = given.get();
    return new SourceCounts(frames, 0, 0, frames, 0, 1, 0);
  }

  @Override
  public void close() {
    closed = true;
  }
}
