package org.saunter.learn.autocheckout;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One recorded case of the contest as people labelled it.
 *
 * @param name of the case
 * @param events in order of time; those without a product or a time are left out
 * @param leftOut how many were
 */
record LabelledCase(String name, List<Event> events, int leftOut) {
  LabelledCase {
    events = List.copyOf(events);
  }

  /**
   * Somebody took or put something.
   *
   * @param second to which the label is true
   * @param putBack whether it was put; otherwise taken
   * @param plates ids of plates that the labeller saw move, in order
   * @param products one a unit
   */
  record Event(
      long second, String targetId, boolean putBack, List<String> plates, List<Item> products) {
    Event {
      plates = List.copyOf(plates);
      products = List.copyOf(products);
    }

    /** The products, each once. */
    List<Item> kinds() {
      return List.copyOf(new LinkedHashSet<>(products));
    }

    /** Plates of one of the products: its own where as many plates as products are named. */
    List<String> platesOf(Item item) {
      List<Item> kinds = kinds();
      return kinds.size() > 1 && kinds.size() == plates.size()
          ? List.of(plates.get(kinds.indexOf(item)))
          : plates;
    }
  }

  /** A product as the labels name it; the barcode is in its long form. */
  record Item(String barcode, String name, double grams) {}

  /** Shoppers, in the order in which they first do something. */
  List<String> targets() {
    Set<String> targets = new LinkedHashSet<>();
    events.forEach(event -> targets.add(event.targetId()));
    return new ArrayList<>(targets);
  }

  /** What every shopper left with, by the contest's rule. */
  Map<OfficialScore.Bought, Integer> truth() {
    Map<OfficialScore.Bought, Integer> net = new TreeMap<>();
    for (Event event : events) {
      for (Item item : event.products()) {
        net.merge(
            OfficialScore.Bought.of(event.targetId(), item.barcode()),
            event.putBack() ? -1 : 1,
            Integer::sum);
      }
    }
    return OfficialScore.clipped(net);
  }
}
