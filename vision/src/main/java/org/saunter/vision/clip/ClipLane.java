package org.saunter.vision.clip;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.video.ClipWriter;

/** One camera's way into the store: blur, encode, and every ten seconds a segment. One thread. */
final class ClipLane {
  /** A longer gap ends a segment: it would play as a standstill. */
  private static final long GAP_NANOS = 3_000_000_000L;

  /** Containers tell times apart to a millisecond. */
  private static final long STEP_NANOS_MIN = 2_000_000L;

  private final String cameraId;
  private final ClipSettings.Encoding encoding;
  private final HeadBlur blur = new HeadBlur();

  private @Nullable ClipWriter writer;
  private int widthPx;
  private int heightPx;
  private long firstNanos;
  private long lastNanos = Long.MIN_VALUE;
  private long limitNanos;
  private long frames;
  private long notNewer;

  /**
   * The first segment is shorter, by up to half, as the camera's name has it: so cameras that start
   * in one moment do not all write to the disk in one moment.
   */
  ClipLane(String cameraId, ClipSettings.Encoding encoding) {
    this.cameraId = cameraId;
    this.encoding = encoding;
    long half = encoding.segmentNanos() / 2;
    limitNanos = half + half / 64 * Math.floorMod(cameraId.hashCode(), 65);
  }

  /** A segment that is complete, not yet sealed. */
  record Finished(SegmentFile.About about, byte[] content) {}

  /** Blurs and encodes a frame; gives the segment before it if that ended. */
  @Nullable Finished add(Frame frame, List<Sighting> people) {
    if (lastNanos != Long.MIN_VALUE && frame.atNanos() - lastNanos < STEP_NANOS_MIN) {
      notNewer++;
      return null;
    }
    Finished finished = null;
    boolean another = frame.widthPx() != widthPx || frame.heightPx() != heightPx;
    if (writer != null
        && (another
            || frame.atNanos() - firstNanos >= limitNanos
            || frame.atNanos() - lastNanos > GAP_NANOS)) {
      finished = finish();
      limitNanos = encoding.segmentNanos();
    }
    ClipWriter open = writer;
    if (open == null) {
      widthPx = frame.widthPx();
      heightPx = frame.heightPx();
      firstNanos = frame.atNanos();
      open = ClipWriter.toMemory(encoding.format(widthPx, heightPx));
      writer = open;
    }
    try {
      open.add(blur.blurred(frame, people));
    } catch (RuntimeException e) {
      // Nothing more can come of this encoder; what it holds is lost.
      open.close();
      writer = null;
      throw e;
    }
    lastNanos = frame.atNanos();
    frames++;
    return finished;
  }

  /** The segment so far, if its window meets this one. The next frame begins another. */
  @Nullable Finished finishIfWithin(long fromNanos, long toNanos) {
    return writer != null && firstNanos <= toNanos && lastNanos >= fromNanos ? finish() : null;
  }

  /** The segment so far, if no frame has come since. */
  @Nullable Finished finishIfSilent(long sinceNanos) {
    return lastNanos < sinceNanos ? finish() : null;
  }

  /** The segment so far. */
  @Nullable Finished finish() {
    ClipWriter open = writer;
    if (open == null) {
      return null;
    }
    writer = null;
    try (open) {
      int count = (int) open.frames();
      byte[] content = open.finish();
      return new Finished(
          new SegmentFile.About(cameraId, firstNanos, lastNanos, count, encoding.codec()), content);
    }
  }

  long frames() {
    return frames;
  }

  long notNewer() {
    return notNewer;
  }
}
