package org.saunter.host;

import org.sqlite.SQLiteConfig.SynchronousMode;

/** What a step survives once it was told. */
public enum Durability {
  /** A power cut: every commit waits for the disk. For a shop. */
  POWER_CUT(SynchronousMode.FULL),
  /**
   * The death of the process, however sudden, but not always that of the machine: after a power cut
   * the last commits may be gone; what is left is whole. For simulations, which can be run again.
   */
  KILL(SynchronousMode.NORMAL);

  private final SynchronousMode mode;

  Durability(SynchronousMode mode) {
    this.mode = mode;
  }

  SynchronousMode mode() {
    return mode;
  }
}
