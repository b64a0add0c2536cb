package org.saunter.trade.payment;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation.PaymentStep;
import org.saunter.trade.payment.ProcessorAnswer.Approved;
import org.saunter.trade.payment.ProcessorAnswer.Declined;
import org.saunter.trade.payment.ProcessorAnswer.KeyReused;
import org.saunter.trade.payment.ProcessorAnswer.Silent;
import org.saunter.trade.sql.Database;
import org.saunter.trade.sql.Durability;
import org.saunter.trade.sql.FaultPoint;

/**
 * A card processor in a file of its own: no network, no real money. It keeps what it did under each
 * key, so that a caller that was killed before it noted an answer may ask again. What it does is
 * decided by the token alone, see {@link SandboxBehaviour}. Thread-safe.
 */
public final class SandboxProcessor implements Processor, AutoCloseable {
  private static final long HOLD_NANOS = 7L * 24 * 3600 * 1_000_000_000L;
  private static final long SHORT_HOLD_NANOS = 1_000_000_000L;
  private static final long LOW_FUNDS_MINOR = 2_000;
  private static final String APPROVED = "APPROVED";

  private final Database database;

  private SandboxProcessor(Database database) {
    this.database = database;
  }

  /** Opens or makes the file. */
  public static SandboxProcessor open(Path sqliteFile) {
    return open(sqliteFile, Durability.POWER_CUT, FaultPoint.NONE);
  }

  /** The same with what it survives, and with places at which a test may pull the plug. */
  public static SandboxProcessor open(Path sqliteFile, Durability durability, FaultPoint faults) {
    return new SandboxProcessor(
        Database.open(
            sqliteFile,
            SandboxProcessor.class,
            List.of("/org/saunter/trade/schema/sandbox-1.sql"),
            durability,
            faults));
  }

  @Override
  public synchronized ProcessorAnswer send(ProcessorRequest request) {
    return database.inTransaction(() -> answer(request));
  }

  private ProcessorAnswer answer(ProcessorRequest request) {
    Operation known =
        database.row(
            "SELECT request_hash, calls, outcome FROM operation WHERE key = ?",
            Operation::read,
            request.key());
    if (known != null && !known.hash.equals(request.hash())) {
      return new KeyReused(request.key());
    }
    int call = known == null ? 1 : known.calls + 1;
    SandboxBehaviour behaviour = SandboxBehaviour.of(request.token());
    String outcome = known == null ? "" : known.outcome;
    if (outcome.isEmpty() && acts(behaviour, request.step(), call)) {
      DeclineReason reason = act(request, behaviour);
      outcome = reason == null ? APPROVED : reason.name();
    }
    note(request, call, outcome);
    if (outcome.isEmpty() || (behaviour == SandboxBehaviour.LOST_ANSWER && call == 1)) {
      return new Silent("no answer at call " + call);
    }
    return outcome.equals(APPROVED)
        ? new Approved("sandbox-" + request.key())
        : new Declined(DeclineReason.valueOf(outcome));
  }

  private void note(ProcessorRequest request, int call, String outcome) {
    database.write(
        "INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (key) DO UPDATE SET calls = excluded.calls, outcome = excluded.outcome",
        request.key(),
        request.hash(),
        request.step().name(),
        request.holdKey(),
        request.amountMinor(),
        call,
        outcome);
  }

  private static boolean acts(SandboxBehaviour behaviour, PaymentStep step, int call) {
    return switch (behaviour) {
      case SILENT -> false;
      case SILENT_CAPTURE -> step != PaymentStep.CAPTURE;
      case TIMEOUT -> call > 1;
      case DECLINE_CAPTURE,
          DECLINE_REFUND,
          DECLINE,
          LOW_FUNDS,
          HOLD_EXPIRES,
          LOST_ANSWER,
          APPROVE ->
          true;
    };
  }

  private @Nullable DeclineReason act(ProcessorRequest request, SandboxBehaviour behaviour) {
    return switch (request.step()) {
      case HOLD -> hold(request, behaviour);
      case ADJUST -> adjust(request, behaviour);
      case CAPTURE -> capture(request, behaviour);
      case CANCEL -> cancel(request);
      case REFUND -> refund(request, behaviour);
    };
  }

  private @Nullable DeclineReason hold(ProcessorRequest request, SandboxBehaviour behaviour) {
    if (behaviour == SandboxBehaviour.DECLINE) {
      return DeclineReason.CARD_DECLINED;
    }
    if (isTooMuch(request, behaviour)) {
      return DeclineReason.INSUFFICIENT_FUNDS;
    }
    long lifeNanos = behaviour == SandboxBehaviour.HOLD_EXPIRES ? SHORT_HOLD_NANOS : HOLD_NANOS;
    database.write(
        "INSERT INTO hold VALUES (?, ?, ?, 'OPEN', ?, 0, 0, ?)",
        request.holdKey(),
        request.token(),
        request.currency(),
        request.amountMinor(),
        request.atNanos() + lifeNanos);
    return null;
  }

