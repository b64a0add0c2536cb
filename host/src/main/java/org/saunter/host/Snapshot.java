package org.saunter.host;

import java.security.MessageDigest;
import java.util.Arrays;
import org.saunter.host.wire.WireWriter;

/**
 * The whole state of a store's engine after a step.
 *
 * @param tail the chain at that step; a snapshot is taken between two blocks
 * @param engineVersion which engine can read it
 * @param state its bytes
 * @param hash SHA-256 over everything else
 */
record Snapshot(String storeId, Tail tail, int engineVersion, byte[] state, byte[] hash) {
  static Snapshot sealed(String storeId, Tail tail, int engineVersion, byte[] state) {
    byte[] hash = computeHash(storeId, tail, engineVersion, state);
    return new Snapshot(storeId, tail, engineVersion, state, hash);
  }

  boolean isIntact() {
    return Arrays.equals(hash, computeHash(storeId, tail, engineVersion, state));
  }

  private static byte[] computeHash(String storeId, Tail tail, int engineVersion, byte[] state) {
    WireWriter head = new WireWriter();
    head.writeText(storeId);
    head.writeLong(tail.position());
    head.writeLong(engineVersion);
    MessageDigest sha = FactsHash.sha256();
    sha.update(head.toBytes());
    sha.update(tail.hash());
    sha.update(tail.factsHash());
    return sha.digest(state);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshot that && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return "snapshot of " + storeId + " after " + tail.position();
  }
}
