package org.saunter.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;

/**
 * From the engine to the listeners by way of the disk. While one block is being written the next is
 * filled, so that steps share forced writes the more, the busier the store is. A step is delivered
 * only when it is durable. One thread at a time.
 */
final class Pipeline {
  private final StoreCore core;
  private final GroupCommitter committer;
  private final HostSettings settings;
  private final Delivery delivery;
  private List<Step> open = new ArrayList<>();
  private List<Step> writing = List.of();
  private @Nullable Block block;
  private @Nullable CompletableFuture<Void> written;
  private @Nullable BadInputException failure;
  private long openedNanoTime;
  private volatile long durable;
  private volatile byte[] durableFactsHash;

  Pipeline(
      StoreCore core,
      Tail tail,
      GroupCommitter committer,
      HostSettings settings,
      Delivery delivery) {
    this.core = core;
    this.committer = committer;
    this.settings = settings;
    this.delivery = delivery;
    durable = tail.position();
    durableFactsHash = tail.factsHash();
  }

  /** Runs the engine on an observation; the step waits to be written. */
  void take(Observation observation) {
    if (open.isEmpty()) {
      openedNanoTime = System.nanoTime();
    }
    open.add(core.on(observation));
  }

  /** Whether the open block is so large that nothing more should be put into it. */
  boolean isOverfull() {
    return core.isOverfull(settings);
  }

  /** Whether the open block should be written now. */
  boolean isDue() {
    return !open.isEmpty() && (core.isUrgent(settings) || waitNanos() <= 0);
  }

  /** How long the open block may still wait; a long time if there is none. */
  long waitNanos() {
    return open.isEmpty()
        ? 1_000_000_000L
        : settings.forceMillis() * 1_000_000L - (System.nanoTime() - openedNanoTime);
  }

  boolean isWriting() {
    return written != null;
  }

  /** Begins to write the open block, unless another is being written or there is none. */
  void write(Runnable whenDone) {
    if (failure != null) {
      throw failure;
    }
    if (written != null || open.isEmpty()) {
      return;
    }
    Block sealed = core.seal();
    block = sealed;
    writing = open;
    open = new ArrayList<>();
    written = committer.submit(sealed, whenDone);
    core.snapshotIfDue(settings).ifPresent(committer::keep);
  }

  /** Writes everything that is held back, waits until it is durable, and returns its steps. */
  List<Step> flush() {
    List<Step> ready = new ArrayList<>(settle(true));
    write(() -> {});
    ready.addAll(settle(true));
    return ready;
  }

  /**
   * Delivers the block that was being written, if it is durable now.
   *
   * @param wait whether to wait until it is
   * @return its steps; none if it is still being written
   */
  List<Step> settle(boolean wait) {
    CompletableFuture<Void> waiting = written;
    Block sealed = block;
    if (waiting == null || sealed == null || !(wait || waiting.isDone())) {
      return List.of();
    }
    join(waiting);
    List<Step> steps = writing;
    written = null;
    block = null;
    writing = List.of();
    durable = sealed.lastPosition();
    durableFactsHash = sealed.factsHash();
    steps.forEach(delivery::deliver);
    return steps;
  }

  private void join(CompletableFuture<Void> waiting) {
    try {
      waiting.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof BadInputException bad) {
        failure = bad;
        throw bad;
      }
      throw e;
    }
  }

  /** Position of the last durable step. May be asked by any thread. */
  long durable() {
    return durable;
  }

  /** Hash of the durable facts. May be asked by any thread. */
  FactsHash durableFactsHash() {
    return new FactsHash(durableFactsHash);
  }
}
