package org.saunter.trade;

import org.saunter.model.BadInputException;

/**
 * The terms on which a retailer trades. Times are nanoseconds of store time.
 *
 * @param holdMinor reserved on the card at entry, minor units of the store's currency
 * @param answerNanos how long after a fact its answers are to reach the store
 * @param retryFirstNanos pause after the first silence of the processor; doubles each time
 * @param retryMaxNanos the longest pause
 * @param entryAttemptsMax calls for a hold at entry before the shopper is turned away
 * @param attemptsMax calls for any other step before it is given up and a person must look
 * @param unusedHoldNanos a hold at entry that no visit followed is released after this time
 */
public record TradePolicy(
    long holdMinor,
    long answerNanos,
    long retryFirstNanos,
    long retryMaxNanos,
    int entryAttemptsMax,
    int attemptsMax,
    long unusedHoldNanos) {
  private static final long SECOND_NANOS = 1_000_000_000L;

  public TradePolicy {
    if (holdMinor <= 0) {
      throw new BadInputException(
          "A hold of (" + holdMinor + ") minor units cannot be placed.", "Maybe 2000 was meant.");
    }
    if (entryAttemptsMax < 1 || attemptsMax < 1) {
      throw new BadInputException(
          "A processor cannot be called (" + Math.min(entryAttemptsMax, attemptsMax) + ") times.",
          "Maybe 1 was meant.");
    }
  }

  /**
   * A hold of 20.00, answers after 0.2 s; at entry 5 calls within 7.5 s, later 20 within two hours;
   * unused holds are released after ten minutes.
   */
  public static TradePolicy standard() {
    return new TradePolicy(
        2_000, SECOND_NANOS / 5, SECOND_NANOS / 2, 600 * SECOND_NANOS, 5, 20, 600 * SECOND_NANOS);
  }

  /** The pause after so many silent calls. */
  long pauseNanos(int attempts) {
    int doublings = Math.min(attempts - 1, 40);
    long most = retryMaxNanos >> doublings;
    return most <= retryFirstNanos ? retryMaxNanos : retryFirstNanos << doublings;
  }
}
