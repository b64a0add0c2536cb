package org.saunter.vision.hand;

import java.util.List;

/**
 * A hand was in a shelf and came out.
 *
 * @param deepest where it was furthest in, and when
 * @param heldBefore that it held something when it went in, 0 to 1
 * @param heldAfter the same when it came out
 * @param before pictures of the hand before, newest last; of use if something was put
 * @param after pictures of the hand after; of use if something was taken
 * @param judgedNanos when enough had been seen to tell
 */
public record Reach(
    String trackId,
    HandView deepest,
    double heldBefore,
    double heldAfter,
    List<HandPicture> before,
    List<HandPicture> after,
    long judgedNanos) {
  public Reach {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** That something was taken and nothing brought. */
  public double taken() {
    return heldAfter * (1 - heldBefore);
  }

  /** That something was left and nothing taken away. */
  public double put() {
    return heldBefore * (1 - heldAfter);
  }
}
