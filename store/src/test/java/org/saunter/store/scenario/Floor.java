package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Appearance;
import org.saunter.model.Layout;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.SensorReported;
import org.saunter.model.Observation.SensorState;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Observation.TracksCrossed;

/**
 * What happens on the floor: {@code ana at p1 +0.3m}, {@code ana away}, {@code ana lost}, {@code
 * ana found}, {@code ana ben cross even}, {@code ana hands cola to ben}, {@code ana drops cola},
 * {@code ben lifts cola}, {@code ana carries cola}, {@code ana blocked}, {@code ana hides hands}.
 */
final class Floor {
  private final World world;
  private final Acts acts;

  Floor(World world, Acts acts) {
    this.world = world;
    this.acts = acts;
  }

  /** {@code cola x2 chips} as counts; {@code nothing} is an empty list. */
  static List<SkuCount> counts(List<String> words) {
    List<SkuCount> counts = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("nothing")) {
        continue;
      }
      boolean told = i + 1 < words.size() && words.get(i + 1).matches("x-?\\d+");
      int count = told ? Integer.parseInt(words.get(i + 1).substring(1)) : 1;
      counts.add(new SkuCount(words.get(i), count));
      i += told ? 1 : 0;
    }
    return counts;
  }

  void on(String event, long nanos) {
    Words words = new Words(event);
    Body body = world.body(words.next());
    String verb = words.next();
    switch (verb) {
      case "at" -> at(body, words);
      case "away" -> body.walkTo(world.standX(body, middle()), 3_000, 2);
      case "lost" -> body.seen = false;
      case "found" -> found(body, words);
      case "blocked" -> body.blocked = true;
      case "visible" -> body.blocked = false;
      case "hides" -> body.handsHidden = words.take("hands");
      case "shows" -> body.handsHidden = !words.take("hands");
      case "changes" -> changes(body, words);
      case "hands" -> hands(body, words, nanos);
      case "drops" -> world.floorItems.put(body.name, body.party.give(words.next()));
      case "lifts" -> lifts(body, words, nanos);
      case "carries" -> carries(body, words.next(), nanos);
      default -> cross(body, world.body(verb), words, nanos);
    }
    words.done();
  }

  private Layout.Plate middle() {
    return world.shop.plates.values().iterator().next();
  }

  private void at(Body body, Words words) {
    Layout.Plate plate = world.shop.plate(words.next());
    double aside = words.isEmpty() ? 0 : 1_000 * Words.number(words.next());
    double back = words.isEmpty() ? 0 : 1_000 * Words.number(words.next());
    body.walkTo(plate.xMm() + aside, Shop.STAND_MM + back, 2);
  }

  /** Seen again under another name; with {@code as ben} under his. */
  private void found(Body body, Words words) {
    String as = words.after("as");
    body.seen = true;
    body.trackId = as == null ? world.nextTrack() : world.body(as).trackId;
  }

  private void changes(Body body, Words words) {
    words.take("jacket");
    float[] other = world.dress();
    System.arraycopy(other, 0, body.dress, 0, other.length);
  }

  private void hands(Body body, Words words, long nanos) {
    PartyTruth.Unit unit = body.party.give(words.next());
    String to = words.after("to");
    Body taker = world.body(to == null ? "" : to);
    taker.party.cart.add(unit);
    if (words.take("seen")) {
      carries(taker, unit.sku(), nanos + 500_000_000L);
    }
  }

  private void lifts(Body body, Words words, long nanos) {
    String sku = words.next();
    for (String key : List.copyOf(world.floorItems.keySet())) {
      PartyTruth.Unit unit = world.floorItems.get(key);
      if (unit != null && unit.sku().equals(sku)) {
        world.floorItems.remove(key);
        body.party.cart.add(unit);
        if (words.take("seen")) {
          carries(body, sku, nanos + 500_000_000L);
        }
        return;
      }
    }
    throw new IllegalArgumentException("No (" + sku + ") lies on the floor.");
  }

  private void carries(Body body, String sku, long nanos) {
    int[] at = {(int) body.xMm, (int) body.yMm - 120, 1_050};
    acts.seen(body, HandAction.CARRYING, sku, at, nanos);
  }

  /**
   * Two met and parted. {@code even}: motion says nothing; {@code sure}: it tells who is who;
   * {@code wrong}: it is mistaken; {@code looks}: clothing was seen after.
   */
  private void cross(Body a, Body b, Words words, long nanos) {
    if (!words.take("cross")) {
      throw new IllegalArgumentException("Somebody on the floor cannot do that.");
    }
    double nats = words.take("sure") ? 6 : words.take("wrong") ? -4 : 0;
    words.take("even");
    List<String> before = List.of(a.trackId, b.trackId);
    boolean look = words.take("looks");
    if (!words.take("keeping names")) {
      a.trackId = world.nextTrack();
      b.trackId = world.nextTrack();
    }
    if (words.take("unreported")) {
      String swap = before.get(0);
      a.trackId = before.get(1);
      b.trackId = swap;
      return;
    }
    List<Appearance> looks =
        look ? List.of(world.look(a, 0.7), world.look(b, 0.7)) : List.<Appearance>of();
    world.say(
        new TracksCrossed(
            nanos,
            "eyes",
            world.next("eyes"),
            before,
            List.of(a.trackId, b.trackId),
            List.of(nats / 2, -nats / 2),
            looks));
  }

  /** {@code cam fogged}: a camera says how it is; {@code cam down all}: nobody is seen. */
  void camera(String id, String event, long nanos) {
    Words words = new Words(event);
    SensorState state =
        switch (words.next()) {
          case "fogged" -> SensorState.FOGGED;
          case "moved" -> SensorState.MOVED;
          case "down" -> SensorState.DOWN;
          case "dark" -> SensorState.DARK;
          case "frozen" -> SensorState.FROZEN;
          case "garbled" -> SensorState.GARBLED;
          case "clock-off" -> SensorState.CLOCK_OFF;
          default -> SensorState.UP;
        };
    world.camerasDown = words.take("all") && state == SensorState.DOWN;
    world.say(new SensorReported(nanos, id, world.next(id), id, state, event));
    words.done();
  }
}
