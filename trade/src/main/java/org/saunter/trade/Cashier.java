package org.saunter.trade;

import java.util.function.BooleanSupplier;
import org.saunter.model.Observation.PaymentOutcome;
import org.saunter.model.Observation.PaymentStep;
import org.saunter.model.Role;
import org.saunter.trade.Payments.Step;
import org.saunter.trade.Payments.StepState;
import org.saunter.trade.entry.EntryOutcome;
import org.saunter.trade.ledger.Ledger;
import org.saunter.trade.payment.DeclineReason;
import org.saunter.trade.payment.Payment;
import org.saunter.trade.payment.PaymentMachine;
import org.saunter.trade.payment.PaymentState;
import org.saunter.trade.payment.Processor;
import org.saunter.trade.payment.ProcessorAnswer;
import org.saunter.trade.payment.ProcessorAnswer.Approved;
import org.saunter.trade.payment.ProcessorAnswer.Declined;
import org.saunter.trade.payment.ProcessorAnswer.KeyReused;
import org.saunter.trade.payment.ProcessorAnswer.Silent;
import org.saunter.trade.sql.Database;
import org.saunter.trade.sql.FaultPoint;

/**
 * Takes the steps that payments wait for to the processor. Each step is on disk, with its key,
 * before the call; what came of it is on disk, with the ledger and the answers, in one transaction
 * after the call. A crash in between repeats the call with the same key.
 */
final class Cashier {
  static final String GIVEN_UP = "GIVEN_UP";

  private final Database database;
  private final Processor processor;
  private final TradePolicy policy;
  private final FaultPoint faults;
  private final Payments payments;
  private final Ledger ledger;
  private final Answers answers;

  Cashier(Database database, Processor processor, TradePolicy policy, FaultPoint faults) {
    this.database = database;
    this.processor = processor;
    this.policy = policy;
    this.faults = faults;
    this.payments = new Payments(database);
    this.ledger = new Ledger(database);
    this.answers = new Answers(database);
  }

  /** Goes on with the payment until it rests or the processor is silent. */
  void drive(long paymentId, FactRef asked, long nowNanos) {
    boolean goOn = true;
    while (goOn) {
      PaymentRow row = payments.find(paymentId);
      Step step = payments.pending(paymentId);
      BooleanSupplier noting;
      if (step == null) {
        noting = () -> rest(asked);
      } else {
        faults.reached("before the call");
        ProcessorAnswer answer = processor.send(step.request(row, nowNanos));
        faults.reached("after the call");
        noting = () -> note(row, step, answer, asked, nowNanos);
      }
      goOn = database.inTransaction(noting::getAsBoolean);
    }
  }

  private boolean rest(FactRef asked) {
    answers.handled(asked);
    return false;
  }

  /** Writes down what came of a call; true if another is to follow at once. */
  private boolean note(
      PaymentRow row, Step step, ProcessorAnswer answer, FactRef asked, long nowNanos) {
    return switch (answer) {
      case Approved approved -> {
        tell(row, step, PaymentOutcome.DONE, EntryOutcome.HOLD_PLACED, "", asked, nowNanos);
        payments.finish(step, StepState.DONE, "");
        yield advance(row, step, PaymentMachine.approved(row.payment()), asked, nowNanos);
      }
      case Declined declined -> {
        DeclineReason reason = declined.reason();
        EntryOutcome refusal =
            reason == DeclineReason.INSUFFICIENT_FUNDS
                ? EntryOutcome.INSUFFICIENT_FUNDS
                : EntryOutcome.CARD_DECLINED;
        tell(row, step, PaymentOutcome.DECLINED, refusal, reason.name(), asked, nowNanos);
        payments.finish(step, StepState.DECLINED, reason.name());
        yield advance(row, step, PaymentMachine.declined(row.payment(), reason), asked, nowNanos);
      }
      case Silent silent -> silence(row, step, silent.detail(), asked, nowNanos);
      case KeyReused reused ->
          throw new IllegalStateException(
              "The processor knows the key " + reused.key() + " for another request.");
    };
  }

  private boolean advance(PaymentRow row, Step step, Payment after, FactRef asked, long nowNanos) {
    ledger.bookPayment(row.ledgerCause(step.key(), nowNanos), row.payment(), after);
    payments.want(row.with(after), nowNanos);
    if (!after.state().isWaiting()) {
      answers.handled(asked);
    }
    return after.state().isWaiting();
  }

  private boolean silence(PaymentRow row, Step step, String detail, FactRef asked, long nowNanos) {
    int attempts = step.attempts() + 1;
    boolean atEntry = isAtEntry(row, step);
    payments.postpone(step, Math.addExact(nowNanos, policy.pauseNanos(attempts)), detail);
    if (atEntry && attempts >= policy.entryAttemptsMax()) {
      payments.finish(step, StepState.GIVEN_UP, detail);
      EntryOutcome outcome = EntryOutcome.PROCESSOR_SILENT;
      tell(row, step, PaymentOutcome.UNKNOWN, outcome, outcome.name(), asked, nowNanos);
      payments.want(row.with(PaymentMachine.abandoned(row.payment(), outcome.name())), nowNanos);
      return true;
    }
    boolean isOver = attempts >= policy.attemptsMax();
    if (isOver) {
      payments.finish(step, StepState.GIVEN_UP, detail);
    }
    if (!atEntry && (isOver || attempts == 1)) {
      String why = isOver ? GIVEN_UP : detail;
      tell(row, step, PaymentOutcome.UNKNOWN, EntryOutcome.PROCESSOR_SILENT, why, asked, nowNanos);
    }
    answers.handled(asked);
    return false;
  }

  private static boolean isAtEntry(PaymentRow row, Step step) {
    return row.payment().visitId() == 0
        && step.step() == PaymentStep.HOLD
        && row.payment().state() == PaymentState.HOLD_WANTED;
  }

  /** Before there is a visit, the gate hears of its hold; afterwards the visit of every step. */
  private void tell(
      PaymentRow row,
      Step step,
      PaymentOutcome outcome,
      EntryOutcome entryOutcome,
      String detail,
      FactRef asked,
      long nowNanos) {
    long atNanos = asked.isTime() ? nowNanos : Math.addExact(nowNanos, policy.answerNanos());
    if (row.payment().visitId() > 0) {
      answers.payment(
          asked,
          atNanos,
          row.payment().visitId(),
          step.step(),
          outcome,
          step.amountMinor(),
          detail);
    } else if (step.step() == PaymentStep.HOLD) {
      answers.entry(
          asked,
          atNanos,
          new Answers.Request(row.gateId(), row.credential(), row.partySize()),
          Role.SHOPPER,
          entryOutcome);
    }
  }
}
