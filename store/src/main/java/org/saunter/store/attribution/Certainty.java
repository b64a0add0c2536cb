package org.saunter.store.attribution;

import java.util.List;

/** How sure a receipt is, given what the posterior says and what speaks against believing it. */
public interface Certainty {
  /** The posterior's own word. */
  Certainty PLAIN = (probability, doubts) -> probability;

  /**
   * Probability that the receipt is exactly right.
   *
   * @param probability the posterior's
   * @param doubts of the visit, as {@link #doubtNames} names them
   */
  double of(double probability, double[] doubts);

  /** What each doubt says, in order. */
  static List<String> doubtNames() {
    return Doubts.NAMES;
  }

  /**
   * What visits to simulated shops with good sensors taught. {@code saunter calibrate} without
   * options makes these weights from the seeds that docs/math/Certainty.md names.
   */
  static Logistic learned() {
    return new Logistic(
        List.of(
            0.3489, 0.7082, 0.0, 0.1361, -0.4657, -0.1121, 0.2238, -0.1033, 0.5348, 0.0, 0.2484,
            -0.0477, -0.0048, 0.0228, -0.051, -0.0052, -0.3385, -0.0089, 0.0113, -0.0118));
  }

  /**
   * A logistic regression on the doubts (docs/math/Certainty.md). More probability never makes it
   * less sure.
   *
   * @param weights one per doubt, in their order
   */
  record Logistic(List<Double> weights) implements Certainty {
    public Logistic {
      weights = List.copyOf(weights);
      if (weights.size() != Doubts.NAMES.size()) {
        throw new IllegalArgumentException(
            "There are " + Doubts.NAMES.size() + " doubts, not " + weights.size() + ".");
      }
      if (!weights.stream().allMatch(Double::isFinite)
          || weights.get(Doubts.NAMES.indexOf("logUnsure")) < 0
          || weights.get(Doubts.NAMES.indexOf("logSure")) < 0) {
        throw new IllegalArgumentException(
            "By the weights " + weights + " more probability would make less sure.");
      }
    }

    @Override
    public double of(double probability, double[] doubts) {
      double sum = 0;
      for (int i = 0; i < doubts.length; i++) {
        sum += weights.get(i) * doubts[i];
      }
      return 1 / (1 + StrictMath.exp(-sum));
    }
  }
}
