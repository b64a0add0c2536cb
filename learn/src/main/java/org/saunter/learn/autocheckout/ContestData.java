package org.saunter.learn.autocheckout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.learn.autocheckout.LabelledCase.Event;
import org.saunter.learn.autocheckout.LabelledCase.Item;
import org.saunter.model.Layout;

/**
 * The contest's labels, geometry and one planogram, from a folder that holds {@code
 * autocheckout-labels} and {@code cps-test-01}.
 */
final class ContestData {
  private static final double PLACEHOLDER_GRAMS = 1;

  private final Layout layout;
  private final List<LabelledCase> cases;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, String> usual = new TreeMap<>();

  private ContestData(Path folder) {
    layout = NanoStore.read(folder.resolve("autocheckout-labels").resolve("store_meta"));
    List<LabelledCase> labelled = Labels.read(labels(folder));
    items.putAll(usualItems(labelled));
    cases = labelled.stream().map(this::mended).toList();
    Path planogram = folder.resolve("cps-test-01").resolve("planogram.csv");
    if (Files.isReadable(planogram)) {
      readPlanogram(planogram);
    }
    vote();
  }

  /** Every labelled product with the weight that most labels give it. */
  private static Map<String, Item> usualItems(List<LabelledCase> labelled) {
    Map<String, Map<Item, Integer>> votes = new LinkedHashMap<>();
    for (LabelledCase one : labelled) {
      for (Event event : one.events()) {
        for (Item item : event.products()) {
          votes
              .computeIfAbsent(item.barcode(), b -> new LinkedHashMap<>())
              .merge(item, item.grams() > PLACEHOLDER_GRAMS ? 1 : 0, Integer::sum);
        }
      }
    }
    Map<String, Item> usual = new LinkedHashMap<>();
    votes.forEach(
        (barcode, byItem) ->
            byItem.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(most -> usual.put(barcode, most.getKey())));
    return usual;
  }

  /**
   * Two traps of the labels: some weights are a placeholder of 1 g, the usual weight is meant; and
   * one label names a plate beyond the end of its shelf, the last one is meant.
   */
  private LabelledCase mended(LabelledCase one) {
    List<Event> events = new ArrayList<>();
    for (Event e : one.events()) {
      List<String> plates = e.plates().stream().map(this::onRealPlate).distinct().toList();
      List<Item> products =
          e.products().stream()
              .map(i -> i.grams() > PLACEHOLDER_GRAMS ? i : items.getOrDefault(i.barcode(), i))
              .toList();
      events.add(new Event(e.second(), e.targetId(), e.putBack(), plates, products));
    }
    return new LabelledCase(one.name(), events, one.leftOut());
  }

  private String onRealPlate(String plateId) {
    String shelf = plateId.substring(0, plateId.lastIndexOf('-'));
    String last = plateId;
    for (Layout.Fixture fixture : layout.fixtures()) {
      for (Layout.Shelf one : fixture.shelves()) {
        for (Layout.Plate plate : one.plates()) {
          if (plate.id().equals(plateId)) {
            return plateId;
          }
          last = one.id().equals(shelf) ? plate.id() : last;
        }
      }
    }
    return last;
  }

  private static Path labels(Path folder) {
    return folder.resolve("autocheckout-labels").resolve("ground_truth_v14.json");
  }

  static boolean isIn(Path folder) {
    return Files.isReadable(labels(folder));
  }

  static ContestData read(Path folder) {
    return new ContestData(folder);
  }

  List<LabelledCase> cases() {
    return cases;
  }

  CasePlan plan() {
    return new CasePlan(layout, items, usual);
  }

  /** The planogram of the one published case, as what lies where no label says anything. */
  private void readPlanogram(Path file) {
    Map<String, String> byName = new HashMap<>();
    items.forEach((sku, item) -> byName.put(item.name(), sku));
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String line : lines.subList(1, lines.size())) {
      List<String> f = fields(line);
      if (f.size() < 7 || f.get(1).equals("-1") || !(Double.parseDouble(f.get(4)) > 0)) {
        continue;
      }
      String sku =
          byName.getOrDefault(
              f.get(0), f.get(6).isEmpty() ? "name:" + f.get(0) : Barcodes.canonical(f.get(6)));
      items.putIfAbsent(sku, new Item(sku, f.get(0), Double.parseDouble(f.get(4))));
      usual.put(f.get(1) + "-" + f.get(2) + "-" + f.get(3), sku);
    }
  }

  /** Splits a line at commas outside quotes. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /** Where labels say what was taken from a plate, the product that was taken most often. */
  private void vote() {
    Map<String, Map<String, Integer>> votes = new TreeMap<>();
    for (LabelledCase one : cases) {
      for (Event event : one.events()) {
        if (!event.putBack() && event.kinds().size() == 1) {
          event
              .plates()
              .forEach(
                  p ->
                      votes
                          .computeIfAbsent(p, k -> new TreeMap<>())
                          .merge(event.kinds().get(0).barcode(), 1, Integer::sum));
        }
      }
    }
    votes.forEach(
        (plate, bySku) -> {
          int most = bySku.values().stream().mapToInt(Integer::intValue).max().orElse(0);
          bySku.entrySet().stream()
              .filter(e -> e.getValue() == most)
              .findFirst()
              .ifPresent(e -> usual.put(plate, e.getKey()));
        });
  }
}
