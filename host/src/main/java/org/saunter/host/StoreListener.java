package org.saunter.host;

/**
 * Somebody who acts on what became true in a store. Called on the store's thread, in order of
 * position, once the step is durable: after a crash it sees each step that it had not noted at
 * least once. A listener that throws stops the store.
 */
@FunctionalInterface
public interface StoreListener {
  /** The answer of {@link #handledPosition} of a listener that does not care for the past. */
  long ONLY_NEW = Long.MAX_VALUE;

  void on(Step step);

  /**
   * The last position that this listener has handled and will remember after a crash; 0 if it wants
   * everything from the start. Asked once, when the store starts.
   */
  default long handledPosition() {
    return ONLY_NEW;
  }
}
