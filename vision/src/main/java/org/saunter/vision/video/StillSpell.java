package org.saunter.vision.video;

/**
 * How long a camera's picture has not changed, and how long such spells are with it. The longest
 * one of late counts (half of it after ten minutes); one that was called frozen teaches nothing.
 */
final class StillSpell {
  private static final double SECOND = 1e9;
  private static final double LEARN_SECONDS = 20;
  private static final double LEAST_SECONDS = 3;
  private static final double MOST_SECONDS = 30;
  private static final double HALF_LIFE_SECONDS = 600;

  private boolean started;
  private long startNanos;
  private long lastChangeNanos;
  private long lastNanos;
  private double longestSeconds;

  /**
   * One frame.
   *
   * @return for how many seconds the picture has been still
   */
  double on(boolean quiet, long nowNanos, boolean frozen) {
    if (!started) {
      started = true;
      startNanos = nowNanos;
      lastChangeNanos = nowNanos;
      lastNanos = nowNanos;
    }
    longestSeconds *= StrictMath.pow(0.5, (nowNanos - lastNanos) / SECOND / HALF_LIFE_SECONDS);
    lastNanos = nowNanos;
    double spell = (nowNanos - lastChangeNanos) / SECOND;
    if (!quiet) {
      lastChangeNanos = nowNanos;
      if (!frozen) {
        longestSeconds = Math.max(longestSeconds, spell);
      }
    }
    return spell;
  }

  /** Whether the spell is too long, at a frame that did not change. */
  Lamp.Sign sign() {
    double spell = (lastNanos - lastChangeNanos) / SECOND;
    boolean learning = (lastNanos - startNanos) / SECOND < LEARN_SECONDS + LEAST_SECONDS;
    double limit =
        learning ? LEARN_SECONDS : Math.clamp(3 * longestSeconds, LEAST_SECONDS, MOST_SECONDS);
    return spell > limit ? Lamp.Sign.BAD : Lamp.Sign.UNKNOWN;
  }
}
