package org.saunter.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saunter.learn.SensorSettings;
import org.saunter.model.Fact;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Observation;
import org.saunter.model.Samples;
import org.saunter.sim.picture.Picture;
import org.saunter.store.Store;

/** What is measured does its work: a finder that finds nothing, or a refused stream, is fast. */
class BenchesTest {
  @ParameterizedTest
  @ValueSource(strings = {"saunter", "winner-rule", "winner-rule-running", "moving-average"})
  void everyFinderFindsTheStepsOfTheBusySignalAndNoneInTheQuiet(String name) {
    PlateSignal busy = PlateSignal.named("busy");
    assertThat(found(name, busy)).isBetween(busy.steps() * 95L / 100, busy.steps() * 105L / 100);
    assertThat(found(name, PlateSignal.named("quiet"))).isZero();
  }

  private static long found(String name, PlateSignal signal) {
    StepFinder finder = StepFinder.named(name);
    long nanos = 0;
    for (Samples batch : signal.batches()) {
      nanos += PlateSignal.BATCH * PlateSignal.PERIOD_NANOS;
      finder.push(nanos, batch);
    }
    return finder.found();
  }

  @Test
  void theStreamsAreTakenWhole() {
    StoreStream asleep = StoreStream.asleep(5, 20, 50_000);
    StoreStream awake = StoreStream.awake(5, 20, 50_000);
    for (StoreStream stream : List.of(asleep, awake)) {
      Store store = new Store(stream.setup(), SensorSettings.of("good"));
      for (Observation observation : stream.observations()) {
        List<Fact> facts = store.on(observation);
        assertThat(facts).noneMatch(ObservationRefused.class::isInstance);
      }
    }
    assertThat(asleep.batchesShare()).isBetween(0.01, 0.6);
    assertThat(awake.batchesShare()).isBetween(0.99, 1.01);
  }

  @Test
  void paintedScenesShowMovingPeople() {
    for (String scene : List.of("kiosk", "demo", "crowd", "new")) {
      for (String lens : List.of("pinhole", "fisheye")) {
        PaintBench bench = new PaintBench();
        bench.scene = scene;
        bench.lens = lens;
        bench.open();
        Picture first = bench.paint(new CpuClock());
        Picture second = bench.paint(new CpuClock());
        assertThat(first.people().stream().mapToInt(Picture.PersonLabel::bodyPixels).sum())
            .isGreaterThan(500);
        assertThat(second.rgb()).isNotEqualTo(first.rgb());
      }
    }
  }
}
