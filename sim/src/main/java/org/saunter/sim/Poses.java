package org.saunter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.Layout;
import org.saunter.sim.Person.Gift;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.Stage.Hand;
import org.saunter.sim.Stage.Pile;

/**
 * How bodies look at a moment: the plan knows when a hand is at a plate, this knows the way there
 * and back, what is in the hand meanwhile, and which way people turn. Draws no chance: a simulation
 * is the same whether somebody looks or not.
 */
final class Poses {
  private static final double TURN_RADIANS = 0.55; // the most in a tick
  private static final double STRIDE_MM = 1_400; // two steps
  private static final double GO_SECONDS = 0.6;
  private static final double THERE_SECONDS = 0.1;
  private static final double BACK_SECONDS = 0.55;
  private static final double TAKEN_OUT_SECONDS = 1.3; // of the bag, to be put back
  private static final double GIVEN_SECONDS = 1.1;
  private static final double GRASP_MM = 50;
  private static final double LOW_MM = 700;

  private final Shop shop;
  private final Stock stock;

  Poses(Shop shop, Stock stock) {
    this.shop = shop;
    this.stock = stock;
  }

  /** A tick has passed: the body turns towards where it walks, or towards the shelf. */
  static void turn(Person person) {
    double dx = person.xMm - person.wasXMm;
    double dy = person.yMm - person.wasYMm;
    double moved = Math.sqrt(dx * dx + dy * dy);
    boolean fresh = person.wasXMm == 0 && person.wasYMm == 0;
    person.wasXMm = person.xMm;
    person.wasYMm = person.yMm;
    if (fresh) {
      return; // at the gate, looking in
    }
    boolean walks = person.state == Person.State.WALKING || person.state == Person.State.LEAVING;
    double wanted = walks && moved > 10 ? StrictMath.atan2(dy, dx) : person.headingRadians;
    if (person.state == Person.State.AT_SHELF) {
      wanted = -Math.PI / 2;
    }
    double by = StrictMath.IEEEremainder(wanted - person.headingRadians, 2 * Math.PI);
    person.headingRadians += Math.max(-TURN_RADIANS, Math.min(TURN_RADIANS, by));
    person.speedMmPerS = walks ? moved * 10 : 0;
    person.strideRadians =
        (person.strideRadians + (walks ? moved / STRIDE_MM * 2 * Math.PI : 0)) % (2 * Math.PI);
  }

  /** Everything that a camera could see now. */
  Stage stage(long nanos, List<Person> inside) {
    List<Figure> figures = new ArrayList<>(inside.size());
    for (Person person : inside) {
      figures.add(figure(person, nanos));
    }
    return new Stage(nanos, figures, piles());
  }

  private List<Pile> piles() {
    List<Pile> piles = new ArrayList<>();
    for (Facing facing : shop.facings()) {
      Map<Integer, Integer> counts = new TreeMap<>();
      stock.on(facing).forEach(unit -> counts.merge(unit.product, 1, Integer::sum));
      List<String> plates = facing.plates().stream().map(p -> shop.plates().get(p).id()).toList();
      int places = facing.products().size();
      counts.forEach(
          (product, count) -> {
            int place = facing.products().indexOf(product);
            boolean foreign = place < 0;
            piles.add(
                new Pile(plates, foreign ? 0 : place, places, shop.sku(product), count, foreign));
          });
    }
    return piles;
  }

  /** Arms while they are being worked out. */
  private static final class Arms {
    private final Person person;
    private final long nanos;
    private final Hand[] hands = {Hand.AT_REST, Hand.AT_REST};
    private final double[] weight = new double[2];
    private double stoop;

    private Arms(Person person, long nanos) {
      this.person = person;
      this.nanos = nanos;
    }

    /** A hand goes to a place in the store; the one that is nearest to what it does wins. */
    private void go(int hand, double share, double x, double y, double z, String sku) {
      if (share < weight[hand] || (share == 0 && sku.isEmpty())) {
        return;
      }
      double[] rest = rest(person, hand, !sku.isEmpty());
      weight[hand] = share;
      hands[hand] =
          new Hand(
              rest[0] + (x - rest[0]) * share,
              rest[1] + (y - rest[1]) * share,
              rest[2] + (z - rest[2]) * share,
              sku,
              share == 0 && sku.isEmpty());
      stoop = Math.max(stoop, share * Math.max(0, Math.min(1, (LOW_MM - z) / LOW_MM * 1.6)));
    }
  }

