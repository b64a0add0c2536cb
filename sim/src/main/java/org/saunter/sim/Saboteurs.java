package org.saunter.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.saunter.model.Observation;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.model.Samples;

/** Stands between the sensors and the store and spoils what passes. */
final class Saboteurs {
  private final List<Sabotage> sabotage;
  private final Chance chance;
  private final long startNanos;
  private final Deque<Late> late = new ArrayDeque<>();
  private final Map<String, Float> stuck = new HashMap<>();
  private final Map<String, String> swapped = new HashMap<>();

  private record Late(long dueNanos, Observation observation) {}

  Saboteurs(List<Sabotage> sabotage, Chance chance, long startNanos) {
    this.sabotage = sabotage;
    this.chance = chance;
    this.startNanos = startNanos;
  }

  /** Passes an observation on: as it is, spoilt, later, twice or never. */
  void pass(Observation observation, Consumer<Observation> out) {
    if (sabotage.isEmpty()) {
      out.accept(observation);
      return;
    }
    List<Observation> now = List.of(observation);
    for (Sabotage one : sabotage) {
      List<Observation> next = new ArrayList<>();
      for (Observation o : now) {
        next.addAll(spoil(one, o));
      }
      now = next;
    }
    now.forEach(out);
  }

  /** Lets out what was held back long enough. */
  void release(long nowNanos, Consumer<Observation> out) {
    late.removeIf(
        l -> {
          if (l.dueNanos() > nowNanos) {
            return false;
          }
          out.accept(l.observation());
          return true;
        });
  }

  private double seconds(Observation o) {
    return (o.atNanos() - startNanos) / 1e9;
  }

  private static boolean isOfCameras(Observation o) {
    return o instanceof PeopleTracked || o instanceof TracksCrossed || o instanceof ItemSeen;
  }

  private static boolean isOfSensor(Observation o) {
    return isOfCameras(o) || o instanceof PlateWeighed;
  }

  private List<Observation> spoil(Sabotage sabotage, Observation o) {
    return switch (sabotage) {
      case Sabotage.DeadPlate s ->
          ofPlate(o, s.plateId()) && seconds(o) >= s.fromSeconds()
              ? freeze((PlateWeighed) o)
              : same(o);
      case Sabotage.DriftingPlate s ->
          ofPlate(o, s.plateId())
              ? changed((PlateWeighed) o, g -> (float) (g + s.gramsPerMinute() * seconds(o) / 60))
              : same(o);
      case Sabotage.NoisyPlate s ->
          ofPlate(o, s.plateId())
              ? changed((PlateWeighed) o, g -> (float) (g + chance.normal(0, s.sdGrams())))
              : same(o);
      case Sabotage.AbsurdPlate s ->
          ofPlate(o, s.plateId())
              ? changed(
                  (PlateWeighed) o,
                  g -> chance.happens(s.share()) ? (chance.happens(0.5) ? Float.NaN : 1e9f) : g)
              : same(o);
      case Sabotage.FloodingPlate s -> flood(s, o);
      case Sabotage.CamerasOut s ->
          isOfCameras(o) && seconds(o) >= s.fromSeconds() && seconds(o) < s.toSeconds()
              ? List.of()
              : same(o);
      case Sabotage.LostMessages s ->
          isOfSensor(o) && chance.happens(s.share()) ? List.of() : same(o);
      case Sabotage.LateMessages s -> delay(s, o);
      case Sabotage.DuplicateMessages s -> chance.happens(s.share()) ? List.of(o, o) : same(o);
      case Sabotage.ScalesClockOff s ->
          o instanceof PlateWeighed p
              ? same(at(p, p.atNanos() + s.millis() * 1_000_000L))
              : same(o);
      case Sabotage.SilentSwaps s -> swap(s, o);
    };
  }

  private static List<Observation> same(Observation o) {
    return List.of(o);
  }

  private static boolean ofPlate(Observation o, String plateId) {
    return o instanceof PlateWeighed p && p.plateId().equals(plateId);
  }

  private List<Observation> freeze(PlateWeighed p) {
    float value = stuck.computeIfAbsent(p.plateId(), k -> p.grams().gramsAt(0));
    return changed(p, g -> value);
  }

