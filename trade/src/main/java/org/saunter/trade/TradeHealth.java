package org.saunter.trade;

import java.util.Map;
import java.util.TreeMap;

/**
 * How trade is, counted over everything that ever happened in its file.
 *
 * @param receipts how many visits have one
 * @param paymentsByState how many payments stand where
 * @param entriesByOutcome how requests to come in were answered
 * @param pendingSteps calls to the processor that are still to be answered
 * @param givenUpSteps calls that were silent too often: a person must look
 * @param outstandingMinor what shoppers still owe, by currency
 * @param waivers corrections that would have added to a receipt and were not charged
 */
public record TradeHealth(
    long receipts,
    Map<String, Long> paymentsByState,
    Map<String, Long> entriesByOutcome,
    long pendingSteps,
    long givenUpSteps,
    Map<String, Long> outstandingMinor,
    long waivers) {
  public TradeHealth {
    paymentsByState = java.util.Collections.unmodifiableMap(new TreeMap<>(paymentsByState));
    entriesByOutcome = java.util.Collections.unmodifiableMap(new TreeMap<>(entriesByOutcome));
    outstandingMinor = java.util.Collections.unmodifiableMap(new TreeMap<>(outstandingMinor));
  }
}
