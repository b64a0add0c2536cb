package org.saunter.host;

import java.util.Map;

/**
 * How a store's host is doing, at one moment.
 *
 * @param position steps taken so far
 * @param durable steps that are durable and were delivered
 * @param replayed steps that went through the engine again when the store was opened
 * @param queued observations that wait to be taken
 * @param fates how many observations met each fate since the journal was begun; of {@link
 *     Fate#IN_ORDER}, since the store was opened
 * @param fatesBySource likewise by source, without what came in order
 * @param commits forced writes of the journal, of all its stores
 * @param journalBytes bytes of observations and facts that they wrote
 * @param snapshots snapshots that were kept, of all its stores
 * @param snapshotsFailed snapshots that could not be written; recovery takes longer, nothing else
 */
public record HostCounters(
    long position,
    long durable,
    long replayed,
    int queued,
    Map<Fate, Long> fates,
    Map<Fate, Map<String, Long>> fatesBySource,
    long commits,
    long journalBytes,
    long snapshots,
    long snapshotsFailed) {
  /** How many observations met a fate. */
  public long count(Fate fate) {
    return fates.getOrDefault(fate, 0L);
  }

  /** How many observations of each source met a fate; nothing is kept of {@link Fate#IN_ORDER}. */
  public Map<String, Long> sourcesOf(Fate fate) {
    return fatesBySource.getOrDefault(fate, Map.of());
  }
}
