package org.saunter.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Layout;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.ProductScore;
import org.saunter.model.Observation.TrackPoint;

/**
 * What the cameras deliver: floor tracks ten times a second, hands of everybody near a reach,
 * pictures of products in hands. Errors are those of the sensor class; a hand's error is drawn once
 * a reach, so that averaging frames gains nothing.
 */
final class Eyes {
  static final int CLOTHING_DIMENSIONS = 8;
  private static final double NEAR_MM = 1_600;
  private static final long REACH_NANOS = 250_000_000L;
  private static final long LATELY_NANOS = 300_000_000L;
  private static final long HAND_NANOS = 1_000_000_000L;
  private static final int SCORES = 12;
  private static final double PREDICTED_SD_MM = 350;

  private final List<Person> reaching = new ArrayList<>(); // who had a hand at a shelf lately
  private final Shop shop;
  private final SensorClass sensors;
  private final Chance chance;
  private final Drafts drafts;
  private final Measured measured;

  Eyes(Shop shop, SensorClass sensors, Chance chance, Drafts drafts, Measured measured) {
    this.shop = shop;
    this.sensors = sensors;
    this.chance = chance;
    this.drafts = drafts;
    this.measured = measured;
  }

  /** Clothing of a new person; some dress alike. */
  double[] dress() {
    double[] clothing = new double[CLOTHING_DIMENSIONS];
    boolean alike = chance.happens(sensors.lookAlikes());
    Chance style = alike ? new Chance(chance.below(3)).fork("style") : chance;
    for (int i = 0; i < clothing.length; i++) {
      clothing[i] = style.normal();
    }
    for (int i = 0; alike && i < clothing.length; i++) {
      clothing[i] += chance.normal(0, 0.3);
    }
    return clothing;
  }

