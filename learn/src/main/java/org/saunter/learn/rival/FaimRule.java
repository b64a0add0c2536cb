package org.saunter.learn.rival;

import java.util.List;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.ProductScore;

/**
 * A rule in the manner of FAIM (doi 10.3389/fbuil.2020.568372): weight, place and product vision
 * multiplied as if independent, the nearest body part, one hard decision an event. Beside the paper
 * it splits events and lets the planogram grow as the winner's rule does, which helps it.
 */
final class FaimRule implements Rule {
  private static final double[] COUNT_SHARE = {0.90, 0.075, 0.025};
  private static final double GAIN_SD = 0.04;
  private static final double STEP_SD_GRAMS = 1;
  private static final double ELSEWHERE = 0.02;
  private static final double WORST = -30;

  private final RivalShop shop;

  FaimRule(RivalShop shop) {
    this.shop = shop;
  }

  @Override
  public List<WeightEvent> parts(WeightEvent event) {
    return event.split();
  }

  @Override
  public double distanceMetres(HardTracker.Body body, WeightEvent event) {
    RivalShop.Plate plate = shop.plate(event.mainPlate());
    return Math.min(
        Places.bodyMetres(body, plate, event.onsetNanos()),
        Places.handMetres(body, plate, event.onsetNanos()));
  }

  @Override
  public Guess taken(WeightEvent event, List<ItemSeen> pictures) {
    Guesses guesses = new Guesses();
    for (String sku : shop.onShelf(event.shelf())) {
      double place = StrictMath.log(ELSEWHERE + WinnerRule.placeShare(shop, event, sku));
      double picture = vision(sku, pictures);
      for (int n = 1; n <= COUNT_SHARE.length; n++) {
        guesses.add(
            sku,
            n,
            StrictMath.log(COUNT_SHARE[n - 1]) + weight(-event.grams(), sku, n) + place + picture);
      }
    }
    return guesses.best();
  }

  @Override
  public Guess put(WeightEvent event, RivalVisit visit, List<ItemSeen> pictures) {
    Guesses guesses = new Guesses();
    for (String sku : visit.cart.keySet()) {
      guesses.add(sku, 1, weight(event.grams(), sku, 1) + vision(sku, pictures));
    }
    return guesses.best();
  }

  @Override
  public boolean learnsPlaces() {
    return true;
  }

  private double weight(double grams, String sku, int count) {
    double mean = count * shop.unitGrams(sku);
    double spread = Math.max(0.01 * shop.unitGrams(sku), shop.spreadGrams(sku));
    double variance =
        STEP_SD_GRAMS * STEP_SD_GRAMS + GAIN_SD * GAIN_SD * mean * mean + count * spread * spread;
    double off = grams - mean;
    return Math.max(WORST, -off * off / (2 * variance)) - 0.5 * StrictMath.log(variance);
  }

  private static double vision(String sku, List<ItemSeen> pictures) {
    double sum = 0;
    for (ItemSeen picture : pictures) {
      double score = picture.otherLogLikelihoodRatio();
      for (ProductScore one : picture.scores()) {
        if (one.sku().equals(sku)) {
          score = one.logLikelihoodRatio();
        }
      }
      sum += Math.max(WORST, score);
    }
    return sum;
  }
}
