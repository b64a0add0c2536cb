package org.saunter.trade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Credential;
import org.saunter.model.Observation.PaymentStep;
import org.saunter.trade.payment.Payment;
import org.saunter.trade.payment.PaymentMachine;
import org.saunter.trade.payment.PaymentState;
import org.saunter.trade.payment.ProcessorRequest;
import org.saunter.trade.sql.Database;

/** Keeps payments and the steps that are under way at the processor. */
final class Payments {
  private static final String ALL = "SELECT * FROM payment WHERE ";
  private static final int STEPS_MAX = 100;

  private final Database database;

  Payments(Database database) {
    this.database = database;
  }

  /**
   * A call to the processor.
   *
   * @param attempts calls that were silent so far
   */
  record Step(
      String key,
      long paymentId,
      PaymentStep step,
      String holdKey,
      long amountMinor,
      int attempts) {
    ProcessorRequest request(PaymentRow row, long nowNanos) {
      return new ProcessorRequest(
          key, step, row.credential().token(), holdKey, amountMinor, row.currency(), nowNanos);
    }
  }

  /** How far a step is. */
  enum StepState {
    PENDING,
    DONE,
    DECLINED,
    GIVEN_UP
  }

  PaymentRow find(long paymentId) {
    PaymentRow row = database.row(ALL + "payment_id = ?", Payments::read, paymentId);
    if (row == null) {
      throw new IllegalStateException("There is no payment " + paymentId + ".");
    }
    return row;
  }

  @Nullable PaymentRow ofEntry(FactRef entry) {
    return database.row(
        ALL + "store_id = ? AND entry_position = ? AND entry_index = ?",
        Payments::read,
        entry.storeId(),
        entry.position(),
        entry.index());
  }

  @Nullable PaymentRow ofVisit(String storeId, long visitId) {
    return database.row(
        ALL + "store_id = ? AND visit_id = ? AND visit_id > 0", Payments::read, storeId, visitId);
  }

  /** The oldest hold at this gate for this credential that no visit uses yet, or null. */
  @Nullable PaymentRow unused(String storeId, String gateId, Credential credential) {
    List<PaymentRow> rows =
        database.rows(
            ALL
                + "store_id = ? AND visit_id = 0 AND state = 'HELD' AND gate_id = ? AND token = ?"
                + " AND credential_kind = ? ORDER BY opened_nanos, payment_id LIMIT 1",
            Payments::read,
            storeId,
            gateId,
            credential.token(),
            credential.kind().name());
    return rows.isEmpty() ? null : rows.get(0);
  }

  /** Whether a hold at this gate for this credential is still being asked for. */
  boolean isAsking(String storeId, String gateId, Credential credential) {
    return database.number(
            "SELECT count(*) FROM processor_step s JOIN payment p USING (payment_id)"
                + " WHERE s.store_id = ? AND s.state = 'PENDING' AND p.visit_id = 0"
                + " AND p.state = 'HOLD_WANTED' AND p.gate_id = ? AND p.token = ?"
                + " AND p.credential_kind = ?",
            storeId,
            gateId,
            credential.token(),
            credential.kind().name())
        > 0;
  }

  /** Holds from before that time which no visit uses. */
  List<PaymentRow> unusedBefore(String storeId, long nanos) {
    return database.rows(
        ALL
            + "store_id = ? AND visit_id = 0 AND state = 'HELD' AND opened_nanos < ?"
            + " ORDER BY opened_nanos, payment_id LIMIT "
            + STEPS_MAX,
        Payments::read,
        storeId,
        nanos);
  }

  List<PaymentRow> outstanding(String retailerId, String token) {
    return database.rows(
        ALL + "retailer_id = ? AND token = ? AND state = 'OUTSTANDING' ORDER BY payment_id",
        Payments::read,
        retailerId,
        token);
  }

  /** Payments with a step whose time has come, longest waiting first. */
  List<Long> due(String storeId, long nowNanos) {
    return database.rows(
        "SELECT payment_id FROM processor_step WHERE store_id = ? AND state = 'PENDING'"
            + " AND due_nanos <= ? ORDER BY due_nanos, payment_id LIMIT "
            + STEPS_MAX,
        r -> r.getLong(1),
        storeId,
        nowNanos);
  }

  /** When time alone will next change something: a retry, or a hold that nobody used. */
  long nextDueNanos(String storeId, long unusedHoldNanos) {
    Long retry =
        database.row(
            "SELECT due_nanos FROM processor_step WHERE store_id = ? AND state = 'PENDING'"
                + " ORDER BY due_nanos LIMIT 1",
            r -> r.getLong(1),
            storeId);
    Long unused =
        database.row(
            "SELECT opened_nanos FROM payment WHERE store_id = ? AND visit_id = 0"
                + " AND state = 'HELD' ORDER BY opened_nanos LIMIT 1",
            r -> r.getLong(1),
            storeId);
    return Math.min(
        retry == null ? Long.MAX_VALUE : retry,
        unused == null ? Long.MAX_VALUE : Math.addExact(unused, unusedHoldNanos + 1));
  }

