package org.saunter.trade.payment;

/** Why a processor declined. In order of precedence: the first that applies is given. */
public enum DeclineReason {
  /** There is no hold of this key, or it is captured or cancelled already. */
  HOLD_UNKNOWN,
  /** The hold is too old: the reserved money is the card holder's again. */
  HOLD_EXPIRED,
  /** More would be captured than is held. */
  EXCEEDS_HOLD,
  /** More would be refunded than was captured. */
  EXCEEDS_CAPTURE,
  /** The bank says no and gives no reason. */
  CARD_DECLINED,
  /** The card has less than the amount. */
  INSUFFICIENT_FUNDS
}
