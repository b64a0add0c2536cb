package org.saunter.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Fact.MovementExplained;
import org.saunter.model.Fact.PlateDelta;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Fact.UnweighedMoved;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.attribution.Evidence;
import org.saunter.store.attribution.Reading;
import org.saunter.store.saved.Saved;
import org.saunter.store.shelf.Movement;

/** Brings movements, people and pictures together and asks the filter who took what. */
final class Interactions {
  private static final long RECENT_NANOS = 12_000_000_000L;
  private static final double UNWEIGHED_REACH_MM = 350;
  private static final long UNFELT_NANOS = 20_000_000_000L;

  private final Scene scene;
  private final Misplaced misplaced;
  private final Witnesses witnesses;
  private final Map<Long, Movement> recent = new LinkedHashMap<>();
  private final Map<Long, List<ItemSeen>> pictures = new LinkedHashMap<>();
  private final Map<Long, List<ItemSeen>> unfelt = new LinkedHashMap<>();
  private final Map<Long, List<Explanation>> explained = new LinkedHashMap<>();

  Interactions(Scene scene) {
    this.scene = scene;
    misplaced = new Misplaced(scene);
    witnesses = new Witnesses(scene);
  }

  /** What lies against the planogram. */
  Misplaced misplaced() {
    return misplaced;
  }

  /** Resolves what the shelves report; returns the visits whose bill may have changed. */
  Set<Long> resolve(List<Fact> facts) {
    TreeSet<Long> touched = new TreeSet<>();
    for (Movement movement : scene.shelves.drain(scene.nowNanos)) {
      facts.add(moved(movement));
      List<Long> visits =
          switch (movement.stage()) {
            case PROVISIONAL -> begin(movement, facts);
            case REFINED -> refine(movement);
            case RETRACTED -> scene.filter.retract(scene.nowNanos, movement.movementId());
          };
      touched.addAll(visits);
      explain(movement.movementId(), facts);
      movement.plates().forEach(change -> misplaced.tell(change.plate(), facts));
    }
    // one by one: the next may be the other half of this
    for (ItemSeen seen = late(); seen != null; seen = late()) {
      touched.addAll(unweighed(seen, facts));
    }
    unfelt.values().removeIf(s -> scene.nowNanos - s.get(0).atNanos() > UNFELT_NANOS);
    if (!recent.isEmpty()
        && recent.values().removeIf(m -> scene.nowNanos - m.settleNanos() > RECENT_NANOS)) {
      pictures.keySet().retainAll(recent.keySet());
    }
    return touched;
  }

  private @Nullable ItemSeen late() {
    return scene.crops.takeUnclaimed(scene.nowNanos);
  }

