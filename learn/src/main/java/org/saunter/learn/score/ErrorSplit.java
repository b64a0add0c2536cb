package org.saunter.learn.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What is wrong on the wrong receipts, counted in units. A missing unit that stands on the receipt
 * of somebody who was inside at the same time has the wrong owner; one that has another product in
 * its place is the wrong product; the rest is missed or false.
 *
 * @param wrongOwner right product, on the receipt of another visit
 * @param wrongProduct right visit, another product
 * @param missed left the shop and stands on no receipt
 * @param falseUnits stands on a receipt and never left with anybody
 */
public record ErrorSplit(int wrongOwner, int wrongProduct, int missed, int falseUnits) {
  private record Wrong(
      JudgedVisit visit, Map<String, Integer> missing, Map<String, Integer> extra) {}

  static ErrorSplit of(List<JudgedVisit> judged) {
    List<Wrong> wrong = new ArrayList<>();
    for (JudgedVisit visit : judged) {
      if (!visit.truth().equals(visit.claimed())) {
        wrong.add(
            new Wrong(
                visit,
                without(visit.truth(), visit.claimed()),
                without(visit.claimed(), visit.truth())));
      }
    }
    int owner = 0;
    for (Wrong from : wrong) {
      for (Wrong to : wrong) {
        owner += overlap(from.visit(), to.visit()) ? pair(from, to) : 0;
      }
    }
    int product = 0;
    int missed = 0;
    int extra = 0;
    for (Wrong one : wrong) {
      int missing = sum(one.missing());
      int more = sum(one.extra());
      int swapped = Math.min(missing, more);
      product += swapped;
      missed += missing - swapped;
      extra += more - swapped;
    }
    return new ErrorSplit(owner, product, missed, extra);
  }

  private static int pair(Wrong from, Wrong to) {
    int moved = 0;
    for (Iterator<Map.Entry<String, Integer>> it = from.missing().entrySet().iterator();
        it.hasNext(); ) {
      Map.Entry<String, Integer> line = it.next();
      int n = Math.min(line.getValue(), to.extra().getOrDefault(line.getKey(), 0));
      if (n > 0) {
        to.extra().merge(line.getKey(), -n, Integer::sum);
        line.setValue(line.getValue() - n);
        moved += n;
      }
    }
    return moved;
  }

  private static boolean overlap(JudgedVisit a, JudgedVisit b) {
    return a.fromNanos() <= b.untilNanos() && b.fromNanos() <= a.untilNanos();
  }

  private static Map<String, Integer> without(Map<String, Integer> a, Map<String, Integer> b) {
    Map<String, Integer> left = new HashMap<>();
    a.forEach(
        (sku, count) -> {
          int more = count - b.getOrDefault(sku, 0);
          if (more > 0) {
            left.put(sku, more);
          }
        });
    return left;
  }

  private static int sum(Map<String, Integer> items) {
    return items.values().stream().mapToInt(Integer::intValue).sum();
  }
}
