package org.saunter.vision.video;

import org.saunter.model.Observation.SensorState;

/** What can be wrong with a camera's picture. In order of precedence: see {@link PictureWatch}. */
public enum PictureFault {
  /** Dark and without any structure: a lens cap, a covered or dead camera. */
  BLACK(SensorState.DOWN, "The picture is black"),
  /** The same picture over and over, where noise is expected. */
  FROZEN(SensorState.DOWN, "The picture is frozen"),
  /** Decoding errors or torn blocks. */
  GARBLED(SensorState.FOGGED, "The picture is garbled"),
  /** Contrast fell against what this camera usually has: fog, dirt, glare, a covered lens. */
  WASHED_OUT(SensorState.FOGGED, "The picture is washed out"),
  /** Fine detail is gone, contrast is not: out of focus, a drop on the lens. */
  DEFOCUSED(SensorState.FOGGED, "The picture is out of focus"),
  /** Other than the expected number of frames a second. */
  WRONG_RATE(SensorState.FOGGED, "The frame rate is wrong"),
  /** Stamps are more than a second away from arrival. */
  CLOCK_OFF(SensorState.FOGGED, "The clock is off");

  private final SensorState state;
  private final String words;

  PictureFault(SensorState state, String words) {
    this.state = state;
    this.words = words;
  }

  /** What the fault makes of the camera. */
  public SensorState state() {
    return state;
  }

  /** The fault in plain words, without a full stop. */
  public String words() {
    return words;
  }
}
