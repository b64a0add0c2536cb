package org.saunter.trade.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.trade.sql.Database;

/**
 * Whether the books agree with each other: money is conserved, between the accounts, and between
 * ledger, payments and receipts.
 *
 * @param transfers how many there are
 * @param balances debits less credits of each account group and currency, {@code "EUR till"}; the
 *     accounts of single payments are added up
 * @param problems what does not agree, in words; empty if all does
 */
public record LedgerCheck(long transfers, Map<String, Long> balances, List<String> problems) {
  public LedgerCheck {
    balances = java.util.Collections.unmodifiableMap(new TreeMap<>(balances));
    problems = List.copyOf(problems);
  }

  private static final String POSTINGS =
      "(SELECT payment_id, currency, debit AS account, amount_minor AS minor FROM ledger_transfer"
          + " UNION ALL"
          + " SELECT payment_id, currency, credit, -amount_minor FROM ledger_transfer)";

  /** Reads everything and compares; meant for tests, the doctor and the end of the day. */
  public static LedgerCheck of(Database database) {
    Map<String, Long> balances = balances(database);
    List<String> problems = new ArrayList<>();
    Map<String, Long> sums = new TreeMap<>();
    balances.forEach((name, minor) -> sums.merge(name.substring(0, 3), minor, Math::addExact));
    sums.forEach(
        (currency, sum) -> {
          if (sum != 0) {
            problems.add("All accounts in " + currency + " add up to (" + sum + "), not to 0.");
          }
        });
    payments(database, problems);
    receipts(database, problems);
    return new LedgerCheck(
        database.number("SELECT count(*) FROM ledger_transfer"), balances, problems);
  }

  /** Whether everything agrees. */
  public boolean isFine() {
    return problems.isEmpty();
  }

  /** The balance of an account group, for instance {@code ("EUR", "processor:owes")}; 0 if none. */
  public long balanceMinor(String currency, String accountGroup) {
    return balances.getOrDefault(currency + " " + accountGroup, 0L);
  }

  private static Map<String, Long> balances(Database database) {
    Map<String, Long> balances = new TreeMap<>();
    database
        .rows(
            "SELECT currency, account, sum(minor) FROM " + POSTINGS + " GROUP BY currency, account",
            r -> Map.entry(r.getString(1) + " " + group(r.getString(2)), r.getLong(3)))
        .forEach(e -> balances.merge(e.getKey(), e.getValue(), Math::addExact));
    return balances;
  }

  private static String group(String account) {
    return account.startsWith("shopper:")
        ? account.substring(0, account.lastIndexOf(':'))
        : account;
  }

  private static void payments(Database database, List<String> problems) {
    problems.addAll(
        database.rows(
            "SELECT p.payment_id, p.held_minor, coalesce(l.held, 0),"
                + " p.decided * (p.due_minor - p.captured_minor + p.refunded_minor - p.till_minor),"
                + " coalesce(l.owes, 0) FROM payment p LEFT JOIN (SELECT payment_id,"
                + " sum(CASE WHEN account = 'processor:held' THEN minor ELSE 0 END) AS held,"
                + " sum(CASE WHEN account LIKE 'shopper:owes:%' THEN minor ELSE 0 END) AS owes"
                + " FROM "
                + POSTINGS
                + " GROUP BY payment_id) l ON l.payment_id = p.payment_id"
                + " WHERE p.state <> 'NOT_BILLED' AND (p.held_minor <> coalesce(l.held, 0)"
                + " OR p.decided * (p.due_minor - p.captured_minor + p.refunded_minor"
                + " - p.till_minor) <> coalesce(l.owes, 0))",
            r ->
                "Payment ("
                    + r.getLong(1)
                    + ") holds ("
                    + r.getLong(2)
                    + ") and is owed ("
                    + r.getLong(4)
                    + "); its ledger says ("
                    + r.getLong(3)
                    + ") and ("
                    + r.getLong(5)
                    + ")."));
  }

  private static void receipts(Database database, List<String> problems) {
    problems.addAll(
        database.rows(
            "SELECT r.store_id, r.number, r.total_minor, p.due_minor FROM receipt r"
                + " JOIN payment p ON p.store_id = r.store_id AND p.visit_id = r.visit_id"
                + " AND p.visit_id > 0 WHERE r.total_minor <> p.due_minor AND r.revision = (SELECT max(revision)"
                + " FROM receipt x WHERE x.store_id = r.store_id AND x.number = r.number)",
            r ->
                "Receipt ("
                    + r.getString(1)
                    + " "
                    + r.getLong(2)
                    + ") says ("
                    + r.getLong(3)
                    + "), its payment ("
                    + r.getLong(4)
                    + ")."));
    problems.addAll(
        database.rows(
            "SELECT store_id, max(number), count(DISTINCT number) FROM receipt GROUP BY store_id"
                + " HAVING max(number) <> count(DISTINCT number)",
            r ->
                "Store ("
                    + r.getString(1)
                    + ") has ("
                    + r.getLong(3)
                    + ") receipts, the last is number ("
                    + r.getLong(2)
                    + ")."));
  }
}
