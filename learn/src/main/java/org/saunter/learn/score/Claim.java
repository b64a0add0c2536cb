package org.saunter.learn.score;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.Fact.AskReason;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation.SkuCount;

/**
 * The receipt that a system gives for one visit of a shopper, before anybody looked at it.
 *
 * @param visitId the system's number of the visit, from 1
 * @param token the credential that was shown at the gate
 * @param openedNanos when the visit began
 * @param items units by SKU, none of them 0
 * @param certaintyPpm that all of it is right, parts per million
 * @param mustAsk whether a person must look however sure the system is
 */
public record Claim(
    long visitId,
    String token,
    long openedNanos,
    Map<String, Integer> items,
    int certaintyPpm,
    boolean mustAsk) {
  public Claim {
    items = Map.copyOf(items);
  }

  /** What the engine claims of a visit. */
  public static Claim of(VisitOpened visit, ReceiptProposed proposed) {
    return new Claim(
        visit.visitId(),
        visit.credential().token(),
        visit.atNanos(),
        itemsBilled(proposed.lines()),
        proposed.certaintyPpm(),
        proposed.reason() == AskReason.UNKNOWN_PRODUCT
            || proposed.reason() == AskReason.SENSOR_BLIND);
  }

  /** Units by SKU; lines of one SKU are added up, lines of none left out. */
  public static Map<String, Integer> itemsOf(List<SkuCount> lines) {
    Map<String, Integer> items = new TreeMap<>();
    lines.forEach(line -> items.merge(line.sku(), line.count(), Integer::sum));
    return withoutNone(items);
  }

  /** Units by SKU of the lines of a bill, added up likewise. */
  static Map<String, Integer> itemsBilled(List<BillLine> lines) {
    Map<String, Integer> items = new TreeMap<>();
    lines.forEach(line -> items.merge(line.sku(), line.count(), Integer::sum));
    return withoutNone(items);
  }

  private static Map<String, Integer> withoutNone(Map<String, Integer> items) {
    items.values().removeIf(count -> count <= 0);
    return items;
  }
}
