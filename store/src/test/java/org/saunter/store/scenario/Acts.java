package org.saunter.store.scenario;

import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.ProductScore;

/** What people do at a shelf: {@code p1 ana takes cola x2 sees cola}. */
final class Acts {
  static final List<String> VERBS = List.of("takes", "puts", "touches", "holds", "restocks");
  private static final double[][] SHARES = {{1}, {0.6, 0.4}, {0.25, 0.5, 0.25}};

  private final World world;

  Acts(World world) {
    this.world = world;
  }

  static boolean isAct(String event) {
    String[] words = event.split("[\\s,]+", -1);
    return words.length > 1 && VERBS.contains(words[1]);
  }

  /** Sends somebody to the plate, some seconds before they act. */
  void approach(String source, String event, double withinSeconds) {
    Words words = new Words(event);
    Body body = world.body(words.next());
    Layout.Plate plate = world.shop.plate(source.split("\\+", -1)[0]);
    boolean near =
        Math.abs(body.targetX - plate.xMm()) < 700 && Math.abs(body.targetY - Shop.STAND_MM) < 300;
    if (!near || words.take("stepping over")) {
      body.walkTo(world.standX(body, plate), Shop.STAND_MM, withinSeconds);
    }
  }

  /** Plans an act that happens at {@code atNanos}, about a second ahead. */
  void plan(String source, String event, long atNanos) {
    Words words = new Words(event);
    Body body = world.body(words.next());
    List<String> ids = List.of(source.split("\\+", -1));
    String verb = words.next();
    words.take("stepping over");
    reach(body, world.shop.plate(ids.getFirst()), atNanos, !words.take("no hand"));
    double slow = Words.number(words.after("slow", "0.08s"));
    switch (verb) {
      case "touches" -> touch(ids, Words.number(words.next()), words, atNanos);
      case "holds" -> touch(ids, 40, words, atNanos);
      case "takes" -> move(body, ids, -1, words, slow, atNanos);
      default -> move(body, ids, 1, words, slow, atNanos);
    }
    words.done();
  }

  private void reach(Body body, Layout.Plate plate, long atNanos, boolean seen) {
    body.reaches.add(
        new Body.Reach(
            atNanos - 400_000_000L,
            atNanos + 400_000_000L,
            plate.xMm(),
            plate.yMm() + 50,
            plate.zMm() + 50,
            seen));
  }

  private void touch(List<String> ids, double grams, Words words, long atNanos) {
    double seconds = words.isEmpty() ? 0.4 : Words.number(words.next());
    for (String id : ids) {
      plate(id).strokes.add(Stroke.press(atNanos, grams, seconds));
    }
  }

  private void move(Body body, List<String> ids, int sign, Words words, double slow, long atNanos) {
    String sku = words.next();
    int count = words.count();
    boolean stocked = words.take("from stock");
    picture(body, ids.getFirst(), sign, words, atNanos);
    double grams = 0;
    for (int i = 0; i < count; i++) {
      grams += sign < 0 ? take(body, sku) : stocked ? unit(sku).grams() : put(body, sku);
    }
    double[] shares = SHARES[ids.size() - 1];
    for (int i = 0; i < ids.size(); i++) {
      step(ids.get(i), sign * grams * shares[i], slow, atNanos);
    }
  }

  /** The plate feels it, and the plates beside it a little. */
  void step(String id, double grams, double slow, long atNanos) {
    PlateSignal plate = plate(id);
    if (!plate.stuck && !plate.silent) {
      plate.strokes.add(Stroke.step(atNanos, grams, slow));
    }
    Layout.Plate at = world.shop.plate(id);
    for (Layout.Plate other : world.shop.plates.values()) {
      if (Math.abs(other.xMm() - at.xMm()) == 300) {
        plate(other.id()).strokes.add(Stroke.step(atNanos, 0.008 * grams, slow));
      }
    }
  }

  private PlateSignal plate(String id) {
    PlateSignal plate = world.plates.get(id);
    if (plate == null) {
      throw new IllegalArgumentException("The shop has no plate (" + id + ").");
    }
    return plate;
  }

  private PartyTruth.Unit unit(String sku) {
    double mean = world.shop.actualGrams.getOrDefault(sku, 0.0);
    double spread = world.shop.product(sku).spreadGrams();
    return new PartyTruth.Unit(sku, mean + spread * world.chance.nextGaussian());
  }

  private double take(Body body, String sku) {
    PartyTruth.Unit unit = unit(sku);
    body.party.cart.add(unit);
    world.takenFromShelves.merge(sku, 1, Integer::sum);
    return unit.grams();
  }

  private double put(Body body, String sku) {
    world.takenFromShelves.merge(sku, -1, Integer::sum);
    return body.party.give(sku).grams();
  }

  /** {@code sees cola}: a clear picture; {@code sees cola?}: a poor one; {@code by ben}: his. */
  private void picture(Body body, String plateId, int sign, Words words, long atNanos) {
    String seen = words.after("sees");
    String holder = words.after("by");
    if (seen == null) {
      return;
    }
    Layout.Plate plate = world.shop.plate(plateId);
    Body by = holder == null ? body : world.body(holder);
    seen(
        by,
        sign < 0 ? HandAction.TAKING : HandAction.PUTTING,
        seen,
        new int[] {plate.xMm(), plate.yMm() + 60, plate.zMm() + 60},
        atNanos + 60_000_000L);
  }

  void seen(Body by, HandAction action, String what, int[] at, long nanos) {
    boolean poor = what.endsWith("?");
    String sku = poor ? what.substring(0, what.length() - 1) : what;
    double clear = poor ? 1.5 : 8;
    List<ProductScore> scores = List.of(new ProductScore(world.shop.product(sku).sku(), clear));
    world.say(
        new ItemSeen(
            nanos,
            "eyes-hands",
            world.next("eyes-hands"),
            by.trackId,
            action,
            at[0],
            at[1],
            at[2],
            scores,
            poor ? -1 : -8));
  }
}
