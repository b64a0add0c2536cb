package org.saunter.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.saunter.learn.score.JudgedVisit;
import org.saunter.model.BadInputException;
import org.saunter.store.attribution.Certainty;

class CertaintyTrainerTest {
  private static final int DOUBTS = Certainty.doubtNames().size();
  private static final CertaintyDays DAYS = new CertaintyDays("good", 8, 120, List.of(4L, 5L));

  private static CertaintySample sample(int i, double probability, double unclear, boolean exact) {
    List<Double> doubts = new ArrayList<>(Collections.nCopies(DOUBTS, 0.0));
    doubts.set(0, 1.0);
    doubts.set(1, Math.min(9, -Math.log(1 - probability)));
    doubts.set(2, Math.max(-6, Math.log(probability)));
    doubts.set(4, unclear);
    Map<String, Integer> truth = Map.of("a", 1);
    return new CertaintySample(
        new JudgedVisit(
            "v" + i,
            i + 1L,
            i,
            i + 1L,
            truth,
            exact ? truth : Map.of(),
            (int) Math.round(1e6 * probability)),
        probability,
        doubts);
  }

  /** Receipts that are right as often as the model says. */
  private static List<CertaintySample> made(double constant, double unsure, double unclear) {
    SplittableRandom random = new SplittableRandom(1);
    List<CertaintySample> samples = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      double probability = 0.3 + 0.699 * random.nextDouble();
      double x = random.nextDouble() * 2;
      double sum = constant - unsure * Math.log(1 - probability) + unclear * x;
      boolean exact = random.nextDouble() < 1 / (1 + Math.exp(-sum));
      samples.add(sample(i, probability, x, exact));
    }
    return samples;
  }

  @Test
  void weightsThatMadeTheDataAreFound() {
    List<CertaintySample> samples = made(0.5, 0.8, -1.2);
    Certainty.Logistic model = CertaintyTrainer.fit(samples);
    assertThat(model.weights().get(4)).isCloseTo(-1.2, within(0.06));
    CertaintyReport report = CertaintyReport.of(DAYS, samples, model);
    assertThat(report.errorAfter().value()).isLessThan(0.01);
    assertThat(report.errorRaw().value()).isGreaterThan(0.05);
    assertThat(report.bins())
        .hasSize(10)
        .extracting(CertaintyReport.Bin::receipts)
        .containsOnly(6_000);
    assertThat(report.bins())
        .allSatisfy(
            bin -> assertThat(bin.meanPpm() / 1e6).isCloseTo(bin.exact().value(), within(0.03)));
  }

  @Test
  void moreProbabilityNeverMakesLessSureWhateverTheDataSay() {
    Certainty.Logistic model = CertaintyTrainer.fit(made(2, -0.6, 0));
    assertThat(model.weights().get(1)).isNotNegative();
    assertThat(model.weights().get(2)).isNotNegative();
    for (Certainty.Logistic one : List.of(model, Certainty.learned())) {
      double before = -1;
      for (int i = 0; i <= 10_000; i++) {
        CertaintySample s = sample(i, Math.clamp(i / 1e4, 1e-9, 1 - 1e-9), 0.4, true);
        double now = one.of(s.probability(), s.features());
        assertThat(now).isGreaterThanOrEqualTo(before).isBetween(0.0, 1.0);
        before = now;
      }
    }
    List<Double> falling = new ArrayList<>(Certainty.learned().weights());
    falling.set(1, -0.1);
    assertThatThrownBy(() -> new Certainty.Logistic(falling))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSameDaysGiveTheSameWeights() {
    List<CertaintySample> one = CertaintyTrainer.collect(List.of(DAYS), day -> {}).get(0);
    List<CertaintySample> two = CertaintyTrainer.collect(List.of(DAYS), day -> {}).get(0);
    assertThat(one).hasSizeGreaterThan(200).isEqualTo(two);
    assertThat(one).allSatisfy(s -> assertThat(s.doubts()).hasSize(DOUBTS));
    assertThat(CertaintyTrainer.fit(one)).isEqualTo(CertaintyTrainer.fit(two));
    // what was taken down belongs to the receipt that was told with it
    assertThat(one)
        .filteredOn(CertaintySample::isWeighed)
        .allSatisfy(
            s ->
                assertThat(s.visit().certaintyPpm())
                    .isLessThanOrEqualTo((int) Math.round(1e6 * s.probability()))
                    .isGreaterThan((int) (0.8e6 * s.probability()) - 1));
    List<CertaintySample> all =
        CertaintyTrainer.collect(
                List.of(new CertaintyDays("good", 8, 2, List.of(4L)), DAYS), day -> {})
            .get(1);
    assertThat(all).isEqualTo(one);
  }

  @Test
  void nothingIsLearnedFromOneKindOfReceipt() {
    List<CertaintySample> right = List.of(sample(1, 0.9, 0, true), sample(2, 0.8, 1, true));
    assertThatThrownBy(() -> CertaintyTrainer.fit(right))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(2)")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> new CertaintyDays("good", 0, 10, List.of(1L)))
        .isInstanceOf(BadInputException.class);
  }
}
