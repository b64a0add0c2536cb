package org.saunter.recording;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue;
import org.saunter.model.Catalogue.Problem;
import org.saunter.model.Catalogue.ProblemKind;
import org.saunter.model.Gtin;
import org.saunter.model.Product;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads products one by one, so that a bad one costs only itself. */
final class CatalogueReader {
  private CatalogueReader() {}

  static Catalogue read(JsonNode file, List<Problem> problems) {
    List<Product> products = new ArrayList<>();
    for (JsonNode node : file.path("products")) {
      try {
        products.add(Mapping.JSON.treeToValue(node, Product.class));
      } catch (JacksonException e) {
        BadInputException bad = Mapping.badInput(e);
        problems.add(new Problem(kind(node), named(node, bad.rule()), bad.maybe()));
      }
    }
    Catalogue.Accepted accepted = Catalogue.accept(products);
    problems.addAll(accepted.problems());
    return accepted.catalogue();
  }

  private static String named(JsonNode node, String rule) {
    String sku = node.path("sku").asString("?");
    return rule.contains("(" + sku + ")") ? rule : "The product (" + sku + "): " + rule;
  }

  private static ProblemKind kind(JsonNode node) {
    if (node.path("priceMinor").asLong(0) < 0) {
      return ProblemKind.NEGATIVE_PRICE;
    }
    double grams = node.path("unitGrams").asDouble(Double.NaN);
    if (!(grams > 0 && grams <= 100_000) || node.path("spreadGrams").asDouble(-1) < 0) {
      return ProblemKind.BAD_WEIGHT;
    }
    for (JsonNode gtin : node.path("gtins")) {
      if (isBadGtin(gtin.asString(null))) {
        return ProblemKind.BAD_GTIN;
      }
    }
    return ProblemKind.UNREADABLE;
  }

  private static boolean isBadGtin(@Nullable String code) {
    try {
      return code != null && Gtin.normalForm(code).isEmpty();
    } catch (BadInputException e) {
      return true;
    }
  }
}
