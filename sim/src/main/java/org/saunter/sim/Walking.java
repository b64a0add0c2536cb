package org.saunter.sim;

import java.util.List;
import org.saunter.sim.Person.Point;

/** How people get from one place to another: along aisles and the two corridors at their ends. */
final class Walking {
  private static final double PERSONAL_MM = 380;

  private final Shop shop;
  private final Chance chance;

  Walking(Shop shop, Chance chance) {
    this.shop = shop;
    this.chance = chance;
  }

  /** Plans the way to a place in front of a row. */
  void plan(Person person, int toRow, double toXMm, double toYMm) {
    person.way.clear();
    int fromRow = rowOf(person.yMm);
    if (fromRow != toRow) {
      double left = ShopBuilder.CORRIDOR_MM / 2.0;
      double right = shop.widthMm() - left;
      boolean viaLeft =
          Math.abs(person.xMm - left) + Math.abs(toXMm - left)
              < Math.abs(person.xMm - right) + Math.abs(toXMm - right);
      double corridor = (viaLeft ? left : right) + chance.uniform(-250, 250);
      double lane = shop.aisleYMm(fromRow) + chance.uniform(-150, 400);
      person.way.add(new Point(person.xMm + (corridor - person.xMm) * 0.1, lane));
      person.way.add(new Point(corridor, lane));
      person.way.add(new Point(corridor, shop.aisleYMm(toRow) + chance.uniform(-150, 400)));
    } else if (Math.abs(person.xMm - toXMm) > 1_200) {
      double lane = shop.aisleYMm(toRow) + chance.uniform(-100, 450);
      person.way.add(new Point(person.xMm + (toXMm - person.xMm) * 0.2, lane));
      person.way.add(new Point(toXMm + (person.xMm - toXMm) * 0.15, lane));
    }
    person.way.add(new Point(toXMm, toYMm));
  }

  private int rowOf(double yMm) {
    return Math.max(
        0, Math.min(shop.format().rows - 1, (int) Math.floor(yMm / shop.format().rowPitchMm)));
  }

  /** One tenth of a second of walking; true when the end of the way is reached. */
  boolean step(Person person) {
    double left = person.speedMmPerTick;
    while (left > 0 && !person.way.isEmpty()) {
      Point next = person.way.peekFirst();
      double dx = next.xMm() - person.xMm;
      double dy = next.yMm() - person.yMm;
      double distance = Math.hypot(dx, dy);
      if (distance <= left) {
        person.xMm = next.xMm();
        person.yMm = next.yMm();
        person.way.removeFirst();
        left -= distance;
      } else {
        person.xMm += dx / distance * left;
        person.yMm += dy / distance * left;
        left = 0;
      }
    }
    return person.way.isEmpty();
  }

  /** People give way a little; they never stand inside each other. */
  void giveWay(List<Person> people) {
    for (int i = 0; i < people.size(); i++) {
      for (int j = i + 1; j < people.size(); j++) {
        Person a = people.get(i);
        Person b = people.get(j);
        double dx = b.xMm - a.xMm;
        double dy = b.yMm - a.yMm;
        double distance = Math.hypot(dx, dy);
        if (distance < PERSONAL_MM && distance > 1 && !isAtExit(a) && !isAtExit(b)) {
          double push = Math.min(20, (PERSONAL_MM - distance) / 4);
          move(a, -dx / distance * push, -dy / distance * push);
          move(b, dx / distance * push, dy / distance * push);
        }
      }
    }
  }

  /** At the gate people go through one by one; pushing there would block it. */
  private boolean isAtExit(Person person) {
    return person.state == Person.State.LEAVING && person.xMm > shop.widthMm() - 1_000;
  }

  private void move(Person person, double dx, double dy) {
    person.xMm = Math.max(100, Math.min(shop.widthMm() - 100.0, person.xMm + dx));
    double y = person.yMm + dy;
    double front = y % shop.format().rowPitchMm;
    if (y > 0 && y < shop.depthMm() && front > ShopBuilder.GONDOLA_DEPTH_MM + 100) {
      person.yMm = y;
    }
  }
}
