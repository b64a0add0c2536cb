package org.saunter.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.sim.Scenario;

class LockstepTest {
  private static final Scenario SCENARIO = Scenario.standard(4, 21);

  @TempDir private Path folder;

  private StoreHost open(StoreListener... listeners) {
    return Shopping.open(folder, SCENARIO, HostSettings.standard(), listeners);
  }

  @Test
  void factsAreThoseOfTheBareEngine() {
    List<Step> returned = new ArrayList<>();
    List<Step> heard = new ArrayList<>();
    try (StoreHost host = open(heard::add)) {
      for (List<Observation> batch : Shopping.batches(SCENARIO)) {
        returned.addAll(host.lockstep(batch));
      }
      returned.addAll(host.flush());
      assertThat(host.factsHash()).isEqualTo(Shopping.factsHash(SCENARIO));
      assertThat(host.verify().isWhole()).isTrue();
      assertThat(host.verify().factsHash()).isEqualTo(host.factsHash());
      List<Step> stored = new ArrayList<>();
      host.steps(1, stored::add);
      assertThat(stored).isEqualTo(returned);
      assertThat(host.step(1_234)).contains(returned.get(1_233));
      assertThat(host.step(0)).isEmpty();
      assertThat(host.step(returned.size() + 1)).isEmpty();
    }
    assertThat(heard).isEqualTo(returned);
    assertThat(returned).hasSize(Shopping.observations(SCENARIO).size());
    assertThat(returned).extracting(Step::position).isSorted().startsWith(1L);
  }

  @Test
  void whatSomebodyWaitsForComesAtOnce() {
    try (StoreHost host = open()) {
      for (List<Observation> batch : Shopping.batches(SCENARIO)) {
        List<Step> steps = host.lockstep(batch);
        long held = host.counters().position() - host.position();
        if (!steps.isEmpty()) {
          assertThat(steps.get(steps.size() - 1).position()).isEqualTo(host.position());
          assertThat(held).isZero();
        }
      }
      List<Step> afterTheEnd = new ArrayList<>();
      host.steps(host.position() + 1, afterTheEnd::add);
      assertThat(afterTheEnd).isEmpty();
    }
  }

  @Test
  void aDriverThatBeginsAgainGetsTheStoredSteps() {
    List<List<Observation>> batches = Shopping.batches(SCENARIO);
    int half = batches.size() / 2;
    List<Step> first = new ArrayList<>();
    try (StoreHost host = open()) {
      for (List<Observation> batch : batches.subList(0, half)) {
        first.addAll(host.lockstep(batch));
      }
      first.addAll(host.flush());
    }
    List<Step> again = new ArrayList<>();
    try (StoreHost host = open()) {
      assertThat(host.position()).isEqualTo(first.size());
      for (List<Observation> batch : batches) {
        again.addAll(host.lockstep(batch));
      }
      again.addAll(host.flush());
      assertThat(host.factsHash()).isEqualTo(Shopping.factsHash(SCENARIO));
    }
    assertThat(again.subList(0, first.size())).isEqualTo(first);
    assertThat(again).hasSize(Shopping.observations(SCENARIO).size());
  }

  @Test
  void aDriverOfAnotherSeedIsNamed() {
    List<Observation> some = Shopping.observations(SCENARIO).subList(0, 100);
    try (StoreHost host = open()) {
      host.lockstep(some);
    }
    try (StoreHost host = open()) {
      List<Observation> other = some.subList(1, 100);
      assertThatThrownBy(() -> host.lockstep(other))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("Maybe the seed or the recording");
    }
  }

  @Test
  void anotherSetUpIsNamed() {
    open().close();
    Scenario other = Scenario.standard(4, 22);
    assertThatThrownBy(() -> Shopping.open(folder, other, HostSettings.standard()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("another layout, planogram or catalogue");
  }

  @Test
  void goingOnAfterTheEndIsPossible() {
    List<Observation> all = Shopping.observations(SCENARIO);
    int half = all.size() / 2;
    try (StoreHost host = open()) {
      host.lockstep(all.subList(0, half));
    }
    try (StoreHost host = open()) {
      host.skipToEnd();
      List<Step> rest = new ArrayList<>(host.lockstep(all.subList(half, all.size())));
      rest.addAll(host.flush());
      assertThat(rest.get(0).position()).isEqualTo(half + 1);
      assertThat(host.factsHash()).isEqualTo(Shopping.factsHash(SCENARIO));
      List<Fact> facts = rest.stream().flatMap(s -> s.facts().stream()).toList();
      assertThat(facts).isNotEmpty();
    }
  }

  @Test
  void settingsThatCannotBeAreNamed() {
    assertThatThrownBy(() -> HostSettings.standard().withQueueMax(0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("The length of the queue is (0)");
  }
}
