package org.saunter.learn.rival;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saunter.model.Observation.ItemSeen;

/** The nearest person, and of the products on the plates the nearest number times weight. */
final class NearestRule implements Rule {
  private static final int COUNT_MAX = 3;
  private static final double SHARE = 0.04;

  private final RivalShop shop;

  NearestRule(RivalShop shop) {
    this.shop = shop;
  }

  @Override
  public List<WeightEvent> parts(WeightEvent event) {
    return List.of(event);
  }

  @Override
  public double distanceMetres(HardTracker.Body body, WeightEvent event) {
    return Places.bodyMetres(body, shop.plate(event.mainPlate()), event.onsetNanos());
  }

  @Override
  public Guess taken(WeightEvent event, List<ItemSeen> pictures) {
    Set<String> there = new LinkedHashSet<>();
    event.changes().forEach(change -> there.addAll(shop.on(change.plate())));
    Guesses guesses = new Guesses();
    for (String sku : there) {
      for (int n = 1; n <= COUNT_MAX; n++) {
        guesses.add(sku, n, fit(-event.grams(), n * shop.unitGrams(sku)));
      }
    }
    return guesses.best();
  }

  @Override
  public Guess put(WeightEvent event, RivalVisit visit, List<ItemSeen> pictures) {
    Guesses guesses = new Guesses();
    for (String sku : visit.cart.keySet()) {
      guesses.add(sku, 1, fit(event.grams(), shop.unitGrams(sku)));
    }
    return guesses.best();
  }

  @Override
  public boolean learnsPlaces() {
    return false;
  }

  /** Falls with the distance of two weights, so the nearest one is always the best. */
  static double fit(double grams, double expected) {
    return -Math.abs(grams - expected) / (2 + SHARE * Math.abs(grams));
  }
}
