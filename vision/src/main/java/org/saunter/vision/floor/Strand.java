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
 */
record Strand(Motion motion, Look look, @Nullable Seen last, long exit) {
  Strand copy() {
    return new Strand(motion.copy(), look, last, exit);
  }

  boolean gone() {
    return exit != 0;
  }

  Strand left(long by) {
    return new Strand(motion, look, last, by);
  }

  Strand trimmed(long nanos) {
    return new Strand(motion, look, Seen.trimmed(last, nanos), exit);
  }
}
