package org.saunter.server.page;

import java.util.List;

/**
 * A receipt as the money side has it. Amounts are minor units of the store's currency.
 *
 * @param number as printed
 * @param state of the payment in words, for instance {@code Captured}
 * @param isSettled whether nothing more is to come
 * @param totalMinor what is to be paid, tax included
 * @param capturedMinor what was taken
 * @param refundedMinor what was paid back
 * @param taxes one per tax class
 */
public record PaidReceipt(
    String number,
    String state,
    boolean isSettled,
    long totalMinor,
    long capturedMinor,
    long refundedMinor,
    List<Tax> taxes) {
  public PaidReceipt {
    taxes = List.copyOf(taxes);
  }

  /** Tax of one class; the rate in parts per million. */
  public record Tax(String name, int ratePpm, long netMinor, long taxMinor) {}
}
