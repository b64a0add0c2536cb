package org.saunter.learn;

import java.util.ArrayList;
import java.util.List;
import org.saunter.learn.score.Matching;
import org.saunter.learn.score.Scores;
import org.saunter.model.Observation;
import org.saunter.model.RecordingInfo;
import org.saunter.model.Truth;
import org.saunter.model.Truth.Visited;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.store.attribution.Certainty;

/** One class of a suite: all systems take the same observations of the same simulated shop. */
final class Contest {
  private final String suite;
  private final SuiteClass of;
  private final Certainty certainty;
  private final List<Contestant> contestants = new ArrayList<>();
  private final List<Visited> visited = new ArrayList<>();

  Contest(String suite, SuiteClass of, Certainty certainty) {
    this.suite = suite;
    this.of = of;
    this.certainty = certainty;
  }

  /** Rows of the systems that were asked for, in their order. */
  List<EvalRow> run(List<String> systems) {
    Simulation simulation = new Simulation(of.scenario());
    EngineSettings settings =
        SensorSettings.of(of.scenario().sensors().name()).withCertainty(certainty);
    for (String system : systems) {
      contestants.add(Contestant.named(system, simulation.setup(), settings));
    }
    boolean goesOn = true;
    while (goesOn) {
      List<Observation> observations = new ArrayList<>();
      goesOn = simulation.step(observations::add, this::truth);
      for (Observation observation : observations) {
        contestants.forEach(c -> c.on(observation));
      }
    }
    return contestants.stream().map(this::row).toList();
  }

  private void truth(Truth truth) {
    if (truth instanceof Visited end) {
      visited.add(end);
    }
    contestants.forEach(c -> c.on(truth));
  }

  private EvalRow row(Contestant contestant) {
    return new EvalRow(
        suite,
        of.name(),
        RecordingInfo.Kind.SIMULATED,
        of.scenario().sensors().name(),
        of.scenario().occupancy(),
        contestant.name(),
        of.scenario().seed(),
        Scores.of(Matching.judge(contestant.claims(), visited)),
        null,
        of.note());
  }
}
