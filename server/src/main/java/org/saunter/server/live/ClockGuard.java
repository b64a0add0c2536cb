package org.saunter.server.live;

/**
 * Time as observations tell it. A jump of more than ten seconds counts only when the next
 * observation says the same: a single wrong time must neither push a minute of memory out nor set
 * the clock of a page for ever.
 */
final class ClockGuard {
  private static final long JUMP_NANOS = 10_000_000_000L;

  private long nowNanos;
  private long doubtedNanos;
  private boolean isBegun;
  private boolean isDoubting;

  /** Whether something of that time is to be used. */
  boolean lets(long nanos) {
    boolean isNear = !isBegun || isNear(nanos, nowNanos);
    boolean isConfirmed = isDoubting && isNear(nanos, doubtedNanos);
    isDoubting = !isNear && !isConfirmed;
    if (isDoubting) {
      doubtedNanos = nanos;
    } else if (!isBegun || isConfirmed || nanos > nowNanos) {
      nowNanos = nanos;
    }
    isBegun = true;
    return !isDoubting;
  }

  /** The newest time that was let through; 0 before the first. */
  long nowNanos() {
    return nowNanos;
  }

  private static boolean isNear(long a, long b) {
    long apart = a - b;
    return apart >= -JUMP_NANOS && apart <= JUMP_NANOS;
  }
}
