package org.saunter.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.saunter.learn.autocheckout.ContestReplay;
import org.saunter.learn.autocheckout.ContestReplay.Case;
import org.saunter.learn.autocheckout.OfficialScore;
import org.saunter.learn.score.Claim;
import org.saunter.learn.score.Matching;
import org.saunter.learn.score.Scores;
import org.saunter.model.Observation;
import org.saunter.model.RecordingInfo;
import org.saunter.model.Truth;
import org.saunter.model.Truth.Visited;
import org.saunter.sim.ScriptedSimulation;
import org.saunter.sim.SensorClass;
import org.saunter.store.EngineSettings;
import org.saunter.store.attribution.Certainty;

/** The labelled events of the AutoCheckout contest, played with simulated sensors. */
final class ReplaySuite implements Suite {
  static final String NAME = "autocheckout-replay";

  private static final String NOTE =
      "replayed labels, simulated sensors; not comparable with the published winner, who had real"
          + " sensors";

  private static final Map<String, Predicate<Case>> SETS = new LinkedHashMap<>();

  static {
    SETS.put("all-labelled", c -> true);
    SETS.put("baseline", Case::isBaseline);
    SETS.put("baseline-hard", Case::isStress);
  }

  private final Path folder;

  /** What one system made of all cases. */
  private record Played(String system, Case of, List<Claim> claims, List<Visited> visited) {}

  ReplaySuite(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int classes() {
    return SETS.size() * sensors().size();
  }

  @Override
  public String skipReason() {
    return ContestReplay.isIn(folder)
        ? ""
        : "The labels of the AutoCheckout contest are not in the folder (" + folder + ").";
  }

  /** The winner had heads and weights only; the other classes see hands and products too. */
  static List<SensorClass> sensors() {
    return List.of(
        Variants.headsOnly(SensorClass.MID), SensorClass.POOR, SensorClass.MID, SensorClass.GOOD);
  }

  @Override
  public void run(long seed, List<String> systems, Certainty certainty, Consumer<EvalRow> out) {
    if (!skipReason().isEmpty()) {
      return;
    }
    List<Case> cases = ContestReplay.cases(folder, seed);
    InPairs.run(
        sensors().stream()
            .map(s -> (InPairs.Work<EvalRow>) () -> rows(cases, s, seed, systems, certainty))
            .toList(),
        out);
  }

  private static List<EvalRow> rows(
      List<Case> cases, SensorClass sensors, long seed, List<String> systems, Certainty certainty) {
    EngineSettings settings = SensorSettings.of(sensors.name()).withCertainty(certainty);
    List<Played> played = new ArrayList<>();
    for (Case one : cases) {
      ScriptedSimulation simulation = new ScriptedSimulation(one.script(), sensors, seed);
      played.addAll(play(one, simulation, systems, settings));
    }
    List<EvalRow> rows = new ArrayList<>();
    SETS.forEach(
        (set, belongs) -> {
          for (String system : systems) {
            rows.add(
                row(
                    set,
                    sensors,
                    seed,
                    system,
                    played.stream()
                        .filter(p -> p.system().equals(system) && belongs.test(p.of()))
                        .toList()));
          }
        });
    return rows;
  }

  private static List<Played> play(
      Case one, ScriptedSimulation simulation, List<String> systems, EngineSettings settings) {
    List<Contestant> contestants = new ArrayList<>();
    for (String system : systems) {
      contestants.add(Contestant.named(system, simulation.setup(), settings));
    }
    List<Visited> visited = new ArrayList<>();
    Consumer<Truth> truth =
        t -> {
          if (t instanceof Visited end) {
            visited.add(end);
          }
          contestants.forEach(c -> c.on(t));
        };
    boolean goesOn = true;
    while (goesOn) {
      List<Observation> observations = new ArrayList<>();
      goesOn = simulation.step(observations::add, truth);
      observations.forEach(o -> contestants.forEach(c -> c.on(o)));
    }
    return contestants.stream().map(c -> new Played(c.name(), one, c.claims(), visited)).toList();
  }

  private static EvalRow row(
      String set, SensorClass sensors, long seed, String system, List<Played> played) {
    List<Claim> claims = new ArrayList<>();
    List<Visited> visited = new ArrayList<>();
    List<Double> f1 = new ArrayList<>();
    for (Played one : played) {
      claims.addAll(one.claims());
      visited.addAll(one.visited());
      f1.add(ContestReplay.f1(one.of(), one.claims()));
    }
    return new EvalRow(
        NAME,
        set,
        RecordingInfo.Kind.REPLAYED,
        sensors.name(),
        0,
        system,
        seed,
        Scores.of(Matching.judge(claims, visited)),
        OfficialScore.mean(f1),
        NOTE);
  }
}
