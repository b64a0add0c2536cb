package org.saunter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Fact;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.EntryRefused;
import org.saunter.model.Fact.EntryRequested;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;
import org.saunter.trade.Trade;
import org.saunter.trade.TradePolicy;
import org.saunter.trade.ledger.LedgerCheck;
import org.saunter.trade.payment.SandboxProcessor;
import org.saunter.trade.sql.Durability;
import org.saunter.trade.sql.FaultPoint;

/**
 * Shop, engine and money together: trade opens the gate, and what the engine decides is charged.
 * The simulator's tokens begin with "card-" and its seed in base 36, so a seed may be a word that
 * the sandbox processor listens to.
 */
class MoneyLoopTest {
  private static final long SECOND_NANOS = 1_000_000_000L;

  @TempDir Path folder;

  @Test
  void tradeAtTheGateLetsInWhomTheSimulatorWouldHave() {
    try (Day trade = new Day("7", 25, true);
        Day sim = new Day("7", 25, false)) {
      trade.run();
      sim.run();
      assertThat(trade.opened).isEqualTo(sim.opened).hasSize(25);
      trade.isPaidInFull();
      sim.isPaidInFull();
      assertThat(trade.trade.health().entriesByOutcome()).isEqualTo(Map.of("HOLD_PLACED", 25L));
    }
  }

  @Test
  void aProcessorThatIsSilentAtFirst() {
    try (Day day = new Day("timeout", 12, true)) {
      day.run();
      assertThat(day.opened).hasSize(12);
      day.isPaidInFull();
    }
  }

  @Test
  void nobodyComesInOnADeclinedCard() {
    try (Day day = new Day("decline", 5, true)) {
      day.run();
      // Staff and testers of the shop pay with no card.
      assertThat(day.opened).noneMatch(visit -> visit.contains(" SHOPPER "));
      assertThat(day.refusals).hasSize(1).containsEntry("CARD_DECLINED", 5 - day.opened.size());
      assertThat(day.opened).hasSizeLessThan(5);
      assertThat(day.sandbox.books()).isEmpty();
    }
  }

  @Test
  void nobodyComesInWhileNobodyKnows() {
    try (Day day = new Day("silent", 3, true)) {
      day.run();
      assertThat(day.opened).isEmpty();
      assertThat(day.refusals).containsEntry("PROCESSOR_SILENT", 3);
      assertThat(day.trade.check().problems()).isEmpty();
    }
  }

  /** A day of a synthetic shop. */
  private final class Day implements AutoCloseable {
    private final Simulation simulation;
    private final boolean tradeAnswers;
    private final Store store;
    private final SandboxProcessor sandbox;
    private final Trade trade;
    private final String storeId;
    private final Deque<Observation> due = new ArrayDeque<>();
    private final List<String> opened = new ArrayList<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<Long, Long> chargedMinor = new TreeMap<>();
    private long position;

    Day(String seed, int visits, boolean tradeAnswers) {
      Scenario scenario = Scenario.standard(visits, Long.parseLong(seed, 36));
      this.tradeAnswers = tradeAnswers;
      simulation = new Simulation(tradeAnswers ? scenario.withoutAnsweringEntry() : scenario);
      store = new Store(simulation.setup(), EngineSettings.standard());
      storeId = simulation.setup().profile().storeId();
      String name = seed + "-" + tradeAnswers;
      sandbox =
          SandboxProcessor.open(
              folder.resolve(name + "-sandbox.db"), Durability.KILL, FaultPoint.NONE);
      trade =
          Trade.open(
              folder.resolve(name + "-trade.db"),
              sandbox,
              TradePolicy.standard(),
              Durability.KILL,
              FaultPoint.NONE);
      trade.register(simulation.setup());
    }

    void run() {
      boolean goesOn = true;
      List<Observation> tick = new ArrayList<>();
      while (goesOn) {
        tick.clear();
        goesOn = simulation.step(tick::add, truth -> {});
        deliver(tick);
        tick.forEach(this::take);
        settle();
      }
      for (int i = 0; i < 60; i++) {
        due.addAll(trade.settle(storeId, simulation.nowNanos() + i * SECOND_NANOS));
      }
    }

    /** What trade answered reaches the shop when its time has come. */
    private void deliver(List<Observation> tick) {
      while (!due.isEmpty() && due.getFirst().atNanos() <= simulation.nowNanos()) {
        Observation answer = due.removeFirst();
        tick.add(answer);
        if (answer instanceof EntryAnswered entry) {
          simulation.answerEntry(
              entry.credential().token(), entry.decision() == EntryDecision.ADMITTED);
        }
      }
    }

    private void settle() {
      if (simulation.nowNanos() % SECOND_NANOS == 0) {
        due.addAll(trade.settle(storeId, simulation.nowNanos()));
      }
    }

    private void take(Observation observation) {
      List<Fact> facts = store.on(observation);
      position++;
      for (int i = 0; i < facts.size(); i++) {
        Fact fact = facts.get(i);
        note(fact);
        if (tradeAnswers || !(fact instanceof EntryRequested)) {
          due.addAll(trade.on(storeId, position, i, fact));
        }
      }
    }

    private void note(Fact fact) {
      if (fact instanceof VisitOpened visit) {
        opened.add(visit.credential().token() + " " + visit.role() + " " + visit.partySize());
      } else if (fact instanceof EntryRefused refused) {
        refusals.merge(refused.reason(), 1, Integer::sum);
      } else if (fact instanceof ReceiptDecided receipt && receipt.decision() == Decision.CHARGE) {
        chargedMinor.put(receipt.visitId(), receipt.totalMinor());
      }
    }

    /** Every receipt was charged exactly, and the books of all agree. */
    void isPaidInFull() {
      assertThat(chargedMinor).isNotEmpty();
      long sum = 0;
      for (Map.Entry<Long, Long> charged : chargedMinor.entrySet()) {
        var receipt = trade.receipt(storeId, charged.getKey()).orElseThrow();
        assertThat(receipt.totalMinor()).isEqualTo(charged.getValue());
        assertThat(receipt.paid().capturedMinor()).isEqualTo(charged.getValue());
        sum += charged.getValue();
      }
      LedgerCheck check = trade.check();
      String currency = simulation.setup().profile().currency();
      assertThat(check.problems()).isEmpty();
      assertThat(trade.health().pendingSteps()).isZero();
      assertThat(check.balanceMinor(currency, "processor:owes")).isEqualTo(sum);
      SandboxProcessor.Books books = Objects.requireNonNull(sandbox.books().get(currency));
      assertThat(books.capturedMinor()).isEqualTo(sum);
      assertThat(books.reservedMinor()).isEqualTo(check.balanceMinor(currency, "processor:held"));
    }

    @Override
    public void close() {
      trade.close();
      sandbox.close();
    }
  }
}
