package org.saunter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.saunter.model.Gtin;
import org.saunter.model.Product;
import org.saunter.model.Product.TaxClass;
import org.saunter.model.Product.Temperature;

/**
 * Makes products in families of one to four flavours. Weights: means log-uniform, spread between
 * units as measured on 54 real products (median 1.64 g, 90 % 5.0 g), catalogue off by 0.4 %.
 */
final class ProductMaker {
  /** A little below the lightest of the 83 real products that were measured (30 g). */
  private static final double LEAST_GRAMS = 25;

  private static final List<String> KINDS =
      List.of(
          "Oat bar",
          "Crisps",
          "Lemonade",
          "Iced tea",
          "Chocolate",
          "Biscuits",
          "Yoghurt",
          "Muesli",
          "Sandwich",
          "Water",
          "Nuts",
          "Juice",
          "Gum",
          "Noodles",
          "Salad",
          "Soup",
          "Coffee",
          "Smoothie",
          "Wrap",
          "Rice cakes",
          "Jelly",
          "Crackers",
          "Shake",
          "Olives",
          "Cheese",
          "Dip",
          "Popcorn",
          "Pretzels",
          "Cola",
          "Beer");
  private static final List<String> FLAVOURS =
      List.of(
          "cherry", "lemon", "mint", "honey", "berry", "salted", "plain", "spicy", "peach",
          "vanilla", "apple", "ginger", "paprika", "cocoa", "herbs", "mango");
  private static final List<String> BRANDS =
      List.of("Alba", "Brook", "Corso", "Dune", "Elm", "Fjord", "Gale", "Hill", "Ivy", "Juno");

  private final Chance chance;
  private final double sameWeightSiblings;
  private final List<Product> products = new ArrayList<>();
  private final List<Double> unit = new ArrayList<>();
  private final List<Double> spread = new ArrayList<>();
  private final List<Integer> families = new ArrayList<>();
  private int family = -1;
  private int leftInFamily;
  private double familyGrams;
  private double familyWidth;
  private String familyName = "";

  ProductMaker(Chance chance, double sameWeightSiblings) {
    this.chance = chance;
    this.sameWeightSiblings = sameWeightSiblings;
  }

  /**
   * The number of a new product.
   *
   * @param besideSibling whether it shares its plates with the one before
   * @param wide plates of its facing; what needs three is not light
   */
  int next(boolean besideSibling, int wide) {
    if (leftInFamily == 0) {
      family++;
      leftInFamily = 1 + chance.below(4);
      familyGrams = chance.logUniform(wide > 2 ? 60 : LEAST_GRAMS, 1_000);
      familyWidth = chance.logNormal(1.64, 0.87);
      familyName = chance.pick(BRANDS) + " " + chance.pick(KINDS).toLowerCase(Locale.ROOT);
    }
    leftInFamily--;
    double grams = familyGrams + chance.normal(0, 0.25);
    if (besideSibling && !chance.happens(sameWeightSiblings)) {
      grams = familyGrams * chance.uniform(0.55, 1.45);
    }
    grams = Math.max(LEAST_GRAMS, grams);
    double sd = Math.min(Math.min(16, 0.08 * grams), familyWidth);
    int n = products.size();
    products.add(product(n, grams, sd));
    unit.add(grams);
    spread.add(sd);
    families.add(family);
    return n;
  }

  private Product product(int n, double grams, double sd) {
    boolean beer = familyName.endsWith("beer");
    return new Product(
        String.format(Locale.ROOT, "S%04d", n + 1),
        familyName + ", " + FLAVOURS.get((n * 7 + family) % FLAVOURS.size()),
        List.of(gtin(4_000_000_000_000L + n * 10L)),
        "F" + family,
        Math.round(grams * (1 + chance.normal(0, 0.004)) * 10) / 10.0,
        Math.round(sd * chance.logNormal(1, 0.25) * 100) / 100.0,
        49 + 10L * chance.below(60),
        beer ? TaxClass.STANDARD : TaxClass.REDUCED,
        beer ? 18 : 0,
        Temperature.AMBIENT);
  }

  /** GTIN-13 with its check digit; the last digit of {@code body} is replaced. */
  private static String gtin(long body) {
    String digits = Long.toString(body / 10);
    return digits + Gtin.checkDigit(digits);
  }

  List<Product> products() {
    return products;
  }

  double[] unitGrams() {
    return unit.stream().mapToDouble(Double::doubleValue).toArray();
  }

  double[] spreadGrams() {
    return spread.stream().mapToDouble(Double::doubleValue).toArray();
  }

  int[] families() {
    return families.stream().mapToInt(Integer::intValue).toArray();
  }
}
