package org.saunter.sim.scene;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Catalogue;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.GateKind;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;
import org.saunter.model.Layout.Wall;
import org.saunter.model.Planogram;
import org.saunter.model.Planogram.Placement;
import org.saunter.sim.Chance;
import org.saunter.sim.Stage.Pile;
import org.saunter.sim.SyntheticShop;

/**
 * A shop of no format: any size, shelves along the walls and across the room, counters, fridges.
 */
final class RandomShop {
  private static final int PRODUCTS = 120;
  private static final double AISLE_MM = 1_150;

  private final Chance chance;
  private final Catalogue catalogue;
  private final List<Fixture> fixtures = new ArrayList<>();
  private final List<Pile> piles = new ArrayList<>();
  private final List<Placement> placements = new ArrayList<>();
  private final int width;
  private final int depth;
  private final Gate in;
  private final Gate out;
  private final boolean oneGate;

  RandomShop(Chance chance, long seed) {
    this.chance = chance;
    catalogue = SyntheticShop.products(seed, PRODUCTS);
    width = (int) chance.uniform(3_500, 13_000);
    depth = (int) chance.uniform(3_500, 9_000);
    in = gate("in", GateKind.ENTRY);
    oneGate = chance.happens(0.4);
    out = oneGate ? in : gate("out", GateKind.EXIT);
  }

  private Gate gate(String id, GateKind kind) {
    int wide = (int) chance.uniform(800, 1_600);
    double share = chance.uniform(0.2, 0.8);
    return switch (chance.below(4)) {
      case 0 -> new Gate(id, kind, (int) (share * width), 0, wide);
      case 1 -> new Gate(id, kind, (int) (share * width), depth, wide);
      case 2 -> new Gate(id, kind, 0, (int) (share * depth), wide);
      default -> new Gate(id, kind, width, (int) (share * depth), wide);
    };
  }

  SyntheticShop build() {
    double along = chance.uniform(0.2, 0.95);
    for (int side = 0; side < 4; side++) {
      if (chance.happens(along)) {
        wall(side);
      }
    }
    rows();
    List<Wall> walls =
        List.of(
            new Wall(0, 0, width, 0),
            new Wall(width, 0, width, depth),
            new Wall(width, depth, 0, depth),
            new Wall(0, depth, 0, 0));
    List<Gate> gates = oneGate ? List.of(in) : List.of(in, out);
    Layout layout = new Layout("random", "random", walls, gates, fixtures, List.of());
    return new SyntheticShop(
        RandomPlace.setup(layout, catalogue, new Planogram("1", 0, placements)), piles);
  }

  /** Shelves along one wall: 0 at y = 0, then anticlockwise. */
  private void wall(int side) {
    double length = side % 2 == 0 ? width : depth;
    double unit = chance.uniform(700, 1_400);
    int deep = (int) chance.uniform(350, 650);
    FixtureKind kind = kind(false);
    double at = 700;
    while (at + unit < length - 700) {
      double middle = at + unit / 2;
      double d = deep / 2.0 + 70;
      double x = side == 0 ? middle : side == 1 ? width - d : side == 2 ? width - middle : d;
      double y = side == 0 ? d : side == 1 ? middle : side == 2 ? depth - d : depth - middle;
      place(kind, x, y, (90 + 90 * side) % 360, new int[] {(int) unit, deep});
      at += unit;
      if (chance.happens(0.15)) {
        at += chance.uniform(200, 1_500);
        kind = kind(false);
      }
    }
  }

  private FixtureKind kind(boolean free) {
    double u = chance.uniform();
    if (u < 0.5) {
      return FixtureKind.GONDOLA;
    }
    if (u < 0.7) {
      return free ? FixtureKind.COUNTER : FixtureKind.FRIDGE;
    }
    return u < 0.85 ? FixtureKind.FREEZER : u < 0.93 ? FixtureKind.CABINET : FixtureKind.COUNTER;
  }

  /** Shelves that stand back to back across the room, counters and chests. */
  private void rows() {
    boolean turned = chance.happens(0.5);
    double across = turned ? width : depth;
    double length = turned ? depth : width;
    double pitch = chance.uniform(1_900, 3_000);
    for (double at = 1_500 + chance.uniform(0, 700); at < across - 1_300; at += pitch) {
      if (chance.happens(0.2)) {
        continue;
      }
      FixtureKind kind = kind(true);
      int unit = (int) chance.uniform(600, 1_350);
      int deep = (int) chance.uniform(320, 560);
      double end = length - AISLE_MM - chance.uniform(0, 1_500);
      for (double s = AISLE_MM + chance.uniform(0, 800); s + unit < end; s += unit) {
        for (int back = 0; back < (kind == FixtureKind.COUNTER ? 1 : 2); back++) {
          double off = at + (back == 0 ? -deep / 2.0 : deep / 2.0);
          double x = turned ? off : s + unit / 2.0;
          double y = turned ? s + unit / 2.0 : off;
          int facing = turned ? (back == 0 ? 180 : 0) : back == 0 ? 270 : 90;
          place(kind, x, y, facing, new int[] {unit, deep});
        }
      }
    }
  }

