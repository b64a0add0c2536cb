package org.saunter.learn.rival;

import java.util.Map;
import org.saunter.model.Role;

/**
 * What a rival would charge one visit.
 *
 * @param number the rival's number of the visit, from 1
 * @param token the credential shown at the gate
 * @param role how the visit is treated
 * @param openedNanos when it was admitted
 * @param items units by SKU
 * @param certaintyPpm how sure the rival is, to rank receipts by; no rival here is calibrated
 */
public record RivalReceipt(
    long number,
    String token,
    Role role,
    long openedNanos,
    Map<String, Integer> items,
    int certaintyPpm) {
  public RivalReceipt {
    items = Map.copyOf(items);
  }
}
