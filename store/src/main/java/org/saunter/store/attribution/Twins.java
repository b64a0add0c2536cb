package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stories of equal carts are one once they are some seconds old: of "Ana took the first cola and
 * Ben the second" and the reverse only one survives. When a person says later who took the first,
 * the other one is made again: two parties change their parts in two movements of one product.
 */
final class Twins {
  private static final double LOG_HALF = StrictMath.log(0.5);

  private final Posterior q;
  private final Products products;

  Twins(Posterior posterior, Products products) {
    q = posterior;
    this.products = products;
  }

  /** The story with the same carts in which a reading of a movement is right, or null. */
  @Nullable Hypothesis of(Cluster c, Hypothesis h, long movementId, Reading told) {
    if (told.visitId() == 0
        || told.alsoVisitId() != 0
        || told.unknown()
        || told.moves().size() != 1
        || !isParty(movementId, told.visitId())) {
      return null;
    }
    int product = products.indexOf(told.moves().get(0).sku());
    int units = told.moves().get(0).count();
    int right = partyIndex(c, told.visitId());
    List<Deeds> now = Hindsight.deedsOf(h, movementId);
    if (right < 0 || now.size() != 1 || !isLike(now.get(0), product, units)) {
      return null;
    }
    int wrong = ownerOf(h, now.get(0));
    for (Deeds d : Deeds.toArray(h.deeds[right])) {
      if (wrong != right
          && isLike(d, product, units)
          && Hindsight.deedsOf(h, d.movementId()).size() == 1
          && isParty(d.movementId(), c.parties.get(wrong).visitId)) {
        return exchanged(h, wrong, now.get(0), right, d);
      }
    }
    return null;
  }

  private static boolean isLike(Deeds d, int product, int units) {
    return d.product() == product && d.units() == units;
  }

  private static int ownerOf(Hypothesis h, Deeds deed) {
    for (int i = 0; i < h.deeds.length; i++) {
      for (Deeds d = h.deeds[i]; d != null; d = d.earlier()) {
        if (d.movementId() == deed.movementId()) {
          return i;
        }
      }
    }
    throw new IllegalStateException("Nobody did movement " + deed.movementId() + ".");
  }

  private static int partyIndex(Cluster c, long visitId) {
    for (int i = 0; i < c.parties.size(); i++) {
      if (c.parties.get(i).visitId == visitId) {
        return i;
      }
    }
    return -1;
  }

  private boolean isParty(long movementId, long visitId) {
    Posterior.Memory memory = q.memories.get(movementId);
    return memory != null && memory.parties().stream().anyMatch(x -> x.visitId == visitId);
  }

  /** The weight was that of both stories together, and nobody knows any more of which how much. */
  private static Hypothesis exchanged(Hypothesis h, int a, Deeds ofA, int b, Deeds ofB) {
    Hypothesis twin = h.copy();
    twin.weight += LOG_HALF;
    twin.deeds[a] = replaced(h.deeds[a], ofA, ofB);
    twin.deeds[b] = replaced(h.deeds[b], ofB, ofA);
    return twin;
  }

  /** A chain in which one deed is another movement's, done by the same track. */
  private static @Nullable Deeds replaced(@Nullable Deeds newest, Deeds old, Deeds other) {
    List<Deeds> all = new ArrayList<>();
    for (Deeds d : Deeds.toArray(newest)) {
      Deeds source = d.movementId() == old.movementId() ? other : d;
      all.add(
          new Deeds(
              source.movementId(),
              source.onsetNanos(),
              d.track(),
              source.product(),
              source.units(),
              source.home(),
              null));
    }
    all.sort(Comparator.comparingLong(Deeds::onsetNanos));
    Deeds chain = null;
    for (Deeds d : all) {
      chain =
          new Deeds(
              d.movementId(), d.onsetNanos(), d.track(), d.product(), d.units(), d.home(), chain);
    }
    return chain;
  }
}
