package org.saunter.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.saunter.model.BadInputException;
import org.saunter.store.attribution.Certainty;

/**
 * Learns what the posterior's word is worth from simulated days with truth
 * (docs/math/Certainty.md). The same days give the same weights.
 */
public final class CertaintyTrainer {
  /** Of the squared standardised weights, halved. */
  public static final double PENALTY = 2;

  /** Doubts that grow with the probability: more of it may never make less sure. */
  private static final List<String> MONOTONE = List.of("logUnsure", "logSure");

  /** A doubt is weighed if at least so many receipts have it. */
  static final int SEEN_LEAST = 100;

  private static final double DECIMALS = 1e4;

  private CertaintyTrainer() {}

  /**
   * Runs days two at a time.
   *
   * @param done takes how many days are over
   * @return the samples of each kind of day, in their order
   */
  public static List<List<CertaintySample>> collect(List<CertaintyDays> kinds, IntConsumer done) {
    List<InPairs.Work<List<CertaintySample>>> pieces = new ArrayList<>();
    for (CertaintyDays kind : kinds) {
      for (long seed : kind.seeds()) {
        pieces.add(() -> List.of(CertaintyTape.of(kind.scenario(seed))));
      }
    }
    List<List<CertaintySample>> days = new ArrayList<>();
    InPairs.run(
        pieces,
        day -> {
          days.add(day);
          done.accept(days.size());
        });
    List<List<CertaintySample>> collected = new ArrayList<>();
    int from = 0;
    for (CertaintyDays kind : kinds) {
      int to = from + kind.seeds().size();
      collected.add(days.subList(from, to).stream().flatMap(List::stream).toList());
      from = to;
    }
    return collected;
  }

  /**
   * The model that fits best, its weights rounded to four decimals.
   *
   * @throws BadInputException if nothing can be learned
   */
  public static Certainty.Logistic fit(List<CertaintySample> samples) {
    List<CertaintySample> weighed = samples.stream().filter(CertaintySample::isWeighed).toList();
    long right = weighed.stream().filter(s -> s.visit().isExact()).count();
    if (right == 0 || right == weighed.size()) {
      throw new BadInputException(
          "Of ("
              + weighed.size()
              + ") receipts ("
              + right
              + ") are right: nothing is to be learned.",
          "Maybe take more visits or seeds; there must be right and wrong ones.");
    }
    boolean[] left = rare(weighed);
    double[] weights = weights(weighed, left);
    for (String name : MONOTONE) {
      int j = Certainty.doubtNames().indexOf(name);
      if (weights[j] < 0) {
        left[j] = true;
        weights = weights(weighed, left);
      }
    }
    List<Double> rounded = new ArrayList<>();
    for (double weight : weights) {
      rounded.add(Math.round(weight * DECIMALS) / DECIMALS);
    }
    return new Certainty.Logistic(rounded);
  }

  /** Doubts that so few receipts have that their weight would be chance. */
  private static boolean[] rare(List<CertaintySample> samples) {
    boolean[] rare = new boolean[Certainty.doubtNames().size()];
    for (int j = 0; j < rare.length; j++) {
      int doubt = j;
      rare[j] = samples.stream().filter(s -> s.features()[doubt] != 0).count() < SEEN_LEAST;
    }
    return rare;
  }

  private static double[] weights(List<CertaintySample> samples, boolean[] left) {
    double[][] rows = new double[samples.size()][];
    boolean[] right = new boolean[samples.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = samples.get(i).features();
      right[i] = samples.get(i).visit().isExact();
    }
    return new LogisticFit(rows, right, left, PENALTY).weights();
  }
}
