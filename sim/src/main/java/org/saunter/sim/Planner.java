package org.saunter.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Decides what people want, where they go for it and what they do there. */
final class Planner {
  private static final double SECOND = 1e9;
  private static final long LEAN_NANOS = 300_000_000L; // between coming, leaning and going

  private final Shop shop;
  private final Behaviour behaviour;
  private final Stock stock;
  private final Chance chance;
  private final Walking walking;

  Planner(Shop shop, Behaviour behaviour, Stock stock, Walking walking, Chance chance) {
    this.shop = shop;
    this.behaviour = behaviour;
    this.stock = stock;
    this.walking = walking;
    this.chance = chance;
  }

  /** A shopper's stops, in the order of a sensible walk or not. */
  void shoppingList(Person person) {
    int stops = 1 + chance.poisson(behaviour.stopsMean());
    List<Stop> list = new ArrayList<>();
    for (int i = 0; i < stops; i++) {
      list.add(new Stop(shop.facings().get(chance.weighted(shop.popularity())), null));
    }
    if (chance.happens(0.7)) {
      list.sort(Comparator.comparingInt(s -> row(s.facing())));
    }
    person.plan.addAll(list);
  }

  /** A member of staff fills what is nearly empty and fetches what lies wrong. */
  void restockingRound(Person person, List<Facing> low) {
    for (Facing facing : low) {
      person.plan.add(new Stop(facing, null));
    }
  }

  private int row(Facing facing) {
    return shop.rowOfShelf()[facing.shelf()];
  }

  /** Sends a person to the next stop, or out. */
  void next(Person person) {
    Stop stop = person.plan.pollFirst();
    if (stop == null) {
      person.stop = null;
      person.state = Person.State.LEAVING;
      walking.plan(person, 0, shop.widthMm() + 50.0, shop.aisleYMm(0));
      return;
    }
    person.stop = stop;
    person.state = Person.State.WALKING;
    var plate = shop.plates().get(chance.pick(stop.facing().plates()));
    double front = row(stop.facing()) * shop.format().rowPitchMm + ShopBuilder.GONDOLA_DEPTH_MM;
    double room = shop.format().rowPitchMm - ShopBuilder.GONDOLA_DEPTH_MM - 150.0;
    double x = Math.max(250, Math.min(shop.widthMm() - 250.0, plate.xMm() + chance.normal(0, 280)));
    double y = front + Math.max(260, Math.min(room, chance.normal(500, 110)));
    walking.plan(person, row(stop.facing()), x, y);
  }

  /** Plans what a person who has just arrived at a shelf does there. */
  void arrive(Person person, long nowNanos) {
    Stop stop = java.util.Objects.requireNonNull(person.stop);
    person.state = Person.State.AT_SHELF;
    double dwell = chance.uniform(1.5, 10.5) * SECOND;
    person.leaveShelfNanos = nowNanos + (long) dwell;
    switch (person.party.role) {
      case STAFF -> restock(person, stop.facing(), nowNanos);
      case SHOPPER, TESTER, UNTRACKED -> shop(person, stop, nowNanos, dwell);
    }
    for (Act act : person.acts) {
      person.leaveShelfNanos = Math.max(person.leaveShelfNanos, act.atNanos + 700_000_000L);
    }
  }

  private void shop(Person person, Stop stop, long now, double dwell) {
    long at = now + (long) Math.max(1.0 * SECOND, chance.uniform(0.15, 0.85) * dwell);
    Unit back = stop.putBack();
    if (back != null) {
      Act put = new Act(Act.Kind.PUT, person, stop.facing(), back.product, at);
      put.unit = back;
      person.acts.add(put);
      return;
    }
    if (chance.happens(behaviour.leans())) {
      lean(person, stop.facing(), now, at);
    }
    if (chance.happens(behaviour.touched())) {
      long touchAt = now + (long) chance.uniform(0.8 * SECOND, Math.max(1.0 * SECOND, dwell));
      person.acts.add(new Act(Act.Kind.TOUCH, person, stop.facing(), -1, touchAt));
    }
    if (chance.happens(behaviour.browseOnly())) {
      if (chance.happens(behaviour.ghost())) {
        person.acts.add(new Act(Act.Kind.GHOST, person, stop.facing(), -1, at));
      }
      return;
    }
    take(person, stop.facing(), at);
  }

