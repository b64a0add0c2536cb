package org.saunter.learn.score;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Figures over judged visits of which each counts as often as its weight says. */
final class Figures {
  private static final int BINS = 20;

  // of each visit, once: every figure is made anew for hundreds of weights
  private final int[] rightUnits;
  private final int[] units;
  private final boolean[] hasReceipt;
  private final boolean[] isExact;
  private final int[] surestFirst;
  private final int[] rank;

  Figures(List<JudgedVisit> judged) {
    int n = judged.size();
    rightUnits = new int[n];
    units = new int[n];
    hasReceipt = new boolean[n];
    isExact = new boolean[n];
    for (int i = 0; i < n; i++) {
      JudgedVisit visit = judged.get(i);
      rightUnits[i] = visit.rightUnits();
      units[i] = visit.trueUnits() + visit.claimedUnits();
      hasReceipt[i] = visit.hasReceipt();
      isExact[i] = visit.isExact();
    }
    rank = judged.stream().mapToInt(Figures::rankOf).toArray();
    surestFirst =
        IntStream.range(0, rank.length)
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> -rank[i]).thenComparingInt(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** A visit without a receipt is one that nobody would look at: it ranks as surest. */
  private static int rankOf(JudgedVisit visit) {
    return visit.hasReceipt() ? visit.certaintyPpm() : 1_000_001;
  }

  /** Unit F1 pooled over all (visit, SKU). */
  double itemF1(int[] weight) {
    long right = 0;
    long all = 0;
    for (int i = 0; i < weight.length; i++) {
      right += (long) weight[i] * rightUnits[i];
      all += (long) weight[i] * units[i];
    }
    return all == 0 ? 1 : 2.0 * right / all;
  }

  /**
   * Visits per 1,000 that must be looked at, least sure first, so that at most so many receipts per
   * 1,000 charged unseen are wrong. Receipts of one certainty are charged or looked at together.
   */
  double reviewedPer1000(int[] weight, int wrongPer1000) {
    long charged = 0;
    long wrong = 0;
    long best = 0;
    for (int k = 0; k < surestFirst.length; k++) {
      int i = surestFirst[k];
      charged += weight[i];
      wrong += isExact[i] ? 0 : weight[i];
      boolean last = k + 1 == surestFirst.length || rank[surestFirst[k + 1]] != rank[i];
      if (last && wrong * 1_000 <= wrongPer1000 * charged) {
        best = charged;
      }
    }
    return charged == 0 ? 0 : 1_000.0 * (charged - best) / charged;
  }

  /**
   * Expected calibration error: the mean over 20 bins of equal count of how far the mean certainty
   * is from the share that is right. Visits without a receipt have no certainty and do not count.
   */
  double calibrationError(int[] weight) {
    long all = 0;
    for (int i = 0; i < weight.length; i++) {
      all += hasReceipt[i] ? weight[i] : 0;
    }
    double[] sure = new double[BINS];
    double[] right = new double[BINS];
    long before = 0;
    for (int i : surestFirst) {
      if (hasReceipt[i] && weight[i] > 0) {
        int bin = (int) Math.min(BINS - 1, (2 * before + weight[i]) * BINS / (2 * all));
        sure[bin] += weight[i] * (rank[i] / 1e6);
        right[bin] += isExact[i] ? weight[i] : 0;
        before += weight[i];
      }
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(sure[bin] - right[bin]);
    }
    return all == 0 ? 0 : error / all;
  }
}
