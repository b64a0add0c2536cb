package org.saunter.trade.sql;

/**
 * A place where the power may fail. Production code passes them all without effect; the crash tests
 * throw at each of them in turn.
 */
@FunctionalInterface
public interface FaultPoint {
  /** Nothing ever fails. */
  FaultPoint NONE = where -> {};

  /** Called when the code comes to {@code where}; throws if the test wants a crash there. */
  void reached(String where);
}
