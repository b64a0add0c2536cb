package org.saunter.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.Fact;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.store.attribution.Evidence;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Deaf;
import org.saunter.store.attribution.Evidence.PlateShare;
import org.saunter.store.shelf.Movement;
import org.saunter.store.shelf.Movement.PlateChange;
import org.saunter.store.shelf.PlateDetector;

/** Gathers what plates, floor and cameras know of one movement. */
final class Witnesses {
  private static final long SILENT_NANOS = 2_000_000_000L;

  private final Scene scene;

  Witnesses(Scene scene) {
    this.scene = scene;
  }

  /** Everything about a movement: who was near at its moment, and what they were seen to hold. */
  Evidence of(Movement movement, List<ItemSeen> seen) {
    Map<String, Long> moments = moments(seen);
    List<PlateShare> shares = shares(movement, moments);
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    near(movement.plates().get(0), moments).forEach(c -> candidates.put(c.trackId(), c));
    shares.forEach(share -> share.near().forEach(c -> candidates.putIfAbsent(c.trackId(), c)));
    return new Evidence(
        movement.movementId(),
        movement.momentNanos(),
        movement.seconds(),
        shares,
        beside(movement),
        movement.deltaGrams(),
        movement.sdGrams(),
        List.copyOf(candidates.values()),
        seen.stream().map(s -> scene.crops.toCrop(s, movement)).toList());
  }

  /** When each track was seen to hold something: better than what a plate knows. */
  private static Map<String, Long> moments(List<ItemSeen> seen) {
    Map<String, Long> moments = new LinkedHashMap<>();
    seen.forEach(s -> moments.put(s.trackId(), s.atNanos()));
    return moments;
  }

  /** What each plate felt, and who was near it then. */
  List<PlateShare> shares(Movement movement, List<ItemSeen> seen) {
    return shares(movement, moments(seen));
  }

  private List<PlateShare> shares(Movement movement, Map<String, Long> moments) {
    List<PlateShare> shares = new ArrayList<>();
    for (PlateChange change : movement.plates()) {
      shares.add(
          new PlateShare(
              change.plate(),
              scene.map.skus(change.plate()),
              change.deltaGrams(),
              shares.isEmpty() ? List.of() : near(change, moments)));
    }
    return shares;
  }

  /** Neighbours that share a product with what moved and told nothing. */
  private List<Deaf> beside(Movement movement) {
    Map<Integer, Deaf> beside = new LinkedHashMap<>();
    for (PlateChange change : movement.plates()) {
      for (int side = -1; side <= 1; side += 2) {
        int neighbour = scene.map.neighbour(change.plate(), side);
        boolean told = movement.plates().stream().anyMatch(c -> c.plate() == neighbour);
        if (neighbour >= 0 && !told && scene.map.shareProduct(change.plate(), neighbour)) {
          double least = scene.shelves.detector(neighbour).leastGrams();
          beside.put(neighbour, new Deaf(scene.map.skus(neighbour), least));
        }
      }
    }
    return List.copyOf(beside.values());
  }

  private List<Candidate> near(PlateChange change, Map<String, Long> moments) {
    return scene.floor.candidates(
        scene.map.plate(change.plate()),
        scene.map.facingDegrees(change.plate()),
        change.momentNanos(),
        change.firstNanos(),
        change.lastNanos(),
        moments);
  }

  /**
   * Something that was seen to move, and that no plate felt.
   *
   * @param seen one picture, or two of opposite actions that may have cancelled out
   * @param plates where it may have been, likeliest first
   */
  Evidence ofUnfelt(long id, List<ItemSeen> seen, List<Integer> plates) {
    int main = plates.get(0);
    long nanos = seen.get(0).atNanos();
    List<Candidate> candidates =
        scene.floor.candidates(
            scene.map.plate(main),
            scene.map.facingDegrees(main),
            nanos,
            nanos,
            nanos,
            moments(seen)); // each acted when it was seen
    List<PlateShare> shares =
        plates.stream().map(i -> new PlateShare(i, scene.map.skus(i), 0, List.of())).toList();
    // what was put while something was taken may have cancelled it out: the plate felt both
    boolean felt = seen.size() > 1 || scene.shelves.detector(main).isMovedInVain(nanos);
    return new Evidence(
        id,
        nanos,
        0,
        shares,
        List.of(),
        felt ? 0 : Double.NaN,
        felt ? 1 : isBlind(main, nanos) ? Double.POSITIVE_INFINITY : 0,
        candidates,
        seen.stream().map(Crops::toCrop).toList());
  }

  /** Whether a plate could not feel what happened on it then. */
  private boolean isBlind(int plate, long nanos) {
    PlateDetector detector = scene.shelves.detector(plate);
    return detector.health() == Fact.Health.DEAD
        || detector.health() == Fact.Health.ABSURD
        || nanos - detector.lastNanos() > SILENT_NANOS;
  }
}
