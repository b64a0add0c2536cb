package org.saunter.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saunter.model.Observation;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Truth;
import org.saunter.model.Truth.ActionKind;

/** The synthetic shop: repeatable, conserving, and telling the truth about itself. */
class SimulationTest {
  private static final int VISITS = 15;

  private record Run(List<Observation> observations, List<Truth> truth, Simulation simulation) {}

  private static Run run(Scenario scenario) {
    Simulation simulation = new Simulation(scenario);
    List<Observation> observations = new ArrayList<>();
    List<Truth> truth = new ArrayList<>();
    boolean on = true;
    for (int step = 0; on; step++) {
      on = simulation.step(observations::add, truth::add);
      if (step % 50 == 0) {
        assertThat(simulation.conservesItems()).as("items after step %d", step).isTrue();
      }
      assertThat(step).as("the shop must empty in the end").isLessThan(200_000);
    }
    assertThat(simulation.conservesItems()).isTrue();
    return new Run(observations, truth, simulation);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void sameSeedSameBytes(Scenario scenario) {
    Run one = run(scenario);
    Run two = run(scenario);
    assertThat(two.observations()).isEqualTo(one.observations());
    assertThat(two.truth()).isEqualTo(one.truth());
    assertThat(one.observations()).hasSizeGreaterThan(1_000);
  }

  @Test
  void otherSeedOtherShop() {
    Run one = run(Scenario.standard(5, 1));
    Run two = run(Scenario.standard(5, 2));
    assertThat(two.observations()).isNotEqualTo(one.observations());
    assertThat(two.simulation().setup()).isNotEqualTo(one.simulation().setup());
  }

  /** The day without saboteurs, run once for all of them. */
  private static final class Plain {
    static final Scenario SCENARIO = Scenario.standard(VISITS, 5);
    static final Run RUN = run(SCENARIO);
  }

  /** What goes wrong with sensors changes what is seen, never what happens. */
  @ParameterizedTest
  @MethodSource("saboteurs")
  void saboteursTouchSensorsNotPeople(Sabotage sabotage) {
    Run without = Plain.RUN;
    Run with = run(Plain.SCENARIO.withSabotage(List.of(sabotage)));
    assertThat(with.truth().stream().filter(t -> t instanceof Truth.Visited).toList())
        .isEqualTo(without.truth().stream().filter(t -> t instanceof Truth.Visited).toList());
    assertThat(with.observations()).isNotEqualTo(without.observations());
  }

  /** The truth adds up: what every visit leaves with is what it took, put back and exchanged. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void truthAddsUp(Scenario scenario) {
    Run run = run(scenario);
    Map<String, Map<String, Integer>> held = new TreeMap<>();
    int visits = 0;
    for (Truth truth : run.truth()) {
      if (truth instanceof Truth.Acted acted) {
        for (SkuCount move : acted.moves()) {
          int count = Math.abs(move.count());
          switch (acted.kind()) {
            case HAND_OVER -> {
              add(held, acted.visitKey(), move.sku(), -count);
              add(held, acted.otherVisitKey(), move.sku(), count);
            }
            case TAKE, PICK_UP_FROM_FLOOR -> add(held, acted.visitKey(), move.sku(), count);
            case PUT_BACK, PUT_ELSEWHERE, DROP -> add(held, acted.visitKey(), move.sku(), -count);
            case TOUCH, RESTOCK -> {}
          }
        }
      } else if (truth instanceof Truth.Visited visited) {
        visits++;
        Map<String, Integer> lines = new TreeMap<>();
        visited.lines().forEach(l -> lines.put(l.sku(), l.count()));
        Map<String, Integer> acted =
            new TreeMap<>(held.getOrDefault(visited.visitKey(), new TreeMap<>()));
        acted.values().removeIf(n -> n == 0);
        assertThat(lines).as("visit %s", visited.visitKey()).isEqualTo(acted);
      }
    }
    assertThat(visits).isGreaterThanOrEqualTo(scenario.visits());
  }

  private static void add(
      Map<String, Map<String, Integer>> held, String visit, String sku, int count) {
    held.computeIfAbsent(visit, v -> new TreeMap<>()).merge(sku, count, Integer::sum);
  }

  @Test
  void observationsComeInOrderOfTimeAndAreNumbered() {
    Run run = run(Scenario.standard(VISITS, 3));
    long latest = 0;
    Set<String> numbers = new HashSet<>();
    for (Observation o : run.observations()) {
      assertThat(o.atNanos()).isGreaterThanOrEqualTo(latest - Simulation.TICK_NANOS);
      latest = Math.max(latest, o.atNanos());
      assertThat(numbers.add(o.source() + " " + o.sequence())).as(o.source()).isTrue();
    }
  }

  @Test
  void everyKindOfActHappens() {
    Run run = run(Scenario.standard(150, 8).withBehaviour(Behaviour.NATURAL));
    List<ActionKind> kinds =
        run.truth().stream()
            .filter(t -> t instanceof Truth.Acted)
            .map(t -> ((Truth.Acted) t).kind())
            .distinct()
            .toList();
    assertThat(kinds)
        .contains(ActionKind.TAKE, ActionKind.PUT_BACK, ActionKind.PUT_ELSEWHERE, ActionKind.TOUCH);
  }

  /** The shop must be at least as hard as the real ones; what is easier is printed. */
  @Test
  void measuredFiguresStandBesideRealOnes() {
    Run run = run(Scenario.standard(300, 11));
    System.out.printf("%-28s %8s %8s%n", "simulated shop", "ours", "real");
    run.simulation()
        .measured()
        .figures()
        .forEach((name, pair) -> System.out.printf("%-28s %8.3f %8.3f%n", name, pair[0], pair[1]));
    assertThat(
            run.simulation()
                .measured()
                .figures()
                .getOrDefault("neighbourWithinFiveGrams", new double[2])[0])
        .isGreaterThan(0.3);
  }

  @Test
  void staffLetShoppersHaveTheFacing() {
    Scenario natural = Scenario.standard(600, 11).withOccupancy(20);
    double waiting = whileFilled(natural);
    double filling = whileFilled(natural.withBehaviour(Behaviour.FILLING));
    assertThat(waiting).isPositive().isLessThan(filling / 2);
  }

  @Test
  void platesReportWithoutABreakAroundEverythingThatIsTakenOrPut() {
    Run run = run(Scenario.standard(150, 9).withOccupancy(20));
    Map<String, TreeSet<Long>> batches = new HashMap<>();
    for (Observation o : run.observations()) {
      if (o instanceof Observation.PlateWeighed w) {
        batches.computeIfAbsent(w.plateId(), p -> new TreeSet<>()).add(w.atNanos());
      }
    }
    for (Truth t : run.truth()) {
      if (t instanceof Truth.Acted act) {
        for (String plate : act.plateIds()) {
          long from = act.atNanos() - 1_000_000_000L;
          assertThat(
                  batches.getOrDefault(plate, new TreeSet<>()).subSet(from, from + 4_000_000_000L))
              .as("%s of %s", act.kind(), plate)
              .hasSizeGreaterThanOrEqualTo(19); // one each 0.2 s
        }
      }
    }
  }

  private static double whileFilled(Scenario scenario) {
    Map<String, double[]> figures = run(scenario).simulation().measured().figures();
    return figures.getOrDefault("takesWhileStaffFill", new double[2])[0];
  }

  static Stream<Scenario> scenarios() {
    Scenario standard = Scenario.standard(VISITS, 7);
    return Stream.of(
        standard,
        standard.withFormat(ShopFormat.named("kiosk")).withOccupancy(2),
        standard.withFormat(ShopFormat.named("stadium")).withOccupancy(8),
        standard.withFormat(ShopFormat.named("grocery")).withOccupancy(12),
        standard.withSensors(SensorClass.POOR).withOccupancy(20),
        standard.withSensors(SensorClass.TARGET));
  }

  static Stream<Sabotage> saboteurs() {
    String plate =
        new Simulation(Scenario.standard(1, 5)).setup().planogram().placements().get(0).plateId();
    return Stream.of(
        new Sabotage.DeadPlate(plate, 1),
        new Sabotage.DriftingPlate(plate, 30),
        new Sabotage.NoisyPlate(plate, 8),
        new Sabotage.AbsurdPlate(plate, 0.2),
        new Sabotage.FloodingPlate(plate, 20, 1_000),
        new Sabotage.CamerasOut(30, 60),
        new Sabotage.LostMessages(0.02),
        new Sabotage.LateMessages(0.05, 900),
        new Sabotage.DuplicateMessages(0.05),
        new Sabotage.ScalesClockOff(250),
        new Sabotage.SilentSwaps(5));
  }
}
