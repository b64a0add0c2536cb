package org.saunter.learn.score.tracking;

import java.util.Arrays;
import org.saunter.learn.score.tracking.TrackingTape.Moment;
import org.saunter.vision.assignment.Assignment;

/**
 * The CLEAR figures: Bernardin and Stiefelhagen, EURASIP JIVP 2008. Frame by frame a pair that was
 * matched in the frame before stays matched while it is alike enough; the others are matched so
 * that as many as possible are, and most alike. A true track that is covered by another guess than
 * the last one that covered it counts as a switch.
 *
 * @param matches matched points
 * @param falsePoints guessed points that match nothing, FP
 * @param missedPoints true points that nothing matches, FN
 * @param switches IDs
 * @param likeness sum over the matches
 */
public record ClearMot(
    int matches, int falsePoints, int missedPoints, int switches, double likeness) {
  private static final double EPS = 1e-12;
  private static final double KEPT = 1_000;

  /**
   * The counts of a tape.
   *
   * @param least how alike two points must be at least, usually 0.5
   */
  public static ClearMot of(TrackingTape tape, double least) {
    int[] last = new int[tape.truthTracks()]; // guess that covered it last
    int[] before = new int[tape.truthTracks()]; // guess that covered it in the frame before
    Arrays.fill(last, -1);
    Arrays.fill(before, -1);
    int matches = 0;
    int truths = 0;
    int guesses = 0;
    int switches = 0;
    double likeness = 0;
    for (Moment moment : tape.moments()) {
      truths += moment.truths().length;
      guesses += moment.guesses().length;
      int[] guessOf = Assignment.solve(cost(moment, before, least));
      Arrays.fill(before, -1);
      for (int t = 0; t < guessOf.length; t++) {
        if (guessOf[t] == Assignment.NONE) {
          continue;
        }
        int truth = moment.truths()[t];
        int guess = moment.guesses()[guessOf[t]];
        matches++;
        likeness += moment.alike()[t][guessOf[t]];
        switches += last[truth] >= 0 && last[truth] != guess ? 1 : 0;
        last[truth] = guess;
        before[truth] = guess;
      }
    }
    return new ClearMot(matches, guesses - matches, truths - matches, switches, likeness);
  }

  private static double[][] cost(Moment moment, int[] before, double least) {
    double[][] cost = new double[moment.truths().length][moment.guesses().length];
    for (int t = 0; t < cost.length; t++) {
      for (int g = 0; g < cost[t].length; g++) {
        double alike = moment.alike()[t][g];
        boolean kept = before[moment.truths()[t]] == moment.guesses()[g];
        cost[t][g] = alike < least - EPS ? Assignment.FORBIDDEN : -alike - (kept ? KEPT : 0);
      }
    }
    return cost;
  }

  /** 1 - (FP + FN + IDs) / true points; may be below 0. */
  public double mota() {
    return 1 - (double) (falsePoints + missedPoints + switches) / Math.max(1, truths());
  }

  /** MOTA without the switches. */
  public double moda() {
    return 1 - (double) (falsePoints + missedPoints) / Math.max(1, truths());
  }

  public double recall() {
    return (double) matches / Math.max(1, truths());
  }

  public double precision() {
    return (double) matches / Math.max(1, matches + falsePoints);
  }

  private int truths() {
    return matches + missedPoints;
  }
}
