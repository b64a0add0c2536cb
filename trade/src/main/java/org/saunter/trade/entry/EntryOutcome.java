package org.saunter.trade.entry;

/**
 * How a request to come in is answered. In order of precedence: the first that applies is given.
 */
public enum EntryOutcome {
  /** Refused: nothing was shown that could be billed. */
  NO_CREDENTIAL,
  /** Admitted as STAFF: a badge of the shop. No hold. */
  STAFF_BADGE,
  /** Admitted as UNTRACKED: a member of staff let somebody in. No hold. */
  STAFF_ADMISSION,
  /** Admitted as TESTER: a mystery shopper's token. No hold. */
  TESTER_TOKEN,
  /** Refused: an earlier receipt is not paid in full. */
  OUTSTANDING_BALANCE,
  /** Admitted: the same credential waits at this gate already, with its hold. */
  ALREADY_ADMITTED,
  /** Admitted: money is reserved. */
  HOLD_PLACED,
  /** Refused: the bank says no. */
  CARD_DECLINED,
  /** Refused: the card has less than the hold. */
  INSUFFICIENT_FUNDS,
  /** Refused: the processor did not answer in time. Whatever it did is released. */
  PROCESSOR_SILENT
}
