package org.saunter.trade.payment;

/**
 * Where the payment of a visit stands. States that end in WANTED wait for the processor; exactly
 * one of its steps is under way then.
 */
public enum PaymentState {
  /** The visit's role is never billed. The processor hears nothing of it. */
  NOT_BILLED,
  /** The visit is to be billed, but nothing is held: somebody else admitted it. */
  UNHELD,
  /** Money is to be reserved, at entry or once more after a hold ran out. */
  HOLD_WANTED,
  /** The hold at entry was declined; there is no visit. */
  HOLD_DECLINED,
  /** Money is reserved. */
  HELD,
  /** The bill is larger than the hold: more is to be reserved. */
  ADJUST_WANTED,
  /** What is due is to be taken from the hold. */
  CAPTURE_WANTED,
  /** All that is due was taken. */
  CAPTURED,
  /** Less was taken than is due: the shopper owes the rest. */
  OUTSTANDING,
  /** An outstanding balance was paid at the till. */
  PAID_AT_TILL,
  /** Nothing is due: the hold is to be released. */
  CANCEL_WANTED,
  /** Nothing was taken and nothing is reserved. */
  CANCELLED,
  /** More was taken than is due: the difference is to be paid back. */
  REFUND_WANTED,
  /** The processor will not pay back; a person must. */
  REFUND_DECLINED;

  /** Whether a step of the processor is under way. */
  public boolean isWaiting() {
    return this == HOLD_WANTED
        || this == ADJUST_WANTED
        || this == CAPTURE_WANTED
        || this == CANCEL_WANTED
        || this == REFUND_WANTED;
  }
}
