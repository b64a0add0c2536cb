package org.saunter.trade.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.saunter.trade.payment.Payment;
import org.saunter.trade.receipt.TaxAmount;
import org.saunter.trade.sql.Database;

/**
 * The double-entry ledger. Each transfer moves a positive amount from the account that it credits
 * to the account that it debits; nothing is ever changed or removed. A transfer has the name of its
 * cause (store, position and index of the fact, and what was done): posting it again does nothing.
 *
 * <p>Accounts, each per currency:
 *
 * <ul>
 *   <li>{@code processor:held} against {@code shopper:reserved:N}: reserved on a card
 *   <li>{@code shopper:owes:N}: what the shopper of payment N has still to pay
 *   <li>{@code sales:CLASS} and {@code tax:CLASS}: what was sold, and the tax in it
 *   <li>{@code processor:owes}: taken from cards, less paid back
 *   <li>{@code till}: paid at the till
 * </ul>
 *
 * <p>Called inside the transaction of the event that it books.
 */
public final class Ledger {
  static final String HELD = "processor:held";
  static final String PROCESSOR = "processor:owes";
  static final String TILL = "till";
  static final String RESERVED = "shopper:reserved:";
  static final String OWES = "shopper:owes:";
  static final String SALES = "sales:";
  static final String TAX = "tax:";

  private final Database database;

  public Ledger(Database database) {
    this.database = database;
  }

  /** Books what a step of the processor or the till changed. */
  public void bookPayment(Cause cause, Payment before, Payment after) {
    String reserved = RESERVED + after.paymentId();
    String owes = OWES + after.paymentId();
    move(cause, "HOLD", "VOID", HELD, reserved, after.heldMinor() - before.heldMinor());
    move(
        cause,
        "CAPTURE",
        "CAPTURE_UNDONE",
        PROCESSOR,
        owes,
        after.capturedMinor() - before.capturedMinor());
    move(
        cause,
        "REFUND",
        "REFUND_UNDONE",
        owes,
        PROCESSOR,
        after.refundedMinor() - before.refundedMinor());
    move(cause, "TILL", "TILL_UNDONE", TILL, owes, after.tillMinor() - before.tillMinor());
  }

  /**
   * Books a receipt, or the difference that a correction makes.
   *
   * @param before what was booked for this visit so far, per tax class; empty at first
   */
  public void bookSale(
      Cause cause, long paymentId, Iterable<TaxAmount> before, Iterable<TaxAmount> after) {
    Map<String, Long> change = new TreeMap<>();
    add(change, before, -1);
    add(change, after, 1);
    change.forEach(
        (account, minor) -> move(cause, "SALE", "CORRECTION", OWES + paymentId, account, minor));
  }

  private static void add(Map<String, Long> change, Iterable<TaxAmount> amounts, int sign) {
    for (TaxAmount a : amounts) {
      change.merge(SALES + a.taxClass(), sign * a.netMinor(), Math::addExact);
      change.merge(TAX + a.taxClass(), sign * a.taxMinor(), Math::addExact);
    }
  }

  private void move(
      Cause cause, String kind, String kindBack, String debit, String credit, long minor) {
    if (minor > 0) {
      post(cause, kind, debit, credit, minor);
    } else if (minor < 0) {
      post(cause, kindBack, credit, debit, Math.negateExact(minor));
    }
  }

  private void post(Cause cause, String kind, String debit, String credit, long minor) {
    database.write(
        "INSERT INTO ledger_transfer (cause, store_id, payment_id, at_nanos, kind, debit, credit,"
            + " amount_minor, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        cause.name() + ":" + debit + ">" + credit,
        cause.storeId(),
        cause.paymentId(),
        cause.atNanos(),
        kind,
        debit,
        credit,
        minor,
        cause.currency());
  }

  /**
   * Why something is booked.
   *
   * @param name unique for each event: the idempotency key of a step, or the fact's id
   */
  public record Cause(String name, String storeId, long paymentId, String currency, long atNanos) {}
}
