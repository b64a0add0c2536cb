package org.saunter.host;

import org.saunter.model.BadInputException;

/**
 * How a host runs its stores.
 *
 * @param queueMax observations that may wait to be taken; more are refused with {@link
 *     Fate#QUEUE_FULL}
 * @param windowNanos how long, in store time, the sequencer waits for what is under way
 * @param blockObservationsMax a block of this many steps is written at once
 * @param blockBytesMax likewise by size
 * @param forceMillis what nothing outside waits for is written after this time at the latest
 * @param forcesBills whether a changed bill is written at once, for a page that shows it
 * @param snapshotEvery steps between two snapshots; 0 for none
 * @param durability what a step survives once it was told
 * @param journalBytesMax what the journal may grow to; 0 for no bound but the disk
 */
public record HostSettings(
    int queueMax,
    long windowNanos,
    int blockObservationsMax,
    int blockBytesMax,
    int forceMillis,
    boolean forcesBills,
    int snapshotEvery,
    Durability durability,
    long journalBytesMax) {
  public HostSettings {
    atLeast("length of the queue", queueMax, 1);
    atLeast("window in nanoseconds", windowNanos, 0);
    atLeast("number of steps in a block", blockObservationsMax, 1);
    atLeast("size of a block in bytes", blockBytesMax, 1);
    atLeast("time in milliseconds until a block is written", forceMillis, 0);
    atLeast("number of steps between two snapshots", snapshotEvery, 0);
    atLeast("size of the journal in bytes", journalBytesMax, 0);
  }

  private static void atLeast(String what, long value, long least) {
    if (value < least) {
      throw new BadInputException(
          "The " + what + " is (" + value + "); it must be at least (" + least + ").",
          "Maybe leave it out: what is built in suits most shops.");
    }
  }

  /** What a shop with people in it starts with. */
  public static HostSettings standard() {
    return new HostSettings(
        65_536, 300_000_000L, 8_192, 512 * 1024, 100, true, 100_000, Durability.POWER_CUT, 0);
  }

  /** For simulations that run as fast as the machine allows: bills wait for their block. */
  public static HostSettings fast() {
    return new HostSettings(
        65_536, 300_000_000L, 16_384, 1024 * 1024, 200, false, 500_000, Durability.KILL, 0);
  }

  /** These with another number of steps between snapshots. */
  public HostSettings withSnapshotEvery(int steps) {
    return with(queueMax, steps, journalBytesMax);
  }

  /** These with another bound of the queue. */
  public HostSettings withQueueMax(int observations) {
    return with(observations, snapshotEvery, journalBytesMax);
  }

  /** These with a journal that may grow to so many bytes. */
  public HostSettings withJournalBytesMax(long bytes) {
    return with(queueMax, snapshotEvery, bytes);
  }

  /** The one place that copies what nobody changes. */
  private HostSettings with(int queueMax, int snapshotEvery, long journalBytesMax) {
    return new HostSettings(
        queueMax,
        windowNanos,
        blockObservationsMax,
        blockBytesMax,
        forceMillis,
        forcesBills,
        snapshotEvery,
        durability,
        journalBytesMax);
  }
}
