package org.saunter.server.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saunter.model.Fact.PlateDelta;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.server.live.FloorView.VisitBelief;
import org.saunter.server.live.ReplayView.Curve;
import org.saunter.server.live.ReplayView.Item;
import org.saunter.server.live.ReplayView.Person;
import org.saunter.server.live.ReplayView.Spot;

/**
 * Cuts the seconds around one movement out of the last minute. Who never came within 6 m of the
 * plates is left out, and so is everybody beyond the 24 nearest.
 */
final class ReplayCutter {
  static final double NEAR_MM = 6_000;
  static final int PEOPLE_MAX = 24;
  static final int ITEMS_MAX = 200;
  static final int CURVES_MAX = 8;

  private final Map<String, Plate> plates = new HashMap<>();
  private final FloorBoard floor;
  private final Words words;

  ReplayCutter(Layout layout, FloorBoard floor, Words words) {
    layout.plates().forEach(plate -> plates.put(plate.id(), plate));
    this.floor = floor;
    this.words = words;
  }

  /** A movement whose seconds are wanted. */
  record Wanted(long movementId, long onsetNanos, long settleNanos, List<PlateDelta> plates) {
    long fromNanos() {
      return onsetNanos - Replays.BEFORE_NANOS;
    }

    long toNanos() {
      return Math.min(settleNanos + Replays.AFTER_NANOS, fromNanos() + Replays.LENGTH_NANOS_MAX);
    }

    private int millis(long nanos) {
      return (int) ((nanos - fromNanos()) / 1_000_000);
    }
  }

  private static final class Walker {
    private final List<Spot> spots = new ArrayList<>();
    private double nearestMm = Double.MAX_VALUE;
  }

  ReplayView cut(Wanted wanted, Lately lately, boolean isWhole) {
    Map<String, Walker> walkers = walkers(wanted, lately);
    List<Person> people = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    walkers.entrySet().stream()
        .filter(e -> e.getValue().nearestMm <= NEAR_MM)
        .sorted(Comparator.comparingDouble(e -> e.getValue().nearestMm))
        .limit(PEOPLE_MAX)
        .forEach(
            e -> {
              people.add(person(e.getKey(), e.getValue()));
              shown.add(e.getKey());
            });
    return new ReplayView(
        wanted.movementId(),
        wanted.fromNanos(),
        wanted.millis(wanted.toNanos()),
        wanted.millis(wanted.onsetNanos()),
        Math.min(wanted.millis(wanted.settleNanos()), wanted.millis(wanted.toNanos())),
        isWhole,
        wanted.plates(),
        people,
        walkers.size() - people.size(),
        items(wanted, lately, shown),
        curves(wanted, lately));
  }

  private Map<String, Walker> walkers(Wanted wanted, Lately lately) {
    List<Plate> moved =
        wanted.plates().stream()
            .filter(p -> plates.containsKey(p.plateId()))
            .map(p -> plates.get(p.plateId()))
            .toList();
    Map<String, Walker> walkers = new LinkedHashMap<>();
    lately.frames(
        wanted.fromNanos(),
        wanted.toNanos(),
        frame -> {
          int millis = wanted.millis(frame.atNanos());
          for (TrackPoint p : frame.people()) {
            Walker walker = walkers.computeIfAbsent(p.trackId(), id -> new Walker());
            Spot spot = new Spot(millis, p.xMm(), p.yMm(), p.sdMm(), p.detected(), p.hands());
            if (walker.spots.isEmpty() || walker.spots.getLast().atMillis() < millis) {
              walker.spots.add(spot);
              walker.nearestMm = Math.min(walker.nearestMm, distanceMm(p, moved));
            }
          }
        });
    return walkers;
  }

  /** To the nearest plate that moved; 0 where the layout knows none of them. */
  private static double distanceMm(TrackPoint p, List<Plate> moved) {
    double nearest = moved.isEmpty() ? 0 : Double.MAX_VALUE;
    for (Plate plate : moved) {
      nearest = Math.min(nearest, Math.hypot(p.xMm() - plate.xMm(), p.yMm() - plate.yMm()));
    }
    return nearest;
  }

  private Person person(String trackId, Walker walker) {
    VisitBelief best = floor.best(trackId);
    return new Person(trackId, best.visitId(), best.ppm(), walker.spots);
  }

  private List<Item> items(Wanted wanted, Lately lately, Set<String> shown) {
    return lately.items(wanted.fromNanos(), wanted.toNanos()).stream()
        .filter(i -> shown.contains(i.trackId()))
        .limit(ITEMS_MAX)
        .map(
            i ->
                new Item(
                    wanted.millis(i.atNanos()),
                    i.trackId(),
                    i.action(),
                    i.xMm(),
                    i.yMm(),
                    i.zMm(),
                    i.sku(),
                    i.sku().isEmpty() ? "" : words.name(i.sku())))
        .toList();
  }

  private static List<Curve> curves(Wanted wanted, Lately lately) {
    List<Curve> curves = new ArrayList<>();
    for (PlateDelta plate : wanted.plates()) {
      List<ReplayView.Weight> weights =
          lately.weights(plate.plateId(), wanted.fromNanos(), wanted.toNanos());
      if (curves.size() < CURVES_MAX && weights.size() > 1) {
        curves.add(new Curve(plate.plateId(), weights));
      }
    }
    return curves;
  }
}
