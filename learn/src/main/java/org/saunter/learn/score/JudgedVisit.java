package org.saunter.learn.score;

import java.util.Map;

/**
 * One visit with what it really left with and what a system says.
 *
 * @param visitKey key of the true visit; empty if the receipt belongs to none
 * @param visitId the system's number of the visit; 0 if there is no receipt
 * @param fromNanos when it really began (when it was opened, if it is none)
 * @param untilNanos when it really ended
 * @param truth units by SKU that left
 * @param claimed units by SKU on the receipt
 * @param certaintyPpm that the receipt is right, as the system says; 0 if a person must look
 */
public record JudgedVisit(
    String visitKey,
    long visitId,
    long fromNanos,
    long untilNanos,
    Map<String, Integer> truth,
    Map<String, Integer> claimed,
    int certaintyPpm) {
  public JudgedVisit {
    truth = Map.copyOf(truth);
    claimed = Map.copyOf(claimed);
  }

  public boolean hasReceipt() {
    return visitId != 0;
  }

  public boolean hasTruth() {
    return !visitKey.isEmpty();
  }

  /** Whether the receipt is right to the last unit. */
  public boolean isExact() {
    return hasReceipt() && hasTruth() && truth.equals(claimed);
  }

  int rightUnits() {
    int right = 0;
    for (Map.Entry<String, Integer> line : truth.entrySet()) {
      right += Math.min(line.getValue(), claimed.getOrDefault(line.getKey(), 0));
    }
    return right;
  }

  int trueUnits() {
    return truth.values().stream().mapToInt(Integer::intValue).sum();
  }

  int claimedUnits() {
    return claimed.values().stream().mapToInt(Integer::intValue).sum();
  }
}
