package org.saunter.trade;

import org.jspecify.annotations.Nullable;
import org.saunter.model.Credential;
import org.saunter.model.Fact.EntryRequested;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation.PaymentOutcome;
import org.saunter.model.Observation.PaymentStep;
import org.saunter.model.Role;
import org.saunter.model.StoreProfile;
import org.saunter.trade.entry.EntryOutcome;
import org.saunter.trade.entry.TokenRoles;
import org.saunter.trade.payment.Payment;
import org.saunter.trade.payment.PaymentMachine;
import org.saunter.trade.payment.PaymentState;
import org.saunter.trade.sql.Database;

/** Who may come in: by role, by what is still owed, by whether the card takes a hold. */
final class Door {
  private final Database database;
  private final TradePolicy policy;
  private final Cashier cashier;
  private final Payments payments;
  private final Answers answers;
  private final TokenRoles roles;

  Door(Database database, TradePolicy policy, Cashier cashier) {
    this.database = database;
    this.policy = policy;
    this.cashier = cashier;
    this.payments = new Payments(database);
    this.answers = new Answers(database);
    this.roles = new TokenRoles(database);
  }

  /** Somebody asks to come in. */
  void request(FactRef fact, EntryRequested asked, StoreProfile profile) {
    PaymentRow row = payments.ofEntry(fact);
    if (row == null) {
      row = database.inTransaction(() -> answerOrAsk(fact, asked, profile).row);
    }
    if (row != null) {
      cashier.drive(row.payment().paymentId(), fact, asked.atNanos());
    }
  }

  /** What is known at once is answered at once; else the row is a payment that wants a hold. */
  private Opened answerOrAsk(FactRef fact, EntryRequested asked, StoreProfile profile) {
    Role role = roles.of(profile.retailerId(), asked.credential());
    EntryOutcome outcome = known(fact.storeId(), asked, profile, role);
    if (outcome != null) {
      answers.entry(
          fact,
          Math.addExact(asked.atNanos(), policy.answerNanos()),
          new Answers.Request(asked.gateId(), asked.credential(), asked.partySize()),
          role,
          outcome);
    }
    if (outcome != null || payments.isAsking(fact.storeId(), asked.gateId(), asked.credential())) {
      answers.handled(fact);
      return new Opened(null);
    }
    PaymentRow row =
        payments.insert(
            new PaymentRow(
                PaymentMachine.entered(policy.holdMinor()),
                fact.storeId(),
                profile.retailerId(),
                asked.credential(),
                asked.gateId(),
                asked.partySize(),
                profile.currency(),
                asked.atNanos(),
                fact,
                fact));
    payments.want(row, asked.atNanos());
    return new Opened(row);
  }

  /** The outcome if the processor need not be asked, else null; see {@link EntryOutcome}. */
  private @Nullable EntryOutcome known(
      String storeId, EntryRequested asked, StoreProfile profile, Role role) {
    Credential credential = asked.credential();
    if (credential.kind() == Credential.Kind.NONE) {
      return EntryOutcome.NO_CREDENTIAL;
    }
    return switch (role) {
      case STAFF -> EntryOutcome.STAFF_BADGE;
      case UNTRACKED -> EntryOutcome.STAFF_ADMISSION;
      case TESTER -> EntryOutcome.TESTER_TOKEN;
      case SHOPPER -> {
        if (!payments.outstanding(profile.retailerId(), credential.token()).isEmpty()) {
          yield EntryOutcome.OUTSTANDING_BALANCE;
        }
        boolean waits = payments.unused(storeId, asked.gateId(), credential) != null;
        yield waits ? EntryOutcome.ALREADY_ADMITTED : null;
      }
    };
  }

  /** A visit began: its hold, if there is one, belongs to it from now on. */
  void opened(FactRef fact, VisitOpened visit, StoreProfile profile) {
    database.inTransaction(
        () -> {
          bind(fact, visit, profile);
          answers.handled(fact);
          return fact;
        });
  }

  private void bind(FactRef fact, VisitOpened visit, StoreProfile profile) {
    boolean billed = visit.role() == Role.SHOPPER;
    PaymentRow held =
        billed ? payments.unused(fact.storeId(), visit.gateId(), visit.credential()) : null;
    if (held != null) {
      payments.save(held.with(held.payment().withVisit(visit.visitId())));
      answers.payment(
          fact,
          Math.addExact(visit.atNanos(), policy.answerNanos()),
          visit.visitId(),
          PaymentStep.HOLD,
          PaymentOutcome.DONE,
          held.payment().heldMinor(),
          "");
      return;
    }
    PaymentState state = billed ? PaymentState.UNHELD : PaymentState.NOT_BILLED;
    payments.insert(
        new PaymentRow(
            Payment.begin(state, visit.role().name()).withVisit(visit.visitId()),
            fact.storeId(),
            profile.retailerId(),
            visit.credential(),
            visit.gateId(),
            visit.partySize(),
            profile.currency(),
            visit.atNanos(),
            fact,
            fact));
  }

  /** Releases holds at entry that no visit followed. */
  void releaseUnused(String storeId, long nowNanos) {
    for (PaymentRow row : payments.unusedBefore(storeId, nowNanos - policy.unusedHoldNanos())) {
      database.inTransaction(
          () -> {
            payments.want(row.with(PaymentMachine.abandoned(row.payment(), "UNUSED")), nowNanos);
            return row;
          });
      cashier.drive(row.payment().paymentId(), FactRef.time(storeId), nowNanos);
    }
  }

  private record Opened(@Nullable PaymentRow row) {}
}
