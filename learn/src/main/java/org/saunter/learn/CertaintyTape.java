package org.saunter.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.learn.score.JudgedVisit;
import org.saunter.learn.score.Scorer;
import org.saunter.model.Fact;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.Store;
import org.saunter.store.attribution.Certainty;

/**
 * Takes down what a run's certainty is asked. The engine believes the posterior meanwhile, so what
 * is learned does not depend on what was learned before.
 */
final class CertaintyTape implements Certainty {
  private record Asked(double probability, List<Double> doubts) {}

  private final List<Asked> asked = new ArrayList<>();
  private final Map<Long, Asked> proposed = new HashMap<>();
  private final Scorer scorer = new Scorer();

  /** One sample a visit of a simulated day, in order of their ends. */
  static List<CertaintySample> of(Scenario scenario) {
    CertaintyTape tape = new CertaintyTape();
    Simulation simulation = new Simulation(scenario);
    Store store =
        new Store(
            simulation.setup(), SensorSettings.of(scenario.sensors().name()).withCertainty(tape));
    boolean goesOn = true;
    while (goesOn) {
      goesOn = simulation.step(o -> tape.take(store.on(o)), tape.scorer::on);
    }
    return tape.scorer.judged().stream().map(tape::sample).toList();
  }

  @Override
  public double of(double probability, double[] doubts) {
    asked.add(new Asked(probability, Arrays.stream(doubts).boxed().toList()));
    return probability;
  }

  /** The engine asks at least once a receipt, perhaps again to decide, in the order of receipts. */
  private void take(List<Fact> facts) {
    facts.forEach(scorer::on);
    List<ReceiptProposed> receipts =
        facts.stream()
            .filter(ReceiptProposed.class::isInstance)
            .map(ReceiptProposed.class::cast)
            .toList();
    int next = 0;
    for (int i = 0; i < receipts.size(); i++) {
      int others = receipts.size() - i - 1;
      if (next >= asked.size()) {
        throw new IllegalStateException(
            "The certainty of visit (" + receipts.get(i).visitId() + ") was not asked for.");
      }
      Asked own = asked.get(next++);
      proposed.put(receipts.get(i).visitId(), own);
      while (asked.size() - next > others && asked.get(next).equals(own)) {
        next++;
      }
    }
    asked.clear();
  }

  private CertaintySample sample(JudgedVisit visit) {
    Asked own = proposed.get(visit.visitId());
    return own == null
        ? new CertaintySample(visit, 0, List.of())
        : new CertaintySample(visit, own.probability(), own.doubts());
  }
}
