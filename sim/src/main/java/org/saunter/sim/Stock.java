package org.saunter.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which units lie on which facing. Units are conserved: they move, they never appear or vanish. */
final class Stock {
  private static final int UNITS_PER_PLATE = 12;

  private final Shop shop;
  private final Chance chance;
  private final List<List<Unit>> units = new ArrayList<>();
  private long made;

  Stock(Shop shop, Chance chance) {
    this.shop = shop;
    this.chance = chance;
    for (Facing facing : shop.facings()) {
      units.add(new ArrayList<>());
      fill(facing);
    }
  }

  /** How many units of each product a full facing holds. */
  static int unitsPerProduct(Facing facing) {
    return Math.max(4, UNITS_PER_PLATE * facing.plates().size() / facing.products().size());
  }

  private void fill(Facing facing) {
    for (int product : facing.products()) {
      for (int i = 0; i < unitsPerProduct(facing); i++) {
        lay(make(product), facing);
      }
    }
  }

  /** A new unit from the stock room, with its own weight; one in ten spreads three times as far. */
  Unit make(int product) {
    made++;
    double sd = shop.spreadGrams()[product];
    double far = Math.max(-3.5, Math.min(3.5, chance.normal()));
    double mean = shop.unitGrams()[product];
    return new Unit(product, Math.max(0.5 * mean, mean + sd * far));
  }

  long made() {
    return made;
  }

  /** Lays a unit somewhere on a facing; on a wide one it mostly bears on two plates. */
  void lay(Unit unit, Facing facing) {
    List<Integer> plates = facing.plates();
    int n = plates.size();
    int first = chance.below(n);
    if (n == 1 || chance.happens(0.1)) {
      unit.plates = new int[] {plates.get(first)};
      unit.shares = new double[] {1};
    } else if (n >= 3 && chance.happens(0.12)) {
      double a = chance.uniform(0.15, 0.3);
      double b = chance.uniform(0.15, 0.3);
      unit.plates = new int[] {plates.get(1), plates.get(0), plates.get(2)};
      unit.shares = new double[] {1 - a - b, a, b};
    } else {
      int second = first == 0 ? 1 : first == n - 1 ? n - 2 : first + (chance.happens(0.5) ? 1 : -1);
      double share = chance.uniform(0.5, 0.92);
      unit.plates = new int[] {plates.get(first), plates.get(second)};
      unit.shares = new double[] {share, 1 - share};
    }
    units.get(facing.index()).add(unit);
  }

  /** Removes a unit of a product from a facing; null if none is left. */
  @Nullable Unit remove(Facing facing, int product) {
    List<Unit> here = units.get(facing.index());
    int n = count(facing, product);
    if (n == 0) {
      return null;
    }
    int nth = chance.below(n);
    for (int i = 0; i < here.size(); i++) {
      if (here.get(i).product == product && nth-- == 0) {
        return here.remove(i);
      }
    }
    return null;
  }

  int count(Facing facing, int product) {
    int n = 0;
    for (Unit unit : units.get(facing.index())) {
      if (unit.product == product) {
        n++;
      }
    }
    return n;
  }

  /** Products that lie on a facing where they do not belong. */
  List<Integer> foreign(Facing facing) {
    List<Integer> foreign = new ArrayList<>();
    for (Unit unit : units.get(facing.index())) {
      if (!facing.products().contains(unit.product)) {
        foreign.add(unit.product);
      }
    }
    return foreign;
  }

  /** Units that lie on shelves now. */
  long lying() {
    long n = 0;
    for (List<Unit> here : units) {
      n += here.size();
    }
    return n;
  }

  /** All units of a facing. */
  List<Unit> on(Facing facing) {
    return units.get(facing.index());
  }
}
