package org.saunter.host;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.saunter.host.wire.WireCodec;
import org.saunter.host.wire.WireWriter;
import org.saunter.model.Fact;

/**
 * One number for all facts of a store so far: a SHA-256 chain over position and bytes of the facts
 * of each step that has some. It does not depend on how steps were put into blocks, so two runs
 * agree exactly if their facts do. Not thread-safe.
 */
public final class FactsHash {
  /** Length of the hash. */
  static final int BYTES = 32;

  private final MessageDigest sha = sha256();
  private final WireWriter scratch = new WireWriter();
  private byte[] hash;

  /** The hash of no facts. */
  public FactsHash() {
    this(new byte[BYTES]);
  }

  FactsHash(byte[] hash) {
    this.hash = hash.clone();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Adds the facts of a step; none changes nothing. */
  public void add(long position, List<Fact> facts) {
    if (!facts.isEmpty()) {
      scratch.clear();
      WireCodec.write(scratch, facts);
      add(position, scratch.toBytes());
    }
  }

  void add(long position, byte[] facts) {
    sha.update(hash);
    for (int shift = 56; shift >= 0; shift -= 8) {
      sha.update((byte) (position >>> shift));
    }
    hash = sha.digest(facts);
  }

  byte[] bytes() {
    return hash.clone();
  }

  /** 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(hash);
  }
}
