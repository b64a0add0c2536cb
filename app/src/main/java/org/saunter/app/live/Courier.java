package org.saunter.app.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.saunter.host.Offer;
import org.saunter.host.Step;
import org.saunter.host.StoreListener;
import org.saunter.model.Observation;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.trade.Trade;

/**
 * Carries facts of a running store to the money side and its answers back, each when store time has
 * come to it. Thread-safe.
 */
final class Courier implements StoreListener {
  /** Answers that time brought are asked for again if the store has not told them by then. */
  private static final long UNSEEN_NANOS_MAX = 10_000_000_000L;

  private final Trade trade;
  private final String storeId;
  private final PriorityQueue<Observation> due =
      new PriorityQueue<>(
          Comparator.comparingLong(Observation::atNanos).thenComparingLong(Observation::sequence));
  private final Set<Long> unseen = new HashSet<>();
  private long settledNanos;

  Courier(Trade trade, String storeId) {
    this.trade = trade;
    this.storeId = storeId;
  }

  @Override
  public long handledPosition() {
    return Math.max(0, trade.handledPosition(storeId) - 1);
  }

  @Override
  public synchronized void on(Step step) {
    if (step.observation().source().equals(Trade.SOURCE)) {
      unseen.remove(step.observation().sequence());
    }
    due.addAll(trade.on(storeId, step.position(), step.facts()));
  }

  /** Store time is now; what is due is offered. What finds the queue full is offered next time. */
  synchronized void advance(long nowNanos, Function<Observation, Offer> store) {
    settle(nowNanos);
    List<Observation> kept = new ArrayList<>();
    while (!due.isEmpty() && due.element().atNanos() <= nowNanos) {
      Observation answer = at(due.remove(), nowNanos);
      if (store.apply(answer) != Offer.QUEUED) {
        kept.add(answer);
      }
    }
    due.addAll(kept);
  }

  private void settle(long nowNanos) {
    long since = nowNanos - settledNanos;
    boolean isTold = unseen.isEmpty() || since > UNSEEN_NANOS_MAX;
    if (since >= 1_000_000_000L && isTold) {
      settledNanos = nowNanos;
      unseen.clear();
      for (Observation answer : trade.settle(storeId, nowNanos)) {
        unseen.add(answer.sequence());
        due.add(answer);
      }
    }
  }

  /** The same answer, not older than the store. */
  private static Observation at(Observation answer, long nowNanos) {
    long nanos = Math.max(answer.atNanos(), nowNanos);
    return switch (answer) {
      case EntryAnswered a ->
          new EntryAnswered(
              nanos,
              a.source(),
              a.sequence(),
              a.gateId(),
              a.credential(),
              a.decision(),
              a.role(),
              a.partySize(),
              a.reason());
      case PaymentAnswered a ->
          new PaymentAnswered(
              nanos,
              a.source(),
              a.sequence(),
              a.visitId(),
              a.step(),
              a.outcome(),
              a.amountMinor(),
              a.detail());
      case Observation other -> other;
    };
  }
}
