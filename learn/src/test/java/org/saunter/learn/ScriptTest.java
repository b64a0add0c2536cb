package org.saunter.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.learn.score.JudgedVisit;
import org.saunter.learn.score.Scorer;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;
import org.saunter.model.Planogram.Placement;
import org.saunter.model.Product;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;
import org.saunter.sim.Scenario;
import org.saunter.sim.Script;
import org.saunter.sim.Script.Deed;
import org.saunter.sim.ScriptedSimulation;
import org.saunter.sim.SensorClass;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/** A script in a generated shop: what it says happens, and nothing else. */
class ScriptTest {
  private static final StoreSetup SETUP = new Simulation(Scenario.standard(1, 3)).setup();
  private static final long START = Scenario.START_NANOS;
  private static final Placement FIRST = SETUP.planogram().placements().get(0);
  private static final Placement FAR = SETUP.planogram().placements().get(200);

  @Test
  void whatIsScriptedHappensAndTheEngineSeesIt() {
    long at = START + ScriptedSimulation.leadNanos(2);
    Script script =
        script(
            deed(at, "ana", true, FIRST),
            deed(at + 8_000_000_000L, "ben", true, FAR),
            deed(at + 9_000_000_000L, "ana", false, FIRST));
    List<Truth> truth = new ArrayList<>();
    Scorer scorer = play(script, truth);
    assertThat(scorer.judged()).hasSize(2).allMatch(JudgedVisit::isExact);
    assertThat(truth.stream().filter(t -> t instanceof Truth.Acted)).hasSize(3);
    List<Truth> again = new ArrayList<>();
    assertThat(play(script, again).judged()).isEqualTo(scorer.judged());
    assertThat(again).isEqualTo(truth);
  }

  @Test
  void whatWasNeverTakenMayStillBePut() {
    long at = START + ScriptedSimulation.leadNanos(1);
    List<Truth> truth = new ArrayList<>();
    play(script(deed(at, "ana", false, FIRST)), truth);
    assertThat(truth)
        .anySatisfy(
            t ->
                assertThat(t)
                    .isInstanceOfSatisfying(
                        Truth.Visited.class, v -> assertThat(v.lines()).isEmpty()));
  }

  @Test
  void aDeedOfSomebodyWhoDoesNotComeIsRefused() {
    assertThatThrownBy(() -> script(deed(START, "eve", true, FIRST)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(eve)");
  }

  private static Deed deed(long at, String who, boolean take, Placement what) {
    return new Deed(at, who, take, what.sku(), List.of(what.plateId()));
  }

  private static Script script(Deed... deeds) {
    List<String> families = SETUP.catalogue().products().stream().map(Product::family).toList();
    return new Script(SETUP, families, List.of("ana", "ben"), List.of(deeds), START);
  }

  private static Scorer play(Script script, List<Truth> truth) {
    ScriptedSimulation simulation = new ScriptedSimulation(script, SensorClass.GOOD, 4);
    Store store = new Store(simulation.setup(), EngineSettings.standard());
    Scorer scorer = new Scorer();
    boolean goesOn = true;
    while (goesOn) {
      List<Observation> seen = new ArrayList<>();
      goesOn =
          simulation.step(
              seen::add,
              t -> {
                truth.add(t);
                scorer.on(t);
              });
      seen.forEach(o -> store.on(o).forEach(scorer::on));
    }
    return scorer;
  }
}
