package org.saunter.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Role;
import org.saunter.model.Truth;
import org.saunter.model.Truth.ActionKind;
import org.saunter.sim.Act.Kind;

/** What hands do at shelves: units change place, plates feel it, cameras may see it. */
final class Handling {
  private static final long PREPARE_NANOS = 500_000_000L;
  private static final long WAKE_NANOS = 3_000_000_000L;
  private static final long FILLED_NANOS = 2_000_000_000L;
  private static final long WAIT_NANOS = 500_000_000L;
  private static final long WAIT_MOST_NANOS = 20_000_000_000L;

  private final Shop shop;
  private final Scenario scenario;
  private final Stock stock;
  private final Scales scales;
  private final Eyes eyes;
  private final Planner planner;
  private final Measured measured;
  private final Chance chance;
  private final List<Carried> carried = new ArrayList<>();
  private final long[] filledNanos; // per facing: when staff last laid something there
  private long inTransit;
  private long goneUnits;

  /** Something that will be seen in a hand later. */
  private record Carried(Person person, Unit unit, long atNanos) {}

  Handling(
      Shop shop,
      Scenario scenario,
      Stock stock,
      Scales scales,
      Eyes eyes,
      Planner planner,
      Measured measured,
      Chance chance) {
    this.shop = shop;
    this.scenario = scenario;
    this.stock = stock;
    this.scales = scales;
    this.eyes = eyes;
    this.planner = planner;
    this.measured = measured;
    this.chance = chance;
    filledNanos = new long[shop.facings().size()];
  }

  /** Somebody has plans at a shelf: plates wake, and neighbours may reach at the same moment. */
  void planned(Person person, List<Person> inside) {
    for (Act act : person.acts) {
      if (act.kind == Kind.TAKE && chance.happens(scenario.behaviour().together())) {
        for (Person other : inside) {
          if (other != person && other.distanceMm(person) < 1_000 && !other.acts.isEmpty()) {
            Act theirs = other.acts.get(0);
            long together = theirs.atNanos + (long) chance.normal(0, 0.25e9);
            if (!theirs.prepared && together > act.atNanos - 8_000_000_000L) {
              act.atNanos = Math.max(together, act.atNanos - 300_000_000L);
            }
            break;
          }
        }
      }
    }
    for (Act act : person.acts) {
      scales.wake(act.facing.shelf(), act.atNanos);
      person.leaveShelfNanos = Math.max(person.leaveShelfNanos, act.atNanos + 500_000_000L);
    }
  }

  /** Does all that is due by now, in order of time. */
  void handle(long nowNanos, List<Person> inside, Consumer<Truth> truth) {
    List<Act> due = new ArrayList<>();
    for (Person person : inside) {
      waitForShoppers(person, nowNanos, inside);
      for (Act act : person.acts) {
        if (act.atNanos - WAKE_NANOS <= nowNanos) {
          scales.wake(act.facing.shelf(), act.atNanos);
        }
        if (act.atNanos - PREPARE_NANOS <= nowNanos) {
          due.add(act);
        }
      }
    }
    due.sort(Comparator.comparingLong((Act a) -> a.atNanos).thenComparingInt(a -> a.person.number));
    for (Act act : due) {
      if (!act.prepared) {
        prepare(act, inside);
      }
      if (act.atNanos <= nowNanos) {
        act.person.acts.remove(act);
        done(act, inside, truth);
      }
    }
    seeCarried(nowNanos, inside);
  }

  /** Staff let a shopper have the facing, for a while; then they go on elsewhere. */
  private static void waitForShoppers(Person staff, long nowNanos, List<Person> inside) {
    if (staff.acts.isEmpty() || staff.fillsOn) {
      return;
    }
    Act next = staff.acts.get(0);
    if (next.kind != Kind.RESTOCK
        || next.prepared
        || next.atNanos - PREPARE_NANOS > nowNanos
        || inside.stream().noneMatch(other -> isShopperAt(other, next.facing))) {
      return;
    }
    staff.waitedNanos += WAIT_NANOS;
    if (staff.waitedNanos > WAIT_MOST_NANOS) {
      staff.acts.clear();
    }
    staff.acts.forEach(act -> act.atNanos += WAIT_NANOS);
    staff.leaveShelfNanos += WAIT_NANOS;
  }

  private static boolean isShopperAt(Person person, Facing facing) {
    return person.party.role != Role.STAFF
        && person.state == Person.State.AT_SHELF
        && person.stop != null
        && person.stop.facing().index() == facing.index();
  }

  private void prepare(Act act, List<Person> inside) {
    act.prepared = true;
    scales.wake(act.facing.shelf(), act.atNanos);
    int plate = chance.pick(act.facing.plates());
    switch (act.kind) {
      case TAKE -> plate = prepareTake(act, plate);
      case PUT -> plate = prepareLay(act);
      case RESTOCK -> {
        act.unit = stock.make(act.product);
        plate = prepareLay(act);
      }
      case TOUCH ->
          scales.touch(plate, act.atNanos, chance.logUniform(10, 400), chance.uniform(0.2, 1.2));
      case LEAN -> {
        double seconds = (act.untilNanos - act.atNanos) / 1e9;
        for (int other : act.facing.plates()) {
          scales.touch(other, act.untilNanos, chance.uniform(100, 900), seconds);
        }
        scales.wake(act.facing.shelf(), act.untilNanos);
      }
      case GHOST -> {}
    }
    eyes.reach(act, plate, inside);
  }

