package org.saunter.host;

/**
 * What became of an observation on its way to the engine. What the engine itself does not use is a
 * fact ({@link org.saunter.model.Fact.ObservationRefused}) and not counted here.
 */
public enum Fate {
  /** Taken in the order in which it came. */
  IN_ORDER,
  /** Came after something newer, within the window: put back in its place. */
  REORDERED,
  /** Came later than the window waits: handed to the engine as it is, which decides. */
  LATE,
  /** The window held too much and let it go before its time. */
  PUSHED_OUT,
  /** Its time cannot be: far from the store's time and nobody else says so. Not used. */
  ABSURD_TIME,
  /** Too much was waiting. Not used. */
  QUEUE_FULL,
  /** The store has stopped. Not used. */
  STOPPED
}
