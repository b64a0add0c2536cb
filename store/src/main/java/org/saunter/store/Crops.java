package org.saunter.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Layout;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.saved.Saved;
import org.saunter.store.shelf.Movement;
import org.saunter.store.shelf.PlateDetector;
import org.saunter.store.shelf.ShelfStage;

/** Pictures of hands that still wait for the movement that they belong to. */
final class Crops {
  static final double REACH_MM = 450;
  private static final long BEFORE_NANOS = 900_000_000L;
  private static final long ONSET_NANOS = 100_000_000L;
  private static final long RESTED_NANOS = 300_000_000L; // how long a plate rests until it settles
  private static final long AFTER_NANOS = 700_000_000L;
  private static final long WAIT_NANOS = 2_600_000_000L;
  private static final long WAIT_MOVING_NANOS = 10_000_000_000L;
  private static final long OPPOSITE_NANOS = 2_000_000_000L;
  private static final int KEPT_MAX = 1_000;
  private static final double ABOUT_SHARE_MAX = 0.98;
  private static final double ABOUT_LOG_ODDS = 7.5;
  private static final double HAND_SD_MM = 110;
  private static final double CLEARLY_NEARER_MM = 40;
  private static final double NOT_HOME_MM = 150;

  private final ShelfStage shelves;
  private final List<ItemSeen> waiting = new ArrayList<>();

  Crops(ShelfStage shelves) {
    this.shelves = shelves;
  }

  /** A picture that shows the movement, or perhaps something else near by. */
  Crop toCrop(ItemSeen seen, Movement movement) {
    return toCrop(seen, aboutShare(distanceMm(seen, movement)));
  }

  /** A picture that no movement competes for. */
  static Crop toCrop(ItemSeen seen) {
    return toCrop(seen, ABOUT_SHARE_MAX);
  }

  /** Hands are seen where they are, give or take; the further away, the likelier something else. */
  private static double aboutShare(double distanceMm) {
    double logOdds = ABOUT_LOG_ODDS - distanceMm * distanceMm / (2 * HAND_SD_MM * HAND_SD_MM);
    return Math.min(ABOUT_SHARE_MAX, 1 / (1 + StrictMath.exp(-logOdds)));
  }

  private static Crop toCrop(ItemSeen seen, double aboutShare) {
    int taking =
        switch (seen.action()) {
          case TAKING -> 1;
          case PUTTING -> -1;
          case CARRYING, UNKNOWN -> 0;
        };
    return new Crop(
        seen.trackId(), taking, seen.scores(), seen.otherLogLikelihoodRatio(), aboutShare);
  }

  void keep(ItemSeen seen) {
    if (waiting.size() < KEPT_MAX) {
      waiting.add(seen);
    }
  }

  /** Pictures that no movement claimed yet. */
  List<ItemSeen> waiting() {
    return waiting;
  }

  /**
   * Takes out the pictures that belong to a movement. Who is seen to take and to put within it did
   * both, and the plate felt the difference: what goes against it is dropped then.
   */
  List<ItemSeen> take(Movement movement) {
    List<ItemSeen> crops = new ArrayList<>();
    claim(seen -> belongs(seen, movement), crops);
    Set<String> holders = new HashSet<>();
    crops.forEach(seen -> holders.add(seen.trackId()));
    waiting.removeIf(
        seen ->
            holders.contains(seen.trackId())
                && isWithin(seen, movement)
                && distanceMm(seen, movement) <= REACH_MM);
    claim(seen -> goesAgainst(seen, movement), crops);
    return crops;
  }

  /** Moves pictures that wait elsewhere, in their order. */
  private void claim(Predicate<ItemSeen> which, List<ItemSeen> into) {
    waiting.removeIf(seen -> which.test(seen) && into.add(seen));
  }

  /** Whether somebody took while more was put, or the other way round: the plate felt a sum. */
  private boolean goesAgainst(ItemSeen seen, Movement movement) {
    return seen.atNanos() >= movement.onsetNanos() - ONSET_NANOS
        && seen.atNanos() <= movement.settleNanos() - RESTED_NANOS
        && isHome(seen, movement)
        && distanceMm(seen, movement) <= REACH_MM
        && !isOthers(seen, movement);
  }

  private static boolean isWithin(ItemSeen seen, Movement movement) {
    return seen.atNanos() >= movement.onsetNanos() && seen.atNanos() <= movement.settleNanos();
  }

  /** Whether a picture that was taken for one movement's was made after it, during another. */
  boolean isRather(ItemSeen seen, Movement movement, Movement than) {
    return isWithin(seen, movement)
        && seen.atNanos() > than.settleNanos()
        && belongs(seen, movement);
  }

  boolean belongs(ItemSeen seen, Movement movement) {
    return seen.atNanos() >= movement.onsetNanos() - BEFORE_NANOS
        && seen.atNanos() <= Math.max(movement.settleNanos(), movement.onsetNanos() + AFTER_NANOS)
        && agrees(seen, movement)
        && distanceMm(seen, movement) <= REACH_MM
        && !isOthers(seen, movement);
  }

