package org.saunter.app.print;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * A bar on standard error for what takes more than two seconds; only where that is a terminal,
 * which the launcher says.
 */
public final class Progress implements AutoCloseable {
  private static final long QUIET_NANOS = 2_000_000_000L;
  private static final long EVERY_NANOS = 200_000_000L;
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final String what;
  private final boolean isTerminal;
  private final long beganNanoTime = System.nanoTime();
  private long shownNanoTime = beganNanoTime;
  private boolean isShown;

  public Progress(PrintWriter err, String what) {
    this(err, what, Boolean.getBoolean("saunter.terminal"));
  }

  Progress(PrintWriter err, String what, boolean isTerminal) {
    this.err = err;
    this.what = what;
    this.isTerminal = isTerminal;
  }

  /** So much of so much is done; may be called often. */
  public void at(long done, long of) {
    long now = System.nanoTime();
    if (!isTerminal
        || now - beganNanoTime < QUIET_NANOS
        || now - shownNanoTime < EVERY_NANOS
        || of <= 0) {
      return;
    }
    shownNanoTime = now;
    isShown = true;
    double share = Math.clamp(done / (double) of, 0, 1);
    int full = (int) (share * WIDTH);
    double leftSeconds = (now - beganNanoTime) / 1e9 / Math.max(share, 1e-6) * (1 - share);
    err.print(
        String.format(
            Locale.ROOT,
            "\r%s [%s%s] %d of %d, %.0f s left   ",
            what,
            "#".repeat(full),
            ".".repeat(WIDTH - full),
            done,
            of,
            leftSeconds));
    err.flush();
  }

  @Override
  public void close() {
    clear();
  }

  /** Takes the bar away, so that something can be printed. */
  public void clear() {
    if (isShown) {
      isShown = false;
      err.print("\r" + " ".repeat(WIDTH + what.length() + 50) + "\r");
      err.flush();
    }
  }
}
