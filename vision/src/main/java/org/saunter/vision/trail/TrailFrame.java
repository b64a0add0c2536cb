package org.saunter.vision.trail;

import java.util.List;

/** Where everybody was in one frame. */
public record TrailFrame(long atNanos, List<Step> steps) {
  public TrailFrame {
    steps = List.copyOf(steps);
  }

  /**
   * One person in one frame.
   *
   * @param trail number of the trail, from 1
   * @param seen false if nothing was detected there and the box is concluded from before and after
   */
  public record Step(long trail, Box box, boolean seen) {}
}