  /** Beside the hip, or before the chest if it holds something. */
  private static double[] rest(Person person, int hand, boolean holds) {
    double c = StrictMath.cos(person.headingRadians);
    double s = StrictMath.sin(person.headingRadians);
    double side = (hand == 0 ? 1 : -1) * (holds ? 130 : 230);
    double ahead = holds ? 300 : 60;
    double height = person.look().heightMm();
    return new double[] {
      person.xMm + ahead * c - side * s,
      person.yMm + ahead * s + side * c,
      (holds ? 0.62 : 0.47) * height
    };
  }

  private Figure figure(Person person, long nanos) {
    Arms arms = new Arms(person, nanos);
    Act lean = person.leaning;
    if (lean != null && lean.plate >= 0) {
      double share =
          Math.min(rise((nanos - lean.atNanos) / 1e9), fall((nanos - lean.untilNanos) / 1e9));
      reach(arms, lean, 0, share, "");
    }
    boolean leans = arms.weight[0] > 0;
    Act before = person.reachedBefore;
    Act last = person.reaching;
    int lastHand = last == null ? 1 : hand(last, leans);
    if (before != null && before.plate >= 0) {
      boolean together = last != null && last.atNanos - before.atNanos < 500_000_000L;
      act(arms, before, together && !leans ? 1 - lastHand : lastHand, false);
    }
    if (last != null && last.plate >= 0) {
      act(arms, last, lastHand, true);
    }
    give(arms);
    return new Figure(
        person.number,
        person.party.visitKey,
        person.look(),
        person.xMm,
        person.yMm,
        person.headingRadians,
        person.strideRadians,
        person.speedMmPerS,
        arms.stoop,
        arms.hands[0],
        arms.hands[1]);
  }

  /** One in five reaches with the left. */
  private static int hand(Act act, boolean leans) {
    return !leans && (act.person.number * 31 + act.facing.index() * 7) % 5 == 0 ? 0 : 1;
  }

  private void act(Arms arms, Act act, int hand, boolean last) {
    double after = (arms.nanos - act.atNanos) / 1e9;
    double share = Math.min(rise(after), fall(after));
    reach(arms, act, hand, share, held(act, after, last));
  }

  /** What is in the hand: before it is laid down, and after it was taken until it is stowed. */
  private String held(Act act, double after, boolean last) {
    Unit unit = act.unit;
    if (unit == null) {
      return "";
    }
    boolean holds =
        switch (act.kind) {
          case PUT, RESTOCK -> after > -TAKEN_OUT_SECONDS && after < 0;
          case TAKE -> after >= 0 && after < stowSeconds(act, last) && has(act.person, unit);
          case TOUCH, LEAN, GHOST -> false;
        };
    return holds ? shop.sku(unit.product) : "";
  }

  private static boolean has(Person person, Unit unit) {
    return person.carried.contains(unit);
  }

  /** Two in five go on carrying the last thing in the hand; the others stow it within seconds. */
  private static double stowSeconds(Act act, boolean last) {
    int lot = (act.person.number * 17 + act.facing.index() * 13) % 10;
    return last && lot < 4 ? 1e9 : 1.5 + 0.3 * lot;
  }

  private void reach(Arms arms, Act act, int hand, double share, String sku) {
    Layout.Plate plate = shop.plates().get(act.plate);
    arms.go(hand, share, plate.xMm(), plate.yMm() + GRASP_MM, plate.zMm() + GRASP_MM, sku);
  }

  /** Two hands meet half-way; what was in the one is then in the other. */
  private void give(Arms arms) {
    Gift gave = arms.person.gave;
    Gift got = arms.person.got;
    if (gave != null) {
      meet(arms, gave, 1, gave.to(), true);
    }
    if (got != null) {
      meet(arms, got, 0, got.from(), false);
    }
  }

  private void meet(Arms arms, Gift gift, int hand, Person other, boolean gives) {
    double after = (arms.nanos - gift.atNanos()) / 1e9 - GIVEN_SECONDS;
    double share = Math.min(rise(after), fall(after));
    boolean holds = gives ? after < 0 && after > -GIVEN_SECONDS : after >= 0 && after < 2;
    if (after > 2) {
      return;
    }
    arms.go(
        hand,
        share,
        (arms.person.xMm + other.xMm) / 2,
        (arms.person.yMm + other.yMm) / 2,
        1_050,
        holds ? shop.sku(gift.unit().product) : "");
  }

  private static double rise(double after) {
    return smooth((after + GO_SECONDS) / (GO_SECONDS - THERE_SECONDS));
  }

  private static double fall(double after) {
    return 1 - smooth((after - 0.06) / (BACK_SECONDS - 0.06));
  }

  private static double smooth(double x) {
    double t = Math.max(0, Math.min(1, x));
    return t * t * (3 - 2 * t);
  }
}