  /** How one reading is changed. */
  private interface Change {
    float apply(float grams);
  }

  private static List<Observation> changed(PlateWeighed p, Change change) {
    float[] grams = p.grams().toGrams();
    for (int i = 0; i < grams.length; i++) {
      grams[i] = change.apply(grams[i]);
    }
    return List.of(
        new PlateWeighed(
            p.atNanos(),
            p.source(),
            p.sequence(),
            p.plateId(),
            p.periodNanos(),
            Samples.ofGrams(grams)));
  }

  private static PlateWeighed at(PlateWeighed p, long nanos) {
    return new PlateWeighed(
        nanos, p.source(), p.sequence(), p.plateId(), p.periodNanos(), p.grams());
  }

  private List<Observation> flood(Sabotage.FloodingPlate s, Observation o) {
    boolean on = seconds(o) >= s.fromSeconds() && seconds(o) < s.fromSeconds() + 10;
    if (!on || !(o instanceof PeopleTracked)) {
      return same(o);
    }
    List<Observation> many = new ArrayList<>();
    many.add(o);
    for (int i = 0; i < s.perSecond() / 10; i++) {
      many.add(
          new PlateWeighed(
              o.atNanos(),
              "flood-" + s.plateId(),
              o.sequence() * 100_000 + i,
              s.plateId(),
              Scales.PERIOD_NANOS,
              Samples.ofGrams((float) chance.normal(500, 100))));
    }
    return many;
  }

  private List<Observation> delay(Sabotage.LateMessages s, Observation o) {
    if (!isOfSensor(o) || !chance.happens(s.share())) {
      return same(o);
    }
    late.add(new Late(o.atNanos() + (long) (chance.uniform() * s.millisMax() * 1e6), o));
    return List.of();
  }

  /** Two tracks trade their names, in this and all later camera messages. */
  private List<Observation> swap(Sabotage.SilentSwaps s, Observation o) {
    if (o instanceof PeopleTracked frame
        && frame.people().size() >= 2
        && chance.happens(s.perMinute() / 600)) {
      TrackPoint a = frame.people().get(chance.below(frame.people().size()));
      for (TrackPoint b : frame.people()) {
        double apart = Math.hypot(a.xMm() - b.xMm(), a.yMm() - b.yMm());
        if (!b.equals(a) && apart < 1_500) {
          String nameA = named(a.trackId());
          swapped.put(a.trackId(), named(b.trackId()));
          swapped.put(b.trackId(), nameA);
          break;
        }
      }
    }
    return same(renamed(o));
  }

  private String named(String trackId) {
    return swapped.getOrDefault(trackId, trackId);
  }

  private Observation renamed(Observation o) {
    if (swapped.isEmpty()) {
      return o;
    }
    if (o instanceof PeopleTracked f) {
      List<TrackPoint> people =
          f.people().stream()
              .map(
                  p ->
                      new TrackPoint(
                          named(p.trackId()),
                          p.xMm(),
                          p.yMm(),
                          p.sdMm(),
                          p.detected(),
                          p.hands(),
                          p.appearance()))
              .toList();
      return new PeopleTracked(f.atNanos(), f.source(), f.sequence(), people);
    }
    if (o instanceof ItemSeen i) {
      return new ItemSeen(
          i.atNanos(),
          i.source(),
          i.sequence(),
          named(i.trackId()),
          i.action(),
          i.xMm(),
          i.yMm(),
          i.zMm(),
          i.scores(),
          i.otherLogLikelihoodRatio());
    }
    if (o instanceof TracksCrossed c) {
      return new TracksCrossed(
          c.atNanos(),
          c.source(),
          c.sequence(),
          c.before().stream().map(this::named).toList(),
          c.after(),
          c.logLikelihoods(),
          c.appearances());
    }
    if (o instanceof GateCrossed g) {
      return new GateCrossed(
          g.atNanos(),
          g.source(),
          g.sequence(),
          g.gateId(),
          g.direction(),
          named(g.trackId()),
          g.token(),
          g.appearance());
    }
    return o;
  }
}
