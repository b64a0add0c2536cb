package org.saunter.host;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/** Small simulated shops for tests. */
final class Shopping {
  private Shopping() {}

  /** All observations of a scenario, a batch for each tenth of a second. */
  static List<List<Observation>> batches(Scenario scenario) {
    Simulation sim = new Simulation(scenario);
    List<List<Observation>> batches = new ArrayList<>();
    boolean more = true;
    while (more) {
      List<Observation> batch = new ArrayList<>();
      more = sim.step(batch::add, truth -> {});
      batches.add(batch);
    }
    return batches;
  }

  static List<Observation> observations(Scenario scenario) {
    return batches(scenario).stream().flatMap(List::stream).toList();
  }

  /** Hash of the facts that the bare engine makes. */
  static String factsHash(Scenario scenario) {
    Store engine = new Store(new Simulation(scenario).setup(), EngineSettings.standard());
    FactsHash hash = new FactsHash();
    long position = 0;
    for (Observation o : observations(scenario)) {
      List<Fact> facts = engine.on(o);
      hash.add(++position, facts);
    }
    return hash.hex();
  }
}
