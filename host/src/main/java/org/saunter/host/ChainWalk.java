package org.saunter.host;

import java.util.Arrays;
import java.util.HexFormat;
import org.saunter.model.BadInputException;

/** Walks along a store's chain of blocks and stops at the first broken link. */
final class ChainWalk {
  private final String storeId;
  private Tail tail = Tail.empty();
  private long blocks;
  private long facts;

  ChainWalk(String storeId) {
    this.storeId = storeId;
  }

  JournalCheck walk(Journal journal) {
    String problem = "";
    try {
      journal.blocks(storeId, 1, block -> follow(journal, block));
      Tail last = journal.tail(storeId);
      if (last.position() != tail.position()) {
        problem = journal.altered(storeId, tail.position() + 1).rule();
      }
    } catch (BadInputException e) {
      problem = e.rule();
    }
    return new JournalCheck(
        storeId,
        blocks,
        tail.position(),
        facts,
        HexFormat.of().formatHex(tail.factsHash()),
        problem);
  }

  private void follow(Journal journal, Block block) {
    requireLink(journal, tail, block);
    FactsHash hash = new FactsHash(tail.factsHash());
    BlockSteps steps = block.steps();
    while (steps.hasNext()) {
      Step step = steps.next();
      hash.add(step.position(), step.facts());
      facts += step.facts().size();
    }
    if (!Arrays.equals(hash.bytes(), block.factsHash())) {
      throw journal.altered(storeId, block.firstPosition());
    }
    blocks++;
    tail = block.tail();
  }

  /** Throws unless the block follows the tail and is what was written. */
  static void requireLink(Journal journal, Tail tail, Block block) {
    if (block.firstPosition() != tail.position() + 1
        || !Arrays.equals(block.previousHash(), tail.hash())
        || !block.isIntact()) {
      throw journal.altered(block.storeId(), block.firstPosition());
    }
  }
}