  /** One hand leans on the shelf for a while; the other takes meanwhile. Nobody leaves before. */
  private void lean(Person person, Facing facing, long now, long takeNanos) {
    double held = chance.uniform(2, 7) * SECOND;
    long from = Math.max(now + LEAN_NANOS, takeNanos - (long) (chance.uniform() * held));
    Act lean = new Act(Act.Kind.LEAN, person, facing, -1, from);
    lean.untilNanos = from + (long) held;
    person.acts.add(lean);
    person.leaveShelfNanos = Math.max(person.leaveShelfNanos, lean.untilNanos + LEAN_NANOS);
  }

  private void take(Person person, Facing facing, long at) {
    int product = choose(facing);
    if (product < 0) {
      return; // sold out
    }
    boolean foreign = !facing.products().contains(product);
    double u = chance.uniform();
    int units =
        foreign ? 1 : u < behaviour.three() ? 3 : u < behaviour.three() + behaviour.two() ? 2 : 1;
    units = Math.min(units, stock.count(facing, product));
    boolean sequential = chance.happens(behaviour.sequential());
    long unitAt = at;
    for (int i = 0; i < units; i++) {
      Act act = new Act(Act.Kind.TAKE, person, facing, product, unitAt);
      person.acts.add(act);
      unitAt += sequential ? (long) chance.uniform(0.6e9, 1.4e9) : (long) chance.uniform(0, 0.06e9);
    }
    if (units == 1 && chance.happens(behaviour.bothHands())) {
      int other = choose(facing);
      if (other >= 0 && other != product) {
        person.acts.add(
            new Act(Act.Kind.TAKE, person, facing, other, at + (long) chance.uniform(0, 0.2e9)));
      }
    }
  }

  private int choose(Facing facing) {
    List<Integer> foreign = stock.foreign(facing);
    if (!foreign.isEmpty() && chance.happens(behaviour.foreignTaken())) {
      return chance.pick(foreign);
    }
    List<Integer> there = new ArrayList<>();
    for (int product : facing.products()) {
      if (stock.count(facing, product) > 0) {
        there.add(product);
      }
    }
    return there.isEmpty() ? -1 : chance.pick(there);
  }

  /** Decides, once something is in the hand, whether it will be put back, when and where. */
  void afterTake(Person person, Act take, long nowNanos) {
    Unit unit = java.util.Objects.requireNonNull(take.unit);
    if (!chance.happens(behaviour.returned())) {
      return;
    }
    double u = chance.uniform();
    Stop next = person.plan.peekFirst();
    if (u < behaviour.returnedElsewhere()) {
      Facing place =
          next == null
              ? shop.facings().get(chance.weighted(shop.popularity()))
              : nearby(next.facing());
      person.plan.addFirst(new Stop(place, unit));
    } else if (u < behaviour.returnedElsewhere() + 0.2) {
      person.plan.addLast(new Stop(take.facing, unit));
    } else {
      long at = nowNanos + (long) (1.2e9 + Math.min(30e9, chance.exponential(4e9)));
      Act put = new Act(Act.Kind.PUT, person, take.facing, unit.product, at);
      put.unit = unit;
      person.acts.add(put);
      person.leaveShelfNanos = Math.max(person.leaveShelfNanos, at + 700_000_000L);
    }
  }

  private Facing nearby(Facing facing) {
    int index = facing.index() + chance.below(3) - 1;
    Facing other = shop.facings().get(Math.max(0, Math.min(shop.facings().size() - 1, index)));
    return other.shelf() == facing.shelf() ? other : facing;
  }

  private void restock(Person person, Facing facing, long now) {
    person.fillsOn = chance.happens(behaviour.fillsBeside());
    person.waitedNanos = 0;
    long at = now + 1_200_000_000L;
    for (int product : stock.foreign(facing)) {
      person.acts.add(new Act(Act.Kind.TAKE, person, facing, product, at));
      at += 2_000_000_000L;
    }
    for (int product : facing.products()) {
      int missing = Stock.unitsPerProduct(facing) - stock.count(facing, product);
      for (int i = 0; i < missing; i++) {
        person.acts.add(new Act(Act.Kind.RESTOCK, person, facing, product, at));
        at += (i + 1) % 2 == 0 ? 1_500_000_000L : 50_000_000L;
      }
      at += 1_500_000_000L;
    }
  }

  /** Facings that are nearly empty. */
  List<Facing> low() {
    List<Facing> low = new ArrayList<>();
    for (Facing facing : shop.facings()) {
      for (int product : facing.products()) {
        if (stock.count(facing, product) * 4 <= Stock.unitsPerProduct(facing)) {
          low.add(facing);
          break;
        }
      }
    }
    return low;
  }
}
