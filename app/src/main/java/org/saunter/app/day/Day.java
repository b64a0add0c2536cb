package org.saunter.app.day;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.saunter.host.Step;
import org.saunter.host.StoreFleet;
import org.saunter.host.StoreHost;
import org.saunter.learn.score.Scorer;
import org.saunter.learn.seen.SeenModels;
import org.saunter.learn.seen.SeenSettings;
import org.saunter.learn.seen.SeenShop;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Truth;
import org.saunter.sim.Senses;
import org.saunter.sim.Simulation;
import org.saunter.trade.Trade;

/**
 * One store's day, a tenth of a second at a time: the simulator's sensors, the journal, the engine,
 * the money side and whoever answers questions. A day whose process was killed is run again from
 * its start: what the journal holds is not computed twice, and the end is the same. For one thread,
 * but for {@link #review}.
 */
public final class Day implements AutoCloseable {
  private static final long SECOND_NANOS = 1_000_000_000L;

  /** A question is closed by the engine after half an hour; a little more, and all is decided. */
  private static final long CLOSING_NANOS_MAX = 2_000 * SECOND_NANOS;

  private static final int REVIEWS_MAX = 256;

  private final DayPlan plan;
  private final Simulation simulation;
  private final @Nullable SeenShop seen;
  private final Senses senses;
  private final StoreHost host;
  private final Past past;
  private final Gatekeeper gatekeeper;
  private final Reviewer reviewer;
  private final List<DayListener> listeners;
  private final Scorer scorer = new Scorer();
  private final Counts counts = new Counts();
  private final ArrayBlockingQueue<ReviewAnswered> reviews = new ArrayBlockingQueue<>(REVIEWS_MAX);
  private long nowNanos;
  private long closingTicks;
  private boolean isOpen = true;
  private boolean wasInPast;

  public Day(DayPlan plan, StoreFleet fleet, Trade trade, List<DayListener> listeners) {
    this.plan = plan;
    this.listeners = List.copyOf(listeners);
    simulation = new Simulation(plan.scenario());
    seen = plan.eyes() == DayPlan.EyesKind.PIXELS ? seen(plan, simulation) : null;
    senses = seen == null ? simulation : seen;
    nowNanos = simulation.nowNanos();
    host = fleet.add(simulation.setup(), plan.engineSettings(), List.of());
    trade.register(simulation.setup());
    past = new Past(host);
    wasInPast = past.goesOn();
    gatekeeper = new Gatekeeper(trade, host.storeId(), past.lastSequence(Trade.SOURCE));
    reviewer =
        new Reviewer(plan.reviewerSeconds() * SECOND_NANOS, past.lastSequence(Reviewer.SOURCE));
  }

  private static SeenShop seen(DayPlan plan, Simulation simulation) {
    return new SeenShop(
        simulation, plan.scenario().seed(), SeenSettings.standard(), SeenModels.standard(), null);
  }

  /** One tenth of a second; false once the last receipt is decided and paid. */
  public boolean tick() {
    List<Observation> sensed = new ArrayList<>();
    if (isOpen) {
      isOpen = senses.step(sensed::add, this::truth);
      nowNanos = simulation.nowNanos();
    } else {
      nowNanos += SECOND_NANOS;
      sensed.add(new Ticked(nowNanos, "closing", ++closingTicks));
    }
    List<Observation> batch = new ArrayList<>();
    for (Observation observation : sensed) {
      again(batch);
      give(batch, observation);
    }
    again(batch);
    answers(batch);
    host.lockstep(batch).forEach(this::durable);
    settle();
    boolean goesOn = isOpen || isClosing();
    if (!goesOn) {
      host.flush().forEach(this::durable);
    }
    return goesOn;
  }

  private boolean isClosing() {
    boolean waits = counts.openQuestions() > 0 || counts.openReceipts() > 0 || gatekeeper.isBusy();
    return waits && closingTicks * SECOND_NANOS < CLOSING_NANOS_MAX;
  }

  /** Puts in what an earlier process put in here. */
  private void again(List<Observation> batch) {
    for (Observation o = past.next(nowNanos); o != null; o = past.next(nowNanos)) {
      give(batch, o);
    }
  }

  private void answers(List<Observation> batch) {
    gatekeeper.answers(nowNanos).forEach(o -> give(batch, o));
    switch (plan.reviewer()) {
      case TRUTH -> reviewer.answers(nowNanos).forEach(o -> give(batch, o));
      case NONE -> {}
      case PAGE -> page(batch);
    }
  }

  private void page(List<Observation> batch) {
    for (ReviewAnswered o = reviews.poll(); o != null; o = reviews.poll()) {
      ReviewAnswered now =
          new ReviewAnswered(
              nowNanos, o.source(), o.sequence(), o.questionId(), o.reviewerId(), o.verdict());
      give(batch, now);
    }
  }

  private void give(List<Observation> batch, Observation observation) {
    batch.add(observation);
    past.gave();
    if (observation instanceof EntryAnswered entry) {
      senses.answerEntry(entry.credential().token(), entry.decision() == EntryDecision.ADMITTED);
    }
  }

  private void truth(Truth truth) {
    scorer.on(truth);
    reviewer.on(truth);
    listeners.forEach(l -> l.on(truth));
  }

  private void durable(Step step) {
    gatekeeper.on(step);
    for (Fact fact : step.facts()) {
      scorer.on(fact);
      counts.on(fact);
      if (plan.reviewer() == DayPlan.ReviewerKind.TRUTH) {
        reviewer.on(fact);
      }
    }
    counts.step(step);
    listeners.forEach(l -> l.on(step));
  }

  private void settle() {
    if (past.goesOn()) {
      return;
    }
    if (wasInPast) {
      wasInPast = false;
      gatekeeper.settle(nowNanos - nowNanos % SECOND_NANOS);
    }
    if (nowNanos % SECOND_NANOS == 0) {
      if (gatekeeper.isSettleOpen()) {
        host.flush().forEach(this::durable);
      }
      gatekeeper.settle(nowNanos);
    }
  }

  /** A person answered on the page; false if too many answers wait. For any thread. */
  public boolean review(ReviewAnswered answer) {
    return reviews.offer(answer);
  }

  /** Whether the store is still given what its journal holds. */
  public boolean isCatchingUp() {
    return past.goesOn();
  }

  /** Steps that the journal held when this process began. */
  public long resumedFrom() {
    return past.length();
  }

  /** The cameras of a day with pictures; null if there are none. */
  public @Nullable SeenShop seen() {
    return seen;
  }

  @Override
  public void close() {
    if (seen != null) {
      seen.close();
    }
  }

  public DayPlan plan() {
    return plan;
  }

  public StoreHost host() {
    return host;
  }

  public Simulation simulation() {
    return simulation;
  }

  public Scorer scorer() {
    return scorer;
  }

  public Counts counts() {
    return counts;
  }
}
