package org.saunter.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;

/**
 * The steps that a journal held when it was opened, for a driver that begins again from the start:
 * each observation must be the journaled one, and its stored facts are the answer.
 */
final class Journaled {
  private final Journal journal;
  private final String storeId;
  private final long last;
  private final Deque<Block> blocks = new ArrayDeque<>();
  private Iterator<Step> steps = new ArrayList<Step>().iterator();
  private long position;

  Journaled(Journal journal, String storeId, long last) {
    this.journal = journal;
    this.storeId = storeId;
    this.last = last;
  }

  /** Whether the next observation of the driver is in the journal. */
  boolean hasNext() {
    return position < last;
  }

  /** Treats the rest as seen. */
  void skip() {
    position = last;
    blocks.clear();
    steps = new ArrayList<Step>().iterator();
  }

  Step next(Observation observation) {
    if (!steps.hasNext()) {
      steps = nextBlock().steps();
    }
    Step step = steps.next();
    position = step.position();
    if (!step.observation().equals(observation)) {
      throw new BadInputException(
          "The observation ("
              + position
              + ") of store ("
              + storeId
              + ") is not the one that the journal holds.",
          "Maybe the seed or the recording is another one: use an empty data folder.");
    }
    return step;
  }

  private Block nextBlock() {
    if (blocks.isEmpty()) {
      List<Block> more = journal.someBlocks(storeId, position + 1);
      blocks.addAll(more);
    }
    Block block = blocks.remove();
    journal.requireIntact(block);
    return block;
  }
}
