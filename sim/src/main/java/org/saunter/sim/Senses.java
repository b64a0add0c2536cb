package org.saunter.sim;

import java.util.function.Consumer;
import org.saunter.model.Observation;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;

/** What a store's day is made of: what its sensors report, and what really happened. */
public interface Senses {
  /** What the engine is told before it starts. */
  StoreSetup setup();

  long nowNanos();

  /** Visits that have come to the gate so far. */
  int arrived();

  /** Somebody else decided who may come in. */
  void answerEntry(String token, boolean admitted);

  /**
   * A tenth of a second of shop life.
   *
   * @param out takes the observations in the order in which they are received
   * @param truth takes what really happened
   * @return false once everybody has come and gone and the last receipts are due
   */
  boolean step(Consumer<Observation> out, Consumer<Truth> truth);
}
