package org.saunter.server.page;

import java.util.List;

/**
 * A receipt as the money side has it.
 *
 * @param number as printed
 * @param state of the payment in words, for instance {@code Captured}
 * @param isSettled whether nothing more is to come
 * @param netMinor without tax
 * @param taxMinor tax
 * @param totalMinor what is charged
 * @param taxes one per tax class
 * @param steps what was done with the money, in order
 */
public record PaidReceipt(
    String number,
    String state,
    boolean isSettled,
    long netMinor,
    long taxMinor,
    long totalMinor,
    List<Tax> taxes,
    List<Step> steps) {
  public PaidReceipt {
    taxes = List.copyOf(taxes);
    steps = List.copyOf(steps);
  }

  /** Tax of one class; the rate in parts per million. */
  public record Tax(String name, int ratePpm, long netMinor, long taxMinor) {}

  /** One thing that was done with the money. */
  public record Step(long atNanos, String name, String outcome, long amountMinor, String detail) {}
}
