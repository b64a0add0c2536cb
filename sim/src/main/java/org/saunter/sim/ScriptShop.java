package org.saunter.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.Layout;
import org.saunter.model.Planogram.Placement;
import org.saunter.model.Product;

/** A shop built from a setup instead of a seed, with true weights drawn around the catalogue's. */
final class ScriptShop {
  private static final double MEAN_ERROR = 0.004;
  private static final double SPREAD = 0.017;
  private static final double SPREAD_SIGMA = 0.6;

  private ScriptShop() {}

  static Shop build(Script script, Chance chance) {
    List<Layout.Plate> plates = new ArrayList<>();
    List<Integer> shelfOfPlate = new ArrayList<>();
    List<Integer> gondolaOfShelf = new ArrayList<>();
    List<Layout.Fixture> fixtures = script.setup().layout().fixtures();
    for (int g = 0; g < fixtures.size(); g++) {
      for (Layout.Shelf shelf : fixtures.get(g).shelves()) {
        for (Layout.Plate plate : shelf.plates()) {
          plates.add(plate);
          shelfOfPlate.add(gondolaOfShelf.size());
        }
        gondolaOfShelf.add(g);
      }
    }
    List<Product> products = script.setup().catalogue().products();
    double[] unitGrams = new double[products.size()];
    double[] spreadGrams = new double[products.size()];
    for (int i = 0; i < unitGrams.length; i++) {
      double grams = products.get(i).unitGrams();
      unitGrams[i] = grams * (1 + chance.normal(0, MEAN_ERROR));
      spreadGrams[i] = grams * Math.min(0.08, chance.logNormal(SPREAD, SPREAD_SIGMA));
    }
    int[] shelves = ints(shelfOfPlate);
    List<Facing> facings = facings(script, plates, shelves);
    return new Shop(
        script.setup(),
        ShopFormat.CONVENIENCE, // only of use where a shop is generated
        List.copyOf(plates),
        shelves,
        new int[gondolaOfShelf.size()],
        ints(gondolaOfShelf),
        facings,
        unitGrams,
        spreadGrams,
        families(script.families()),
        new double[facings.size()]);
  }

  /** One facing for each product and shelf that it stands on. */
  private static List<Facing> facings(Script script, List<Layout.Plate> plates, int[] shelves) {
    Map<String, Integer> plateOf = new LinkedHashMap<>();
    for (int i = 0; i < plates.size(); i++) {
      plateOf.put(plates.get(i).id(), i);
    }
    Map<String, Integer> productOf = new LinkedHashMap<>();
    script.setup().catalogue().products().forEach(p -> productOf.put(p.sku(), productOf.size()));
    Map<Integer, Map<Integer, List<Integer>>> byShelf = new TreeMap<>();
    for (Placement placement : script.setup().planogram().placements()) {
      Integer plate = plateOf.get(placement.plateId());
      Integer product = productOf.get(placement.sku());
      if (plate != null && product != null) {
        byShelf
            .computeIfAbsent(shelves[plate], s -> new TreeMap<>())
            .computeIfAbsent(product, p -> new ArrayList<>())
            .add(plate);
      }
    }
    List<Facing> facings = new ArrayList<>();
    byShelf.forEach(
        (shelf, byProduct) ->
            byProduct.forEach(
                (product, on) ->
                    facings.add(
                        new Facing(
                            facings.size(),
                            shelf,
                            on.stream().sorted().toList(),
                            List.of(product)))));
    return List.copyOf(facings);
  }

  private static int[] families(List<String> names) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    return names.stream().mapToInt(n -> numbers.computeIfAbsent(n, k -> numbers.size())).toArray();
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
