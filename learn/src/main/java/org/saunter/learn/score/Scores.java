package org.saunter.learn.score;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well receipts fit the truth. Rates are over the true visits of shoppers and the receipts that
 * belong to none; every one carries its 95 % interval.
 *
 * @param visits true visits of shoppers
 * @param missingReceipts of those, the ones without a receipt
 * @param extraReceipts receipts of shoppers that belong to no visit
 * @param exact receipts right to the last unit, before anybody looked
 * @param receiptsExact their share, Wilson's interval
 * @param itemF1 of units, pooled over (visit, SKU); interval by blocks of visits
 * @param reviewedPer1000At wrong receipts per 1,000 charged unseen to visits looked at per 1,000;
 *     the threshold is chosen on the same visits, so a deployed one costs more
 * @param calibrationError expected calibration error over 20 bins of equal count
 * @param association of the units whose product is right, the share that stands on the right
 *     receipt
 * @param tooHigh receipts with a unit too many
 * @param tooLow receipts with a unit too few; one may be both
 * @param errors what is wrong on the wrong ones
 */
public record Scores(
    int visits,
    int missingReceipts,
    int extraReceipts,
    int exact,
    Rate receiptsExact,
    Rate itemF1,
    SortedMap<Integer, Rate> reviewedPer1000At,
    Rate calibrationError,
    Rate association,
    int tooHigh,
    int tooLow,
    ErrorSplit errors) {
  /** Wrong receipts per 1,000 charged at which review is measured. */
  public static final List<Integer> TARGETS = List.of(10, 5, 1);

  private static final long SEED = 20_260_101L;

  public Scores {
    reviewedPer1000At = Collections.unmodifiableSortedMap(new TreeMap<>(reviewedPer1000At));
  }

  /** Scores of judged visits in order of their end. */
  public static Scores of(List<JudgedVisit> judged) {
    Figures figures = new Figures(judged);
    Bootstrap bootstrap = new Bootstrap(judged.size(), SEED);
    int exact = (int) judged.stream().filter(JudgedVisit::isExact).count();
    SortedMap<Integer, Rate> reviewed = new TreeMap<>();
    for (int target : TARGETS) {
      reviewed.put(target, bootstrap.rate(w -> figures.reviewedPer1000(w, target)));
    }
    ErrorSplit errors = ErrorSplit.of(judged);
    int right = judged.stream().mapToInt(JudgedVisit::rightUnits).sum();
    return new Scores(
        (int) judged.stream().filter(JudgedVisit::hasTruth).count(),
        (int) judged.stream().filter(v -> !v.hasReceipt()).count(),
        (int) judged.stream().filter(v -> !v.hasTruth()).count(),
        exact,
        Rate.share(exact, judged.size()),
        bootstrap.rate(figures::itemF1),
        reviewed,
        bootstrap.rate(figures::calibrationError),
        Rate.share(right, right + (long) errors.wrongOwner()),
        (int) judged.stream().filter(v -> v.claimedUnits() > v.rightUnits()).count(),
        (int) judged.stream().filter(v -> v.trueUnits() > v.rightUnits()).count(),
        errors);
  }

  /** Visits looked at per 1,000 at one of {@link #TARGETS}. */
  public Rate reviewedAt(int wrongPer1000) {
    Rate rate = reviewedPer1000At.get(wrongPer1000);
    if (rate == null) {
      throw new IllegalArgumentException("Review is not measured at (" + wrongPer1000 + ").");
    }
    return rate;
  }
}