  Appearance look(Person person, double noise) {
    float[] seen = new float[CLOTHING_DIMENSIONS];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = (float) (Math.rint((person.clothing[i] + chance.normal(0, noise)) * 1e4) / 1e4);
    }
    return Appearance.of(seen);
  }

  /** One frame of tracks. */
  void frame(long nanos, List<Person> inside) {
    reaching.removeIf(p -> nanos - lastReach(p) > LATELY_NANOS);
    List<TrackPoint> points = new ArrayList<>(inside.size());
    for (Person person : inside) {
      points.add(point(person, nanos, inside));
    }
    drafts.add(new PeopleTracked(nanos, "eyes", drafts.next("eyes"), points));
  }

  private TrackPoint point(Person person, long nanos, List<Person> inside) {
    int neighbours = neighbours(person, inside);
    drift(person, sensors.bodyMissed() + sensors.bodyMissedPerNeighbour() * neighbours);
    measured.bodyFrame(person.missed);
    boolean nearReach = false;
    for (int i = 0; i < reaching.size() && !nearReach; i++) {
      nearReach = person.distanceMm(reaching.get(i)) < NEAR_MM;
    }
    return new TrackPoint(
        person.trackId,
        (int) Math.rint(person.xMm + person.errorX),
        (int) Math.rint(person.yMm + person.errorY),
        (int) Math.rint(person.missed ? PREDICTED_SD_MM : sensors.bodySdMm()),
        !person.missed,
        nearReach ? hands(person, nanos, neighbours) : List.of(),
        null);
  }

  static int neighbours(Person person, List<Person> inside) {
    int n = 0;
    for (Person other : inside) {
      if (other != person
          && Math.abs(other.xMm - person.xMm) < 1_500
          && Math.abs(other.yMm - person.yMm) < 1_000) {
        n++;
      }
    }
    return n;
  }

  /** Errors of a body are alike from frame to frame; it is lost for about 0.6 s at a time. */
  private void drift(Person person, double missedShare) {
    double leave = 1 / 6.0;
    double enter = leave * missedShare / Math.max(0.01, 1 - missedShare);
    person.missed = person.missed ? !chance.happens(leave) : chance.happens(enter);
    double sd = person.missed ? PREDICTED_SD_MM : sensors.bodySdMm();
    double keep = 0.85;
    double fresh = Math.sqrt(1 - keep * keep) * sd;
    if (!person.missed && Math.hypot(person.errorX, person.errorY) > 4 * sd) {
      person.errorX = chance.normal(0, sd); // seen again
      person.errorY = chance.normal(0, sd);
    } else {
      person.errorX = keep * person.errorX + chance.normal(0, fresh);
      person.errorY = keep * person.errorY + chance.normal(0, fresh);
    }
  }

  double handSeenChance(int neighbours) {
    double one =
        sensors.handSeenPerView() * StrictMath.pow(sensors.handHiddenPerNeighbour(), neighbours);
    return 1 - StrictMath.pow(1 - one, sensors.views());
  }

  /** When a hand of a person was last at a shelf; in the future if it is still to go there. */
  private static long lastReach(Person person) {
    Act act = person.reaching;
    Act lean = person.leaning;
    return Math.max(
        act == null ? Long.MIN_VALUE / 2 : act.atNanos,
        lean == null ? Long.MIN_VALUE / 2 : lean.untilNanos);
  }

  private List<HandPoint> hands(Person person, long nanos, int neighbours) {
    List<HandPoint> free = freeHand(person, nanos, neighbours);
    Act lean = person.leaning;
    if (lean == null || !lean.handSeen || nanos < lean.atNanos || nanos > lean.untilNanos) {
      return free;
    }
    List<HandPoint> both = new ArrayList<>(free);
    both.addAll(hand(lean.handX, lean.handY, lean.handZ));
    return both;
  }

  private List<HandPoint> freeHand(Person person, long nanos, int neighbours) {
    Act act = nearer(person.reaching, person.reachedBefore, nanos);
    if (act != null) {
      return act.handSeen ? hand(act.handX, act.handY, act.handZ) : List.of();
    }
    if (nanos - person.handDrawnNanos > HAND_NANOS) {
      person.handDrawnNanos = nanos;
      person.handSeen = chance.happens(handSeenChance(neighbours));
      person.handX = person.xMm + chance.normal(0, Math.hypot(250, sensors.handSdMm()));
      person.handY = person.yMm - 120 + chance.normal(0, Math.hypot(210, sensors.handSdMm()));
      person.handZ = 1_050 + chance.normal(0, Math.hypot(230, sensors.handSdMm()));
    }
    return person.handSeen ? hand(person.handX, person.handY, person.handZ) : List.of();
  }

  /** The reach that a hand is at, null if at neither. */
  private static @Nullable Act nearer(@Nullable Act a, @Nullable Act b, long nanos) {
    long toA = a == null ? Long.MAX_VALUE : Math.abs(nanos - a.atNanos);
    long toB = b == null ? Long.MAX_VALUE : Math.abs(nanos - b.atNanos);
    return Math.min(toA, toB) > REACH_NANOS ? null : toA < toB ? a : b;
  }

  private List<HandPoint> hand(double x, double y, double z) {
    return List.of(
        new HandPoint(
            (int) Math.rint(x),
            (int) Math.rint(y),
            (int) Math.rint(z),
            (int) Math.rint(sensors.handSdMm())));
  }

  /** A hand goes to a plate: whether and how it is seen is decided here, once. */
  void reach(Act act, int plate, List<Person> inside) {
    Person person = act.person;
    act.plate = plate;
    Layout.Plate at = shop.plates().get(plate);
    if (act.kind == Act.Kind.LEAN) {
      person.leaning = act;
    } else {
      person.reachedBefore = person.reaching;
      person.reaching = act;
    }
    reaching.add(person);
    act.handSeen = chance.happens(handSeenChance(neighbours(person, inside)));
    double sd = Math.hypot(sensors.handSdMm(), 25);
    act.handX = at.xMm() + chance.normal(0, sd);
    act.handY = at.yMm() + 50 + chance.normal(0, sd);
    act.handZ = at.zMm() + 50 + chance.normal(0, sd);
    measured.hand(act.handSeen);
  }

  /** A picture of what is in the hand at the shelf, if there is one. */
  void picture(Act act, int product, HandAction action, List<Person> inside) {
    Person person = act.person;
    if (!act.handSeen || !chance.happens(sensors.cropPerSeenHand())) {
      measured.crop(false);
      return;
    }
    measured.crop(true);
    HandAction told = chance.happens(0.98) ? action : HandAction.UNKNOWN;
    long at = act.atNanos + (long) chance.uniform(0.02e9, 0.09e9);
    item(at, holder(person, inside), told, act.handX, act.handY, act.handZ, product);
  }

  /** Whether there is a picture of what somebody was given: as often as of a take. */
  boolean seesGiven(Person person, List<Person> inside) {
    return chance.happens(handSeenChance(neighbours(person, inside)))
        && chance.happens(sensors.cropPerSeenHand());
  }

  /** A picture of something carried, away from the shelf. */
  void carried(Person person, long nanos, int product, List<Person> inside) {
    Person holder = holder(person, inside);
    item(nanos, holder, HandAction.CARRYING, person.xMm, person.yMm - 120, 1_050, product);
  }

  private Person holder(Person person, List<Person> inside) {
    if (chance.happens(sensors.holderAccuracy())) {
      return person;
    }
    List<Person> near = new ArrayList<>();
    for (Person other : inside) {
      if (other != person && other.distanceMm(person) < 2_000) {
        near.add(other);
      }
    }
    return near.isEmpty() ? person : chance.pick(near);
  }

  private void item(
      long nanos, Person holder, HandAction action, double x, double y, double z, int product) {
    Scored scored = score(product);
    drafts.add(
        new ItemSeen(
            nanos,
            "eyes-hands",
            drafts.next("eyes-hands"),
            holder.trackId,
            action,
            (int) Math.rint(x),
            (int) Math.rint(y),
            (int) Math.rint(z),
            scored.best(),
            scored.other()));
  }

  private record Scored(List<ProductScore> best, double other) {}

  /** Log-likelihood ratios of a classifier with Gaussian scores (docs/math/Attribution.md, 3.3). */
  private Scored score(int product) {
    int n = shop.unitGrams().length;
    double familySep = sensors.familySeparation();
    double siblingSep = sensors.siblingSeparation();
    double[] llr = new double[n];
    int family = -1;
    double familyPart = 0;
    List<Integer> order = new ArrayList<>(n);
    for (int s = 0; s < n; s++) {
      if (shop.family()[s] != family) {
        family = shop.family()[s];
        double f = chance.normal() + (family == shop.family()[product] ? familySep : 0);
        familyPart = familySep * f - familySep * familySep / 2;
      }
      double t = chance.normal() + (s == product ? siblingSep : 0);
      llr[s] = familyPart + siblingSep * t - siblingSep * siblingSep / 2;
      order.add(s);
    }
    order.sort(Comparator.comparingDouble((Integer s) -> -llr[s]));
    List<ProductScore> best = new ArrayList<>();
    for (int i = 0; i < Math.min(SCORES, n); i++) {
      best.add(new ProductScore(shop.sku(order.get(i)), round(llr[order.get(i)])));
    }
    double rest = 0;
    for (int i = SCORES; i < n; i++) {
      rest += StrictMath.exp(llr[order.get(i)]);
    }
    double other = n > SCORES ? StrictMath.log(Math.max(1e-12, rest / (n - SCORES))) : -20;
    return new Scored(best, round(other));
  }

  private static double round(double x) {
    return Math.rint(x * 1e3) / 1e3;
  }
}
