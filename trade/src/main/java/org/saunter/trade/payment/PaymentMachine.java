package org.saunter.trade.payment;

import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation.PaymentStep;

/**
 * What a payment becomes when something happens. Pure: old payment in, new payment out. The rules
 * are listed in docs/reference/payment.md.
 */
public final class PaymentMachine {
  /** Why a second hold was asked for. */
  public static final String HELD_AGAIN = "HELD_AGAIN";

  private PaymentMachine() {}

  /** Somebody is at the gate: reserve {@code holdMinor} first. */
  public static Payment entered(long holdMinor) {
    return Payment.begin(PaymentState.HOLD_WANTED, "").to(PaymentState.HOLD_WANTED, holdMinor, "");
  }

  /** The step that a waiting payment wants, or null if it waits for nothing. */
  public static @Nullable PaymentStep wanted(Payment p) {
    return switch (p.state()) {
      case HOLD_WANTED -> PaymentStep.HOLD;
      case ADJUST_WANTED -> PaymentStep.ADJUST;
      case CAPTURE_WANTED -> PaymentStep.CAPTURE;
      case CANCEL_WANTED -> PaymentStep.CANCEL;
      case REFUND_WANTED -> PaymentStep.REFUND;
      case NOT_BILLED,
          UNHELD,
          HOLD_DECLINED,
          HELD,
          CAPTURED,
          OUTSTANDING,
          PAID_AT_TILL,
          CANCELLED,
          REFUND_DECLINED ->
          null;
    };
  }

  /** The receipt says that {@code dueMinor} is to be paid. */
  public static Payment decided(Payment p, long dueMinor) {
    if (p.state() == PaymentState.NOT_BILLED) {
      return p;
    }
    Payment known = p.withDue(dueMinor);
    return p.state().isWaiting() ? known : charge(known);
  }

  /** A correction: what is due became less. A payment under way goes on first. */
  public static Payment corrected(Payment p, long dueMinor) {
    if (dueMinor > p.dueMinor()) {
      throw new IllegalArgumentException("A correction never adds to a payment.");
    }
    Payment known = p.withDue(dueMinor);
    return p.state() == PaymentState.NOT_BILLED || p.state().isWaiting() ? known : settled(known);
  }

  /** The step under way was done. */
  public static Payment approved(Payment p) {
    return switch (p.state()) {
      case HOLD_WANTED -> held(p.withHeld(p.wantedMinor()));
      case ADJUST_WANTED -> charge(p.withHeld(p.wantedMinor()));
      case CAPTURE_WANTED ->
          settled(p.withHeld(0).withMoved(p.wantedMinor(), p.refundedMinor(), p.tillMinor()));
      case CANCEL_WANTED -> p.withHeld(0).to(PaymentState.CANCELLED, 0, p.reason());
      case REFUND_WANTED ->
          settled(
              p.withMoved(p.capturedMinor(), p.refundedMinor() + p.wantedMinor(), p.tillMinor()));
      case NOT_BILLED,
          UNHELD,
          HOLD_DECLINED,
          HELD,
          CAPTURED,
          OUTSTANDING,
          PAID_AT_TILL,
          CANCELLED,
          REFUND_DECLINED ->
          throw new IllegalStateException("No step is under way: " + p);
    };
  }

  /** The step under way was declined. */
  public static Payment declined(Payment p, DeclineReason reason) {
    String why = reason.name();
    return switch (p.state()) {
      case HOLD_WANTED ->
          p.decided()
              ? p.to(p.dueMinor() == 0 ? PaymentState.CANCELLED : PaymentState.OUTSTANDING, 0, why)
              : p.to(PaymentState.HOLD_DECLINED, 0, why);
      case ADJUST_WANTED ->
          isGone(reason)
              ? holdAgain(p, why)
              : capture(p, why); // what is held is better than nothing
      case CAPTURE_WANTED -> isGone(reason) ? holdAgain(p, why) : unpaid(p, why);
      case CANCEL_WANTED -> p.withHeld(0).to(PaymentState.CANCELLED, 0, why);
      case REFUND_WANTED -> p.to(PaymentState.REFUND_DECLINED, 0, why);
      case NOT_BILLED,
          UNHELD,
          HOLD_DECLINED,
          HELD,
          CAPTURED,
          OUTSTANDING,
          PAID_AT_TILL,
          CANCELLED,
          REFUND_DECLINED ->
          throw new IllegalStateException("No step is under way: " + p);
    };
  }

