package org.saunter.learn.rival;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Catalogue;
import org.saunter.model.Layout;
import org.saunter.model.Planogram;
import org.saunter.model.StoreSetup;

/** Plates by number, and the planogram as one rival believes it to be: it only ever grows. */
final class RivalShop {
  /** A plate with its place in the shop. */
  record Plate(int number, String id, int shelf, double xMm, double yMm, double zMm) {}

  private final Catalogue catalogue;
  private final List<Plate> plates = new ArrayList<>();
  private final Map<String, Plate> byId = new HashMap<>();
  private final List<List<Plate>> shelves = new ArrayList<>();
  private final List<Set<String>> skus = new ArrayList<>();

  RivalShop(StoreSetup setup) {
    catalogue = setup.catalogue();
    for (Layout.Fixture fixture : setup.layout().fixtures()) {
      for (Layout.Shelf shelf : fixture.shelves()) {
        List<Plate> row = new ArrayList<>();
        for (Layout.Plate plate : shelf.plates()) {
          if (!byId.containsKey(plate.id())) {
            row.add(added(plate));
          }
        }
        shelves.add(List.copyOf(row));
      }
    }
    replace(setup.planogram());
  }

  private Plate added(Layout.Plate plate) {
    Plate known =
        new Plate(plates.size(), plate.id(), shelves.size(), plate.xMm(), plate.yMm(), plate.zMm());
    plates.add(known);
    byId.put(plate.id(), known);
    skus.add(new LinkedHashSet<>());
    return known;
  }

  /** The retailer's new planogram; what was learnt is forgotten. */
  void replace(Planogram planogram) {
    skus.forEach(Set::clear);
    for (Planogram.Placement placement : planogram.placements()) {
      Plate plate = byId.get(placement.plateId());
      if (plate != null && catalogue.find(placement.sku()) != null) {
        skus.get(plate.number()).add(placement.sku());
      }
    }
  }

  @Nullable Plate find(String plateId) {
    return byId.get(plateId);
  }

  Plate plate(int number) {
    return plates.get(number);
  }

  List<Plate> shelf(int shelf) {
    return shelves.get(shelf);
  }

  int shelves() {
    return shelves.size();
  }

  /** A product is believed to lie on a plate from now on. */
  void grow(String sku, int plate) {
    skus.get(plate).add(sku);
  }

  Set<String> on(int plate) {
    return skus.get(plate);
  }

  /** What lies anywhere on a shelf, in the order of the plates. */
  Set<String> onShelf(int shelf) {
    Set<String> all = new LinkedHashSet<>();
    for (Plate plate : shelves.get(shelf)) {
      all.addAll(skus.get(plate.number()));
    }
    return all;
  }

  /** Weight of one unit in grams. */
  double unitGrams(String sku) {
    var product = catalogue.find(sku);
    return product == null ? Double.NaN : product.unitGrams();
  }

  double spreadGrams(String sku) {
    var product = catalogue.find(sku);
    return product == null ? 0 : product.spreadGrams();
  }
}
