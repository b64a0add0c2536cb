package org.saunter.learn.net;

import java.util.List;

/** A net that anybody who knows the words of {@link Builder} can read. */
public interface Net {
  /**
   * Tells the net.
   *
   * @param bytes the camera bytes, {@code [n, height, width, 3]}
   * @return what comes out, in an order that the net fixes
   */
  <T> List<T> outputs(Builder<T> b, T bytes);

  /** Both sides of a picture must be multiples of this. */
  int stepPx();

  /** Layers, sizes and cost for that input. */
  default Survey survey(Size size) {
    Survey survey = new Survey();
    List<Survey.Spot> ignored = outputs(survey, survey.bytes(size.inStepsOf(stepPx())));
    if (ignored.isEmpty()) {
      throw new IllegalStateException("A net without an output");
    }
    return survey;
  }
}
