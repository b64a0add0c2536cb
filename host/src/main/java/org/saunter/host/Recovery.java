package org.saunter.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saunter.host.wire.WireCodec;
import org.saunter.host.wire.WireReader;
import org.saunter.host.wire.WireWriter;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact;
import org.saunter.model.StoreSetup;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/**
 * Brings a store back to where its journal ends: from the latest good snapshot on, or else from the
 * start, every journaled observation goes through the engine again, and the facts must be the
 * journaled ones, byte for byte.
 */
final class Recovery {
  private final Journal journal;
  private final StoreSetup setup;
  private final String storeId;
  private final EngineSettings engineSettings;
  private Store engine;
  private Tail tail = Tail.empty();
  private long newestNanos = Sequencer.unknown();
  private long replayed;

  Recovery(Journal journal, StoreSetup setup, EngineSettings engineSettings) {
    this.journal = journal;
    this.setup = setup;
    storeId = setup.profile().storeId();
    this.engineSettings = engineSettings;
    engine = new Store(setup, engineSettings);
  }

  /** Does it. Afterwards the engine stands at the tail. */
  void run() {
    journal.register(storeId, fingerprint(setup));
    for (Snapshot snapshot : journal.snapshots(storeId)) {
      if (begin(snapshot)) {
        break;
      }
    }
    journal.blocks(storeId, tail.position() + 1, this::replay);
  }

  /**
   * Takes a snapshot as the beginning, if it is whole, of this version, and its moment stands in
   * the journal. If not, an earlier one or the start of the journal will do: slower, never wrong.
   */
  private boolean begin(Snapshot snapshot) {
    Optional<Block> at = journal.block(storeId, snapshot.tail().position());
    if (!snapshot.isIntact()
        || snapshot.engineVersion() != Store.STATE_VERSION
        || at.isEmpty()
        || at.get().lastPosition() != snapshot.tail().position()
        || !Arrays.equals(at.get().hash(), snapshot.tail().hash())) {
      return false;
    }
    Store loaded = new Store(setup, engineSettings);
    WireReader state = new WireReader(snapshot.state());
    try {
      loaded.load(state);
    } catch (BadInputException | IllegalArgumentException | IllegalStateException e) {
      return false; // written by another engine under the same number
    }
    if (!state.isAtEnd()) {
      return false;
    }
    engine = loaded;
    tail = snapshot.tail();
    newestNanos = at.get().lastNanos();
    return true;
  }

  private void replay(Block block) {
    ChainWalk.requireLink(journal, tail, block);
    WireWriter facts = new WireWriter(block.facts().length + 64);
    WireCodec.begin(facts);
    BlockSteps steps = block.steps();
    for (int i = 0; i < block.count(); i++) {
      Step step = steps.next();
      List<Fact> made = engine.on(step.observation());
      if (!made.isEmpty()) {
        WireCodec.writeNumber(facts, i);
        WireCodec.write(facts, made);
      }
      if (!made.equals(step.facts())) {
        throw otherFacts(step.position());
      }
      newestNanos = Math.max(newestNanos, step.observation().atNanos());
    }
    if (!Arrays.equals(facts.toBytes(), block.facts())) {
      throw otherFacts(block.firstPosition());
    }
    tail = block.tail();
    replayed += block.count();
  }

  private BadInputException otherFacts(long position) {
    return new BadInputException(
        "The engine makes other facts of step ("
            + position
            + ") of store ("
            + storeId
            + ") than the journal holds.",
        "Maybe the journal was written by another version or with other settings: use those, or"
            + " begin in a new data folder.");
  }

  /** What a store's journal belongs to. */
  private static byte[] fingerprint(StoreSetup setup) {
    MessageDigest sha = FactsHash.sha256();
    for (Object part :
        List.of(setup.profile(), setup.layout(), setup.planogram(), setup.catalogue().products())) {
      sha.update(part.toString().getBytes(StandardCharsets.UTF_8));
    }
    return sha.digest();
  }

  String storeId() {
    return storeId;
  }

  Store engine() {
    return engine;
  }

  Tail tail() {
    return tail;
  }

  /** The newest time that the store has seen, {@link Sequencer#unknown} if none. */
  long newestNanos() {
    return newestNanos;
  }

  /** How many steps went through the engine again. */
  long replayed() {
    return replayed;
  }
}
