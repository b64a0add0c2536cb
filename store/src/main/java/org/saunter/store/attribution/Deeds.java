package org.saunter.store.attribution;

import org.jspecify.annotations.Nullable;

/**
 * What one visit did, newest first, as one hypothesis has it. Immutable; tails are shared.
 *
 * @param movementId the movement that it explains
 * @param track number of the track that acted
 * @param product product index; {@link Products#UNKNOWN} if nobody can name it
 * @param units above 0 if taken, below 0 if put back
 * @param home whether the product belongs there by the planogram
 */
record Deeds(
    long movementId,
    long onsetNanos,
    int track,
    int product,
    int units,
    boolean home,
    @Nullable Deeds earlier) {

  private static final Deeds[] NONE = {};

  /** Newest first, as an array. */
  static Deeds[] toArray(@Nullable Deeds newest) {
    int n = 0;
    for (Deeds d = newest; d != null; d = d.earlier()) {
      n++;
    }
    Deeds[] all = new Deeds[n];
    int i = 0;
    for (Deeds d = newest; d != null; d = d.earlier()) {
      all[i++] = d;
    }
    return all;
  }

  /** The deeds of one movement only, newest first. */
  static Deeds[] of(@Nullable Deeds newest, long movementId) {
    int n = 0;
    for (Deeds d = newest; d != null; d = d.earlier()) {
      n += d.movementId() == movementId ? 1 : 0;
    }
    if (n == 0) {
      return NONE;
    }
    Deeds[] own = new Deeds[n];
    int i = 0;
    for (Deeds d = newest; d != null; d = d.earlier()) {
      if (d.movementId() == movementId) {
        own[i++] = d;
      }
    }
    return own;
  }
}
