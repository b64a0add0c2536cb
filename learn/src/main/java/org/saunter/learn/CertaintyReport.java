package org.saunter.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.saunter.learn.score.JudgedVisit;
import org.saunter.learn.score.Rate;
import org.saunter.learn.score.Scores;
import org.saunter.store.attribution.Certainty;

/**
 * How far a certainty model can be believed on days of one kind. "Raw" is the posterior's word on
 * the same receipts. Review is measured as everywhere: the threshold is chosen on these visits.
 *
 * @param days which
 * @param visits true visits of shoppers
 * @param exact share of receipts that are right, before anybody looked
 * @param errorRaw expected calibration error of the posterior, 20 bins
 * @param errorAfter the same of the model
 * @param reviewedRaw wrong per 1,000 charged unseen to visits looked at per 1,000, by the posterior
 * @param reviewedAfter the same by the model
 * @param bins ten of equal count, least sure first; receipts that are asked about anyway are left
 *     out
 */
public record CertaintyReport(
    CertaintyDays days,
    int visits,
    Rate exact,
    Rate errorRaw,
    Rate errorAfter,
    SortedMap<Integer, Rate> reviewedRaw,
    SortedMap<Integer, Rate> reviewedAfter,
    List<Bin> bins) {
  private static final int BINS = 10;

  public CertaintyReport {
    bins = List.copyOf(bins);
  }

  /**
   * Receipts of about the same certainty.
   *
   * @param lowPpm least certainty
   * @param highPpm greatest
   * @param meanPpm mean
   * @param receipts how many
   * @param exact share of them that is right; what the mean should be
   */
  public record Bin(int lowPpm, int highPpm, int meanPpm, int receipts, Rate exact) {}

  /** The report of a model on samples of such days. */
  public static CertaintyReport of(
      CertaintyDays days, List<CertaintySample> samples, Certainty certainty) {
    Scores raw = Scores.of(samples.stream().map(CertaintySample::visit).toList());
    Scores after = Scores.of(samples.stream().map(s -> s.judgedBy(certainty)).toList());
    List<JudgedVisit> weighed =
        samples.stream()
            .filter(CertaintySample::isWeighed)
            .map(s -> s.judgedBy(certainty))
            .sorted(Comparator.comparingInt(JudgedVisit::certaintyPpm))
            .toList();
    return new CertaintyReport(
        days,
        raw.visits(),
        raw.receiptsExact(),
        raw.calibrationError(),
        after.calibrationError(),
        raw.reviewedPer1000At(),
        after.reviewedPer1000At(),
        bins(weighed));
  }

  private static List<Bin> bins(List<JudgedVisit> weighed) {
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      List<JudgedVisit> in =
          weighed.subList(b * weighed.size() / BINS, (b + 1) * weighed.size() / BINS);
      if (!in.isEmpty()) {
        bins.add(
            new Bin(
                in.get(0).certaintyPpm(),
                in.get(in.size() - 1).certaintyPpm(),
                (int)
                    Math.round(in.stream().mapToInt(JudgedVisit::certaintyPpm).average().orElse(0)),
                in.size(),
                Rate.share(in.stream().filter(JudgedVisit::isExact).count(), in.size())));
      }
    }
    return bins;
  }
}
