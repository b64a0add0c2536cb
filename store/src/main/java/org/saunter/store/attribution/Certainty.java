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
            1.0968, 0.4914, 0.665, -0.0361, -0.517, -0.0589, -0.2151, -0.012, -0.2247, 0.0, -0.1675,
            -0.0509, 0.0634, -0.011, 0.047, 0.0023, -0.597, -0.1676, -0.001, -0.0524));
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
