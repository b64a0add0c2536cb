package org.saunter.recording.autocheckout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue.Problem;
import org.saunter.model.Catalogue.ProblemKind;
import org.saunter.model.Planogram;
import org.saunter.model.Planogram.Placement;
import org.saunter.model.Product;
import org.saunter.recording.CsvFile;
import org.saunter.recording.CsvFile.Row;

/**
 * Products and placements of {@code planogram.csv}. The SKU is the barcode where there is one, else
 * the name. A product without a weight cannot be told by a plate and is left out.
 */
final class Shelving {
  /** The median spread that was measured on other packs; this source has none. */
  static final double SPREAD_OF_WEIGHT = 0.017;

  private final Map<String, Product> products = new LinkedHashMap<>();
  private final Map<String, String> skuByName = new HashMap<>();
  private final Set<Placement> placements = new LinkedHashSet<>();
  private final Set<PlateKey> planned = new LinkedHashSet<>();
  private final List<Problem> problems;

  private Shelving(List<Problem> problems) {
    this.problems = problems;
  }

  static Shelving read(Path csv, List<Problem> problems) {
    List<Row> rows = new ArrayList<>();
    CsvFile.read(
        csv,
        rows::add,
        bad -> problems.add(new Problem(ProblemKind.UNREADABLE, bad.toString(), bad.maybe())));
    Shelving shelving = new Shelving(problems);
    // what lies on a plate has the better claim to a name that stands there twice
    rows.stream().filter(Shelving::isPlaced).forEach(shelving::row);
    rows.stream().filter(row -> !isPlaced(row)).forEach(shelving::row);
    return shelving;
  }

  private static boolean isPlaced(Row row) {
    return !row.textOrEmpty("gondola").startsWith("-");
  }

  private void row(Row row) {
    try {
      String name = row.text("name");
      String barcode = row.textOrEmpty("barcode");
      String sku = barcode.isEmpty() ? name : barcode;
      if (!hasProduct(sku, row)) {
        return;
      }
      skuByName.putIfAbsent(name, sku);
      if (isPlaced(row)) {
        PlateKey key =
            new PlateKey(row.integer("gondola"), row.integer("shelf"), row.integer("plate"));
        planned.add(key);
        placements.add(new Placement(key.id(), sku, -1));
      }
    } catch (BadInputException e) {
      problems.add(new Problem(ProblemKind.UNREADABLE, e.rule(), e.maybe()));
    }
  }

  private boolean hasProduct(String sku, Row row) {
    double grams = row.number("weight_g");
    Product known = products.get(sku);
    if (!(grams > 0)) {
      problems.add(
          new Problem(
              ProblemKind.BAD_WEIGHT,
              "The product (" + sku + ") weighs (" + row.text("weight_g") + ") grams; left out.",
              "Maybe it was never weighed."));
      return false;
    }
    if (known != null && known.unitGrams() != grams) {
      problems.add(
          new Problem(
              ProblemKind.DUPLICATE_SKU,
              "The product (" + sku + ") weighs (" + grams + ") and (" + known.unitGrams() + ") g.",
              "Maybe the name stands for two packs; the placed or first one is kept."));
      return false;
    }
    if (known == null) {
      products.put(sku, product(sku, row, grams));
    }
    return true;
  }

  private Product product(String sku, Row row, double grams) {
    String barcode = row.textOrEmpty("barcode");
    List<String> gtins = List.of();
    if (!barcode.isEmpty()) {
      try {
        gtins = List.of(org.saunter.model.Gtin.normalForm(barcode));
      } catch (BadInputException e) {
        problems.add(new Problem(ProblemKind.BAD_GTIN, e.rule(), e.maybe()));
      }
    }
    return new Product(
        sku,
        row.text("name"),
        gtins,
        "",
        grams,
        grams * SPREAD_OF_WEIGHT,
        row.scaled("price", 100),
        Product.TaxClass.ZERO,
        0,
        Product.Temperature.AMBIENT);
  }

  List<Product> products() {
    return List.copyOf(products.values());
  }

  /** Plates that the planogram names. */
  Set<PlateKey> planned() {
    return planned;
  }

  /** The placements on the plates that are kept. */
  Planogram planogram(Set<String> plateIds) {
    return new Planogram(
        "case", 0, placements.stream().filter(p -> plateIds.contains(p.plateId())).toList());
  }

  /** The SKU that a label means by barcode or name, or null. */
  @Nullable String skuOf(String barcode, String name) {
    return products.containsKey(barcode) ? barcode : skuByName.get(name);
  }
}