  /** Whether a plate that moved at that moment, and is not told yet, suits the picture better. */
  private boolean isOthers(ItemSeen seen, Movement movement) {
    double own = Double.MAX_VALUE;
    for (Movement.PlateChange change : movement.plates()) {
      own = Math.min(own, unsuitedMm(seen, change.plate()));
    }
    for (int i = 0; i < shelves.map().size(); i++) {
      if (isUntold(i, seen.atNanos()) && unsuitedMm(seen, i) + CLEARLY_NEARER_MM < own) {
        return true;
      }
    }
    return false;
  }

  /** Whether a plate moved at a moment and tells of it later, or not at all since it lies again. */
  private boolean isUntold(int plate, long nanos) {
    PlateDetector detector = shelves.detector(plate);
    boolean moves = detector.isActive() && detector.activeSinceNanos() <= nanos + AFTER_NANOS;
    return moves || detector.isMovedInVain(nanos);
  }

  /** Distance, longer where the planogram does not put what the picture shows. */
  private double unsuitedMm(ItemSeen seen, int plate) {
    return distanceMm(seen, shelves.map().plate(plate)) + (isHome(seen, plate) ? 0 : NOT_HOME_MM);
  }

  /** Whether a movement of any direction happened there and then: the plate felt a sum. */
  boolean isWithinReach(ItemSeen seen, Movement movement) {
    return seen.atNanos() >= movement.onsetNanos() - BEFORE_NANOS / 3
        && seen.atNanos() <= movement.settleNanos()
        && distanceMm(seen, movement) <= (isHome(seen, movement) ? REACH_MM : REACH_MM / 2)
        && !isOthers(seen, movement);
  }

  private boolean isHome(ItemSeen seen, Movement movement) {
    return movement.plates().stream().anyMatch(change -> isHome(seen, change.plate()));
  }

  private boolean isHome(ItemSeen seen, int plate) {
    return !seen.scores().isEmpty()
        && shelves.map().skus(plate).contains(seen.scores().get(0).sku());
  }

  private static boolean agrees(ItemSeen seen, Movement movement) {
    return seen.action() == HandAction.UNKNOWN
        || movement.isExchange()
        || (seen.action() == HandAction.TAKING) == (movement.deltaGrams() < 0);
  }

  double distanceMm(ItemSeen seen, Movement movement) {
    double least = Double.MAX_VALUE;
    for (Movement.PlateChange change : movement.plates()) {
      least = Math.min(least, distanceMm(seen, shelves.map().plate(change.plate())));
    }
    return least;
  }

  static double distanceMm(ItemSeen seen, Layout.Plate plate) {
    double dx = seen.xMm() - plate.xMm();
    double dy = seen.yMm() - plate.yMm();
    double dz = seen.zMm() - plate.zMm();
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Takes out a picture of the opposite action there and then: both may have cancelled out. */
  @Nullable ItemSeen takeOpposite(ItemSeen seen) {
    for (Iterator<ItemSeen> it = waiting.iterator(); it.hasNext(); ) {
      ItemSeen other = it.next();
      boolean opposite =
          (seen.action() == HandAction.TAKING && other.action() == HandAction.PUTTING)
              || (seen.action() == HandAction.PUTTING && other.action() == HandAction.TAKING);
      if (opposite
          && Math.abs(seen.atNanos() - other.atNanos()) < OPPOSITE_NANOS
          && Math.hypot(
                  Math.hypot(seen.xMm() - other.xMm(), seen.yMm() - other.yMm()),
                  seen.zMm() - other.zMm())
              < REACH_MM) {
        it.remove();
        return other;
      }
    }
    return null;
  }

  /** Takes out the first picture that no movement claimed in time. */
  @Nullable ItemSeen takeUnclaimed(long nowNanos) {
    for (Iterator<ItemSeen> it = waiting.iterator(); it.hasNext(); ) {
      ItemSeen seen = it.next();
      if (isLate(seen, nowNanos)) {
        it.remove();
        return seen;
      }
    }
    return null;
  }

  private boolean isLate(ItemSeen seen, long nowNanos) {
    long age = nowNanos - seen.atNanos();
    return age > WAIT_MOVING_NANOS || (age > WAIT_NANOS && !isMoving(seen, nowNanos));
  }

  private boolean isMoving(ItemSeen seen, long nowNanos) {
    for (int i = 0; i < shelves.map().size(); i++) {
      if (distanceMm(seen, shelves.map().plate(i)) <= REACH_MM
          && shelves.movingSince(i, nowNanos) != null) {
        return true;
      }
    }
    return false;
  }

  /** Plates within a hand's reach of the picture, likeliest first, at most three. */
  List<Integer> platesNear(ItemSeen seen, double reachMm) {
    List<Integer> near = new ArrayList<>();
    for (int i = 0; i < shelves.map().size(); i++) {
      if (distanceMm(seen, shelves.map().plate(i)) <= reachMm) {
        near.add(i);
      }
    }
    near.sort(java.util.Comparator.comparingDouble((Integer i) -> unsuitedMm(seen, i)));
    return near.size() > 3 ? List.copyOf(near.subList(0, 3)) : near;
  }

  void save(StateWriter out) {
    Saved.write(out, waiting, seen -> Saved.write(out, seen));
  }

  void load(StateReader in) {
    waiting.clear();
    waiting.addAll(Saved.readList(in, () -> Saved.readItemSeen(in)));
  }
}
