package org.saunter.trade.sql;

/** What a transaction that has returned survives. */
public enum Durability {
  /** A power cut: every commit waits for the disk. For a shop. */
  POWER_CUT("FULL"),
  /**
   * The death of the process, not of the machine: nothing waits for the disk, and after a power cut
   * the file may be unreadable. For simulations, which can be run again.
   */
  KILL("OFF");

  private final String synchronous;

  Durability(String synchronous) {
    this.synchronous = synchronous;
  }

  String synchronous() {
    return synchronous;
  }
}
