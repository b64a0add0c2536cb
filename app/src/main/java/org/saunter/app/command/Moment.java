package org.saunter.app.command;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import org.saunter.model.BadInputException;

/** A moment as people write it. */
final class Moment {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final BigDecimal EPOCH_NANOS_LEAST = BigDecimal.valueOf(1_000_000_000_000_000L);

  private Moment() {}

  /**
   * Reads {@code 2026-01-01T08:10:00Z}, seconds after a start ({@code 600} or {@code 600s}), or
   * nanoseconds since the Unix epoch.
   */
  static long nanos(String text, long startNanos) {
    try {
      if (text.indexOf('T') > 0) {
        Instant at = Instant.parse(text);
        return Math.addExact(
            Math.multiplyExact(at.getEpochSecond(), SECOND_NANOS), (long) at.getNano());
      }
      BigDecimal number =
          new BigDecimal(text.endsWith("s") ? text.substring(0, text.length() - 1) : text);
      return number.compareTo(EPOCH_NANOS_LEAST) >= 0
          ? number.longValueExact()
          : startNanos + number.movePointRight(9).longValue();
    } catch (DateTimeException | ArithmeticException | NumberFormatException bad) {
      throw new BadInputException(
          "The moment (" + text + ") is not understood.",
          "Maybe 2026-01-01T08:10:00Z, or 600 for ten minutes after the start, was meant.");
    }
  }
}