  /** The hold is not needed, or nobody knows whether it exists: release whatever there is. */
  public static Payment abandoned(Payment p, String why) {
    return p.to(PaymentState.CANCEL_WANTED, 0, why);
  }

  /** The balance was paid at the till. */
  public static Payment paidAtTill(Payment p) {
    long till = Math.addExact(p.tillMinor(), p.owedMinor());
    return p.withMoved(p.capturedMinor(), p.refundedMinor(), till)
        .to(PaymentState.PAID_AT_TILL, 0, p.reason());
  }

  private static Payment held(Payment p) {
    return p.decided() ? charge(p) : p.to(PaymentState.HELD, 0, "");
  }

  /** The receipt is known and no step is under way: the next step towards its amount. */
  private static Payment charge(Payment p) {
    if (p.dueMinor() == 0) {
      return p.heldMinor() > 0
          ? p.to(PaymentState.CANCEL_WANTED, 0, p.reason())
          : p.to(PaymentState.CANCELLED, 0, p.reason());
    }
    if (p.heldMinor() == 0) {
      return holdAgain(p, p.reason());
    }
    return p.dueMinor() > p.heldMinor()
        ? p.to(PaymentState.ADJUST_WANTED, p.dueMinor(), p.reason())
        : capture(p, p.reason());
  }

  private static Payment capture(Payment p, String why) {
    return p.dueMinor() == 0
        ? p.to(PaymentState.CANCEL_WANTED, 0, why)
        : p.to(PaymentState.CAPTURE_WANTED, Math.min(p.dueMinor(), p.heldMinor()), why);
  }

  private static Payment holdAgain(Payment p, String why) {
    Payment bare = p.withHeld(0);
    if (p.heldAgain()) {
      return unpaid(bare, why);
    }
    return p.dueMinor() == 0
        ? bare.to(PaymentState.CANCELLED, 0, why)
        : bare.withHeldAgain().to(PaymentState.HOLD_WANTED, p.dueMinor(), HELD_AGAIN);
  }

  private static Payment unpaid(Payment p, String why) {
    Payment bare = p.withHeld(0);
    return bare.to(
        bare.owedMinor() > 0 ? PaymentState.OUTSTANDING : PaymentState.CANCELLED, 0, why);
  }

  /** Money was moved or the receipt became less: compare what is due with what was paid. */
  private static Payment settled(Payment p) {
    long owed = p.owedMinor();
    if (owed > 0) {
      return p.to(PaymentState.OUTSTANDING, 0, p.reason());
    }
    if (owed == 0) {
      return p.to(restingState(p), 0, p.reason());
    }
    long card = Math.min(-owed, p.capturedMinor() - p.refundedMinor());
    return card > 0
        ? p.to(PaymentState.REFUND_WANTED, card, p.reason())
        : p.to(PaymentState.REFUND_DECLINED, 0, "PAID_AT_TILL");
  }

  private static PaymentState restingState(Payment p) {
    if (p.tillMinor() > 0) {
      return PaymentState.PAID_AT_TILL;
    }
    return p.capturedMinor() > 0 ? PaymentState.CAPTURED : PaymentState.CANCELLED;
  }

  private static boolean isGone(DeclineReason reason) {
    return reason == DeclineReason.HOLD_EXPIRED || reason == DeclineReason.HOLD_UNKNOWN;
  }
}
