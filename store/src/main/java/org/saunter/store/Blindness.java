package org.saunter.store;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.saunter.model.Fact.Health;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.floor.Track;
import org.saunter.store.shelf.PlateDetector;

/**
 * What a visit may have taken where no plate felt it. Whoever stands at a shelf takes something
 * about every {@value #TAKE_SECONDS} s, from any plate within reach alike; so e seconds beside
 * plates of which a share s is blind hide a take with probability 1 - exp(-s e / {@value
 * #TAKE_SECONDS}), {@value #HIDDEN_MAX} at most (docs/math/Attribution.md, section 7.1).
 *
 * <p>A plate is blind while it is dead, absurd or silent. One that never comes to rest, or repeats
 * one value, may prove to be: what is seen meanwhile is kept apart until that is known.
 */
final class Blindness {
  static final double TAKE_SECONDS = 20;
  static final double HIDDEN_MAX = 0.5;
  private static final long LOOK_NANOS = 1_000_000_000L;
  private static final long RESTLESS_NANOS = 4_000_000_000L;
  private static final double WALKING_METRES_PER_SECOND = 0.5;
  private static final double SECONDS_MAX = 1e4;

  private final Scene scene;

  /** Seconds beside plates that may prove to be blind, by plate and visit. */
  private final TreeMap<Integer, TreeMap<Long, Double>> suspected = new TreeMap<>();

  private long lookedNanos = Long.MIN_VALUE;

  Blindness(Scene scene) {
    this.scene = scene;
  }

  /** Probability that a visit holds something that no plate felt leave. */
  double hidden(Visit visit) {
    double seconds = visit.blindSeconds;
    for (Map<Long, Double> beside : suspected.values()) {
      seconds += beside.getOrDefault(visit.visitId, 0.0);
    }
    return Math.min(HIDDEN_MAX, 1 - StrictMath.exp(-seconds / TAKE_SECONDS));
  }

  /** A person told what the visit holds: what was not felt does not matter any more. */
  void clear(Visit visit) {
    visit.blindSeconds = 0;
    suspected.values().forEach(beside -> beside.remove(visit.visitId));
  }

  /** Looks once a second who stands beside plates that do not feel. */
  void watch() {
    if (lookedNanos != Long.MIN_VALUE
        && Math.abs(scene.nowNanos - lookedNanos) < LOOK_NANOS
        && scene.nowNanos >= lookedNanos) {
      return;
    }
    lookedNanos = scene.nowNanos;
    TreeSet<Integer> blind = new TreeSet<>();
    TreeSet<Integer> suspect = new TreeSet<>();
    for (int plate = 0; plate < scene.map.size(); plate++) {
      if (isBlind(plate)) {
        blind.add(plate);
      } else if (isSuspect(plate)) {
        suspect.add(plate);
      }
    }
    settle(blind, suspect);
    if (!blind.isEmpty() || !suspect.isEmpty()) {
      for (Track track : scene.floor.all()) {
        if (isStanding(track)) {
          note(track, blind, suspect);
        }
      }
    }
  }

  private boolean isBlind(int plate) {
    Health health = scene.shelves.health(plate);
    return health == Health.DEAD || health == Health.ABSURD || health == Health.SILENT;
  }

  private boolean isSuspect(int plate) {
    PlateDetector detector = scene.shelves.detector(plate);
    return detector.isStuck()
        || (detector.isActive()
            && detector.lastNanos() - detector.activeSinceNanos() > RESTLESS_NANOS);
  }

  /** What was suspected of a plate is true or false now. */
  private void settle(Set<Integer> blind, Set<Integer> suspect) {
    for (int plate : new TreeSet<>(suspected.keySet())) {
      if (suspect.contains(plate)) {
        continue;
      }
      Map<Long, Double> beside = suspected.remove(plate);
      Long blindSince = scene.shelves.detector(plate).blindSinceNanos();
      boolean proven =
          blind.contains(plate)
              || (blindSince != null
                  && scene.nowNanos - blindSince < PlateDetector.BLIND_NANOS + 2 * LOOK_NANOS);
      if (proven && beside != null) {
        beside.forEach(this::add);
      }
    }
  }

  private void add(long visitId, double seconds) {
    Visit visit = scene.visits.get(visitId);
    if (visit != null) {
      visit.blindSeconds = Math.min(SECONDS_MAX, visit.blindSeconds + seconds);
    }
  }

  private boolean isStanding(Track track) {
    return track.isBound()
        && !track.isOver()
        && track.isLocated()
        && scene.nowNanos - track.lastNanos() < LOOK_NANOS
        && scene.filter.knows(track.id())
        && !(track.speedAt(track.lastNanos()) > WALKING_METRES_PER_SECOND);
  }

  private void note(Track track, Set<Integer> blind, Set<Integer> suspect) {
    boolean near = false;
    for (int plate : blind) {
      near |= isWithinReach(track, plate);
    }
    for (int plate : suspect) {
      near |= isWithinReach(track, plate);
    }
    if (!near) {
      return;
    }
    TreeSet<Integer> reached = new TreeSet<>();
    for (int plate = 0; plate < scene.map.size(); plate++) {
      if (isWithinReach(track, plate)) {
        reached.add(plate);
      }
    }
    double second = LOOK_NANOS / 1e9 / reached.size();
    for (Map.Entry<Long, Double> who : scene.filter.whoIs(track.id()).entrySet()) {
      long visitId = scene.filter.visitOf(who.getKey());
      for (int plate : reached) {
        if (blind.contains(plate)) {
          add(visitId, second * who.getValue());
        } else if (suspect.contains(plate)) {
          suspected
              .computeIfAbsent(plate, p -> new TreeMap<>())
              .merge(visitId, second * who.getValue(), Double::sum);
        }
      }
    }
  }

  private boolean isWithinReach(Track track, int plate) {
    return scene.floor.isWithinReach(track, scene.map.plate(plate), scene.map.facingDegrees(plate));
  }

  void save(StateWriter out) {
    out.writeLong(lookedNanos);
    out.writeInt(suspected.size());
    suspected.forEach(
        (plate, beside) -> {
          out.writeInt(plate);
          out.writeInt(beside.size());
          beside.forEach(
              (visit, seconds) -> {
                out.writeLong(visit);
                out.writeDouble(seconds);
              });
        });
  }

  void load(StateReader in) {
    lookedNanos = in.readLong();
    suspected.clear();
    int n = in.readInt();
    for (int i = 0; i < n; i++) {
      TreeMap<Long, Double> beside = new TreeMap<>();
      suspected.put(in.readInt(), beside);
      for (int left = in.readInt(); left > 0; left--) {
        beside.put(in.readLong(), in.readDouble());
      }
    }
  }
}
