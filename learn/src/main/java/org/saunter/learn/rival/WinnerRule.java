package org.saunter.learn.rival;

import java.util.List;
import org.saunter.model.Observation.ItemSeen;

/**
 * The rule of the AutoCheckout winner ("Multi-Person Shopping"): 0.8 times the share of the change
 * on the product's plates plus 0.2 times the overlap of two normal curves of 10 g; put-backs are
 * told by the nearest weight in the cart; the planogram grows; events of several products are
 * split; the shopper is the nearest one.
 */
final class WinnerRule implements Rule {
  private static final int COUNT_MAX = 3;
  private static final double SIGMA_GRAMS = 10;
  private static final double PLACE = 0.8;
  private static final double WEIGHT = 0.2;
  private static final double SHARPNESS = 20;

  private final RivalShop shop;
  private final NearestRule nearest;

  WinnerRule(RivalShop shop) {
    this.shop = shop;
    nearest = new NearestRule(shop);
  }

  @Override
  public List<WeightEvent> parts(WeightEvent event) {
    return event.split();
  }

  @Override
  public double distanceMetres(HardTracker.Body body, WeightEvent event) {
    return nearest.distanceMetres(body, event);
  }

  @Override
  public Guess taken(WeightEvent event, List<ItemSeen> pictures) {
    Guesses guesses = new Guesses();
    for (String sku : shop.onShelf(event.shelf())) {
      double place = PLACE * placeShare(shop, event, sku);
      for (int n = 1; n <= COUNT_MAX; n++) {
        double off = Math.abs(-event.grams() - n * shop.unitGrams(sku));
        // where both curves vanish the nearer weight still wins
        double score = place + WEIGHT * overlap(off) + 0.001 / (1 + off);
        guesses.add(sku, n, SHARPNESS * score);
      }
    }
    return guesses.best();
  }

  @Override
  public Guess put(WeightEvent event, RivalVisit visit, List<ItemSeen> pictures) {
    return nearest.put(event, visit, pictures);
  }

  @Override
  public boolean learnsPlaces() {
    return true;
  }

  /** Share of the change that lies on plates where the product is believed to be. */
  static double placeShare(RivalShop shop, WeightEvent event, String sku) {
    double on = 0;
    double all = 0;
    for (WeightEvent.Change change : event.changes()) {
      all += Math.abs(change.grams());
      on += shop.on(change.plate()).contains(sku) ? Math.abs(change.grams()) : 0;
    }
    return all == 0 ? 0 : on / all;
  }

  /** Area that two normal curves so far apart share: 2 Phi(-d / (2 sigma)). */
  static double overlap(double gramsApart) {
    return erfc(gramsApart / (2 * SIGMA_GRAMS) / Math.sqrt(2));
  }

  /** Complementary error function for x at least 0 (Abramowitz and Stegun 7.1.26, to 1.5e-7). */
  private static double erfc(double x) {
    double t = 1 / (1 + 0.3275911 * x);
    double poly =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return poly * StrictMath.exp(-x * x);
  }
}
