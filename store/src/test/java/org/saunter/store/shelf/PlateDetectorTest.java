package org.saunter.store.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.Samples;

/** What the detector finds on a {@link SyntheticPlate}, by noise and by gap, with loose bounds. */
class PlateDetectorTest {
  private static final int PLATES = 24;
  private static final double SECONDS = 1_800;

  /** What a run found. */
  private record Found(int actions, int hits, int falses, List<Double> misses, List<Double> waits) {
    double recall() {
      return hits / (double) actions;
    }

    double falsePerHour() {
      return falses / (PLATES * SECONDS / 3_600);
    }

    double sd() {
      double squares = 0;
      int n = 0;
      for (double miss : misses) {
        if (Math.abs(miss) < 15) { // a step within a press is another matter
          squares += miss * miss;
          n++;
        }
      }
      return Math.sqrt(squares / Math.max(1, n));
    }

    double waitMedian() {
      double[] sorted = waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
  }

  @ParameterizedTest(name = "noise {0} g: recall at least {1} %, at most {2} false an hour")
  @CsvSource({
    "0.5, 98.5, 0.3, 0.30, 0.90",
    "1.5, 98.5, 0.3, 0.50, 0.80",
    "4.0, 98.0, 0.3, 1.20, 1.00",
    "8.0, 94.0, 1.0, 2.40, 1.40"
  })
  void stepsAreFound(
      double noise, double recallPercent, double falsePerHour, double sdGrams, double waitSeconds) {
    Found found = run(noise, 0);
    System.out.printf(
        "Detector, noise %.1f g: recall %.2f %% of %d, false %.2f per plate-hour, sd %.2f g,"
            + " settled after %.2f s (median)%n",
        noise,
        100 * found.recall(),
        found.actions(),
        found.falsePerHour(),
        found.sd(),
        found.waitMedian());
    assertThat(100 * found.recall()).isGreaterThanOrEqualTo(recallPercent);
    assertThat(found.falsePerHour()).isLessThanOrEqualTo(falsePerHour);
    assertThat(found.sd()).isLessThanOrEqualTo(sdGrams);
    assertThat(found.waitMedian()).isLessThanOrEqualTo(waitSeconds);
  }

  @ParameterizedTest(name = "two actions {0} s apart are two steps in at least {1} %")
  @CsvSource({"0.6, 15", "0.8, 45", "1.0, 75", "1.5, 95"})
  void neighbouringActionsAreToldApart(double gapSeconds, double percent) {
    Found found = run(0.7, gapSeconds);
    System.out.printf(
        "Detector, actions %.1f s apart: %.1f %% told apart%n", gapSeconds, 100 * found.recall());
    assertThat(100 * found.recall()).isGreaterThanOrEqualTo(percent);
  }

  private static Found run(double noise, double gapSeconds) {
    int actions = 0;
    int hits = 0;
    int falses = 0;
    List<Double> misses = new ArrayList<>();
    List<Double> waits = new ArrayList<>();
    double seconds = gapSeconds > 0 ? 300 : SECONDS;
    for (int plate = 0; plate < PLATES; plate++) {
      SplittableRandom chance = new SplittableRandom(1_000L * plate + Math.round(noise * 10));
      SyntheticPlate signal = new SyntheticPlate(seconds, noise, gapSeconds, chance);
      Map<Long, Step> last = new LinkedHashMap<>();
      PlateDetector detector = new PlateDetector(plate, step -> last.put(step.stepId(), step));
      signal.feed(detector);
      List<Step> steps =
          new ArrayList<>(
              last.values().stream().filter(s -> s.stage() != MovementStage.RETRACTED).toList());
      for (SyntheticPlate.Event action : signal.actions) {
        actions++;
        Step hit = match(action, steps);
        if (hit != null) {
          steps.remove(hit);
          hits++;
          misses.add(hit.deltaGrams() - action.stepGrams());
          waits.add(hit.settleNanos() / 1e9 - action.atSeconds());
        }
      }
      falses += steps.size() - compounds(steps);
    }
    return new Found(actions, hits, falses, misses, waits);
  }

  /** Steps that take each other back at once: the attribution may read them as nothing. */
  private static int compounds(List<Step> steps) {
    int taken = 0;
    for (int i = 0; i + 1 < steps.size(); i++) {
      Step a = steps.get(i);
      Step b = steps.get(i + 1);
      if (b.onsetNanos() - a.settleNanos() < 670_000_000L
          && Math.abs(a.deltaGrams() + b.deltaGrams()) < 6) {
        taken += 2;
        i++;
      }
    }
    return taken;
  }

  private static @org.jspecify.annotations.Nullable Step match(
      SyntheticPlate.Event action, List<Step> steps) {
    for (Step step : steps) {
      double onset = step.onsetNanos() / 1e9;
      double settle = step.settleNanos() / 1e9;
      if (onset < action.atSeconds() + 0.5
          && settle > action.atSeconds()
          && Math.abs(step.deltaGrams() - action.stepGrams())
              < Math.max(6, 0.06 * Math.abs(action.stepGrams()))) {
        return step;
      }
    }
    return null;
  }

  @Test
  void brokenReadingsAreCountedAndChangeNothing() {
    List<Step> steps = new ArrayList<>();
    PlateDetector detector = new PlateDetector(0, steps::add);
    SplittableRandom chance = new SplittableRandom(3);
    long nanos = 0;
    for (int i = 0; i < 600; i++) {
      detector.push(nanos += SyntheticPlate.PERIOD_NANOS, 500 + (float) chance.nextGaussian());
    }
    float[] broken = {Float.NaN, Float.POSITIVE_INFINITY, 3e8f, -3e8f, Float.MAX_VALUE};
    for (float grams : broken) {
      detector.push(nanos += SyntheticPlate.PERIOD_NANOS, grams);
    }
    assertThat(detector.badSamples()).isEqualTo(broken.length);
    assertThat(detector.health()).isEqualTo(Health.ABSURD);
    for (int i = 0; i < 600; i++) {
      detector.push(nanos += SyntheticPlate.PERIOD_NANOS, 500 + (float) chance.nextGaussian());
    }
    assertThat(steps).isEmpty();
    assertThat(detector.health()).isEqualTo(Health.OK);
  }

  @Test
  void sameSamplesGiveTheSameStepsHoweverTheyAreBatched() {
    float[] grams = new float[6_000];
    SplittableRandom chance = new SplittableRandom(9);
    for (int i = 0; i < grams.length; i++) {
      grams[i] = (float) (800 - 120 * (i / 1_500) + chance.nextGaussian());
    }
    assertThat(batched(grams, 12)).isEqualTo(batched(grams, 1)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(batched(grams, 60)).isEqualTo(batched(grams, 12));
  }

  private static List<Step> batched(float[] grams, int size) {
    List<Step> steps = new ArrayList<>();
    PlateDetector detector = new PlateDetector(0, steps::add);
    for (int i = 0; i + size <= grams.length; i += size) {
      float[] batch = Arrays.copyOfRange(grams, i, i + size);
      detector.push(
          (i + size) * SyntheticPlate.PERIOD_NANOS,
          SyntheticPlate.PERIOD_NANOS,
          Samples.ofGrams(batch));
    }
    return steps;
  }
}
