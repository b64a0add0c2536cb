package org.saunter.vision.trail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person through the image. */
final class Trail {
  final long number;
  Glide glide;
  final List<Spot> spots = new ArrayList<>();
  int hits;
  boolean confirmed;
  long seenNanos;
  double hiddenShare; // of the box, behind others, when it was last looked for

  @Nullable Glide lastSeenGlide; // as it was after the last detection

  /**
   * A box of one moment.
   *
   * @param seen whether it was detected
   * @param told whether it is good enough to be told if nothing better comes
   */
  record Spot(long atNanos, Box box, boolean seen, boolean told) {}

  Trail(long number, long nanos, Box box) {
    this.number = number;
    glide = new Glide(box);
    seen(nanos, box);
  }

  void seen(long nanos, Box box) {
    hits++;
    seenNanos = nanos;
    spots.add(new Spot(nanos, box, true, true));
  }

  void guessed(long nanos, Box box, boolean told) {
    spots.add(new Spot(nanos, box, false, told));
  }

  /** The newest detection before or at a moment; null if there is none any more. */
  @Nullable Spot before(long nanos) {
    Spot found = null;
    for (Spot spot : spots) {
      if (spot.seen() && spot.atNanos() <= nanos) {
        found = spot;
      }
    }
    return found;
  }

  /** The first detection after a moment; null if there is none yet. */
  @Nullable Spot after(long nanos) {
    for (Spot spot : spots) {
      if (spot.seen() && spot.atNanos() > nanos) {
        return spot;
      }
    }
    return null;
  }

  /** What was made of a moment; null if the trail did not exist then. */
  @Nullable Spot at(long nanos) {
    for (Spot spot : spots) {
      if (spot.atNanos() == nanos) {
        return spot;
      }
    }
    return null;
  }

  void forgetBefore(long nanos) {
    Spot kept = before(nanos);
    spots.removeIf(s -> s.atNanos() < nanos && s != kept);
  }
}
