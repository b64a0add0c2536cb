package org.saunter.learn.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.saunter.learn.score.tracking.ClearMot;
import org.saunter.learn.score.tracking.Hota;
import org.saunter.learn.score.tracking.IdF1;
import org.saunter.learn.score.tracking.TrackingTape;
import org.saunter.learn.score.tracking.TrackingTape.NamedPoint;
import org.saunter.learn.tracking.FloorScene.Place;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.vision.floor.FloorSignal.GatePassed;

/** One contestant in one shop: its observations beside the truth, tick by tick. */
final class FloorRun {
  private static final double NEAR_MM = 500;
  private static final double CLEAR_MM = 250;

  private final FloorContestant contestant;
  private final IdentitySolver motion;
  private final IdentitySolver joint;
  private final Map<Long, List<Place>> truth = new TreeMap<>();
  private final List<Tick> ticks = new ArrayList<>();
  private final List<Exit> exits = new ArrayList<>();
  private final Map<Integer, Long> leftNanos = new HashMap<>();
  private final List<TracksCrossed> told = new ArrayList<>();
  private double personSeconds;

  /** A gate's signal, whom it was of, and whom the tracks said. */
  record Exit(long atNanos, int person, int byMotion, int jointly, String track) {}

  /** What was and what was told at one moment. */
  record Tick(long atNanos, List<Place> truths, List<NamedPoint> guesses) {}

  FloorRun(FloorContestant contestant, double pictureVariance) {
    this.contestant = contestant;
    motion = new IdentitySolver(false, pictureVariance);
    joint = new IdentitySolver(true, pictureVariance);
  }

  FloorContestant contestant() {
    return contestant;
  }

  /** Somebody passed a gate; the contestant is told where and which way, not who. */
  void pass(FloorScene.Pass pass, String gateId, long heardNanos) {
    if (pass.direction() == Direction.OUT) {
      leftNanos.put(pass.person(), pass.atNanos());
    }
    String token = Integer.toString(pass.person()); // handed through, so that answers can be told
    contestant.offer(new GatePassed(gateId, heardNanos, pass.direction(), token, null));
  }

  /** The truth at the end of a step, and what the contestant knows by then. */
  void step(long nanos, List<Place> places) {
    truth.put(nanos, places);
    personSeconds += places.size() * 0.1;
    for (Observation one : contestant.advance(nanos)) {
      switch (one) {
        case PeopleTracked frame -> frame(frame);
        case GateCrossed gate -> gate(gate);
        case TracksCrossed crossing -> {
          told.add(crossing);
          motion.cross(crossing);
          joint.cross(crossing);
        }
        default -> throw new IllegalStateException("A tracker told " + one);
      }
    }
    truth.keySet().removeIf(t -> t < nanos - 2_000_000_000L);
  }

  private void frame(PeopleTracked frame) {
    for (TrackPoint point : frame.people()) {
      if (point.appearance() != null) {
        joint.see(point.trackId(), point.appearance());
      }
    }
    List<Place> places = truth.get(frame.atNanos());
    if (places != null) {
      List<NamedPoint> guesses =
          frame.people().stream().map(p -> new NamedPoint(p.trackId(), p.xMm(), p.yMm())).toList();
      ticks.add(new Tick(frame.atNanos(), places, guesses));
    }
  }

  private void gate(GateCrossed gate) {
    int person = Integer.parseInt(Objects.requireNonNull(gate.token()));
    if (gate.direction() == Direction.IN) {
      motion.enter(gate.trackId(), person, gate.appearance());
      joint.enter(gate.trackId(), person, gate.appearance());
    } else {
      exits.add(
          new Exit(
              gate.atNanos(),
              person,
              motion.exit(gate.trackId(), gate.appearance()),
              joint.exit(gate.trackId(), gate.appearance()),
              gate.trackId()));
    }
  }

  /** Every moment so far. */
  List<Tick> ticks() {
    return ticks;
  }

  /** Every crossing that was told. */
  List<TracksCrossed> crossings() {
    return told;
  }

  /** Everybody who went out. */
  List<Exit> exits() {
    return exits;
  }

