package org.saunter.server;

import org.saunter.model.Observation;

/** Where observations that come over HTTP go: the store's intake. Called from many threads. */
@FunctionalInterface
public interface ObservationSink {
  /** A store that takes no observations from outside. */
  ObservationSink NONE = (storeId, observation) -> Taken.CLOSED;

  /** Hands an observation to the store; never waits. */
  Taken offer(String storeId, Observation observation);

  /** What became of an observation on its way to the store. */
  enum Taken {
    /** The store will see it. */
    YES,
    /** The store's queue is full; it was not taken. */
    QUEUE_FULL,
    /** The store takes none. */
    CLOSED
  }
}
