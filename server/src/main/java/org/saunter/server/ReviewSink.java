package org.saunter.server;

import org.saunter.model.Observation.ReviewAnswered;

/** Where the answers of reviewers go: the store's intake. Called from many threads. */
@FunctionalInterface
public interface ReviewSink {
  /** A store that only shows what was, for instance a replay: nobody can answer. */
  ReviewSink READ_ONLY =
      new ReviewSink() {
        @Override
        public Taken offer(String storeId, ReviewAnswered answer) {
          return Taken.READ_ONLY;
        }

        @Override
        public boolean isReadOnly() {
          return true;
        }
      };

  /** Hands an answer to the store. */
  Taken offer(String storeId, ReviewAnswered answer);

  /** Whether no answer will ever be taken; the pages then show no form. */
  default boolean isReadOnly() {
    return false;
  }

  /** What became of an answer on its way to the store. */
  enum Taken {
    /** The store will see it. */
    YES,
    /** The store's queue is full. */
    BUSY,
    /** The store does not take answers. */
    READ_ONLY
  }
}