  FloorScore score() {
    TrackingTape own = new TrackingTape();
    TrackingTape people = new TrackingTape();
    for (Tick tick : ticks) {
      List<NamedPoint> truths =
          tick.truths().stream()
              .map(p -> new NamedPoint("p" + p.person(), p.xMm(), p.yMm()))
              .toList();
      own.points(truths, tick.guesses());
      people.points(truths, named(tick.guesses()));
    }
    double[] errors = errors();
    ClearMot clear = ClearMot.of(own, 0.5);
    return new FloorScore(
        clear,
        Hota.of(own),
        IdF1.of(own, 0.5),
        IdF1.of(people, 0.5),
        ClearMot.of(people, 0.5).switches(),
        errors.length == 0 ? 0 : errors[errors.length / 2],
        errors.length == 0 ? 0 : errors[errors.length * 9 / 10],
        purity(),
        told.size(),
        personSeconds / 60,
        leftNanos.size(),
        wrong(Exit::byMotion),
        wrong(Exit::jointly));
  }

  /** The same places under the names of people; of two of one name the second keeps its own. */
  private List<NamedPoint> named(List<NamedPoint> guesses) {
    List<NamedPoint> named = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (NamedPoint guess : guesses) {
      int person = joint.likeliest(guess.id());
      String name = person == IdentitySolver.STRANGER ? guess.id() : "g" + person;
      name = taken.contains(name) ? guess.id() : name;
      taken.add(name);
      named.add(new NamedPoint(name, guess.xMm(), guess.yMm()));
    }
    return named;
  }

  /**
   * Signals whose track is said to be somebody who did not leave just then. Two who leave within a
   * second of each other may be told in either order: a gate cannot tell them apart, and both are
   * gone.
   */
  private int wrong(ToIntFunction<Exit> told) {
    int wrong = leftNanos.size() - exits.size();
    for (Exit exit : exits) {
      long left = leftNanos.getOrDefault(exit.person(), 0L);
      Long really = leftNanos.get(told.applyAsInt(exit));
      if (really == null || Math.abs(really - left) > 1_000_000_000L) {
        wrong++;
      }
    }
    return wrong;
  }

  private double[] errors() {
    List<Double> all = new ArrayList<>();
    for (Tick tick : ticks) {
      for (Place place : tick.truths()) {
        double least = NEAR_MM;
        for (NamedPoint guess : tick.guesses()) {
          least = Math.min(least, Math.hypot(guess.xMm() - place.xMm(), guess.yMm() - place.yMm()));
        }
        if (least < NEAR_MM) {
          all.add(least);
        }
      }
    }
    double[] sorted = all.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** How often each tracklet was at each person. */
  Map<String, Map<Integer, Integer>> together() {
    Map<String, Map<Integer, Integer>> together = new HashMap<>();
    for (Tick tick : ticks) {
      for (NamedPoint guess : tick.guesses()) {
        int person = follows(guess, tick.truths());
        if (person >= 0) {
          together
              .computeIfAbsent(guess.id(), id -> new TreeMap<>())
              .merge(person, 1, Integer::sum);
        }
      }
    }
    return together;
  }

  private double purity() {
    long most = 0;
    long all = 0;
    for (Map<Integer, Integer> counts : together().values()) {
      most += counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      all += counts.values().stream().mapToInt(Integer::intValue).sum();
    }
    return all == 0 ? 0 : (double) most / all;
  }

  /** Whom a place belongs to; -1 if to nobody, or if two are so close that nobody could say. */
  private static int follows(NamedPoint guess, List<Place> truths) {
    Place nearest = null;
    double least = NEAR_MM;
    double next = Double.MAX_VALUE;
    for (Place place : truths) {
      double d = Math.hypot(guess.xMm() - place.xMm(), guess.yMm() - place.yMm());
      if (d < least) {
        next = nearest == null ? next : Math.min(next, least);
        least = d;
        nearest = place;
      } else {
        next = Math.min(next, d);
      }
    }
    return nearest == null || next - least < CLEAR_MM ? -1 : nearest.person();
  }
}
