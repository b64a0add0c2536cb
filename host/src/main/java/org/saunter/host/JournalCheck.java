package org.saunter.host;

/**
 * What a look through a store's whole journal found.
 *
 * @param blocks rows that were read
 * @param steps observations in them
 * @param facts facts in them
 * @param factsHash hash of all facts, 64 hexadecimal digits
 * @param problem one sentence that says where the chain breaks; empty if it is whole
 */
public record JournalCheck(
    String storeId, long blocks, long steps, long facts, String factsHash, String problem) {
  /** Whether every link holds. */
  public boolean isWhole() {
    return problem.isEmpty();
  }
}
