package org.saunter.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation;
import org.saunter.model.StoreSetup;
import org.saunter.recording.UnreadableCount;
import org.saunter.store.EngineSettings;

/**
 * One store, run durably: observations in, journaled steps out. After a crash it stands where its
 * journal ends, with the same facts.
 *
 * <p>It is driven in one of two ways. <b>Live</b>: {@link #start} gives it a thread of its own, and
 * any thread may {@link #offer}; the sequencer puts the arrivals into order. <b>Lockstep</b>: one
 * caller hands over ordered batches and the engine runs in the caller's thread.
 *
 * <p>Rule of both: a fact is durable before anybody is told. What somebody outside waits for (an
 * entry, a receipt, a question, a bill) is written at once, the rest with it or after {@link
 * HostSettings#forceMillis}.
 */
public final class StoreHost implements AutoCloseable {
  private final Journal journal;
  private final @Nullable StoreFleet owned;
  private final StoreSetup setup;
  private final String storeId;
  private final HostSettings settings;
  private final GroupCommitter committer;
  private final Fates fates;
  private final Inbox inbox;
  private final Delivery delivery;
  private final Pipeline pipeline;
  private final Journaled journaled;
  private final StoreCore core;
  private final long newestNanos;
  private final long replayed;
  private @Nullable Thread thread;
  private volatile @Nullable StoreFault fault;

  /** Opens a store that shares journal and writer with others. */
  StoreHost(
      Journal journal,
      GroupCommitter committer,
      StoreSetup setup,
      EngineSettings engineSettings,
      HostSettings settings,
      List<StoreListener> listeners,
      @Nullable StoreFleet owned) {
    this.journal = journal;
    this.committer = committer;
    this.setup = setup;
    this.settings = settings;
    this.owned = owned;
    Recovery recovery = new Recovery(journal, setup, engineSettings);
    recovery.run();
    storeId = recovery.storeId();
    newestNanos = recovery.newestNanos();
    replayed = recovery.replayed();
    fates = new Fates(journal.fates(storeId));
    committer.keepFates(storeId, fates);
    inbox = new Inbox(settings.queueMax());
    core =
        new StoreCore(
            storeId, recovery.engine(), recovery.tail(), new Effects(settings.forcesBills()));
    delivery = new Delivery(journal, storeId, listeners);
    pipeline = new Pipeline(core, recovery.tail(), committer, settings, delivery);
    journaled = new Journaled(journal, storeId, recovery.tail().position());
  }

  /**
   * Opens one store in a data folder of its own and recovers it.
   *
   * @throws org.saunter.model.BadInputException if the folder cannot be used, its journal is
   *     damaged, or it was written by another engine or for another set-up
   */
  public static StoreHost open(
      Path folder,
      StoreSetup setup,
      EngineSettings engineSettings,
      HostSettings settings,
      List<StoreListener> listeners) {
    StoreFleet fleet = StoreFleet.open(folder, settings);
    try {
      return fleet.addOwner(setup, engineSettings, listeners);
    } catch (RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  public String storeId() {
    return storeId;
  }

  public StoreSetup setup() {
    return setup;
  }

  // Live

  /** Begins to run in a thread of its own; listeners first get what they have not handled. */
  public synchronized void start() {
    if (thread != null) {
      throw new IllegalStateException("The store " + storeId + " was started before.");
    }
    Sequencer sequencer = new Sequencer(settings.windowNanos(), newestNanos, fates);
    StoreRunner runner = new StoreRunner(inbox, sequencer, pipeline, delivery, this::stopped);
    thread = Thread.ofPlatform().name("store-" + storeId).start(runner);
  }

  private void stopped(Throwable cause) {
    fault = StoreFault.of(storeId, cause);
    inbox.close();
  }

  /** Hands over an observation, from any thread, in any order. Never waits. */
  public Offer offer(Observation observation) {
    Offer answer = inbox.offer(observation);
    switch (answer) {
      case QUEUED -> {}
      case QUEUE_FULL -> fates.count(Fate.QUEUE_FULL, observation.source());
      case STOPPED -> fates.count(Fate.STOPPED, observation.source());
    }
    return answer;
  }

  /** Why the store stopped by itself, if it did. */
  public Optional<StoreFault> fault() {
    return Optional.ofNullable(fault);
  }

  // Lockstep

  /**
   * Runs a batch that is in order already, past the sequencer, in the caller's thread.
   *
   * <p>A driver that begins again from the start on a journal that holds its observations gets the
   * stored steps; they are not run twice. A driver that goes on instead calls {@link #skipToEnd}
   * first.
   *
   * @return the steps that are durable now and were not returned before: the batch's own, with
   *     those that were held back, as soon as one of them holds what somebody outside waits for, or
   *     the time or size of a block is full; else none yet
   */
  public List<Step> lockstep(List<Observation> batch) {
    requireLockstep();
    List<Step> ready = new ArrayList<>();
    for (Observation observation : batch) {
      if (journaled.hasNext()) {
        Step step = journaled.next(observation);
        delivery.deliver(step);
        ready.add(step);
      } else {
        pipeline.take(observation);
        if (pipeline.isOverfull()) {
          ready.addAll(flush());
        }
      }
    }
    if (pipeline.isDue()) {
      ready.addAll(flush());
    }
    return ready;
  }

  /** Writes what is held back and returns it: durable now, and not returned before. */
  public List<Step> flush() {
    requireLockstep();
    return pipeline.flush();
  }

  /** Tells that the driver does not begin again from the start: what it gives next is new. */
  public void skipToEnd() {
    requireLockstep();
    journaled.skip();
  }

  private synchronized void requireLockstep() {
    if (thread != null) {
      throw new IllegalStateException("The store " + storeId + " runs in a thread of its own.");
    }
  }

  // Looking

  /** Position of the last durable step. */
  public long position() {
    return pipeline.durable();
  }

  /**
   * Hash over all durable facts, 64 hexadecimal digits; see {@link FactsHash}. In lockstep, {@link
   * #flush} first.
   */
  public String factsHash() {
    return pipeline.durableFactsHash().hex();
  }

  /** Hands over each durable step from a position on, in order, out of the journal. */
  public void steps(long fromPosition, Consumer<Step> use) {
    journal.steps(storeId, fromPosition, use);
  }

  /** The step at a position, if it is durable. */
  public Optional<Step> step(long position) {
    return journal.step(storeId, position);
  }

  /** Reads the whole journal of this store and says whether it is whole. */
  public JournalCheck verify() {
    return journal.verify(storeId);
  }

  /** Lines for this store that could not be read, as they were last kept. */
  public List<UnreadableCount> unreadable() {
    return journal.unreadable(storeId);
  }

  /** Keeps such counts beside the journal, for the next start and for who looks at the folder. */
  public void keepUnreadable(List<UnreadableCount> counts) {
    journal.keepUnreadable(storeId, counts);
  }

  public HostCounters counters() {
    return new HostCounters(
        core.position(),
        pipeline.durable(),
        replayed,
        inbox.size(),
        fates.counts(),
        fates.bySource(),
        committer.commits(),
        committer.bytes(),
        committer.snapshots(),
        committer.snapshotsFailed());
  }

  /** Takes nothing more, works off and writes what waits, and stops. */
  @Override
  public void close() {
    inbox.close();
    Thread running = thread;
    try {
      if (running != null) {
        running.join();
      } else if (fault == null) {
        flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (owned != null) {
        owned.close();
      }
    }
  }
}
