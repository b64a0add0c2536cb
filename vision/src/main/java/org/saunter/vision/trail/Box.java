package org.saunter.vision.trail;

import org.saunter.model.BadInputException;

/** An upright rectangle in an image, in pixels; it may stick out of the image. */
public record Box(double leftPx, double topPx, double widthPx, double heightPx) {
  public Box {
    if (!(widthPx >= 0 && heightPx >= 0) || !Double.isFinite(leftPx + topPx + widthPx + heightPx)) {
      throw new BadInputException(
          "A box is (" + leftPx + ", " + topPx + ", " + widthPx + ", " + heightPx + ").",
          "Maybe its right and bottom were given instead of its size.");
    }
  }

  public double rightPx() {
    return leftPx + widthPx;
  }

  public double bottomPx() {
    return topPx + heightPx;
  }

  public double areaPx() {
    return widthPx * heightPx;
  }

  /** The area that both cover. */
  public double sharedPx(Box other) {
    double w = Math.min(rightPx(), other.rightPx()) - Math.max(leftPx, other.leftPx);
    double h = Math.min(bottomPx(), other.bottomPx()) - Math.max(topPx, other.topPx);
    return w > 0 && h > 0 ? w * h : 0;
  }

  /** Intersection over union, 0 to 1. */
  public double overlap(Box other) {
    double shared = sharedPx(other);
    double union = areaPx() + other.areaPx() - shared;
    return union > 0 ? shared / union : 0;
  }
}
