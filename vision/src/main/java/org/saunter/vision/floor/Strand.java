package org.saunter.vision.floor;

import org.jspecify.annotations.Nullable;

/**
 * One track in one world: where it went if that world is right.
 *
 * @param motion where it is; predicted in place, copied before it is updated
 * @param look its clothing, with what it was given in this contact
 * @param last the sightings that it was given
 * @param exit number of the gate signal by which it went out, still being decided on; 0 if it is
 *     inside
 * @param missed one bit a camera, set if its last frame did not show this one
 */
record Strand(Motion motion, Look look, @Nullable Seen last, long exit, long missed) {
  /** At the start of a contact or a track. */
  static Strand of(Motion motion, Look look, @Nullable Seen last) {
    return new Strand(motion, look, last, 0, 0);
  }

  boolean gone() {
    return exit != 0;
  }

  Strand left(long by) {
    return new Strand(motion, look, last, by, missed);
  }

  Strand trimmed(long nanos) {
    return new Strand(motion, look, Seen.trimmed(last, nanos), exit, missed);
  }

  Strand with(Look other) {
    return new Strand(motion, other, last, exit, missed);
  }

  /** Whether the last frame of a camera did not show this one. */
  boolean isMissedBy(int camera) {
    return (missed >> camera & 1) == 1;
  }

  /** One more frame that does not show this one. */
  Strand missedBy(int camera) {
    return isMissedBy(camera) ? this : new Strand(motion, look, last, exit, missed | 1L << camera);
  }
}
