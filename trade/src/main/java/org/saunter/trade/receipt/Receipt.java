package org.saunter.trade.receipt;

import java.util.List;
import org.saunter.model.Product.TaxClass;
import org.saunter.trade.payment.PaymentState;

/**
 * What a visit costs, in the words that the shopper gets. A correction is a new revision under the
 * same number.
 *
 * @param number runs from 1 in each store, without gaps
 * @param revision 1, and one more for each correction
 * @param enteredNanos when the visit was opened, store time
 * @param decidedNanos when the receipt was decided or corrected, store time
 * @param totalMinor what is to be paid, tax included
 * @param certaintyPpm that the whole receipt is right, parts per million
 * @param reviewed whether a person looked
 * @param reason why it was corrected; empty for revision 1
 */
public record Receipt(
    String storeId,
    String storeName,
    String timeZone,
    long number,
    int revision,
    long visitId,
    long enteredNanos,
    long decidedNanos,
    String currency,
    boolean pricesIncludeTax,
    List<Line> lines,
    List<TaxAmount> taxes,
    long totalMinor,
    int certaintyPpm,
    boolean reviewed,
    String reason,
    Paid paid) {
  public Receipt {
    lines = List.copyOf(lines);
    taxes = List.copyOf(taxes);
  }

  /**
   * One product.
   *
   * @param unitMinor list price of one
   * @param certaintyPpm that the visit holds exactly this many
   * @param movementIds the movements that show it: the evidence
   */
  public record Line(
      String sku,
      String name,
      int count,
      long unitMinor,
      TaxClass taxClass,
      int certaintyPpm,
      List<Long> movementIds) {
    public Line {
      movementIds = List.copyOf(movementIds);
    }

    /** List price of all of them. */
    public long listMinor() {
      return Math.multiplyExact(unitMinor, count);
    }
  }

  /** How its payment stands; all amounts in minor units. */
  public record Paid(
      PaymentState state, String reason, long capturedMinor, long refundedMinor, long tillMinor) {}
}