  private static boolean isTooMuch(ProcessorRequest request, SandboxBehaviour behaviour) {
    return behaviour == SandboxBehaviour.LOW_FUNDS && request.amountMinor() > LOW_FUNDS_MINOR;
  }

  private @Nullable DeclineReason adjust(ProcessorRequest request, SandboxBehaviour behaviour) {
    DeclineReason gone = openHold(request);
    if (gone != null) {
      return gone;
    }
    if (isTooMuch(request, behaviour)) {
      return DeclineReason.INSUFFICIENT_FUNDS;
    }
    database.write(
        "UPDATE hold SET reserved_minor = ? WHERE hold_key = ?",
        request.amountMinor(),
        request.holdKey());
    return null;
  }

  private @Nullable DeclineReason capture(ProcessorRequest request, SandboxBehaviour behaviour) {
    DeclineReason gone = openHold(request);
    if (gone != null) {
      return gone;
    }
    if (request.amountMinor() > held(request.holdKey())) {
      return DeclineReason.EXCEEDS_HOLD;
    }
    if (behaviour == SandboxBehaviour.DECLINE_CAPTURE) {
      close(request.holdKey(), "CANCELLED");
      return DeclineReason.CARD_DECLINED;
    }
    database.write(
        "UPDATE hold SET captured_minor = ? WHERE hold_key = ?",
        request.amountMinor(),
        request.holdKey());
    close(request.holdKey(), "CAPTURED");
    return null;
  }

  private @Nullable DeclineReason cancel(ProcessorRequest request) {
    DeclineReason gone = openHold(request);
    if (gone == null) {
      close(request.holdKey(), "CANCELLED");
    }
    return gone;
  }

  private @Nullable DeclineReason refund(ProcessorRequest request, SandboxBehaviour behaviour) {
    long left =
        database.number(
            "SELECT captured_minor - refunded_minor FROM hold WHERE hold_key = ?",
            request.holdKey());
    if (request.amountMinor() > left) {
      return DeclineReason.EXCEEDS_CAPTURE;
    }
    if (behaviour == SandboxBehaviour.DECLINE_REFUND) {
      return DeclineReason.CARD_DECLINED;
    }
    database.write(
        "UPDATE hold SET refunded_minor = refunded_minor + ? WHERE hold_key = ?",
        request.amountMinor(),
        request.holdKey());
    return null;
  }

  /** Why the hold cannot be used now, or null. An expired one is closed on the way. */
  private @Nullable DeclineReason openHold(ProcessorRequest request) {
    Long expiresNanos =
        database.row(
            "SELECT expires_nanos FROM hold WHERE hold_key = ? AND state = 'OPEN'",
            r -> r.getLong(1),
            request.holdKey());
    if (expiresNanos == null) {
      return DeclineReason.HOLD_UNKNOWN;
    }
    if (request.atNanos() > expiresNanos) {
      close(request.holdKey(), "EXPIRED");
      return DeclineReason.HOLD_EXPIRED;
    }
    return null;
  }

  private long held(String holdKey) {
    return database.number("SELECT reserved_minor FROM hold WHERE hold_key = ?", holdKey);
  }

  private void close(String holdKey, String state) {
    database.write(
        "UPDATE hold SET state = ?, reserved_minor = 0 WHERE hold_key = ?", state, holdKey);
  }

  /** What the processor's own books say, per currency. */
  public synchronized Map<String, Books> books() {
    Map<String, Books> books = new TreeMap<>();
    database
        .rows(
            "SELECT currency, sum(reserved_minor), sum(captured_minor), sum(refunded_minor)"
                + " FROM hold GROUP BY currency",
            r -> Map.entry(r.getString(1), new Books(r.getLong(2), r.getLong(3), r.getLong(4))))
        .forEach(e -> books.put(e.getKey(), e.getValue()));
    return books;
  }

  @Override
  public synchronized void close() {
    database.close();
  }

  /** Sums over all cards, in minor units. */
  public record Books(long reservedMinor, long capturedMinor, long refundedMinor) {}

  private record Operation(String hash, int calls, String outcome) {
    static Operation read(ResultSet row) throws SQLException {
      return new Operation(row.getString(1), row.getInt(2), row.getString(3));
    }
  }
}