  /** Stands something unless it would block a gate or another thing. */
  private void place(FixtureKind kind, double x, double y, int facing, int[] size) {
    double halfX = (facing % 180 == 90 ? size[0] : size[1]) / 2.0;
    double halfY = (facing % 180 == 90 ? size[1] : size[0]) / 2.0;
    for (Gate gate : List.of(in, out)) {
      double reach = gate.widthMm() / 2.0 + 550;
      if (Math.abs(gate.xMm() - x) < halfX + reach && Math.abs(gate.yMm() - y) < halfY + reach) {
        return;
      }
    }
    for (Fixture other : fixtures) {
      boolean lies = other.facingDegrees() % 180 == 90;
      double ox = (lies ? other.widthMm() : other.depthMm()) / 2.0;
      double oy = (lies ? other.depthMm() : other.widthMm()) / 2.0;
      if (Math.abs(other.xMm() - x) < halfX + ox - 20
          && Math.abs(other.yMm() - y) < halfY + oy - 20) {
        return;
      }
    }
    String id = "F" + fixtures.size();
    int height = height(kind);
    Fixture bare =
        new Fixture(
            id, kind, (int) x, (int) y, facing, size[0] - 4, size[1] - 4, height, List.of());
    fixtures.add(
        new Fixture(
            id, kind, (int) x, (int) y, facing, size[0] - 4, size[1] - 4, height, shelves(bare)));
  }

  private int height(FixtureKind kind) {
    return switch (kind) {
      case GONDOLA -> (int) chance.uniform(1_200, 2_150);
      case FRIDGE -> (int) chance.uniform(1_900, 2_150);
      case FREEZER -> chance.happens(0.6) ? 900 : 2_000;
      case COUNTER -> (int) chance.uniform(850, 1_100);
      case CABINET -> (int) chance.uniform(1_500, 2_000);
    };
  }

  private List<Shelf> shelves(Fixture f) {
    List<Shelf> shelves = new ArrayList<>();
    if (f.kind() == FixtureKind.COUNTER) {
      if (chance.happens(0.6)) {
        shelves.add(shelf(f, 0, f.heightMm()));
      }
      return shelves;
    }
    if (f.heightMm() < 1_100) {
      shelves.add(shelf(f, 0, f.heightMm() - (int) chance.uniform(150, 350)));
      return shelves;
    }
    int pitch = (int) chance.uniform(280, 420);
    for (int z = (int) chance.uniform(120, 320); z < f.heightMm() - 200; z += pitch) {
      shelves.add(shelf(f, shelves.size(), z));
    }
    return shelves;
  }

  private Shelf shelf(Fixture f, int number, int z) {
    double angle = f.facingDegrees() * (Math.PI / 180);
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    int n = Math.max(1, f.widthMm() / (int) chance.uniform(180, 320));
    int wide = f.widthMm() / n;
    int deep = f.depthMm() - 60;
    List<Plate> plates = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double a = f.widthMm() / 2.0 - (i + 0.5) * wide; // from a shopper's left to right
      Plate plate =
          new Plate(
              f.id() + "-" + (number + 1) + "-" + (i + 1),
              (int) (f.xMm() + s * a + c * 15),
              (int) (f.yMm() - c * a + s * 15),
              z,
              wide - 4,
              deep,
              20_000);
      plates.add(plate);
      stock(plate);
    }
    return new Shelf(f.id() + "-" + (number + 1), number + 1, z, plates);
  }

  private void stock(Plate plate) {
    int kinds = chance.happens(0.8) ? 1 : 2;
    for (int place = 0; place < kinds; place++) {
      if (chance.happens(0.07)) {
        continue; // sold out
      }
      String sku = chance.pick(catalogue.products()).sku();
      int count = 1 + chance.below(18 / kinds);
      piles.add(new Pile(List.of(plate.id()), place, kinds, sku, count, false));
      placements.add(new Placement(plate.id(), sku, count));
    }
  }
}