  private int prepareTake(Act act, int plate) {
    Unit unit = stock.remove(act.facing, act.product);
    act.unit = unit;
    if (unit == null) {
      return plate; // somebody else was quicker
    }
    inTransit++;
    boolean slow = chance.happens(scenario.behaviour().slowLift());
    move(unit, -1, act.atNanos, slow ? chance.uniform(0.6, 1.5) : chance.uniform(0.05, 0.15));
    return unit.plates[0];
  }

  private int prepareLay(Act act) {
    Unit unit = Objects.requireNonNull(act.unit);
    if (act.kind == Kind.PUT) {
      act.person.carried.remove(unit);
    }
    stock.lay(unit, act.facing);
    move(unit, 1, act.atNanos, chance.uniform(0.04, 0.15));
    return unit.plates[0];
  }

  private void move(Unit unit, int sign, long atNanos, double riseSeconds) {
    if (chance.happens(scenario.sensors().plateDropOut())) {
      scales.moveUnfelt(unit, sign);
    } else {
      scales.move(unit, sign, atNanos, riseSeconds);
    }
  }

  private void done(Act act, List<Person> inside, Consumer<Truth> truth) {
    Unit unit = act.unit;
    switch (act.kind) {
      case TAKE -> {
        if (unit != null) {
          taken(act, unit, inside, truth);
        }
      }
      case PUT -> put(act, Objects.requireNonNull(unit), inside, truth);
      case RESTOCK -> {
        filledNanos[act.facing.index()] = act.atNanos;
        truth.accept(acted(act, ActionKind.RESTOCK, unit, -1));
      }
      case TOUCH, LEAN -> truth.accept(acted(act, ActionKind.TOUCH, null, 0));
      case GHOST ->
          eyes.picture(act, chance.pick(act.facing.products()), HandAction.TAKING, inside);
    }
  }

  private void taken(Act act, Unit unit, List<Person> inside, Consumer<Truth> truth) {
    Person person = act.person;
    inTransit--;
    truth.accept(acted(act, ActionKind.TAKE, unit, 1));
    boolean filled = act.atNanos - filledNanos[act.facing.index()] < FILLED_NANOS;
    measured.take(unit.plates.length, filled);
    eyes.picture(act, unit.product, HandAction.TAKING, inside);
    if (chance.happens(scenario.behaviour().dropped())) {
      goneUnits++; // it lies on the floor, nobody pays for it
      truth.accept(acted(act, ActionKind.DROP, unit, -1));
      return;
    }
    if (chance.happens(scenario.behaviour().handOvers()) && handOver(act, unit, inside, truth)) {
      return;
    }
    person.carried.add(unit);
    if (person.party.role != Role.STAFF) {
      planner.afterTake(person, act, act.atNanos);
      if (chance.happens(scenario.sensors().carrySightings())) {
        carried.add(new Carried(person, unit, act.atNanos + (long) chance.uniform(1e9, 5e9)));
      }
    }
  }

  /** Gives the unit to somebody near of another party; false if nobody is. */
  private boolean handOver(Act act, Unit unit, List<Person> inside, Consumer<Truth> truth) {
    for (Person other : inside) {
      if (other.party != act.person.party
          && other.state != Person.State.LEAVING
          && other.distanceMm(act.person) < 2_500) {
        other.carried.add(unit);
        act.person.gave = new Person.Gift(act.person, other, unit, act.atNanos);
        other.got = act.person.gave;
        truth.accept(
            new Truth.Acted(
                act.atNanos,
                act.person.party.visitKey,
                act.person.trackId,
                ActionKind.HAND_OVER,
                List.of(new SkuCount(shop.sku(unit.product), -1)),
                List.of(),
                other.party.visitKey));
        if (eyes.seesGiven(other, inside)) {
          carried.add(new Carried(other, unit, act.atNanos + (long) chance.uniform(1.5e9, 4e9)));
        }
        return true;
      }
    }
    return false;
  }

  private void put(Act act, Unit unit, List<Person> inside, Consumer<Truth> truth) {
    boolean elsewhere = !act.facing.products().contains(unit.product);
    truth.accept(acted(act, elsewhere ? ActionKind.PUT_ELSEWHERE : ActionKind.PUT_BACK, unit, -1));
    measured.put(unit.plates.length, elsewhere);
    eyes.picture(act, unit.product, HandAction.PUTTING, inside);
  }

  private Truth.Acted acted(
      Act act, ActionKind kind, @org.jspecify.annotations.Nullable Unit unit, int count) {
    List<String> plates = new ArrayList<>();
    if (unit != null) {
      for (int plate : unit.plates) {
        plates.add(shop.plates().get(plate).id());
      }
    }
    return new Truth.Acted(
        act.atNanos,
        act.person.party.visitKey,
        act.person.trackId,
        kind,
        unit == null ? List.of() : List.of(new SkuCount(shop.sku(unit.product), count)),
        plates,
        "");
  }

  private void seeCarried(long nowNanos, List<Person> inside) {
    for (Carried seen : List.copyOf(carried)) {
      if (seen.atNanos() <= nowNanos) {
        carried.remove(seen);
        if (seen.person().isInside() && seen.person().carried.contains(seen.unit())) {
          eyes.carried(seen.person(), nowNanos, seen.unit().product, inside);
        }
      }
    }
  }

  void gone(Person person) {
    goneUnits += person.carried.size();
  }

  long inTransit() {
    return inTransit;
  }

  long goneUnits() {
    return goneUnits;
  }
}
