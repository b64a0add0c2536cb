package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.store.attribution.Evidence.Crop;

/** Weighs what a hypothesis says of an earlier movement again, when better evidence comes. */
final class Hindsight {
  /** Lower, a change does not say anything of the deeds: somebody else had a hand in it. */
  static final double NO_FIT = -22;

  private static final double LOG_THOUSAND = StrictMath.log(1000);

  private final Products products;
  private final Likelihood likelihood;
  private final List<String> trackIds;

  Hindsight(Products products, Likelihood likelihood, List<String> trackIds) {
    this.products = products;
    this.likelihood = likelihood;
    this.trackIds = trackIds;
  }

  /** Everything that a hypothesis says of one movement, over all parties. */
  static List<Deeds> deedsOf(Hypothesis h, long movementId) {
    List<Deeds> all = new ArrayList<>();
    for (@Nullable Deeds newest : h.deeds) {
      for (Deeds d = newest; d != null; d = d.earlier()) {
        if (d.movementId() == movementId) {
          all.add(d);
        }
      }
    }
    return all;
  }

  /** Whether a hypothesis says anything of one movement. */
  static boolean hasDeeds(Hypothesis h, long movementId) {
    for (@Nullable Deeds newest : h.deeds) {
      for (Deeds d = newest; d != null; d = d.earlier()) {
        if (d.movementId() == movementId) {
          return true;
        }
      }
    }
    return false;
  }

  /** Weight and pictures under the deeds; priors and places are left out, they do not change. */
  double factor(List<Deeds> deeds, Evidence e) {
    return scale(deeds, e) + pictures(deeds, e);
  }

  /** How well the change fits the deeds. */
  double scale(List<Deeds> deeds, Evidence e) {
    if (Double.isNaN(e.deltaGrams())) {
      return 0;
    }
    if (deeds.isEmpty()) {
      return likelihood.falseGrams(Likelihood.knockGrams(e));
    }
    double gain = likelihood.gain(e);
    double grams = 0;
    double spread = deeds.size() > 1 ? likelihood.exchangeVariance(e) : 0;
    double relative = 0;
    for (Deeds d : deeds) {
      if (d.product() == Products.UNKNOWN || d.product() == Filter.RESTOCK) {
        return -LOG_THOUSAND;
      }
      grams -= d.units() * products.unitGrams(d.product()) * gain;
      spread += Math.abs(d.units()) * products.unitVariance(d.product());
      relative = Math.max(relative, products.weightVariance(d.product()));
    }
    return Math.max(
        NO_FIT,
        likelihood.scale(
            likelihood.felt(e), e.sdGrams(), grams, spread, relative + likelihood.gainVariance(e)));
  }

  private double pictures(List<Deeds> deeds, Evidence e) {
    int n = Math.max(1, e.candidates().size());
    double sum = 0;
    for (Crop crop : e.crops()) {
      if (deeds.isEmpty()) {
        sum += likelihood.about(crop, -StrictMath.log(n) - 6, n);
        continue;
      }
      double mean = Double.NEGATIVE_INFINITY;
      for (Deeds d : deeds) {
        double reading =
            d.product() == Filter.RESTOCK
                ? 0
                : likelihood.vision(crop, d.product()) + likelihood.direction(crop, d.units());
        mean =
            Likelihood.logSum(mean, reading + likelihood.holder(crop, trackIds.get(d.track()), n));
      }
      sum += likelihood.about(crop, mean - StrictMath.log(deeds.size()), n);
    }
    return sum;
  }
}
