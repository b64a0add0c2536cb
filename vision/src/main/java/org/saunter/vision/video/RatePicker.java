package org.saunter.vision.video;

/**
 * Says which pictures of a stream are analysed. The rule: a picture is taken when its stamp is not
 * more than half its own gap before the due time; the due time then moves on by one period. So of a
 * stream n times as fast every n-th picture is taken, of one between (12 a second for 5) the
 * nearest ones, of a slower one all. A gap of more than a period starts the count anew: nothing is
 * made up for.
 */
final class RatePicker {
  private final long periodNanos;
  private boolean started;
  private long lastNanos;
  private long dueNanos;

  RatePicker(double ratePerSecond) {
    periodNanos = Math.round(1e9 / ratePerSecond);
  }

  boolean takes(long stampNanos) {
    long gapNanos = Math.min(stampNanos - lastNanos, periodNanos);
    boolean afresh = !started || gapNanos < 0 || stampNanos - dueNanos > periodNanos;
    started = true;
    lastNanos = stampNanos;
    if (afresh) {
      dueNanos = stampNanos + periodNanos;
      return true;
    }
    if (stampNanos + gapNanos / 2 < dueNanos) {
      return false;
    }
    dueNanos += periodNanos;
    return true;
  }
}
