package org.saunter.model;

import java.util.List;

/**
 * A thing that is sold.
 *
 * @param sku the retailer's name for it, unique in the catalogue
 * @param name as printed on the receipt
 * @param gtins barcodes in their normal form of 14 digits; may be empty
 * @param family products that look alike share one; empty if not known
 * @param unitGrams mean weight of one unit with its package
 * @param spreadGrams standard deviation of that weight between units
 * @param priceMinor list price of one unit in minor units of the store's currency
 * @param taxClass which tax rate applies
 * @param minimumAgeYears 0 where anybody may buy it
 * @param temperature how it must be kept
 */
public record Product(
    String sku,
    String name,
    List<String> gtins,
    String family,
    double unitGrams,
    double spreadGrams,
    long priceMinor,
    TaxClass taxClass,
    int minimumAgeYears,
    Temperature temperature) {
  public Product {
    Check.id("product", sku);
    gtins = gtins.stream().map(Gtin::normalForm).toList();
    Check.that(
        Double.isFinite(unitGrams) && unitGrams > 0 && unitGrams <= 100_000,
        "The product (" + sku + ") weighs (" + unitGrams + ") grams; it must be above 0.",
        "Maybe the weight is missing, or given in kilograms.");
    Check.that(
        Double.isFinite(spreadGrams) && spreadGrams >= 0,
        "The product (" + sku + ") has a weight spread of (" + spreadGrams + ") grams.",
        "Maybe leave it at 0 if it is not known.");
    Check.that(
        priceMinor >= 0,
        "The product (" + sku + ") has the negative price (" + priceMinor + ").",
        "Maybe a discount was entered as a product.");
    Check.that(
        minimumAgeYears >= 0 && minimumAgeYears <= 120,
        "The product (" + sku + ") has the minimum age (" + minimumAgeYears + ").",
        "Maybe 0 was meant.");
  }

  /** Tax class; the store's profile says what rate each one is. */
  public enum TaxClass {
    STANDARD,
    REDUCED,
    ZERO
  }

  /** How a product must be kept; decides how soon a misplaced one must be fetched. */
  public enum Temperature {
    AMBIENT,
    CHILLED,
    FROZEN,
    HOT
  }
}
