package org.saunter.model;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money: whole minor units (cents, yen) of one currency. Arithmetic is exact and
 * throws {@link ArithmeticException} on overflow.
 *
 * @param minor minor units, may be negative
 * @param currency ISO 4217 code, for instance {@code EUR}
 */
public record Money(long minor, String currency) implements Comparable<Money> {
  public Money {
    Check.that(
        currency.length() == 3 && currency.equals(currency.toUpperCase(java.util.Locale.ROOT)),
        "The currency (" + currency + ") is not an ISO 4217 code.",
        "Maybe write it with three capital letters, for instance EUR.");
  }

  /** Nothing, in the given currency. */
  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  /** {@code minor} units of {@code currency}. */
  public static Money ofMinor(long minor, String currency) {
    return new Money(minor, currency);
  }

  /** This plus {@code other}; both must be of one currency. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  /** This minus {@code other}; both must be of one currency. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  /** This taken {@code count} times. */
  public Money times(long count) {
    return new Money(Math.multiplyExact(minor, count), currency);
  }

  /** Minus this. */
  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  public boolean isZero() {
    return minor == 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
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

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "Amounts of " + currency + " and " + other.currency + " cannot be combined.");
    }
    return other;
  }
}
