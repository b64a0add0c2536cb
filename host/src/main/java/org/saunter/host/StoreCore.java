package org.saunter.host;

import java.util.List;
import java.util.Optional;
import org.saunter.host.wire.WireWriter;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.store.Store;

/** The engine of one store together with the block that is being filled. One thread at a time. */
final class StoreCore {
  private final String storeId;
  private final Store engine;
  private final BlockBuilder builder;
  private final Effects effects;
  private boolean waitedFor;
  private volatile long position;
  private long keptPosition;

  StoreCore(String storeId, Store engine, Tail tail, Effects effects) {
    this.storeId = storeId;
    this.engine = engine;
    builder = new BlockBuilder(storeId, tail);
    this.effects = effects;
    position = tail.position();
    keptPosition = tail.position();
  }

  /** Runs the engine. The step is not durable yet. */
  Step on(Observation observation) {
    List<Fact> facts = engine.on(observation);
    long position = builder.add(observation, facts);
    waitedFor |= effects.areWaitedFor(facts);
    this.position = position;
    return new Step(storeId, position, observation, facts);
  }

  /** Whether the open block holds something that somebody outside waits for, or is full. */
  boolean isUrgent(HostSettings settings) {
    return waitedFor
        || builder.count() >= settings.blockObservationsMax()
        || builder.bytes() >= settings.blockBytesMax();
  }

  /** Whether the open block is so full that nothing more may be put into it. */
  boolean isOverfull(HostSettings settings) {
    return builder.count() >= 2 * settings.blockObservationsMax()
        || builder.bytes() >= 2 * settings.blockBytesMax();
  }

  /** Closes the open block. Only if it is not empty. */
  Block seal() {
    waitedFor = false;
    return builder.seal();
  }

  /** A snapshot, if it is time for one. Only between two blocks. */
  Optional<Snapshot> snapshotIfDue(HostSettings settings) {
    if (settings.snapshotEvery() == 0 || position - keptPosition < settings.snapshotEvery()) {
      return Optional.empty();
    }
    keptPosition = position;
    WireWriter state = new WireWriter(1 << 16);
    engine.save(state);
    return Optional.of(
        Snapshot.sealed(storeId, builder.tail(), Store.STATE_VERSION, state.toBytes()));
  }

  /** Position of the last step. May be asked by any thread. */
  long position() {
    return position;
  }
}
