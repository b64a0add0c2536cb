package org.saunter.learn;

import java.util.List;
import org.saunter.learn.score.Scorer;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/** A simulated shop and the engine in one thread, as fast as the machine allows, with scores. */
public final class EngineRun {
  private final Simulation simulation;
  private final Store store;
  private final RunListener listener;
  private final Scorer scorer = new Scorer();
  private long observations;
  private long told;

  public EngineRun(Scenario scenario, EngineSettings settings, RunListener listener) {
    this.simulation = new Simulation(scenario);
    this.store = new Store(simulation.setup(), settings);
    this.listener = listener;
  }

  /** Runs to the end; to be called once. */
  public RunResult run() {
    boolean goesOn = true;
    while (goesOn) {
      goesOn = simulation.step(this::take, scorer::on);
    }
    return new RunResult(scorer.scores(), scorer.handling(), observations, told);
  }

  private void take(Observation observation) {
    observations++;
    List<Fact> facts = store.on(observation);
    told += facts.size();
    facts.forEach(scorer::on);
    listener.on(observation, facts);
  }
}
