package org.saunter.host;

import java.util.List;
import org.saunter.host.wire.WireCodec;
import org.saunter.host.wire.WireWriter;
import org.saunter.model.Fact;
import org.saunter.model.Observation;

/** Puts steps into blocks and keeps the chain. Belongs to the thread of its store. */
final class BlockBuilder {
  private final String storeId;
  private final WireWriter observations = new WireWriter(1 << 16);
  private final WireWriter facts = new WireWriter(1 << 16);
  private final FactsHash factsHash;
  private byte[] previousHash;
  private long firstPosition;
  private int count;
  private long firstNanos;
  private long lastNanos;

  /** Goes on after the end of a journal. */
  BlockBuilder(String storeId, Tail tail) {
    this.storeId = storeId;
    factsHash = new FactsHash(tail.factsHash());
    previousHash = tail.hash();
    firstPosition = tail.position() + 1;
  }

  /** Adds a step and returns its position. */
  long add(Observation observation, List<Fact> made) {
    if (count == 0) {
      observations.clear();
      facts.clear();
      WireCodec.begin(observations);
      WireCodec.begin(facts);
      firstNanos = observation.atNanos();
    }
    long position = firstPosition + count;
    WireCodec.write(observations, observation);
    if (!made.isEmpty()) {
      WireCodec.writeNumber(facts, count);
      int from = facts.size();
      WireCodec.write(facts, made);
      factsHash.add(position, facts.toBytes(from));
    }
    lastNanos = observation.atNanos();
    count++;
    return position;
  }

  int count() {
    return count;
  }

  int bytes() {
    return observations.size() + facts.size();
  }

  /** The chain's end: hash of the last block that was sealed. */
  Tail tail() {
    return new Tail(firstPosition - 1, previousHash, factsHash.bytes());
  }

  /** Closes the block; the next step begins another. Only if it is not empty. */
  Block seal() {
    Block block =
        Block.sealed(
            storeId,
            firstPosition,
            count,
            firstNanos,
            lastNanos,
            observations.toBytes(),
            facts.toBytes(),
            factsHash.bytes(),
            previousHash);
    previousHash = block.hash();
    firstPosition += count;
    count = 0;
    return block;
  }
}
