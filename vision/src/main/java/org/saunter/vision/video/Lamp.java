package org.saunter.vision.video;

/**
 * Hysteresis in time: lit after the sign has been bad for so long without a break, out after it has
 * been good for so long.
 */
final class Lamp {
  /** What one frame says. */
  enum Sign {
    BAD,
    GOOD,
    /** Between the limits, or not to be judged now: nothing changes, both waits begin anew. */
    UNKNOWN
  }

  private static final long NEVER = Long.MIN_VALUE;

  private final long onNanos;
  private final long offNanos;
  private boolean lit;
  private long sinceNanos = NEVER;

  Lamp(long onNanos, long offNanos) {
    this.onNanos = onNanos;
    this.offNanos = offNanos;
  }

  boolean lit() {
    return lit;
  }

  /** True if the lamp went on or out. */
  boolean update(Sign sign, long nowNanos) {
    boolean against = sign == (lit ? Sign.GOOD : Sign.BAD);
    if (!against) {
      sinceNanos = NEVER;
      return false;
    }
    if (sinceNanos == NEVER) {
      sinceNanos = nowNanos;
    }
    if (nowNanos - sinceNanos < (lit ? offNanos : onNanos)) {
      return false;
    }
    lit = !lit;
    sinceNanos = NEVER;
    return true;
  }
}
