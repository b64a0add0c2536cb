package org.saunter.learn.score.tracking;

import org.saunter.learn.score.tracking.TrackingTape.Moment;
import org.saunter.vision.assignment.Assignment;

/**
 * Identity F1: Ristani et al., ECCV workshops 2016. One assignment of guessed to true tracks for
 * the whole tape, chosen so that most points that are alike belong together.
 *
 * @param truePoints points of truth that are covered by their track, IDTP
 * @param falsePoints guessed points that are not of it, IDFP
 * @param missedPoints points of truth that are not covered, IDFN
 */
public record IdF1(int truePoints, int falsePoints, int missedPoints) {
  private static final double EPS = 1e-12;

  /**
   * The counts of a tape.
   *
   * @param least how alike two points must be at least, usually 0.5
   */
  public static IdF1 of(TrackingTape tape, double least) {
    double[][] cost = new double[tape.truthTracks()][tape.guessTracks()];
    int truths = 0;
    int guesses = 0;
    for (Moment moment : tape.moments()) {
      truths += moment.truths().length;
      guesses += moment.guesses().length;
      for (int t = 0; t < moment.truths().length; t++) {
        for (int g = 0; g < moment.guesses().length; g++) {
          if (moment.alike()[t][g] >= least - EPS) {
            cost[moment.truths()[t]][moment.guesses()[g]]--;
          }
        }
      }
    }
    int found = (int) Math.rint(-Assignment.total(cost, Assignment.solve(cost)));
    return new IdF1(found, guesses - found, truths - found);
  }

  /** 2 IDTP / (2 IDTP + IDFP + IDFN); 0 where there is nothing. */
  public double value() {
    return 2.0 * truePoints / Math.max(1, 2 * truePoints + falsePoints + missedPoints);
  }

  public double precision() {
    return (double) truePoints / Math.max(1, truePoints + falsePoints);
  }

  public double recall() {
    return (double) truePoints / Math.max(1, truePoints + missedPoints);
  }
}
