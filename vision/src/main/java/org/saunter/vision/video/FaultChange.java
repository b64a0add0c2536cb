package org.saunter.vision.video;

import org.saunter.model.Observation.SensorState;

/**
 * A fault of a camera's picture began or ended.
 *
 * @param value the measured figure, in the unit that {@code words} gives
 * @param words one sentence with that figure
 * @param stateNow the camera's state with all faults that are left: DOWN before FOGGED before UP
 */
public record FaultChange(
    String cameraId,
    long atNanos,
    PictureFault fault,
    Turn turn,
    double value,
    String words,
    SensorState stateNow) {
  /** Which way it went. */
  public enum Turn {
    BEGAN,
    ENDED
  }
}
