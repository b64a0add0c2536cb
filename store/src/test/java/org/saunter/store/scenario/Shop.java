package org.saunter.store.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Catalogue;
import org.saunter.model.Layout;
import org.saunter.model.Planogram;
import org.saunter.model.Planogram.Placement;
import org.saunter.model.Product;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;

/**
 * The shop of a script: bays along one wall that look at the room (90 degrees), 300 mm plates,
 * gates on the far side.
 *
 * <pre>store gate G1 | bay A: p1 cola 355g 1.99, p2+p3 chips 80g 2.49, p4 empty | bay B: ...</pre>
 */
final class Shop {
  static final int STAND_MM = 700;
  private static final int PLATE_MM = 300;
  private static final int STOCK = 20;

  final Map<String, Layout.Plate> plates = new LinkedHashMap<>();
  final Map<String, Product> products = new LinkedHashMap<>();
  final Map<String, Double> actualGrams = new LinkedHashMap<>();
  final Map<String, List<String>> platesOf = new LinkedHashMap<>();
  final Map<String, List<String>> bays = new LinkedHashMap<>();
  final List<Layout.Gate> gates = new ArrayList<>();
  final List<Placement> placements = new ArrayList<>();
  private final List<Layout.Fixture> fixtures = new ArrayList<>();

  Shop(List<String> parts) {
    for (String part : parts) {
      if (part.startsWith("gate ")) {
        for (String id : part.substring(5).split(" ", -1)) {
          gates.add(new Layout.Gate(id, Layout.GateKind.BOTH, 1_500 * gates.size(), 5_000, 900));
        }
      } else if (part.startsWith("bay ")) {
        String[] bay = part.substring(4).split(":", 2);
        bay(bay[0].strip(), bay[1]);
      } else if (!part.isEmpty()) {
        throw new IllegalArgumentException("The shop has no part (" + part + ").");
      }
    }
  }

  private void bay(String bayId, String text) {
    List<String> ids = new ArrayList<>();
    List<String> entries = List.of(text.strip().split("\\s*,\\s*", -1));
    for (String entry : entries) {
      ids.addAll(List.of(entry.split(" ", -1)[0].split("\\+", -1)));
    }
    List<Layout.Plate> row = new ArrayList<>();
    int left = 4_000 * fixtures.size();
    for (String id : ids) { // left to right as seen from the room, which is from +x to -x
      int x = left - PLATE_MM * row.size();
      Layout.Plate plate = new Layout.Plate(id, x, 0, 1_000, PLATE_MM, 400, 20_000);
      row.add(plate);
      plates.put(id, plate);
    }
    bays.put(bayId, ids);
    fixtures.add(
        new Layout.Fixture(
            bayId,
            Layout.FixtureKind.GONDOLA,
            left - PLATE_MM * (row.size() - 1) / 2,
            0,
            90,
            PLATE_MM * row.size(),
            400,
            1_800,
            List.of(new Layout.Shelf(bayId + "1", 1, 1_000, row))));
    for (String entry : entries) {
      String[] words = entry.split(" ", 2);
      for (String product : words[1].split("\\s*&\\s*", -1)) {
        place(List.of(words[0].split("\\+", -1)), product);
      }
    }
  }

  private void place(List<String> plateIds, String text) {
    Words words = new Words(text);
    String sku = words.next();
    if (sku.equals("empty")) {
      return;
    }
    if (!words.isEmpty()) {
      product(sku, words);
    }
    platesOf.computeIfAbsent(sku, s -> new ArrayList<>()).addAll(plateIds);
    for (String plate : plateIds) {
      placements.add(new Placement(plate, sku, STOCK));
    }
  }

  private void product(String sku, Words words) {
    double grams = Words.number(words.next());
    long minor = new BigDecimal(words.next()).movePointRight(2).longValueExact();
    String spread = words.after("spread");
    String actual = words.after("really");
    int age = (int) Words.number(words.after("age", "0"));
    words.done();
    actualGrams.put(sku, actual == null ? grams : Words.number(actual));
    products.put(
        sku,
        new Product(
            sku,
            sku,
            List.of(),
            "",
            grams,
            spread == null ? Math.max(0.5, 0.005 * grams) : Words.number(spread),
            minor,
            Product.TaxClass.STANDARD,
            age,
            Product.Temperature.AMBIENT));
  }

  StoreSetup setup() {
    return new StoreSetup(
        new StoreProfile("corner", "retailer", "The corner shop", "EUR", "UTC", true, Map.of()),
        new Layout("corner", "convenience", List.of(), gates, fixtures, List.of()),
        Catalogue.accept(List.copyOf(products.values())).catalogue(),
        new Planogram("v1", 0, placements));
  }

  Layout.Gate gate(String id) {
    for (Layout.Gate gate : gates) {
      if (gate.id().equals(id)) {
        return gate;
      }
    }
    return gates.getFirst();
  }

  boolean isGate(String source) {
    return gates.stream().anyMatch(g -> g.id().equals(source));
  }

  Layout.Plate plate(String id) {
    Layout.Plate plate = find(id);
    if (plate == null) {
      throw new IllegalArgumentException("The shop has no plate (" + id + ").");
    }
    return plate;
  }

  Layout.@Nullable Plate find(String id) {
    return plates.get(id);
  }

  Product product(String sku) {
    Product product = products.get(sku);
    if (product == null) {
      throw new IllegalArgumentException("The shop has no product (" + sku + ").");
    }
    return product;
  }
}
