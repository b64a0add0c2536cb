package org.saunter.learn.rival;

import java.util.ArrayList;
import java.util.List;
import org.saunter.learn.rival.Rule.Guess;

/** Scored ways to explain an event; the best is taken, its share of the whole is the certainty. */
final class Guesses {
  private final List<Guess> guesses = new ArrayList<>();
  private final List<Double> scores = new ArrayList<>();

  /** Adds a way with the natural logarithm of how well it fits. */
  void add(String sku, int count, double score) {
    guesses.add(new Guess(sku, count, 0));
    scores.add(score);
  }

  Guess best() {
    if (guesses.isEmpty()) {
      return Guess.NOTHING;
    }
    int best = 0;
    for (int i = 1; i < scores.size(); i++) {
      best = scores.get(i) > scores.get(best) ? i : best;
    }
    double all = 0;
    for (double score : scores) {
      all += StrictMath.exp(score - scores.get(best));
    }
    return new Guess(guesses.get(best).sku(), guesses.get(best).count(), 1 / all);
  }
}
