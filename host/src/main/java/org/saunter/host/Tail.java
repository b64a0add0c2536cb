package org.saunter.host;

/**
 * Where a store's chain of blocks ends.
 *
 * @param position of the last step, 0 if there is none
 * @param hash of the last block, zeros if there is none
 * @param factsHash after the last step
 */
record Tail(long position, byte[] hash, byte[] factsHash) {
  /** The tail of an empty journal. */
  static Tail empty() {
    return new Tail(0, new byte[FactsHash.BYTES], new byte[FactsHash.BYTES]);
  }
}
