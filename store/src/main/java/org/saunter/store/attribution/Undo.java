package org.saunter.store.attribution;

import org.jspecify.annotations.Nullable;

/** Takes one movement out of a story. */
final class Undo {
  private Undo() {}

  /** The story as if the movement had not been, as far as carts allow. */
  static Hypothesis movement(Hypothesis h, long movementId) {
    Hypothesis n = h.copy();
    for (int i = 0; i < n.deeds.length; i++) {
      for (Deeds d : Deeds.of(h.deeds[i], movementId)) {
        boolean possible =
            d.product() != Filter.RESTOCK && n.carts[i].count(d.product()) >= d.units();
        n.carts[i] = possible ? n.carts[i].plus(d.product(), -d.units()) : n.carts[i];
      }
      n.deeds[i] = without(h.deeds[i], movementId);
    }
    return n;
  }

  private static @Nullable Deeds without(@Nullable Deeds newest, long movementId) {
    Deeds kept = null;
    Deeds[] all = Deeds.toArray(newest);
    for (int i = all.length - 1; i >= 0; i--) {
      Deeds d = all[i];
      if (d.movementId() != movementId) {
        kept =
            new Deeds(
                d.movementId(), d.onsetNanos(), d.track(), d.product(), d.units(), d.home(), kept);
      }
    }
    return kept;
  }
}
