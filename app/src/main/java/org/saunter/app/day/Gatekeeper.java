package org.saunter.app.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.saunter.host.Step;
import org.saunter.model.Observation;
import org.saunter.trade.Trade;

/**
 * Carries durable facts of one store to the money side and keeps its answers until store time has
 * come to them.
 */
final class Gatekeeper {
  private final Trade trade;
  private final String storeId;
  private final long sequenceKnown;
  private final PriorityQueue<Observation> due =
      new PriorityQueue<>(
          Comparator.comparingLong(Observation::atNanos).thenComparingLong(Observation::sequence));
  private boolean isSettleOpen;

  /**
   * @param sequenceKnown answers up to this number are in the journal already
   */
  Gatekeeper(Trade trade, String storeId, long sequenceKnown) {
    this.trade = trade;
    this.storeId = storeId;
    this.sequenceKnown = sequenceKnown;
  }

  void on(Step step) {
    add(trade.on(storeId, step.position(), step.facts()));
  }

  /** Time has passed; whether something was answered that the next call counts as received. */
  void settle(long nowNanos) {
    List<Observation> told = trade.settle(storeId, nowNanos);
    isSettleOpen = !told.isEmpty();
    add(told);
  }

  /** Whether the next {@link #settle} takes answers for received, which must be durable by then. */
  boolean isSettleOpen() {
    return isSettleOpen;
  }

  private void add(List<Observation> answers) {
    for (Observation answer : answers) {
      if (answer.sequence() > sequenceKnown) {
        due.add(answer);
      }
    }
  }

  /** The answers whose time has come. */
  List<Observation> answers(long nowNanos) {
    List<Observation> ready = new ArrayList<>();
    while (!due.isEmpty() && due.element().atNanos() <= nowNanos) {
      ready.add(due.remove());
    }
    return ready;
  }

  boolean isBusy() {
    return !due.isEmpty();
  }
}
