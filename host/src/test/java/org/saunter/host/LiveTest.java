package org.saunter.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Observation;
import org.saunter.sim.Scenario;

class LiveTest {
  private static final Scenario SCENARIO = Scenario.standard(3, 8);

  @TempDir private Path folder;

  private StoreHost open(HostSettings settings, StoreListener... listeners) {
    return Shopping.open(folder, SCENARIO, settings, listeners);
  }

  /** Keeps what it was told, as trade does, and where it stands. */
  private static final class Ledger implements StoreListener {
    private final List<Step> steps = Collections.synchronizedList(new ArrayList<>());
    private final long handled;

    private Ledger(long handled) {
      this.handled = handled;
    }

    @Override
    public void on(Step step) {
      steps.add(step);
    }

    @Override
    public long handledPosition() {
      return handled;
    }
  }

  private static void offerAll(StoreHost host, List<Observation> observations) {
    for (Observation o : observations) {
      while (host.offer(o) == Offer.QUEUE_FULL) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void everyStepIsDurableBeforeItIsTold() {
    List<Long> tooEarly = Collections.synchronizedList(new ArrayList<>());
    StoreHost[] self = new StoreHost[1];
    StoreListener watching =
        step -> {
          if (step.position() > self[0].position()) {
            tooEarly.add(step.position());
          }
        };
    Ledger ledger = new Ledger(0);
    List<Observation> all = Shopping.observations(SCENARIO);
    StoreHost host = open(HostSettings.standard(), watching, ledger);
    self[0] = host;
    host.start();
    offerAll(host, all);
    host.close();
    assertThat(host.fault()).isEmpty();
    assertThat(tooEarly).isEmpty();
    assertThat(ledger.steps).hasSize(all.size());
    assertThat(ledger.steps).extracting(Step::position).isSorted().doesNotHaveDuplicates();
    try (Journal journal = Journal.openToRead(folder)) {
      assertThat(journal.verify("demo").factsHash()).isEqualTo(host.factsHash());
    }
  }

  @Test
  void sameArrivalsGiveSameFacts() {
    List<Observation> all = Shopping.observations(SCENARIO);
    StoreHost live = open(HostSettings.standard());
    live.start();
    offerAll(live, all);
    live.close();
    try (StoreHost again = open(HostSettings.standard())) {
      List<Step> stored = new ArrayList<>();
      again.steps(1, stored::add);
      assertThat(stored).extracting(Step::observation).isEqualTo(Shopping.sequenced(SCENARIO));
      assertThat(again.factsHash()).isEqualTo(live.factsHash());
    }
  }

  @Test
  void aListenerSeesWhatItMissed() {
    List<Observation> all = Shopping.observations(SCENARIO);
    StoreHost first = open(HostSettings.standard());
    first.start();
    offerAll(first, all.subList(0, 2_000));
    first.close();
    Ledger ledger = new Ledger(700);
    Ledger onlyNew = new Ledger(StoreListener.ONLY_NEW);
    StoreHost second = open(HostSettings.standard(), ledger, onlyNew);
    second.start();
    offerAll(second, all.subList(2_000, 2_500));
    second.close();
    assertThat(ledger.steps).hasSize(1_800);
    assertThat(ledger.steps.get(0).position()).isEqualTo(701);
    assertThat(ledger.steps).extracting(Step::position).isSorted().doesNotHaveDuplicates();
    assertThat(onlyNew.steps).hasSize(500);
  }

  @Test
  void aFullQueueIsCountedBySource() {
    List<Observation> all = Shopping.observations(SCENARIO);
    try (StoreHost host = open(HostSettings.standard().withQueueMax(10))) {
      for (Observation o : all.subList(0, 100)) {
        host.offer(o);
      }
      HostCounters counters = host.counters();
      assertThat(counters.queued()).isLessThanOrEqualTo(12);
      assertThat(counters.count(Fate.QUEUE_FULL)).isEqualTo(100L - counters.queued());
      long bySource =
          counters.sourcesOf(Fate.QUEUE_FULL).values().stream().mapToLong(Long::longValue).sum();
      assertThat(bySource).isEqualTo(100L - counters.queued());
    }
  }

  @Test
  void aListenerThatThrowsStopsTheStoreByName() throws InterruptedException {
    CountDownLatch thrown = new CountDownLatch(1);
    StoreListener broken =
        step -> {
          thrown.countDown();
          throw new IllegalStateException("the till is on fire");
        };
    StoreHost host = open(HostSettings.standard(), broken);
    host.start();
    offerAll(host, Shopping.observations(SCENARIO));
    assertThat(thrown.await(10, TimeUnit.SECONDS)).isTrue();
    host.close();
    assertThat(host.fault().orElseThrow().sentence())
        .isEqualTo("The store (demo) stopped: the till is on fire");
    assertThat(host.offer(Shopping.observations(SCENARIO).get(0))).isEqualTo(Offer.STOPPED);
  }
}
