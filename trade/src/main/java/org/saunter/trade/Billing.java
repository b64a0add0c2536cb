package org.saunter.trade;

import java.util.List;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.ReceiptCorrected;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.StoreSetup;
import org.saunter.trade.ledger.Ledger;
import org.saunter.trade.payment.Payment;
import org.saunter.trade.payment.PaymentMachine;
import org.saunter.trade.payment.PaymentState;
import org.saunter.trade.receipt.Pricing;
import org.saunter.trade.receipt.Receipt;
import org.saunter.trade.receipt.ReceiptBook;
import org.saunter.trade.receipt.TaxAmount;
import org.saunter.trade.sql.Database;

/** Turns decided and corrected receipts into paper, ledger and payment. */
final class Billing {
  private final Database database;
  private final Cashier cashier;
  private final Payments payments;
  private final ReceiptBook receipts;
  private final Ledger ledger;

  Billing(Database database, Cashier cashier) {
    this.database = database;
    this.cashier = cashier;
    this.payments = new Payments(database);
    this.receipts = new ReceiptBook(database);
    this.ledger = new Ledger(database);
  }

  /** The receipt of a visit is known: print it, book it, charge it. */
  void decided(FactRef fact, ReceiptDecided receipt, StoreSetup setup) {
    PaymentRow row = ofVisit(fact, receipt.visitId());
    if (!row.cause().equals(fact)) {
      if (row.payment().decided()) {
        throw new IllegalStateException(
            "Visit " + receipt.visitId() + " was decided twice: " + fact.key() + ".");
      }
      List<BillLine> lines = chargeable(receipt);
      database.inTransaction(
          () -> {
            decide(row.because(fact), receipt, lines, setup);
            return fact;
          });
    }
    cashier.drive(row.payment().paymentId(), fact, receipt.atNanos());
  }

  private static List<BillLine> chargeable(ReceiptDecided receipt) {
    return switch (receipt.decision()) {
      case CHARGE -> {
        long sum = 0;
        for (BillLine line : receipt.lines()) {
          sum = Math.addExact(sum, Math.multiplyExact(line.unitMinor(), line.count()));
        }
        if (sum != receipt.totalMinor()) {
          throw new IllegalArgumentException("The lines do not add up to the total: " + receipt);
        }
        yield receipt.lines();
      }
      case NOTHING_TO_CHARGE, NOT_BILLED -> List.of();
      case ASK -> throw new IllegalArgumentException("A decided receipt asks: " + receipt);
    };
  }

  private void decide(
      PaymentRow row, ReceiptDecided receipt, List<BillLine> lines, StoreSetup setup) {
    if (row.payment().state() == PaymentState.NOT_BILLED) {
      payments.save(row);
      return;
    }
    Pricing pricing = Pricing.of(setup, lines);
    ReceiptBook.Head head =
        new ReceiptBook.Head(
            row.storeId(),
            receipt.visitId(),
            row.openedNanos(),
            receipt.atNanos(),
            row.currency(),
            setup.profile().pricesIncludeTax(),
            receipt.certaintyPpm(),
            receipt.reviewed(),
            "");
    Payment after = PaymentMachine.decided(row.payment(), pricing.totalMinor());
    issue(row, head, List.of(), pricing, after);
  }

  /** A receipt was wrong. It may only become smaller; what it lacks is the shop's loss. */
  void corrected(FactRef fact, ReceiptCorrected receipt, StoreSetup setup) {
    PaymentRow row = ofVisit(fact, receipt.visitId());
    if (!row.cause().equals(fact)) {
      Receipt old = receipts.ofVisit(fact.storeId(), receipt.visitId());
      database.inTransaction(
          () -> {
            if (old != null) {
              correct(row.because(fact), receipt, old, setup);
            }
            return fact;
          });
    }
    cashier.drive(row.payment().paymentId(), fact, receipt.atNanos());
  }

  private void correct(PaymentRow row, ReceiptCorrected receipt, Receipt old, StoreSetup setup) {
    Pricing pricing = Pricing.of(setup, receipt.lines());
    long moreMinor = Math.subtractExact(pricing.totalMinor(), row.payment().dueMinor());
    if (moreMinor > 0) {
      payments.save(row);
      waive(row.cause(), receipt.visitId(), moreMinor);
      return;
    }
    ReceiptBook.Head head =
        new ReceiptBook.Head(
            row.storeId(),
            receipt.visitId(),
            row.openedNanos(),
            receipt.atNanos(),
            row.currency(),
            setup.profile().pricesIncludeTax(),
            old.certaintyPpm(),
            old.reviewed(),
            receipt.reason());
    Payment after = PaymentMachine.corrected(row.payment(), pricing.totalMinor());
    issue(row, head, old.taxes(), pricing, after);
  }

  /** Writes the receipt, books what it changes of sales and tax, and moves the payment on. */
  private void issue(
      PaymentRow row,
      ReceiptBook.Head head,
      List<TaxAmount> before,
      Pricing pricing,
      Payment after) {
    receipts.write(head, pricing);
    ledger.bookSale(
        row.ledgerCause(row.cause().key(), head.decidedNanos()),
        row.payment().paymentId(),
        before,
        pricing.taxes());
    change(row, after, head.decidedNanos());
  }

  private void waive(FactRef fact, long visitId, long minor) {
    database.write(
        "INSERT INTO waiver VALUES (?, ?, ?, ?, ?)",
        fact.storeId(),
        fact.position(),
        fact.index(),
        visitId,
        minor);
  }

  /** A payment with a step under way goes on with it; else its next step is written down. */
  private void change(PaymentRow row, Payment after, long nowNanos) {
    if (row.payment().state().isWaiting()) {
      payments.save(row.with(after));
    } else {
      payments.want(row.with(after), nowNanos);
    }
  }

  /** Notes that everything owed on this credential was paid at the till; returns how much. */
  long paidAtTill(String retailerId, String token, long nowNanos) {
    return database.inTransaction(
        () -> {
          long paid = 0;
          for (PaymentRow row : payments.outstanding(retailerId, token)) {
            Payment before = row.payment();
            Payment after = PaymentMachine.paidAtTill(before);
            String cause = row.cause().key() + ":TILL:" + after.tillMinor();
            ledger.bookPayment(row.ledgerCause(cause, nowNanos), before, after);
            payments.save(row.with(after));
            paid = Math.addExact(paid, before.owedMinor());
          }
          return paid;
        });
  }

  private PaymentRow ofVisit(FactRef fact, long visitId) {
    PaymentRow row = payments.ofVisit(fact.storeId(), visitId);
    if (row == null) {
      throw new IllegalStateException(
          "The fact "
              + fact.key()
              + " speaks of visit "
              + visitId
              + ", which was never opened here: facts are to be given from the first on.");
    }
    return row;
  }
}
