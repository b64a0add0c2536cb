package org.saunter.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.saunter.host.Fates.Met;
import org.saunter.model.BadInputException;

/**
 * The one thread that writes to the journal. Everything that waits, of whatever store, goes into
 * one transaction and so costs one forced write. If the transaction fails, each block is tried by
 * itself, so that a bad one fails alone. Fates that were counted meanwhile go with the blocks and
 * cost no forced write; what is left of them is written at the end. Thread-safe.
 */
final class GroupCommitter implements AutoCloseable {
  private static final int QUEUE_MAX = 1_024;

  private final Journal journal;
  private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final Map<String, Fates> fates = new ConcurrentHashMap<>();
  private final LongAdder commits = new LongAdder();
  private final LongAdder blocks = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder snapshots = new LongAdder();
  private final LongAdder snapshotsFailed = new LongAdder();
  private final Thread thread;

  private sealed interface Work {}

  private record Write(Block block, CompletableFuture<Void> done, Runnable after) implements Work {}

  private record Keep(Snapshot snapshot) implements Work {}

  private record Stop() implements Work {}

  GroupCommitter(Journal journal) {
    this.journal = journal;
    thread = Thread.ofPlatform().name("journal-writer").start(this::run);
  }

  /** Keeps what a store counts from now on. */
  void keepFates(String storeId, Fates counted) {
    fates.put(storeId, counted);
  }

  /**
   * Hands a block over; waits while too many wait already. The answer is done once it is durable.
   *
   * @param after run by the writing thread once the answer is done, well or not
   */
  CompletableFuture<Void> submit(Block block, Runnable after) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    put(new Write(block, done, after));
    return done;
  }

  /** Hands a snapshot over; it is written after all blocks that were handed over before. */
  void keep(Snapshot snapshot) {
    put(new Keep(snapshot));
  }

  private void put(Work work) {
    try {
      queue.put(work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The thread was interrupted while it waited to write.", e);
    }
  }

  private void run() {
    List<Work> batch = new ArrayList<>();
    boolean stopped = false;
    while (!stopped) {
      batch.clear();
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        return; // nobody interrupts this thread but a dying process
      }
      queue.drainTo(batch);
      stopped = write(batch);
    }
  }

  private boolean write(List<Work> batch) {
    List<Write> writes = new ArrayList<>();
    List<Keep> keeps = new ArrayList<>();
    boolean stopped = false;
    for (Work work : batch) {
      switch (work) {
        case Write w -> writes.add(w);
        case Keep k -> keeps.add(k);
        case Stop s -> stopped = true;
      }
    }
    append(writes);
    writes.forEach(w -> w.after.run());
    for (Keep keep : keeps) {
      keep(keep);
    }
    if (stopped) {
      keepLastFates();
    }
    return stopped;
  }

  private void append(List<Write> writes) {
    if (writes.isEmpty()) {
      return;
    }
    try {
      commit(writes);
      writes.forEach(w -> w.done.complete(null));
    } catch (BadInputException e) {
      if (writes.size() == 1) {
        writes.get(0).done.completeExceptionally(e);
        return;
      }
      for (Write one : writes) {
        attempt(() -> commit(List.of(one)), one.done);
      }
    }
  }

  private void commit(List<Write> writes) {
    Map<String, Map<Met, Long>> counted = unkept();
    journal.append(writes.stream().map(Write::block).toList(), counted);
    fates.forEach((storeId, of) -> of.kept(counted.getOrDefault(storeId, Map.of())));
    commits.increment();
    for (Write write : writes) {
      blocks.increment();
      bytes.add(write.block.bytes());
    }
  }

  private Map<String, Map<Met, Long>> unkept() {
    Map<String, Map<Met, Long>> counted = new TreeMap<>();
    fates.forEach((storeId, counts) -> counted.put(storeId, counts.unkept()));
    counted.values().removeIf(Map::isEmpty);
    return counted;
  }

  /** What no block took along, such as the counts of a store that had stopped. */
  private void keepLastFates() {
    if (!unkept().isEmpty()) {
      try {
        commit(List.of());
      } catch (BadInputException e) {
        // the last block met the same trouble and named it; counts alone fail nobody
      }
    }
  }

  /** A snapshot only saves time: without it, recovery begins at the one before. */
  private void keep(Keep keep) {
    try {
      journal.keep(keep.snapshot);
      snapshots.increment();
    } catch (BadInputException e) {
      snapshotsFailed.increment();
    }
  }

  private static void attempt(Runnable act, CompletableFuture<Void> done) {
    try {
      act.run();
      done.complete(null);
    } catch (BadInputException e) {
      done.completeExceptionally(e);
    }
  }

  /** Transactions so far. */
  long commits() {
    return commits.sum();
  }

  /** Blocks so far. */
  long blocks() {
    return blocks.sum();
  }

  /** Bytes of observations and facts so far. */
  long bytes() {
    return bytes.sum();
  }

  /** Snapshots so far. */
  long snapshots() {
    return snapshots.sum();
  }

  /** Snapshots that could not be written so far. */
  long snapshotsFailed() {
    return snapshotsFailed.sum();
  }

  /** Writes what waits, then ends the thread. The journal stays open. */
  @Override
  public void close() {
    put(new Stop());
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
