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
            0.7918, 0.5653, 1.0773, -0.0072, 0.1347, -0.619, -0.0047, -0.1742, 0.141, 0.0, -0.0371,
            -0.1723, 0.043, -0.0331, 0.0088, -0.0019, -0.4416, -0.1189, 0.0514, -0.0135));
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
