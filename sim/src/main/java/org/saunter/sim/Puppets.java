package org.saunter.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Layout;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Truth;
import org.saunter.model.Truth.ActionKind;
import org.saunter.sim.Person.State;
import org.saunter.sim.Script.Deed;

/** Walks the people of a script to their deeds and does them. */
final class Puppets {
  private static final long WAKE_NANOS = 2_000_000_000L;
  private static final long PREPARE_NANOS = 500_000_000L;
  private static final long THERE_BEFORE_NANOS = 400_000_000L;
  private static final long STAY_NANOS = 1_500_000_000L;
  private static final double FASTEST_MM_PER_TICK = 250;
  private static final double PERSONAL_MM = 380;

  private final Shop shop;
  private final Stock stock;
  private final Scales scales;
  private final Eyes eyes;
  private final SensorClass sensors;
  private final Chance chance;
  private final Map<String, Integer> plateOf = new HashMap<>();
  private final Map<String, Integer> productOf = new HashMap<>();
  private final List<Layout.Fixture> fixtureOfPlate = new ArrayList<>();
  private final Map<String, Deque<Planned>> ahead = new HashMap<>();
  private final List<Planned> open = new ArrayList<>();
  private final Map<String, Long> lastNanos = new HashMap<>();

  /** A deed with the place where its doer stands. */
  private static final class Planned {
    final Deed deed;
    final double xMm;
    final double yMm;
    boolean awake;
    @Nullable Act act;

    Planned(Deed deed, double xMm, double yMm) {
      this.deed = deed;
      this.xMm = xMm;
      this.yMm = yMm;
    }
  }

  Puppets(
      Script script,
      Shop shop,
      Stock stock,
      Scales scales,
      Eyes eyes,
      SensorClass sensors,
      Chance chance) {
    this.shop = shop;
    this.stock = stock;
    this.scales = scales;
    this.eyes = eyes;
    this.sensors = sensors;
    this.chance = chance;
    for (Layout.Fixture fixture : script.setup().layout().fixtures()) {
      fixture.shelves().forEach(s -> s.plates().forEach(p -> fixtureOfPlate.add(fixture)));
    }
    for (int i = 0; i < shop.plates().size(); i++) {
      plateOf.put(shop.plates().get(i).id(), i);
    }
    script.setup().catalogue().products().forEach(p -> productOf.put(p.sku(), productOf.size()));
    for (Deed deed : script.deeds()) {
      Planned planned = planned(deed);
      open.add(planned);
      ahead.computeIfAbsent(deed.visitor(), v -> new ArrayDeque<>()).add(planned);
      lastNanos.put(deed.visitor(), deed.atNanos());
    }
  }

  private Planned planned(Deed deed) {
    int plate = plate(deed.plateIds().get(0));
    Layout.Plate at = shop.plates().get(plate);
    double angle = StrictMath.toRadians(fixtureOfPlate.get(plate).facingDegrees());
    double away = Math.max(260, chance.normal(500, 110));
    double along = chance.normal(0, 280);
    return new Planned(
        deed,
        at.xMm() + away * StrictMath.cos(angle) - along * StrictMath.sin(angle),
        at.yMm() + away * StrictMath.sin(angle) + along * StrictMath.cos(angle));
  }

  private int plate(String id) {
    return Objects.requireNonNull(plateOf.get(id), id);
  }

  // Walking

  /** A tenth of a second of walking: fast enough to be in time, as far as legs can. */
  void walk(long nowNanos, List<Person> inside, Layout.Gate out) {
    for (Person person : inside) {
      Deque<Planned> list = ahead.getOrDefault(person.party.visitKey, new ArrayDeque<>());
      Planned next = list.peekFirst();
      while (next != null && next.deed.atNanos() + 200_000_000L < nowNanos) {
        list.removeFirst();
        next = list.peekFirst();
      }
      if (next != null) {
        double ticks =
            Math.max(
                1,
                (next.deed.atNanos() - THERE_BEFORE_NANOS - nowNanos)
                    / (double) Simulation.TICK_NANOS);
        double distance = Math.hypot(next.xMm - person.xMm, next.yMm - person.yMm);
        double needed = Math.min(FASTEST_MM_PER_TICK, distance / ticks);
        go(person, next.xMm, next.yMm, Math.max(needed, person.speedMmPerTick));
      } else if (nowNanos > lastNanos.getOrDefault(person.party.visitKey, 0L) + STAY_NANOS) {
        person.state = State.LEAVING;
        go(person, out.xMm(), out.yMm(), person.speedMmPerTick);
      }
    }
    giveWay(inside);
  }

  private static void go(Person person, double xMm, double yMm, double mm) {
    double dx = xMm - person.xMm;
    double dy = yMm - person.yMm;
    double distance = Math.hypot(dx, dy);
    double step = distance <= mm ? 1 : mm / distance;
    person.xMm += dx * step;
    person.yMm += dy * step;
  }

