package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The people on one credential and what they really hold. */
final class PartyTruth {
  final String name;
  final String token;
  final List<Unit> cart = new ArrayList<>();

  /** One real thing. */
  record Unit(String sku, double grams) {}

  PartyTruth(String name, String token) {
    this.name = name;
    this.token = token;
  }

  Unit give(String sku) {
    for (Unit unit : cart) {
      if (unit.sku().equals(sku)) {
        cart.remove(unit);
        return unit;
      }
    }
    throw new IllegalArgumentException(name + " does not hold (" + sku + ").");
  }

  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    cart.forEach(unit -> counts.merge(unit.sku(), 1, Integer::sum));
    return counts;
  }
}
