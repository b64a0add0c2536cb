package org.saunter.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;

class StoreFleetTest {
  @TempDir private Path folder;

  private static Scenario scenario(int store) {
    return Scenario.standard(2, 40 + store).withStoreId("store-" + store);
  }

  private static StoreHost add(StoreFleet fleet, int store, StoreListener... listeners) {
    return fleet.add(
        new Simulation(scenario(store)).setup(), EngineSettings.standard(), List.of(listeners));
  }

  private static List<Observation> inOrder(int store) {
    return Shopping.sequenced(scenario(store));
  }

  @Test
  void storesRunSideBySideAndAFaultStopsItsOwnOnly() {
    StoreListener broken =
        step -> {
          throw new IllegalStateException("no more paper");
        };
    StoreFleet fleet = StoreFleet.open(folder, HostSettings.standard());
    for (int store = 0; store < 4; store++) {
      if (store == 2) {
        add(fleet, store, broken);
      } else {
        add(fleet, store);
      }
    }
    fleet.start();
    List<List<Observation>> inputs = List.of(inOrder(0), inOrder(1), inOrder(2), inOrder(3));
    int longest = inputs.stream().mapToInt(List::size).max().orElseThrow();
    for (int i = 0; i < longest; i++) {
      for (int store = 0; store < 4; store++) {
        if (i < inputs.get(store).size()) {
          fleet.store("store-" + store).offer(inputs.get(store).get(i));
        }
      }
    }
    fleet.close();
    assertThat(fleet.faults()).extracting(StoreFault::storeId).containsExactly("store-2");
    assertThat(fleet.faults().get(0).sentence()).contains("no more paper");
    try (Journal journal = Journal.openToRead(folder)) {
      assertThat(journal.stores()).containsExactly("store-0", "store-1", "store-2", "store-3");
      for (int store = 0; store < 4; store++) {
        JournalCheck check = journal.verify("store-" + store);
        assertThat(check.isWhole()).isTrue();
        if (store != 2) {
          StoreHost host = fleet.store("store-" + store);
          assertThat(check.factsHash()).isEqualTo(host.factsHash());
          assertThat(check.steps() + lost(host)).isEqualTo(inputs.get(store).size());
        }
      }
    }
  }

  private static long lost(StoreHost host) {
    return host.counters().count(Fate.QUEUE_FULL);
  }

  @Test
  void aSecondStoreOfTheSameNameIsRefused() {
    try (StoreFleet fleet = StoreFleet.open(folder, HostSettings.standard())) {
      add(fleet, 1);
      assertThatThrownBy(() -> add(fleet, 1))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("(store-1) runs already");
      assertThatThrownBy(() -> fleet.store("store-9")).isInstanceOf(BadInputException.class);
    }
  }
}
