package org.saunter.vision.video;

/** Measures how many pictures a second come, over the last seconds. Holds at most 512 stamps. */
final class RateGauge {
  private static final int STAMPS_MAX = 512;
  private static final long BURST_NANOS = 1_000_000_000L;

  private final long windowNanos;
  private final long[] stamps = new long[STAMPS_MAX];
  private int first;
  private int count;
  private long since;
  private boolean started;

  RateGauge(long windowNanos) {
    this.windowNanos = windowNanos;
  }

  void reset() {
    count = 0;
    started = false;
  }

  void note(long atNanos) {
    if (!started || (count > 0 && atNanos < newest())) {
      count = 0;
      since = atNanos;
      started = true;
    }
    if (count == STAMPS_MAX) {
      drop();
    }
    stamps[(first + count) % STAMPS_MAX] = atNanos;
    count++;
  }

  /**
   * Whether the gauge has watched for a whole window, and a second more: the pictures that a camera
   * sends in a burst when it is called do not count.
   */
  boolean full(long nowNanos) {
    return started && nowNanos - since >= windowNanos + BURST_NANOS;
  }

  /** Pictures a second over the window that ends now; of a stream that stopped it falls to 0. */
  double perSecond(long nowNanos) {
    while (count > 0 && nowNanos - stamps[first] >= windowNanos) {
      drop();
    }
    if (count == STAMPS_MAX) {
      return (count - 1) * 1e9 / Math.max(1, nowNanos - stamps[first]);
    }
    return count * 1e9 / windowNanos;
  }

  private long newest() {
    return stamps[(first + count - 1) % STAMPS_MAX];
  }

  private void drop() {
    first = (first + 1) % STAMPS_MAX;
    count--;
  }
}
