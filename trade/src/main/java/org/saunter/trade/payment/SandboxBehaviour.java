package org.saunter.trade.payment;

/**
 * What the sandbox processor does for a token, told by how the token begins. A token that matches
 * none is approved always.
 */
public enum SandboxBehaviour {
  /** The hold is fine, the capture is declined. */
  DECLINE_CAPTURE("card-decline-capture-"),
  /** The refund is declined. */
  DECLINE_REFUND("card-decline-refund-"),
  /** The hold is declined. */
  DECLINE("card-decline-"),
  /** No more than 20.00 (2,000 minor units) can ever be reserved. */
  LOW_FUNDS("card-low-funds-"),
  /** Holds are gone one second after they were placed. */
  HOLD_EXPIRES("card-hold-expires-"),
  /** The first call of each key is silent and does nothing. */
  TIMEOUT("card-timeout-"),
  /** The first call of each key is silent although it did what was asked. */
  LOST_ANSWER("card-lost-answer-"),
  /** A hold is fine; no capture is ever answered, and none is done. */
  SILENT_CAPTURE("card-silent-capture-"),
  /** No call is ever answered, and none is done. */
  SILENT("card-silent-"),
  /** Everything is approved that the state of the hold allows. */
  APPROVE("");

  private final String prefix;

  SandboxBehaviour(String prefix) {
    this.prefix = prefix;
  }

  /** How tokens with this behaviour begin. */
  public String prefix() {
    return prefix;
  }

  /** The first behaviour, in order of declaration, whose prefix the token has. */
  public static SandboxBehaviour of(String token) {
    for (SandboxBehaviour behaviour : values()) {
      if (token.startsWith(behaviour.prefix)) {
        return behaviour;
      }
    }
    return APPROVE;
  }
}
