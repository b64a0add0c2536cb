package org.saunter.learn.score.tracking;

import org.saunter.learn.score.tracking.TrackingTape.Moment;
import org.saunter.vision.assignment.Assignment;

/**
 * Higher order tracking accuracy: Luiten et al., IJCV 129 (2021). For each of the 19 thresholds
 * 0.05 to 0.95, sqrt(DetA x AssA) with DetA = TP / (TP + FN + FP) and AssA the mean over all TP of
 * TPA / (TPA + FNA + FPA); the figures are the means over the thresholds. Which guess is held
 * against which truth is decided once a frame for all thresholds, by likeness times how well the
 * two tracks fit over all frames.
 *
 * @param hota the whole
 * @param detA detection alone
 * @param assA association alone
 * @param locA mean likeness of what was matched
 */
public record Hota(double hota, double detA, double assA, double locA) {
  private static final int THRESHOLDS = 19;
  private static final double EPS = 1e-12;

  /** The figures of a tape; all 0 where there is nothing. */
  public static Hota of(TrackingTape tape) {
    return new Counting(tape).result();
  }

  private static final class Counting {
    private final double[] truthCount;
    private final double[] guessCount;
    private final double[][] fit; // of two tracks over all frames
    private final double[] matched = new double[THRESHOLDS];
    private final double[] alike = new double[THRESHOLDS];
    private final int[][][] together;
    private double truths;
    private double guesses;

    private Counting(TrackingTape tape) {
      truthCount = new double[tape.truthTracks()];
      guessCount = new double[tape.guessTracks()];
      fit = new double[truthCount.length][guessCount.length];
      together = new int[THRESHOLDS][truthCount.length][guessCount.length];
      tape.moments().forEach(this::weigh);
      for (int t = 0; t < truthCount.length; t++) {
        for (int g = 0; g < guessCount.length; g++) {
          fit[t][g] /= Math.max(EPS, truthCount[t] + guessCount[g] - fit[t][g]);
        }
      }
      tape.moments().forEach(this::match);
    }

    /** Each pair's share of the likeness that its frame has for the two. */
    private void weigh(Moment moment) {
      double[][] s = moment.alike();
      double[] column = new double[moment.guesses().length];
      for (double[] row : s) {
        for (int g = 0; g < row.length; g++) {
          column[g] += row[g];
        }
      }
      for (int t = 0; t < s.length; t++) {
        double row = 0;
        for (double one : s[t]) {
          row += one;
        }
        for (int g = 0; g < column.length; g++) {
          double rest = row + column[g] - s[t][g];
          fit[moment.truths()[t]][moment.guesses()[g]] += rest > EPS ? s[t][g] / rest : 0;
        }
        truthCount[moment.truths()[t]]++;
      }
      for (int g : moment.guesses()) {
        guessCount[g]++;
      }
      truths += moment.truths().length;
      guesses += moment.guesses().length;
    }

    private void match(Moment moment) {
      double[][] cost = new double[moment.truths().length][moment.guesses().length];
      for (int t = 0; t < cost.length; t++) {
        for (int g = 0; g < cost[t].length; g++) {
          cost[t][g] = -fit[moment.truths()[t]][moment.guesses()[g]] * moment.alike()[t][g];
        }
      }
      int[] guessOf = Assignment.solve(cost);
      for (int t = 0; t < guessOf.length; t++) {
        if (guessOf[t] == Assignment.NONE) {
          continue;
        }
        double s = moment.alike()[t][guessOf[t]];
        for (int a = 0; a < THRESHOLDS && s >= threshold(a) - EPS; a++) {
          matched[a]++;
          alike[a] += s;
          together[a][moment.truths()[t]][moment.guesses()[guessOf[t]]]++;
        }
      }
    }

    private static double threshold(int a) {
      return 0.05 * (a + 1);
    }

    private Hota result() {
      double hota = 0;
      double detection = 0;
      double association = 0;
      double place = 0;
      for (int a = 0; a < THRESHOLDS; a++) {
        double det = matched[a] / Math.max(1, truths + guesses - matched[a]);
        double ass = association(a) / Math.max(1, matched[a]);
        hota += Math.sqrt(det * ass) / THRESHOLDS;
        detection += det / THRESHOLDS;
        association += ass / THRESHOLDS;
        place += alike[a] / Math.max(1, matched[a]) / THRESHOLDS;
      }
      return new Hota(hota, detection, association, place);
    }

    private double association(int a) {
      double sum = 0;
      for (int t = 0; t < truthCount.length; t++) {
        for (int g = 0; g < guessCount.length; g++) {
          double n = together[a][t][g];
          sum += n > 0 ? n * n / (truthCount[t] + guessCount[g] - n) : 0;
        }
      }
      return sum;
    }
  }
}
