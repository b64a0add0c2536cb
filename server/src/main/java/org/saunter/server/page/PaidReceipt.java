package org.saunter.server.page;

import java.util.List;

/**
 * A receipt as the money side has it; what was done with the money is told by facts.
 *
 * @param number as printed
 * @param state of the payment in words, for instance {@code Captured}
 * @param isSettled whether nothing more is to come
 * @param netMinor without tax
 * @param taxMinor tax
 * @param totalMinor what is charged
 * @param taxes one per tax class
 */
public record PaidReceipt(
    String number,
    String state,
    boolean isSettled,
    long netMinor,
    long taxMinor,
    long totalMinor,
    List<Tax> taxes) {
  public PaidReceipt {
    taxes = List.copyOf(taxes);
  }

  /** Tax of one class; the rate in parts per million. */
  public record Tax(String name, int ratePpm, long netMinor, long taxMinor) {}
}
