package org.saunter.learn.net;

import org.saunter.model.BadInputException;

/** How large the picture is that goes into a net, in pixels. */
public record Size(int widthPx, int heightPx) {
  private static final int SIDE_MAX_PX = 4096;

  public Size {
    if (widthPx <= 0 || heightPx <= 0 || widthPx > SIDE_MAX_PX || heightPx > SIDE_MAX_PX) {
      throw new BadInputException(
          "The input size (" + widthPx + "x" + heightPx + ") is not between 1 and 4096 pixels.",
          "Maybe take 320x192.");
    }
  }

  /** Throws unless both sides are multiples of {@code stepPx}. */
  public Size inStepsOf(int stepPx) {
    if (widthPx % stepPx != 0 || heightPx % stepPx != 0) {
      throw new BadInputException(
          "The input size (" + this + ") is not a multiple of " + stepPx + " in both directions.",
          "Maybe take "
              + (widthPx + stepPx - 1) / stepPx * stepPx
              + "x"
              + (heightPx + stepPx - 1) / stepPx * stepPx
              + ".");
    }
    return this;
  }

  /** Three bytes a pixel. */
  public int bytes() {
    return 3 * widthPx * heightPx;
  }

  @Override
  public String toString() {
    return widthPx + "x" + heightPx;
  }
}
