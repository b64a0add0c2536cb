package org.saunter.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The products of a store, each SKU and each barcode once. Immutable. */
public final class Catalogue {
  private final Map<String, Product> bySku;
  private final List<Product> products;

  private Catalogue(Map<String, Product> bySku) {
    this.bySku = bySku;
    products = List.copyOf(bySku.values());
  }

  /**
   * A catalogue of the products that can stand side by side; what cannot is named, and the rest
   * still sells. The first claimant of a SKU or barcode keeps it.
   */
  public static Accepted accept(List<Product> products) {
    Map<String, Product> bySku = new LinkedHashMap<>();
    Map<String, String> skuByGtin = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Product product : products) {
      Problem problem = conflict(product, bySku, skuByGtin);
      if (problem != null) {
        problems.add(problem);
        continue;
      }
      bySku.put(product.sku(), product);
      product.gtins().forEach(gtin -> skuByGtin.put(gtin, product.sku()));
    }
    return new Accepted(new Catalogue(bySku), List.copyOf(problems));
  }

  private static @Nullable Problem conflict(
      Product product, Map<String, Product> bySku, Map<String, String> skuByGtin) {
    if (bySku.containsKey(product.sku())) {
      return new Problem(
          ProblemKind.DUPLICATE_SKU,
          "The product (" + product.sku() + ") stands twice in the catalogue.",
          "Maybe two files were joined.");
    }
    for (String gtin : product.gtins()) {
      String other = skuByGtin.get(gtin);
      if (other != null) {
        return new Problem(
            ProblemKind.DUPLICATE_GTIN,
            "The barcode ("
                + gtin
                + ") of product ("
                + product.sku()
                + ") belongs to product ("
                + other
                + ") already.",
            "Maybe one of the two is a new pack of the other: give it the same SKU.");
      }
    }
    return null;
  }

  /** The product, or null if the catalogue has no such SKU. */
  public @Nullable Product find(String sku) {
    return bySku.get(sku);
  }

  /** Name of a product, or its SKU if the catalogue has no such product. */
  public String nameOf(String sku) {
    Product product = find(sku);
    return product == null ? sku : product.name();
  }

  /** All products in the order in which they were given. */
  public List<Product> products() {
    return products;
  }

  /** What became of a list of products. */
  public record Accepted(Catalogue catalogue, List<Problem> problems) {}

  /** Why something of the catalogue or planogram was left out. */
  public enum ProblemKind {
    DUPLICATE_SKU,
    DUPLICATE_GTIN,
    BAD_GTIN,
    NEGATIVE_PRICE,
    BAD_WEIGHT,
    UNREADABLE,
    PLATE_UNKNOWN,
    PLATE_WITHOUT_PLANOGRAM,
    PRODUCT_UNKNOWN
  }

  /**
   * One thing that was left out.
   *
   * @param rule the sentence with the value
   * @param maybe the advice
   */
  public record Problem(ProblemKind kind, String rule, String maybe) {}
}