  private static void giveWay(List<Person> people) {
    for (int i = 0; i < people.size(); i++) {
      for (int j = i + 1; j < people.size(); j++) {
        Person a = people.get(i);
        Person b = people.get(j);
        double distance = a.distanceMm(b);
        if (distance < PERSONAL_MM
            && distance > 1
            && a.state != State.LEAVING
            && b.state != State.LEAVING) {
          double push = Math.min(20, (PERSONAL_MM - distance) / 4) / distance;
          double dx = (b.xMm - a.xMm) * push;
          double dy = (b.yMm - a.yMm) * push;
          a.xMm -= dx;
          a.yMm -= dy;
          b.xMm += dx;
          b.yMm += dy;
        }
      }
    }
  }

  // Deeds

  /** Does all that is due. */
  void handle(
      long nowNanos, Map<String, Person> byToken, List<Person> inside, Consumer<Truth> truth) {
    for (Planned planned : List.copyOf(open)) {
      Person person = Objects.requireNonNull(byToken.get(planned.deed.visitor()));
      long left = planned.deed.atNanos() - nowNanos;
      if (left <= WAKE_NANOS && !planned.awake) {
        planned.awake = true;
        planned
            .deed
            .plateIds()
            .forEach(id -> scales.wake(shop.shelfOfPlate()[plate(id)], planned.deed.atNanos()));
      }
      if (left <= PREPARE_NANOS && planned.act == null) {
        planned.act = prepare(planned.deed, person, inside);
      }
      if (left <= 0) {
        open.remove(planned);
        done(planned.deed, Objects.requireNonNull(planned.act), inside, truth);
      }
    }
  }

  private Act prepare(Deed deed, Person person, List<Person> inside) {
    int product = Objects.requireNonNull(productOf.get(deed.sku()));
    int main = plate(deed.plateIds().get(0));
    Facing facing = facing(product, deed.plateIds(), deed.take());
    Act act =
        new Act(
            deed.take() ? Act.Kind.TAKE : Act.Kind.PUT, person, facing, product, deed.atNanos());
    act.prepared = true;
    Unit unit = deed.take() ? stock.remove(facing, product) : carried(person, product);
    if (unit == null) {
      unit = stock.make(product); // the labels do not say where it came from
    }
    if (!deed.take()) {
      stock.lay(unit, facing);
    }
    act.unit = unit;
    lie(unit, deed.plateIds());
    if (chance.happens(sensors.plateDropOut())) {
      scales.moveUnfelt(unit, deed.take() ? -1 : 1);
    } else {
      scales.move(unit, deed.take() ? -1 : 1, deed.atNanos(), chance.uniform(0.05, 0.15));
    }
    eyes.reach(act, main, inside);
    return act;
  }

  /** The load is on the plates that the script names; on shares nobody labelled. */
  private void lie(Unit unit, List<String> plateIds) {
    unit.plates = plateIds.stream().mapToInt(this::plate).toArray();
    unit.shares = new double[unit.plates.length];
    double sum = 0;
    for (int i = 0; i < unit.shares.length; i++) {
      unit.shares[i] = chance.uniform(0.25, 1);
      sum += unit.shares[i];
    }
    for (int i = 0; i < unit.shares.length; i++) {
      unit.shares[i] /= sum;
    }
  }

  private static @Nullable Unit carried(Person person, int product) {
    for (Unit unit : person.carried) {
      if (unit.product == product) {
        person.carried.remove(unit);
        return unit;
      }
    }
    return null;
  }

  /** Where units of the product are to be found or laid: on these plates, or the nearest thing. */
  private Facing facing(int product, List<String> plateIds, boolean take) {
    List<Integer> plates = plateIds.stream().map(this::plate).toList();
    Facing other = null;
    for (Facing facing : shop.facings()) {
      boolean here = facing.plates().stream().anyMatch(plates::contains);
      if (here && facing.products().contains(product)) {
        return facing;
      }
      if (here && (!take || stock.count(facing, product) > 0)) {
        other = facing;
      }
    }
    return other == null ? shop.facings().get(0) : other;
  }

  private void done(Deed deed, Act act, List<Person> inside, Consumer<Truth> truth) {
    Unit unit = Objects.requireNonNull(act.unit);
    boolean home = act.facing.products().contains(unit.product);
    if (deed.take()) {
      act.person.carried.add(unit);
    }
    truth.accept(
        new Truth.Acted(
            deed.atNanos(),
            act.person.party.visitKey,
            act.person.trackId,
            deed.take() ? ActionKind.TAKE : home ? ActionKind.PUT_BACK : ActionKind.PUT_ELSEWHERE,
            List.of(new SkuCount(deed.sku(), deed.take() ? 1 : -1)),
            deed.plateIds(),
            ""));
    eyes.picture(act, unit.product, deed.take() ? HandAction.TAKING : HandAction.PUTTING, inside);
  }
}
