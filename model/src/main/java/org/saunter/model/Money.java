package org.saunter.model;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money for people to read: whole minor units (cents, yen) of one currency. Sums are
 * made of minor units, with {@link Math#addExact(long, long)} and its like.
 *
 * @param minor minor units, may be negative
 * @param currency ISO 4217 code, for instance {@code EUR}
 */
public record Money(long minor, String currency) {
  public Money {
    Check.that(
        currency.length() == 3 && currency.equals(currency.toUpperCase(java.util.Locale.ROOT)),
        "The currency (" + currency + ") is not an ISO 4217 code.",
        "Maybe write it with three capital letters, for instance EUR.");
  }

  /** {@code minor} units of {@code currency}. */
  public static Money ofMinor(long minor, String currency) {
    return new Money(minor, currency);
  }

  /** Plain text such as {@code 12.34 EUR}, the same in every locale. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(minor, minorDigits(currency)).toPlainString() + " " + currency;
  }

  /** Digits after the point that the currency's minor unit stands for; 2 where none is stated. */
  public static int minorDigits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return 2;
    }
  }
}
