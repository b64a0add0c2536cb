package org.saunter.vision.video;

/**
 * Turns a stream's own times into store time. The first picture is taken for as old as its arrival.
 *
 * <p>A recording keeps that anchor. A live stream is held to the store's clock by the least delay
 * (arrival less stamp) of each window of 5 s, which no network can make smaller:
 *
 * <ul>
 *   <li>A stamp never lies in the future: the anchor is lowered at once. So a burst of buffered
 *       pictures at the start does no harm.
 *   <li>A least delay up to 1 s is drift and is slewed away by at most 1 ms a second.
 *   <li>A larger one, or a jump of more than 1 s at once, is a step of the camera's clock: anchored
 *       anew, and told.
 * </ul>
 *
 * Stamps always rise.
 */
final class StreamClock {
  static final long STEP_NANOS = 1_000_000_000L;
  private static final long WINDOW_NANOS = 5_000_000_000L;
  private static final long SLEW_NANOS = 5_000_000L;

  private final long clockOffsetNanos;
  private final boolean live;

  private boolean anchored;
  private long anchorNanos;
  private long lastStreamNanos;
  private long lastNanos = Long.MIN_VALUE;
  private long windowEndNanos;
  private long leastDelayNanos;
  private long driftNanos;
  private long stepNanos;

  StreamClock(long clockOffsetNanos, boolean live) {
    this.clockOffsetNanos = clockOffsetNanos;
    this.live = live;
  }

  /** The next picture anchors the stream anew: it is another connection. */
  void release() {
    anchored = false;
    driftNanos = 0;
  }

  /** How far the last picture's stream time jumped; 0 nearly always. */
  long stepNanos() {
    return stepNanos;
  }

  long driftNanos() {
    return driftNanos;
  }

  /**
   * Store time of a picture.
   *
   * @param streamNanos its time in the stream, from any zero
   * @param arrivedNanos store time of its arrival
   */
  long stamp(long streamNanos, long arrivedNanos) {
    stepNanos = 0;
    if (!anchored) {
      anchor(streamNanos, arrivedNanos);
    } else if (live) {
      follow(streamNanos, arrivedNanos);
    } else if (streamNanos <= lastStreamNanos) {
      // A recording that starts again at 0 goes on behind its last picture.
      anchorNanos = lastNanos - clockOffsetNanos + 1_000 - streamNanos;
    }
    lastStreamNanos = streamNanos;
    long stamp = streamNanos + anchorNanos + clockOffsetNanos;
    lastNanos = lastNanos == Long.MIN_VALUE ? stamp : Math.max(stamp, lastNanos + 1_000);
    return lastNanos;
  }

  private void anchor(long streamNanos, long arrivedNanos) {
    anchored = true;
    anchorNanos = arrivedNanos - streamNanos;
    openWindow(arrivedNanos);
  }

  private void follow(long streamNanos, long arrivedNanos) {
    long delayNanos = arrivedNanos - (streamNanos + anchorNanos);
    boolean back = streamNanos < lastStreamNanos - STEP_NANOS;
    if (back || delayNanos < -STEP_NANOS) {
      stepNanos = delayNanos;
      anchor(streamNanos, arrivedNanos);
      return;
    }
    if (delayNanos < 0) {
      anchorNanos += delayNanos;
      driftNanos += delayNanos;
      delayNanos = 0;
    }
    leastDelayNanos = Math.min(leastDelayNanos, delayNanos);
    if (arrivedNanos >= windowEndNanos) {
      correct();
      openWindow(arrivedNanos);
    }
  }

  private void correct() {
    if (leastDelayNanos > STEP_NANOS) {
      stepNanos = leastDelayNanos;
      anchorNanos += leastDelayNanos;
    } else {
      long slewNanos = Math.min(leastDelayNanos, SLEW_NANOS);
      anchorNanos += slewNanos;
      driftNanos += slewNanos;
    }
  }

  private void openWindow(long arrivedNanos) {
    windowEndNanos = arrivedNanos + WINDOW_NANOS;
    leastDelayNanos = Long.MAX_VALUE;
  }
}