  @Nullable Step pending(long paymentId) {
    return database.row(
        "SELECT key, payment_id, step, hold_key, amount_minor, attempts FROM processor_step"
            + " WHERE payment_id = ? AND state = 'PENDING'",
        r ->
            new Step(
                r.getString(1),
                r.getLong(2),
                PaymentStep.valueOf(r.getString(3)),
                r.getString(4),
                r.getLong(5),
                r.getInt(6)),
        paymentId);
  }

  PaymentRow insert(PaymentRow row) {
    Payment p = row.payment();
    database.write(
        "INSERT INTO payment (store_id, retailer_id, credential_kind, token, gate_id, party_size,"
            + " currency, opened_nanos, entry_position, entry_index, cause_position, cause_index,"
            + " visit_id, state, reason, wanted_minor)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.storeId(),
        row.retailerId(),
        row.credential().kind().name(),
        row.credential().token(),
        row.gateId(),
        row.partySize(),
        row.currency(),
        row.openedNanos(),
        row.entry().position(),
        row.entry().index(),
        row.cause().position(),
        row.cause().index(),
        p.visitId(),
        p.state().name(),
        p.reason(),
        p.wantedMinor());
    return find(database.number("SELECT last_insert_rowid()"));
  }

  void save(PaymentRow row) {
    Payment p = row.payment();
    database.write(
        "UPDATE payment SET cause_position = ?, cause_index = ?, visit_id = ?, state = ?,"
            + " reason = ?, hold_key = ?, wanted_minor = ?, held_minor = ?, decided = ?,"
            + " due_minor = ?, captured_minor = ?, refunded_minor = ?, till_minor = ?,"
            + " held_again = ? WHERE payment_id = ?",
        row.cause().position(),
        row.cause().index(),
        p.visitId(),
        p.state().name(),
        p.reason(),
        p.holdKey(),
        p.wantedMinor(),
        p.heldMinor(),
        p.decided() ? 1 : 0,
        p.dueMinor(),
        p.capturedMinor(),
        p.refundedMinor(),
        p.tillMinor(),
        p.heldAgain() ? 1 : 0,
        p.paymentId());
  }

  /** Writes down the step that the payment waits for, before anybody is called. */
  void want(PaymentRow row, long nowNanos) {
    Payment p = row.payment();
    PaymentStep step = PaymentMachine.wanted(p);
    if (step == null) {
      save(row);
      return;
    }
    long ordinal =
        1
            + database.number(
                "SELECT count(*) FROM processor_step WHERE payment_id = ?", p.paymentId());
    String key = row.cause().key() + ":" + step + ":" + ordinal;
    PaymentRow asking = step == PaymentStep.HOLD ? row.with(p.withHoldKey(key)) : row;
    String holdKey = asking.payment().holdKey();
    long amount = p.wantedMinor();
    Step wanted = new Step(key, p.paymentId(), step, holdKey, amount, 0);
    database.write(
        "INSERT INTO processor_step (key, payment_id, store_id, step, hold_key, amount_minor,"
            + " request_hash, state, due_nanos) VALUES (?, ?, ?, ?, ?, ?, ?, 'PENDING', ?)",
        key,
        p.paymentId(),
        row.storeId(),
        step.name(),
        holdKey,
        amount,
        wanted.request(asking, nowNanos).hash(),
        nowNanos);
    save(asking);
  }

  void finish(Step step, StepState state, String reason) {
    database.write(
        "UPDATE processor_step SET state = ?, reason = ? WHERE key = ?",
        state.name(),
        reason,
        step.key());
  }

  void postpone(Step step, long dueNanos, String reason) {
    database.write(
        "UPDATE processor_step SET attempts = attempts + 1, due_nanos = ?, reason = ?"
            + " WHERE key = ?",
        dueNanos,
        reason,
        step.key());
  }

  /** Takes up again, from the first pause on, the steps given up that payments still wait for. */
  int takeUpAgain(String storeId, long nowNanos) {
    return database.write(
        "UPDATE processor_step SET state = 'PENDING', attempts = 0, due_nanos = ?"
            + " WHERE store_id = ? AND state = 'GIVEN_UP'"
            + " AND step || '_WANTED' = (SELECT p.state FROM payment p"
            + " WHERE p.payment_id = processor_step.payment_id)",
        nowNanos,
        storeId);
  }

  private static PaymentRow read(ResultSet r) throws SQLException {
    Payment payment =
        new Payment(
            r.getLong("payment_id"),
            r.getLong("visit_id"),
            PaymentState.valueOf(r.getString("state")),
            r.getString("reason"),
            r.getString("hold_key"),
            r.getLong("wanted_minor"),
            r.getLong("held_minor"),
            r.getInt("decided") == 1,
            r.getLong("due_minor"),
            r.getLong("captured_minor"),
            r.getLong("refunded_minor"),
            r.getLong("till_minor"),
            r.getInt("held_again") == 1);
    String storeId = r.getString("store_id");
    return new PaymentRow(
        payment,
        storeId,
        r.getString("retailer_id"),
        new Credential(
            Credential.Kind.valueOf(r.getString("credential_kind")), r.getString("token")),
        r.getString("gate_id"),
        r.getInt("party_size"),
        r.getString("currency"),
        r.getLong("opened_nanos"),
        new FactRef(storeId, r.getLong("entry_position"), r.getInt("entry_index")),
        new FactRef(storeId, r.getLong("cause_position"), r.getInt("cause_index")));
  }
}
