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
   * What visits to simulated shops with good sensors taught; {@code saunter calibrate} makes it.
   */
  static Logistic learned() {
    return new Logistic(
        List.of(
            0.4166, 0.4913, 0.5001, -0.1995, -0.6926, 0.2808, 0.1358, -0.3431, -0.1026, -1.9040,
            -0.0704, 0.0635, 0.0129, 0.0044, 0.0358, 0.0021, -0.6188, -0.0143, -0.0576, -0.0521));
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
