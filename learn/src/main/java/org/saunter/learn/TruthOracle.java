package org.saunter.learn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;
import org.saunter.model.Truth.Acted;
import org.saunter.store.attribution.Evidence;
import org.saunter.store.attribution.Oracle;
import org.saunter.store.shelf.ShelfMap;

/**
 * Tells the engine who really acted, or what really moved, to measure how good it could be if that
 * part were perfect. The index of what happened grows as the simulator tells it, which is always
 * before the engine has seen a plate settle. Where two people acted or two products moved in the
 * same place at the same moment it tells nothing.
 */
final class TruthOracle implements Oracle {
  private static final long MEMORY_NANOS = 60_000_000_000L;
  private static final long NEAR_NANOS = 900_000_000L;
  private static final long UNWEIGHED_NANOS = 400_000_000L;

  private final boolean who;
  private final ShelfMap shelf; // numbers plates as the engine does
  private final Deque<Acted> acts = new ArrayDeque<>();

  TruthOracle(StoreSetup setup, boolean who) {
    this.who = who;
    shelf = new ShelfMap(setup.layout(), setup.planogram());
  }

  void on(Truth truth) {
    if (truth instanceof Acted act && !act.moves().isEmpty() && !act.plateIds().isEmpty()) {
      acts.addLast(act);
      while (acts.getFirst().atNanos() < act.atNanos() - MEMORY_NANOS) {
        acts.removeFirst();
      }
    }
  }

  @Override
  public @Nullable String whoActed(Evidence movement) {
    if (!who) {
      return null;
    }
    Set<String> tracks = new HashSet<>();
    acts.stream().filter(act -> fits(act, movement)).forEach(act -> tracks.add(act.trackId()));
    return tracks.size() == 1 ? tracks.iterator().next() : null;
  }

  @Override
  public @Nullable String whatMoved(Evidence movement) {
    if (who) {
      return null;
    }
    Set<String> skus = new HashSet<>();
    for (Acted act : acts) {
      if (fits(act, movement)) {
        act.moves().stream().map(SkuCount::sku).forEach(skus::add);
      }
    }
    return skus.size() == 1 ? skus.iterator().next() : null;
  }

  private boolean fits(Acted act, Evidence movement) {
    long apart = Math.abs(act.atNanos() - movement.onsetNanos());
    if (movement.plates().isEmpty()) {
      return apart <= UNWEIGHED_NANOS
          && movement.candidates().stream().anyMatch(c -> c.trackId().equals(act.trackId()));
    }
    boolean taken = act.moves().get(0).count() > 0;
    return apart <= NEAR_NANOS
        && taken == (movement.deltaGrams() < 0)
        && touches(act.plateIds(), movement.plates());
  }

  private boolean touches(List<String> plateIds, List<Evidence.PlateShare> plates) {
    for (String id : plateIds) {
      int number = shelf.indexOf(id);
      for (Evidence.PlateShare plate : plates) {
        if (number >= 0 && number == plate.plate()) {
          return true;
        }
      }
    }
    return false;
  }
}
