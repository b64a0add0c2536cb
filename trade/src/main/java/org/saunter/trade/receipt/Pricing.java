package org.saunter.trade.receipt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.Catalogue;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Product;
import org.saunter.model.Product.TaxClass;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;

/**
 * Lines, tax and total of a bill. The price of a line is the one that the shopper saw on the bill;
 * name and tax class are the catalogue's. Tax is worked out per class on the class's total and
 * rounded once, half up.
 *
 * @param totalMinor what is to be paid, tax included
 */
public record Pricing(List<Receipt.Line> lines, List<TaxAmount> taxes, long totalMinor) {
  public Pricing {
    lines = List.copyOf(lines);
    taxes = List.copyOf(taxes);
  }

  /** Prices the lines; those with a count of zero or below are left out. */
  public static Pricing of(StoreSetup setup, List<BillLine> bill) {
    StoreProfile profile = setup.profile();
    List<Receipt.Line> lines = new ArrayList<>();
    Map<TaxClass, Long> listMinor = new EnumMap<>(TaxClass.class);
    for (BillLine line : bill) {
      if (line.count() > 0) {
        Receipt.Line priced = price(setup.catalogue(), line);
        lines.add(priced);
        listMinor.merge(priced.taxClass(), priced.listMinor(), Math::addExact);
      }
    }
    List<TaxAmount> taxes = new ArrayList<>();
    long total = 0;
    for (Map.Entry<TaxClass, Long> e : listMinor.entrySet()) {
      TaxAmount tax =
          TaxAmount.of(
              e.getKey(), profile.taxOf(e.getKey()), e.getValue(), profile.pricesIncludeTax());
      taxes.add(tax);
      total = Math.addExact(total, tax.grossMinor());
    }
    return new Pricing(lines, taxes, total);
  }

  /** A product that left the catalogue meanwhile keeps its SKU as name and the standard rate. */
  private static Receipt.Line price(Catalogue catalogue, BillLine line) {
    Product product = catalogue.find(line.sku());
    return new Receipt.Line(
        line.sku(),
        catalogue.nameOf(line.sku()),
        line.count(),
        line.unitMinor(),
        product == null ? TaxClass.STANDARD : product.taxClass(),
        line.certaintyPpm(),
        line.movementIds());
  }
}
