package org.saunter.learn;

import java.util.List;
import org.saunter.model.Fact;
import org.saunter.model.Observation;

/** Watches a run: to hash facts, to show progress, to keep receipts. */
public interface RunListener {
  /** Does nothing. */
  RunListener NONE = (observation, facts) -> {};

  /** The engine took an observation and told these facts. */
  void on(Observation observation, List<Fact> facts);
}
