package org.saunter.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.host.wire.WireReader;
import org.saunter.host.wire.WireWriter;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Sabotage;
import org.saunter.sim.Scenario;
import org.saunter.sim.SensorClass;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

class SnapshotTest {
  private static final int POINTS = 10;

  @TempDir private Path folder;

  private static byte[] save(Store engine) {
    WireWriter out = new WireWriter();
    engine.save(out);
    return out.toBytes();
  }

  private static Store load(StoreSetup setup, byte[] state) {
    Store engine = new Store(setup, EngineSettings.standard());
    WireReader in = new WireReader(state);
    engine.load(in);
    assertThat(in.isAtEnd()).isTrue();
    return engine;
  }

  /** Saves at many moments; each copy must write the same again and say the same ever after. */
  private static void checkAtManyMoments(Scenario scenario) {
    StoreSetup setup = new Simulation(scenario).setup();
    List<Observation> all = Shopping.observations(scenario);
    SplittableRandom random = new SplittableRandom(scenario.seed());
    List<Integer> moments = random.ints(POINTS, 0, all.size()).sorted().distinct().boxed().toList();
    Store engine = new Store(setup, EngineSettings.standard());
    List<Store> copies = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (moments.contains(i)) {
        byte[] state = save(engine);
        Store copy = load(setup, state);
        assertThat(new Alike().difference(engine, copy, "store"))
            .as("what the snapshot forgets at %s of %s", i, scenario)
            .isEmpty();
        assertThat(Arrays.equals(save(copy), state))
            .as("the same when saved again at %s of %s", i, scenario)
            .isTrue();
        copies.add(copy);
      }
      List<Fact> facts = engine.on(all.get(i));
      for (int c = 0; c < copies.size(); c++) {
        List<Fact> copied = copies.get(c).on(all.get(i));
        if (!copied.equals(facts)) {
          assertThat(copied)
              .as("step %s of a copy of %s, %s", i, moments.get(c), scenario)
              .isEqualTo(facts);
        }
      }
    }
    byte[] end = save(engine);
    for (Store copy : copies) {
      assertThat(Arrays.equals(save(copy), end)).as("the same end of %s", scenario).isTrue();
    }
  }

  @Test
  void aQuietShopGoesOnAsIfNothingHadBeen() {
    checkAtManyMoments(Scenario.standard(6, 31));
  }

  @Test
  void aCrowdGoesOnAsIfNothingHadBeen() {
    checkAtManyMoments(Scenario.standard(30, 32).withOccupancy(20));
  }

  @Test
  void aKioskGoesOnAsIfNothingHadBeen() {
    checkAtManyMoments(Scenario.standard(10, 33).withFormat(ShopFormat.KIOSK).withOccupancy(4));
  }

  @Test
  void poorSensorsGoOnAsIfNothingHadBeen() {
    for (SensorClass sensors : List.of(SensorClass.POOR, SensorClass.MID)) {
      checkAtManyMoments(Scenario.standard(8, 34).withSensors(sensors).withOccupancy(8));
    }
  }

  @Test
  void saboteursGoOnAsIfNothingHadBeen() {
    checkAtManyMoments(
        Scenario.standard(12, 36)
            .withOccupancy(8)
            .withSabotage(
                List.of(
                    new Sabotage.LostMessages(0.01),
                    new Sabotage.LateMessages(0.05, 2_500),
                    new Sabotage.DuplicateMessages(0.05),
                    new Sabotage.CamerasOut(60, 75),
                    new Sabotage.SilentSwaps(1))));
  }

  @Test
  void recoveryBeginsAtTheSnapshot() throws SQLException {
    Scenario scenario = Scenario.standard(6, 35);
    List<Observation> all = Shopping.observations(scenario);
    int half = all.size() / 2;
    try (StoreHost host = open(scenario)) {
      for (Observation o : all.subList(0, half)) {
        host.lockstep(List.of(o));
      }
      assertThat(host.counters().snapshotsFailed()).isZero();
    }
    try (StoreHost host = open(scenario)) {
      assertThat(host.counters().replayed()).isLessThan(1_100);
    }
    tamper(
        "update snapshot set state = substr(state, 1, length(state) - 1) where position ="
            + " (select max(position) from snapshot)");
    try (StoreHost host = open(scenario)) {
      assertThat(host.counters().replayed()).isBetween(500L, 2_200L);
    }
    tamper("delete from snapshot");
    try (StoreHost host = open(scenario)) {
      assertThat(host.counters().replayed()).isEqualTo(half);
      host.lockstep(all);
      host.flush();
      assertThat(host.factsHash()).isEqualTo(Shopping.factsHash(scenario));
    }
  }

  private StoreHost open(Scenario scenario) {
    return Shopping.open(folder, scenario, HostSettings.standard().withSnapshotEvery(500));
  }

  private void tamper(String sql) throws SQLException {
    Shopping.tamper(folder, sql);
  }
}
