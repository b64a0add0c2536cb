package org.saunter.vision.video;

import java.util.function.Consumer;

/**
 * What went wrong with one source, told once when it begins: loss and return, wrong rate, damage.
 * Damage is told at most once a second, a wrong rate after 3 s (a network that pauses and then
 * sends what it held is no fault of the camera).
 */
final class SourceTroubles {
  private static final long TELL_EVERY_NANOS = 1_000_000_000L;
  private static final long RATE_WINDOW_NANOS = 5_000_000_000L;
  private static final long WRONG_FOR_NANOS = 3_000_000_000L;

  /** Shares of the expected rate: wrong beyond the outer two, right again within the inner two. */
  private static final double TOO_SLOW = 0.75;

  private static final double TOO_FAST = 1.35;
  private static final double RIGHT_FROM = 0.85;
  private static final double RIGHT_TO = 1.2;

  private final SourceOptions options;
  private final double expectedPerSecond;
  private final boolean moreIsWrong;
  private final RateGauge gauge = new RateGauge(RATE_WINDOW_NANOS);

  private boolean everOpen;
  private boolean down;
  private long downSinceNanos;
  private int failures;
  private final Lamp wrongRate = new Lamp(WRONG_FOR_NANOS, 0);
  private long toldErrors;
  private long toldAtNanos = Long.MIN_VALUE;

  SourceTroubles(SourceOptions options) {
    this.options = options;
    double stated = options.timing().cameraRatePerSecond();
    moreIsWrong = stated > 0;
    expectedPerSecond = moreIsWrong ? stated : options.wanted().ratePerSecond();
  }

  /** The wait before the next call; 0 before the first one. */
  long waitNanos() {
    return failures == 0 ? 0 : options.patience().waitNanos(failures, options.cameraId());
  }

  /** A call failed, or the stream broke: told once per outage. */
  void lost(String reason, long nowNanos, Consumer<SourceEvent> events) {
    failures++;
    gauge.reset();
    if (!down) {
      down = true;
      downSinceNanos = nowNanos;
      events.accept(new SourceEvent.Lost(options.cameraId(), nowNanos, reason));
    }
  }

  /** The first picture after a call. */
  void picture(int widthPx, int heightPx, long nowNanos, Consumer<SourceEvent> events) {
    failures = 0;
    boolean back = everOpen && down;
    everOpen = true;
    down = false;
    gauge.reset();
    events.accept(
        back
            ? new SourceEvent.Reconnected(options.cameraId(), nowNanos, nowNanos - downSinceNanos)
            : new SourceEvent.Opened(options.cameraId(), nowNanos, widthPx, heightPx));
  }

  /**
   * Each picture.
   *
   * @param nowNanos its stamp
   * @param errors decoding errors since the source was opened
   */
  void watch(long nowNanos, long errors, Consumer<SourceEvent> events) {
    if (errors > toldErrors
        && (toldAtNanos == Long.MIN_VALUE || nowNanos - toldAtNanos >= TELL_EVERY_NANOS)) {
      flush(nowNanos, errors, events);
    }
    gauge.note(nowNanos);
    if (gauge.full(nowNanos)) {
      rate(nowNanos, events);
    }
  }

  /** Tells of damage that has not been told. */
  void flush(long nowNanos, long errors, Consumer<SourceEvent> events) {
    if (errors > toldErrors) {
      events.accept(new SourceEvent.Garbled(options.cameraId(), nowNanos, errors - toldErrors));
      toldErrors = errors;
      toldAtNanos = nowNanos;
    }
  }

  private void rate(long nowNanos, Consumer<SourceEvent> events) {
    double measured = gauge.perSecond(nowNanos);
    double share = measured / expectedPerSecond;
    Lamp.Sign sign = Lamp.Sign.UNKNOWN;
    if (share < TOO_SLOW || (moreIsWrong && share > TOO_FAST)) {
      sign = Lamp.Sign.BAD;
    } else if (share > RIGHT_FROM && (!moreIsWrong || share < RIGHT_TO)) {
      sign = Lamp.Sign.GOOD;
    }
    if (wrongRate.update(sign, nowNanos)) {
      events.accept(
          wrongRate.lit()
              ? new SourceEvent.WrongRate(options.cameraId(), nowNanos, expectedPerSecond, measured)
              : new SourceEvent.RateRight(options.cameraId(), nowNanos, measured));
    }
  }
}
