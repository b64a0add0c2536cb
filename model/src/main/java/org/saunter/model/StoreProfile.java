package org.saunter.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * Who runs a store and how it sells.
 *
 * @param storeId the store
 * @param retailerId the tenant that it belongs to
 * @param name as printed on the receipt
 * @param currency ISO 4217
 * @param timeZone IANA name, for printing only
 * @param pricesIncludeTax whether list prices contain the tax
 * @param taxPartsPerMillion rate of each tax class; a class that is not named is 0
 */
public record StoreProfile(
    String storeId,
    String retailerId,
    String name,
    String currency,
    String timeZone,
    boolean pricesIncludeTax,
    Map<Product.TaxClass, Integer> taxPartsPerMillion) {
  public StoreProfile {
    Check.id("store", storeId);
    Check.id("retailer", retailerId);
    taxPartsPerMillion = java.util.Collections.unmodifiableMap(new TreeMap<>(taxPartsPerMillion));
  }

  /** The rate of a class in parts per million. */
  public int taxOf(Product.TaxClass taxClass) {
    return taxPartsPerMillion.getOrDefault(taxClass, 0);
  }
}
