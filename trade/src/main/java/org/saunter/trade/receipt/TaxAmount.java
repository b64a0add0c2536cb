package org.saunter.trade.receipt;

import org.saunter.model.Product.TaxClass;

/**
 * What a receipt holds of one tax class.
 *
 * @param ratePpm the rate in parts per million, 190,000 for 19 %
 * @param netMinor without tax
 * @param taxMinor the tax
 */
public record TaxAmount(TaxClass taxClass, int ratePpm, long netMinor, long taxMinor) {
  private static final long MILLION = 1_000_000;

  /**
   * The tax on the sum of all list prices of one class, rounded once, half up.
   *
   * @param listMinor sum of the list prices, 0 or more
   * @param isIncluded whether list prices contain the tax
   */
  public static TaxAmount of(TaxClass taxClass, int ratePpm, long listMinor, boolean isIncluded) {
    long base = isIncluded ? Math.addExact(MILLION, ratePpm) : MILLION;
    long tax = halfUp(Math.multiplyExact(listMinor, ratePpm), base);
    return new TaxAmount(
        taxClass, ratePpm, isIncluded ? Math.subtractExact(listMinor, tax) : listMinor, tax);
  }

  /** What is paid for this class. */
  public long grossMinor() {
    return Math.addExact(netMinor, taxMinor);
  }

  private static long halfUp(long dividend, long divisor) {
    return Math.floorDiv(Math.addExact(Math.multiplyExact(dividend, 2), divisor), 2 * divisor);
  }
}
