package org.saunter.trade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.saunter.trade.ledger.LedgerCheck;
import org.saunter.trade.receipt.Receipt;
import org.saunter.trade.receipt.ReceiptBook;
import org.saunter.trade.sql.Database;

/** What pages and commands ask. Has a connection of its own, so that nobody waits for a payment. */
final class TradeReader implements AutoCloseable {
  private final Database database;
  private final ReceiptBook receipts;

  TradeReader(Database database) {
    this.database = database;
    this.receipts = new ReceiptBook(database);
  }

  synchronized Optional<Receipt> ofVisit(String storeId, long visitId) {
    return Optional.ofNullable(receipts.ofVisit(storeId, visitId));
  }

  synchronized Optional<Receipt> ofNumber(String storeId, long number) {
    return Optional.ofNullable(receipts.ofNumber(storeId, number));
  }

  synchronized List<Receipt> revisions(String storeId, long visitId) {
    return receipts.revisions(storeId, visitId);
  }

  synchronized List<Receipt> latest(String storeId, int countMax) {
    return receipts.latest(storeId, countMax);
  }

  synchronized LedgerCheck check() {
    return LedgerCheck.of(database);
  }

  synchronized long outstandingMinor(String retailerId, String token) {
    return new Payments(database)
        .outstanding(retailerId, token).stream().mapToLong(r -> r.payment().owedMinor()).sum();
  }

  synchronized TradeHealth health() {
    return new TradeHealth(
        database.number("SELECT count(*) FROM receipt WHERE revision = 1"),
        counts("SELECT state, count(*) FROM payment GROUP BY state"),
        counts("SELECT detail, count(*) FROM answer WHERE kind = 'ENTRY' GROUP BY detail"),
        database.number("SELECT count(*) FROM processor_step WHERE state = 'PENDING'"),
        database.number("SELECT count(*) FROM processor_step WHERE state = 'GIVEN_UP'"),
        counts(
            "SELECT currency, sum(due_minor - captured_minor + refunded_minor - till_minor)"
                + " FROM payment WHERE state = 'OUTSTANDING' GROUP BY currency"),
        database.number("SELECT count(*) FROM waiver"));
  }

  private Map<String, Long> counts(String sql) {
    Map<String, Long> counts = new TreeMap<>();
    database
        .rows(sql, r -> Map.entry(r.getString(1), r.getLong(2)))
        .forEach(e -> counts.put(e.getKey(), e.getValue()));
    return counts;
  }

  @Override
  public synchronized void close() {
    database.close();
  }
}
