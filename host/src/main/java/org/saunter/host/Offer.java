package org.saunter.host;

/** What {@link StoreHost#offer} answers at once. */
public enum Offer {
  /** It waits to be taken; the sequencer and the engine decide the rest. */
  QUEUED,
  /** Too much waits: not used, counted. */
  QUEUE_FULL,
  /** The store has stopped: not used, counted. */
  STOPPED
}
