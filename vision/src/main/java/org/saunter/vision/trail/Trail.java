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

  @Nullable Glide lastSeenGlide; // as it was after the last detection

  /** A box of one moment; {@code seen} if it was detected there. */
  record Spot(long atNanos, Box box, boolean seen) {}

  Trail(long number, long nanos, Box box) {
    this.number = number;
    glide = new Glide(box);
    seen(nanos, box);
  }

  void seen(long nanos, Box box) {
    hits++;
    seenNanos = nanos;
    spots.add(new Spot(nanos, box, true));
  }

  void guessed(long nanos, Box box) {
    spots.add(new Spot(nanos, box, false));
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

  /** Drops what is older than a moment, but for the last detection before it. */
  void forgetBefore(long nanos) {
    Spot kept = before(nanos);
    long from = kept == null ? nanos : kept.atNanos();
    spots.removeIf(s -> s.atNanos() < nanos && s.atNanos() != from);
  }
}
