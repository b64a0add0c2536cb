package org.saunter.host;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.saunter.host.wire.WireCodec;
import org.saunter.host.wire.WireReader;
import org.saunter.model.Fact;

/** The steps of a block, one after the other. */
final class BlockSteps implements Iterator<Step> {
  private static final long NONE = -1;

  private final Block block;
  private final WireReader observations;
  private final WireReader facts;
  private int next;
  private long nextWithFacts;

  BlockSteps(Block block) {
    this.block = block;
    observations = block.observationReader();
    facts = block.factReader();
    nextWithFacts = readOffset();
  }

  private long readOffset() {
    return facts.isAtEnd() ? NONE : WireCodec.readNumber(facts);
  }

  @Override
  public boolean hasNext() {
    return next < block.count();
  }

  @Override
  public Step next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The block has " + block.count() + " steps.");
    }
    List<Fact> made = List.of();
    if (next == nextWithFacts) {
      made = WireCodec.readFacts(facts);
      nextWithFacts = readOffset();
    }
    long position = block.firstPosition() + next++;
    return new Step(block.storeId(), position, WireCodec.readObservation(observations), made);
  }
}
