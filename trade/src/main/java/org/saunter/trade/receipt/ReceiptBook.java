package org.saunter.trade.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Product.TaxClass;
import org.saunter.trade.payment.PaymentState;
import org.saunter.trade.sql.Database;

/** Keeps receipts: numbers them without gaps, never changes one. */
public final class ReceiptBook {
  private static final String HEADS =
      "SELECT r.*, s.name AS store_name, s.time_zone, p.state, p.reason AS payment_reason,"
          + " p.captured_minor, p.refunded_minor, p.till_minor FROM receipt r"
          + " JOIN store s ON s.store_id = r.store_id"
          // the last term is the condition of the partial index, which is not used without it
          + " JOIN payment p ON p.store_id = r.store_id AND p.visit_id = r.visit_id"
          + " AND p.visit_id > 0";

  private final Database database;

  public ReceiptBook(Database database) {
    this.database = database;
  }

  /** What is the same in every revision of a receipt, and why there is this one. */
  public record Head(
      String storeId,
      long visitId,
      long enteredNanos,
      long decidedNanos,
      String currency,
      boolean pricesIncludeTax,
      int certaintyPpm,
      boolean reviewed,
      String reason) {}

  /** Writes the next receipt of the store, or the next revision if the visit has one. */
  public void write(Head head, Pricing pricing) {
    long number = numberOf(head.storeId(), head.visitId());
    long revision = 1;
    if (number == 0) {
      number =
          1 + database.number("SELECT max(number) FROM receipt WHERE store_id = ?", head.storeId());
    } else {
      revision =
          1
              + database.number(
                  "SELECT max(revision) FROM receipt WHERE store_id = ? AND number = ?",
                  head.storeId(),
                  number);
    }
    database.write(
        "INSERT INTO receipt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        head.storeId(),
        number,
        revision,
        head.visitId(),
        head.enteredNanos(),
        head.decidedNanos(),
        head.currency(),
        head.pricesIncludeTax() ? 1 : 0,
        pricing.totalMinor(),
        head.certaintyPpm(),
        head.reviewed() ? 1 : 0,
        head.reason());
    writeLines(head.storeId(), number, revision, pricing);
  }

  private void writeLines(String storeId, long number, long revision, Pricing pricing) {
    int i = 0;
    for (Receipt.Line line : pricing.lines()) {
      database.write(
          "INSERT INTO receipt_line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          storeId,
          number,
          revision,
          ++i,
          line.sku(),
          line.name(),
          line.count(),
          line.unitMinor(),
          line.taxClass().name(),
          line.certaintyPpm(),
          line.movementIds().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
    for (TaxAmount tax : pricing.taxes()) {
      database.write(
          "INSERT INTO receipt_tax VALUES (?, ?, ?, ?, ?, ?, ?)",
          storeId,
          number,
          revision,
          tax.taxClass().name(),
          tax.ratePpm(),
          tax.netMinor(),
          tax.taxMinor());
    }
  }

  /** The number of the visit's receipt, or 0 if it has none. */
  public long numberOf(String storeId, long visitId) {
    return database.number(
        "SELECT number FROM receipt WHERE store_id = ? AND visit_id = ? AND revision = 1",
        storeId,
        visitId);
  }

  /** The latest revision of the visit's receipt, or null if it has none. */
  public @Nullable Receipt ofVisit(String storeId, long visitId) {
    return database.row(
        HEADS + " WHERE r.store_id = ? AND r.visit_id = ? ORDER BY r.revision DESC LIMIT 1",
        this::receipt,
        storeId,
        visitId);
  }

  /** All revisions of the visit's receipt, first to last. */
  public List<Receipt> revisions(String storeId, long visitId) {
    return database.rows(
        HEADS + " WHERE r.store_id = ? AND r.visit_id = ? ORDER BY r.revision",
        this::receipt,
        storeId,
        visitId);
  }

  /** The receipt of this number in its latest revision, or null if there is none. */
  public @Nullable Receipt ofNumber(String storeId, long number) {
    return database.row(
        HEADS + " WHERE r.store_id = ? AND r.number = ? ORDER BY r.revision DESC LIMIT 1",
        this::receipt,
        storeId,
        number);
  }

  /** The latest revisions of the last receipts, newest number first. */
  public List<Receipt> latest(String storeId, int countMax) {
    return database.rows(
        HEADS
            + " WHERE r.store_id = ? AND r.revision = (SELECT max(revision) FROM receipt x"
            + " WHERE x.store_id = r.store_id AND x.number = r.number)"
            + " ORDER BY r.number DESC LIMIT ?",
        this::receipt,
        storeId,
        countMax);
  }

  private List<Receipt.Line> lines(String storeId, long number, int revision) {
    return database.rows(
        "SELECT * FROM receipt_line WHERE store_id = ? AND number = ? AND revision = ?"
            + " ORDER BY line",
        ReceiptBook::line,
        storeId,
        number,
        revision);
  }

  /** Tax of one revision, per class. */
  public List<TaxAmount> taxes(String storeId, long number, int revision) {
    return database
        .rows(
            "SELECT tax_class, rate_ppm, net_minor, tax_minor FROM receipt_tax"
                + " WHERE store_id = ? AND number = ? AND revision = ?",
            r ->
                new TaxAmount(
                    TaxClass.valueOf(r.getString(1)), r.getInt(2), r.getLong(3), r.getLong(4)),
            storeId,
            number,
            revision)
        .stream()
        .sorted(Comparator.comparing(TaxAmount::taxClass))
        .toList();
  }

  private Receipt receipt(ResultSet r) throws SQLException {
    String storeId = r.getString("store_id");
    long number = r.getLong("number");
    int revision = r.getInt("revision");
    return new Receipt(
        storeId,
        r.getString("store_name"),
        r.getString("time_zone"),
        number,
        revision,
        r.getLong("visit_id"),
        r.getLong("entered_nanos"),
        r.getLong("decided_nanos"),
        r.getString("currency"),
        r.getInt("prices_include_tax") == 1,
        lines(storeId, number, revision),
        taxes(storeId, number, revision),
        r.getLong("total_minor"),
        r.getInt("certainty_ppm"),
        r.getInt("reviewed") == 1,
        r.getString("reason"),
        new Receipt.Paid(
            PaymentState.valueOf(r.getString("state")),
            r.getString("payment_reason"),
            r.getLong("captured_minor"),
            r.getLong("refunded_minor"),
            r.getLong("till_minor")));
  }

  private static Receipt.Line line(ResultSet r) throws SQLException {
    String movements = r.getString("movement_ids");
    return new Receipt.Line(
        r.getString("sku"),
        r.getString("name"),
        r.getInt("count"),
        r.getLong("unit_minor"),
        TaxClass.valueOf(r.getString("tax_class")),
        r.getInt("certainty_ppm"),
        movements.isEmpty()
            ? List.of()
            : Arrays.stream(movements.split(" ", -1)).map(Long::valueOf).toList());
  }
}
