package org.saunter.learn.rival;

import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.Role;

/** One visit with the cart that a rival believes in. */
final class RivalVisit {
  final long number;
  final String token;
  final Role role;
  final long openedNanos;
  final Map<String, Integer> cart = new TreeMap<>();
  double certainty = 1;

  RivalVisit(long number, String token, Role role, long openedNanos) {
    this.number = number;
    this.token = token;
    this.role = role;
    this.openedNanos = openedNanos;
  }

  void take(String sku, int count) {
    cart.merge(sku, count, Integer::sum);
  }

  void put(String sku) {
    cart.computeIfPresent(sku, (s, n) -> n > 1 ? Integer.valueOf(n - 1) : null);
  }

  RivalReceipt receipt() {
    return new RivalReceipt(
        number, token, role, openedNanos, cart, (int) Math.rint(certainty * 1e6));
  }
}
