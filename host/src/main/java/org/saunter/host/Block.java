package org.saunter.host;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.saunter.host.wire.WireCodec;
import org.saunter.host.wire.WireReader;
import org.saunter.host.wire.WireWriter;

/**
 * A run of steps of one store as the journal keeps it: one row, one link of the store's hash chain.
 * The arrays are never changed after construction.
 *
 * @param firstPosition position of its first step
 * @param count number of steps, at least 1
 * @param observations the observations, see {@link WireCodec}
 * @param facts position offset and facts of each step that has some
 * @param factsHash {@link FactsHash} after the last step
 * @param previousHash hash of the block before, zeros for the first
 * @param hash SHA-256 over everything else
 */
record Block(
    String storeId,
    long firstPosition,
    int count,
    long firstNanos,
    long lastNanos,
    byte[] observations,
    byte[] facts,
    byte[] factsHash,
    byte[] previousHash,
    byte[] hash) {

  /** A block with the right hash. */
  static Block sealed(
      String storeId,
      long firstPosition,
      int count,
      long firstNanos,
      long lastNanos,
      byte[] observations,
      byte[] facts,
      byte[] factsHash,
      byte[] previousHash) {
    Block open =
        new Block(
            storeId,
            firstPosition,
            count,
            firstNanos,
            lastNanos,
            observations,
            facts,
            factsHash,
            previousHash,
            new byte[0]);
    return new Block(
        storeId,
        firstPosition,
        count,
        firstNanos,
        lastNanos,
        observations,
        facts,
        factsHash,
        previousHash,
        open.computeHash());
  }

  /** Where the chain ends with this block. */
  Tail tail() {
    return new Tail(lastPosition(), hash, factsHash);
  }

  long lastPosition() {
    return firstPosition + count - 1;
  }

  long bytes() {
    return (long) observations.length + facts.length;
  }

  boolean isIntact() {
    return Arrays.equals(hash, computeHash());
  }

  private byte[] computeHash() {
    WireWriter head = new WireWriter();
    head.writeText(storeId);
    head.writeLong(firstPosition);
    head.writeLong(count);
    head.writeLong(firstNanos);
    head.writeLong(lastNanos);
    head.writeLong(observations.length);
    head.writeLong(facts.length);
    MessageDigest sha = FactsHash.sha256();
    sha.update(previousHash);
    sha.update(head.toBytes());
    sha.update(observations);
    sha.update(facts);
    sha.update(factsHash);
    return sha.digest();
  }

  /** The steps of this block, decoded as they are asked for. */
  BlockSteps steps() {
    return new BlockSteps(this);
  }

  WireReader observationReader() {
    WireReader in = new WireReader(observations);
    WireCodec.begin(in);
    return in;
  }

  WireReader factReader() {
    WireReader in = new WireReader(facts);
    WireCodec.begin(in);
    return in;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Block that && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return "block of "
        + storeId
        + " from "
        + firstPosition
        + " to "
        + lastPosition()
        + ", hash "
        + HexFormat.of().formatHex(hash);
  }
}
