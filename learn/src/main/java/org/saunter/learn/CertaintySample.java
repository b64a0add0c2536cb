package org.saunter.learn;

import java.util.List;
import org.saunter.learn.score.JudgedVisit;
import org.saunter.store.attribution.Certainty;

/**
 * One visit with what the posterior said of its receipt, what speaks against believing it, and what
 * was true.
 *
 * @param visit judged by truth; its certainty is the posterior's word as the receipt bore it
 * @param probability the posterior's; 0 if there is no receipt
 * @param doubts in the order of {@link Certainty#doubtNames}; empty if there is no receipt
 */
public record CertaintySample(JudgedVisit visit, double probability, List<Double> doubts) {
  private static final double MILLION = 1e6;

  public CertaintySample {
    doubts = List.copyOf(doubts);
  }

  /** Whether certainty decides about it: there is a receipt, and it may be charged unseen. */
  public boolean isWeighed() {
    return visit.hasReceipt() && visit.certaintyPpm() > 0 && !doubts.isEmpty();
  }

  /** The visit with the certainty that a model would have given its receipt. */
  JudgedVisit judgedBy(Certainty certainty) {
    if (!isWeighed()) {
      return visit;
    }
    double worth = certainty.of(probability, features());
    // what a blind sensor took from the posterior's word it takes from the model's
    double felt = probability > 0 ? Math.min(1, visit.certaintyPpm() / MILLION / probability) : 1;
    return new JudgedVisit(
        visit.visitKey(),
        visit.visitId(),
        visit.fromNanos(),
        visit.untilNanos(),
        visit.truth(),
        visit.claimed(),
        (int) Math.round(MILLION * worth * felt));
  }

  double[] features() {
    return doubts.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