  /** Whether something that a visit's people may have done is not told yet. */
  boolean isAwaiting(long visitId) {
    List<String> tracks = scene.filter.tracksOf(visitId);
    for (ItemSeen seen : scene.crops.waiting()) {
      if (tracks.contains(seen.trackId())) {
        return true;
      }
    }
    for (int plate = 0; plate < scene.map.size(); plate++) {
      Long onset = scene.shelves.movingSince(plate, scene.nowNanos);
      if (onset != null) {
        for (String trackId : tracks) {
          if (scene.floor.wasAt(
              trackId, scene.map.plate(plate), scene.map.facingDegrees(plate), onset)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private ShelfMoved moved(Movement m) {
    List<PlateDelta> plates =
        m.plates().stream()
            .map(c -> new PlateDelta(scene.map.plate(c.plate()).id(), milligrams(c.deltaGrams())))
            .toList();
    return new ShelfMoved(
        scene.nowNanos,
        m.movementId(),
        m.stage(),
        m.onsetNanos(),
        m.settleNanos(),
        plates,
        milligrams(m.deltaGrams()),
        milligrams(m.sdGrams()));
  }

  private static int milligrams(double grams) {
    return (int) Math.round(Math.max(-2e6, Math.min(2e6, grams)) * 1e3);
  }

  private List<Long> begin(Movement movement, List<Fact> facts) {
    recent.put(movement.movementId(), movement);
    List<ItemSeen> seen = new ArrayList<>(scene.crops.take(movement));
    TreeSet<Long> touched = new TreeSet<>(betterHere(movement, seen, facts));
    pictures.put(movement.movementId(), seen);
    touched.addAll(feltAfterAll(movement, seen, facts));
    touched.addAll(scene.filter.movement(scene.nowNanos, evidence(movement)));
    return List.copyOf(touched);
  }

  /** A picture that came after one movement was over, and within this one, is of this one. */
  private List<Long> betterHere(Movement movement, List<ItemSeen> seen, List<Fact> facts) {
    List<Long> touched = new ArrayList<>();
    for (Movement other : recent.values()) {
      List<ItemSeen> theirs = picturesOf(other);
      List<ItemSeen> ours =
          theirs.stream().filter(s -> scene.crops.isRather(s, movement, other)).toList();
      if (!ours.isEmpty()) {
        theirs.removeAll(ours);
        seen.addAll(ours);
        touched.addAll(scene.filter.explainAnew(scene.nowNanos, evidence(other)));
        explain(other.movementId(), facts);
      }
    }
    return touched;
  }

  /** What was seen and seemed to be felt by no plate may be of a plate that came to rest late. */
  private List<Long> feltAfterAll(Movement movement, List<ItemSeen> seen, List<Fact> facts) {
    List<Long> touched = new ArrayList<>();
    for (var it = unfelt.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<Long, List<ItemSeen>> one = it.next();
      if (scene.crops.belongs(one.getValue().get(0), movement)) {
        seen.addAll(one.getValue());
        touched.addAll(scene.filter.retract(scene.nowNanos, one.getKey()));
        explain(one.getKey(), facts);
        it.remove();
      }
    }
    return touched;
  }

  private Evidence evidence(Movement movement) {
    return witnesses.of(movement, picturesOf(movement));
  }

  private List<ItemSeen> picturesOf(Movement movement) {
    return pictures.getOrDefault(movement.movementId(), List.of());
  }

  private List<Long> refine(Movement movement) {
    Movement before = recent.put(movement.movementId(), movement);
    List<ItemSeen> more = scene.crops.take(movement);
    pictures.computeIfAbsent(movement.movementId(), id -> new ArrayList<>()).addAll(more);
    if (before == null || !more.isEmpty() || isElsewhere(before, movement)) {
      return scene.filter.explainAnew(scene.nowNanos, evidence(movement));
    }
    return scene.filter.reweigh(
        scene.nowNanos,
        movement.movementId(),
        witnesses.shares(movement, picturesOf(movement)),
        movement.deltaGrams(),
        movement.sdGrams());
  }

  /** Whether other plates turned out to move: then others may have done it. */
  private static boolean isElsewhere(Movement before, Movement now) {
    return before.plates().get(0).plate() != now.plates().get(0).plate()
        || Math.abs(before.momentNanos() - now.momentNanos()) > 300_000_000L
        || now.seconds() - before.seconds() > 0.3;
  }

  /** A picture of something in a hand; returns the visits whose bill may have changed. */
  List<Long> see(ItemSeen seen, List<Fact> facts) {
    if (!scene.filter.remembers(seen.trackId())) {
      scene.refuse(
          seen,
          Refusal.TRACK_UNKNOWN,
          "The track (" + seen.trackId() + ") is not tied to anybody inside.",
          "Maybe the gate did not report this person.",
          facts);
    }
    if (seen.action() == HandAction.CARRYING) {
      return scene.filter.carry(scene.nowNanos, Crops.toCrop(seen));
    }
    Movement nearest = null;
    for (Movement movement : recent.values()) {
      if (scene.crops.belongs(seen, movement)
          && (nearest == null
              || scene.crops.distanceMm(seen, movement) < scene.crops.distanceMm(seen, nearest))) {
        nearest = movement;
      }
    }
    if (nearest == null) {
      scene.crops.keep(seen);
      return List.of();
    }
    return join(seen, nearest, facts);
  }

  /** A movement that was told already is told again with one more picture. */
  private List<Long> join(ItemSeen seen, Movement movement, List<Fact> facts) {
    pictures.computeIfAbsent(movement.movementId(), id -> new ArrayList<>()).add(seen);
    List<Long> touched = scene.filter.explainAnew(scene.nowNanos, evidence(movement));
    explain(movement.movementId(), facts);
    movement.plates().forEach(change -> misplaced.tell(change.plate(), facts));
    return touched;
  }

  /** Something was seen to move, and no plate felt it. */
  private List<Long> unweighed(ItemSeen seen, List<Fact> facts) {
    for (Movement movement : recent.values()) {
      if (scene.crops.isWithinReach(seen, movement)) {
        return join(seen, movement, facts);
      }
    }
    List<Integer> plates = scene.crops.platesNear(seen, UNWEIGHED_REACH_MM);
    if (plates.isEmpty() || seen.action() == HandAction.UNKNOWN) {
      return List.of();
    }
    ItemSeen opposite = scene.crops.takeOpposite(seen);
    if (opposite != null && opposite.trackId().equals(seen.trackId())) {
      return List.of(); // taken and put back at once
    }
    List<ItemSeen> both = opposite == null ? List.of(seen) : List.of(seen, opposite);
    long id = scene.shelves.nextMovementId();
    String plateId = scene.map.plate(plates.get(0)).id();
    facts.add(new UnweighedMoved(scene.nowNanos, id, seen.trackId(), plateId));
    unfelt.put(id, both);
    List<Long> touched =
        scene.filter.movement(scene.nowNanos, witnesses.ofUnfelt(id, both, plates));
    explain(id, facts);
    plates.forEach(near -> misplaced.tell(near, facts));
    return touched;
  }

  /** Says how a movement is explained now, if that is news. */
  private void explain(long movementId, List<Fact> facts) {
    List<Explanation> now =
        scene.filter.explain(movementId).stream().map(Interactions::say).toList();
    List<Explanation> before = explained.get(movementId);
    if (before != null && isAlike(before, now)) {
      return;
    }
    explained.put(movementId, now);
    if (explained.size() > 4_000) {
      explained.remove(explained.keySet().iterator().next());
    }
    facts.add(new MovementExplained(scene.nowNanos, movementId, now));
  }

  static Explanation say(Reading r) {
    return new Explanation(
        r.visitId(),
        r.moves(),
        r.alsoVisitId(),
        r.alsoMoves(),
        r.unknown(),
        Scene.ppm(r.probability()));
  }

  private static boolean isAlike(List<Explanation> a, List<Explanation> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i).visitId() != b.get(i).visitId()
          || !a.get(i).moves().equals(b.get(i).moves())
          || a.get(i).alsoVisitId() != b.get(i).alsoVisitId()
          || Math.abs(a.get(i).ppm() - b.get(i).ppm()) > 5_000) {
        return false;
      }
    }
    return true;
  }

  /** The movement of a visit whose resolution would help most, 0 if none is unclear. */
  long leastClear(long visitId) {
    long worst = 0;
    double least = 0.999;
    for (long id : new ArrayList<>(scene.filter.movementsOf(visitId))) {
      List<Reading> readings = scene.filter.explain(id);
      double top = readings.isEmpty() ? 1 : readings.get(0).probability();
      if (top < least) {
        least = top;
        worst = id;
      }
    }
    return worst;
  }

  /** The ways to explain a movement. */
  List<Explanation> alternatives(long movementId) {
    return scene.filter.explain(movementId).stream().map(Interactions::say).toList();
  }

  /** The reading of that index among {@link #alternatives}, or null. */
  @org.jspecify.annotations.Nullable
  Reading alternative(long movementId, int index) {
    List<Reading> readings = scene.filter.explain(movementId);
    return index >= 0 && index < readings.size() ? readings.get(index) : null;
  }

  void save(StateWriter out) {
    Saved.write(out, recent.values(), movement -> movement.save(out));
    save(out, pictures, seen -> Saved.write(out, seen));
    save(out, unfelt, seen -> Saved.write(out, seen));
    save(out, explained, way -> Saved.write(out, way));
    misplaced.save(out);
  }

  void load(StateReader in) {
    recent.clear();
    for (Movement movement : Saved.readList(in, () -> Movement.load(in))) {
      recent.put(movement.movementId(), movement);
    }
    load(in, pictures, () -> Saved.readItemSeen(in));
    load(in, unfelt, () -> Saved.readItemSeen(in));
    load(in, explained, () -> Saved.readExplanation(in));
    misplaced.load(in);
  }

  /** Writes lists by movement: first the movements, then their lists. */
  private static <T> void save(StateWriter out, Map<Long, List<T>> lists, Consumer<T> each) {
    Saved.write(out, lists.keySet(), out::writeLong);
    lists.values().forEach(list -> Saved.write(out, list, each));
  }

  private static <T> void load(StateReader in, Map<Long, List<T>> lists, Supplier<T> each) {
    lists.clear();
    for (long id : Saved.readList(in, in::readLong)) {
      lists.put(id, List.of());
    }
    lists.replaceAll((id, none) -> Saved.readList(in, each));
  }
}
