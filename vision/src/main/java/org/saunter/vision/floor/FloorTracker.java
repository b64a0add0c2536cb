package org.saunter.vision.floor;

import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Observation;

/**
 * The tracker of one floor. Signals may come in any order within the hold; tracks leave in time
 * order, each frame once and for good. Not thread-safe; the same signals give the same
 * observations.
 */
public final class FloorTracker {
  public FloorTracker(Layout layout, FloorSettings settings) {}

  /** Takes a signal. One that is older than what was told already is counted and dropped. */
  public void offer(FloorSignal signal) {}

  /**
   * What is known now: tracks, crossings, people at gates.
   *
   * @param nowNanos the store's time; never goes back
   */
  public List<Observation> advance(long nowNanos) {
    return List.of();
  }
}
