package org.saunter.trade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.saunter.model.Credential;
import org.saunter.model.Observation;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.model.Observation.PaymentOutcome;
import org.saunter.model.Observation.PaymentStep;
import org.saunter.model.Role;
import org.saunter.trade.entry.EntryOutcome;
import org.saunter.trade.sql.Database;

/**
 * Keeps what the store is told, each answer under the next number of the source "trade". Indexes
 * are named in its queries: left to itself, SQLite walks all answers of the store in their order.
 */
final class Answers {
  private final Database database;

  Answers(Database database) {
    this.database = database;
  }

  boolean isHandled(FactRef fact) {
    return database.number(
            "SELECT count(*) FROM handled WHERE store_id = ? AND position = ? AND fact_index = ?",
            fact.storeId(),
            fact.position(),
            fact.index())
        > 0;
  }

  /** The effect of the fact is complete. Time is never handled for good. */
  void handled(FactRef fact) {
    if (!fact.isTime()) {
      database.write(
          "INSERT INTO handled VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
          fact.storeId(),
          fact.position(),
          fact.index());
    }
  }

  void entry(FactRef asked, long atNanos, Request request, Role role, EntryOutcome outcome) {
    boolean admitted =
        switch (outcome) {
          case STAFF_BADGE, STAFF_ADMISSION, TESTER_TOKEN, ALREADY_ADMITTED, HOLD_PLACED -> true;
          case NO_CREDENTIAL,
              OUTSTANDING_BALANCE,
              CARD_DECLINED,
              INSUFFICIENT_FUNDS,
              PROCESSOR_SILENT ->
              false;
        };
    database.write(
        "INSERT INTO answer (store_id, sequence, position, fact_index, at_nanos, kind, gate_id,"
            + " credential_kind, token, decision, role, party_size, detail)"
            + " VALUES (?, ?, ?, ?, ?, 'ENTRY', ?, ?, ?, ?, ?, ?, ?)",
        asked.storeId(),
        next(asked.storeId()),
        asked.position(),
        asked.index(),
        atNanos,
        request.gateId(),
        request.credential().kind().name(),
        request.credential().token(),
        (admitted ? EntryDecision.ADMITTED : EntryDecision.REFUSED).name(),
        role.name(),
        request.partySize(),
        outcome.name());
  }

  void payment(
      FactRef asked,
      long atNanos,
      long visitId,
      PaymentStep step,
      PaymentOutcome outcome,
      long amountMinor,
      String detail) {
    database.write(
        "INSERT INTO answer (store_id, sequence, position, fact_index, at_nanos, kind, visit_id,"
            + " step, outcome, amount_minor, detail)"
            + " VALUES (?, ?, ?, ?, ?, 'PAYMENT', ?, ?, ?, ?, ?)",
        asked.storeId(),
        next(asked.storeId()),
        asked.position(),
        asked.index(),
        atNanos,
        visitId,
        step.name(),
        outcome.name(),
        amountMinor,
        detail);
  }

  private long next(String storeId) {
    return 1 + database.number("SELECT max(sequence) FROM answer WHERE store_id = ?", storeId);
  }

  /** What the fact was answered with. */
  List<Observation> of(FactRef fact) {
    return database.rows(
        "SELECT * FROM answer INDEXED BY answer_by_fact"
            + " WHERE store_id = ? AND position = ? AND fact_index = ?"
            + " ORDER BY sequence",
        Answers::read,
        fact.storeId(),
        fact.position(),
        fact.index());
  }

  /** Answers that no fact asked for and that nobody has acknowledged. */
  List<Observation> unacknowledged(String storeId) {
    return database.rows(
        "SELECT * FROM answer INDEXED BY answer_open"
            + " WHERE store_id = ? AND acknowledged = 0 AND position = 0"
            + " ORDER BY sequence",
        Answers::read,
        storeId);
  }

  void acknowledge(String storeId, long sequenceMax) {
    database.write(
        "UPDATE answer INDEXED BY answer_open SET acknowledged = 1"
            + " WHERE store_id = ? AND acknowledged = 0"
            + " AND position = 0 AND sequence <= ?",
        storeId,
        sequenceMax);
  }

  private static Observation read(ResultSet r) throws SQLException {
    long atNanos = r.getLong("at_nanos");
    long sequence = r.getLong("sequence");
    if (r.getString("kind").equals("PAYMENT")) {
      return new PaymentAnswered(
          atNanos,
          Trade.SOURCE,
          sequence,
          r.getLong("visit_id"),
          PaymentStep.valueOf(r.getString("step")),
          PaymentOutcome.valueOf(r.getString("outcome")),
          r.getLong("amount_minor"),
          r.getString("detail"));
    }
    return new EntryAnswered(
        atNanos,
        Trade.SOURCE,
        sequence,
        r.getString("gate_id"),
        new Credential(
            Credential.Kind.valueOf(r.getString("credential_kind")), r.getString("token")),
        EntryDecision.valueOf(r.getString("decision")),
        Role.valueOf(r.getString("role")),
        r.getInt("party_size"),
        r.getString("detail"));
  }

  /** Who asked to come in where. */
  record Request(String gateId, Credential credential, int partySize) {}
}
