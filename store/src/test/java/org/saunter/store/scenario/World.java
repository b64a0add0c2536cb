package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.saunter.model.Appearance;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.TrackPoint;

/** What is really so in the scripted shop, and what its sensors say. Time is an argument. */
final class World {
  /** Zero of every script: 1 January 2026, 08:00 UTC. */
  static final long START_NANOS = 1_767_254_400_000_000_000L;

  static final long TICK_NANOS = 100_000_000L;
  private static final double BODY_SD_MM = 70;
  private static final double HAND_SD_MM = 45;

  final Shop shop;
  final SplittableRandom chance;
  final Map<String, Body> bodies = new LinkedHashMap<>();
  final Map<String, PartyTruth> parties = new LinkedHashMap<>();
  final List<PartyTruth> everyParty = new ArrayList<>(); // also those who came before
  final Map<String, PlateSignal> plates = new LinkedHashMap<>();
  final Map<String, Integer> takenFromShelves = new HashMap<>();
  final Map<String, PartyTruth.Unit> floorItems = new LinkedHashMap<>();
  boolean camerasDown;
  private final Map<String, Long> sequences = new HashMap<>();
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private long dueOrder;
  private int tracks;

  private record Due(long nanos, long order, Observation observation) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  World(Shop shop, long seed) {
    this.shop = shop;
    chance = new SplittableRandom(seed);
    for (String id : shop.plates.keySet()) {
      plates.put(id, new PlateSignal(id, 1_500 + 1_000 * chance.nextDouble(), chance.split()));
    }
  }

  long next(String source) {
    return sequences.merge(source, 1L, Long::sum);
  }

  String nextTrack() {
    tracks++;
    return "t" + tracks;
  }

  void say(long deliverNanos, Observation observation) {
    due.add(new Due(deliverNanos, dueOrder++, observation));
  }

  void say(Observation observation) {
    say(observation.atNanos(), observation);
  }

  /** A party that is at the gate; the same as before while its people are not all gone. */
  PartyTruth party(String name, String token) {
    PartyTruth old = parties.get(name);
    boolean gone =
        old != null
            && bodies.values().stream().anyMatch(b -> b.party == old)
            && bodies.values().stream().noneMatch(b -> b.party == old && b.inside);
    if (old != null && old.token.equals(token) && !gone) {
      return old;
    }
    PartyTruth party = new PartyTruth(name, token);
    parties.put(name, party);
    everyParty.add(party);
    return party;
  }

  /** Whoever has that name. */
  Body body(String name) {
    Body body = bodies.get(name);
    if (body == null) {
      throw new IllegalArgumentException("Nobody is called (" + name + ").");
    }
    return body;
  }

  /** Clothing as a camera sees it with that much error. */
  Appearance look(Body body, double noise) {
    float[] seen = body.dress.clone();
    for (int i = 0; i < seen.length; i++) {
      seen[i] += (float) (noise * chance.nextGaussian());
    }
    return Appearance.of(seen);
  }

  float[] dress() {
    float[] dress = new float[8];
    for (int i = 0; i < dress.length; i++) {
      dress[i] = (float) (1.6 * chance.nextGaussian());
    }
    return dress;
  }

  /** Lets a tenth of a second pass and hands out what is due until then. */
  void tick(long nowNanos, Consumer<Observation> out) {
    for (Body body : bodies.values()) {
      body.walk(TICK_NANOS / 1e9);
    }
    if (!camerasDown) {
      frame(nowNanos);
    }
    if (nowNanos % 200_000_000L == 0) {
      plates.values().forEach(plate -> weigh(plate, nowNanos));
    }
    while (!due.isEmpty() && due.peek().nanos() <= nowNanos) {
      out.accept(due.poll().observation());
    }
  }

  private void frame(long nanos) {
    List<TrackPoint> points = new ArrayList<>();
    for (Body body : bodies.values()) {
      if (body.inside && body.seen) {
        points.add(point(body, nanos));
      }
    }
    say(new PeopleTracked(nanos, "eyes", next("eyes"), points));
  }

  private TrackPoint point(Body body, long nanos) {
    double sd = body.blocked ? 350 : BODY_SD_MM;
    double part = body.blocked ? 0.5 : 0.8;
    return new TrackPoint(
        body.trackId,
        (int) Math.rint(body.xMm + part * sd * chance.nextGaussian()),
        (int) Math.rint(body.yMm + part * sd * chance.nextGaussian()),
        (int) sd,
        !body.blocked,
        body.blocked ? List.of() : hands(body, nanos),
        null);
  }

  private List<HandPoint> hands(Body body, long nanos) {
    for (Body.Reach reach : body.reaches) {
      if (nanos >= reach.fromNanos() && nanos <= reach.untilNanos()) {
        return reach.seen() && !body.handsHidden
            ? List.of(hand(reach.xMm(), reach.yMm(), reach.zMm(), 35))
            : List.of();
      }
    }
    return body.handsHidden ? List.of() : List.of(hand(body.xMm, body.yMm - 120, 1_050, 180));
  }

  private HandPoint hand(double x, double y, double z, double sd) {
    return new HandPoint(
        (int) Math.rint(x + sd * chance.nextGaussian()),
        (int) Math.rint(y + sd * chance.nextGaussian()),
        (int) Math.rint(z + sd * chance.nextGaussian()),
        (int) HAND_SD_MM);
  }

  private void weigh(PlateSignal plate, long nowNanos) {
    PlateWeighed batch = plate.batch(nowNanos);
    if (plate.silent || plate.isLost()) {
      return;
    }
    long deliver = nowNanos + plate.delayNanos;
    if (plate.swapped) {
      deliver += nowNanos % 400_000_000L == 0 ? 250_000_000L : 0;
    }
    say(deliver, batch);
    if (plate.twice) {
      say(deliver + 20_000_000L, batch);
    }
  }

  /** Where somebody stands who reaches for a plate, clear of others. */
  double standX(Body body, Layout.Plate plate) {
    for (int side : new int[] {0, 450, -450, 900, -900}) {
      double x = plate.xMm() + side;
      boolean free =
          bodies.values().stream()
              .filter(b -> b != body && b.inside)
              .noneMatch(
                  b -> Math.abs(b.targetX - x) < 400 && Math.abs(b.targetY - Shop.STAND_MM) < 400);
      if (free) {
        return x;
      }
    }
    return plate.xMm();
  }
}
