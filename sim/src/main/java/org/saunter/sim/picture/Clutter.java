package org.saunter.sim.picture;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.Wall;
import org.saunter.sim.Chance;

/**
 * What else stands about: in a shop a plant or boxes in a corner, mats and posters; on open ground
 * cars, poles, bushes and bins. The same for the same layout and seed, so that those who place
 * people can keep clear of it.
 */
public final class Clutter {
  private static final double CORNER_MM = 330;

  /** What a thing is. */
  enum Kind {
    PLANT,
    BOXES,
    BIN,
    MAT,
    POSTER,
    CAR,
    POLE,
    BUSH,
    PATCH,
    BUILDING
  }

  /**
   * Something that nobody can walk through.
   *
   * @param xMm middle on the floor, likewise y
   */
  public record Obstacle(double xMm, double yMm, double radiusMm) {}

  private record Item(Kind kind, double x, double y, double heading, long seed) {}

  private Clutter() {}

  /** Everything in the way in a place that {@link Painter} draws with this seed. */
  public static List<Obstacle> obstacles(Layout layout, long seed) {
    List<Obstacle> obstacles = new ArrayList<>();
    for (Item item : items(layout, seed)) {
      switch (item.kind()) {
        case MAT, POSTER, PATCH -> {}
        case BUILDING -> {
          for (int i = -2; i <= 2; i++) {
            obstacles.add(
                new Obstacle(
                    item.x() + i * 4_000 * StrictMath.sin(item.heading()),
                    item.y() - i * 4_000 * StrictMath.cos(item.heading()),
                    6_000));
          }
        }
        case PLANT, BIN -> obstacles.add(new Obstacle(item.x(), item.y(), 260));
        case BOXES -> obstacles.add(new Obstacle(item.x(), item.y(), 330));
        case POLE -> obstacles.add(new Obstacle(item.x(), item.y(), 150));
        case BUSH -> obstacles.add(new Obstacle(item.x(), item.y(), 700));
        case CAR -> {
          for (int i = -1; i <= 1; i++) {
            obstacles.add(
                new Obstacle(
                    item.x() + i * 1_400 * StrictMath.cos(item.heading()),
                    item.y() + i * 1_400 * StrictMath.sin(item.heading()),
                    1_050));
          }
        }
      }
    }
    return obstacles;
  }

  private static List<Item> items(Layout layout, long seed) {
    Chance chance = new Chance(seed).fork("clutter");
    List<Item> items = new ArrayList<>();
    if (layout.walls().isEmpty()) {
      outdoors(Space.of(layout), chance, items);
      return items;
    }
    int glass = Room.windowWall(layout, seed);
    for (int i = 0; i < layout.walls().size(); i++) {
      corner(layout, layout.walls().get(i), chance, items);
      if (i != glass) {
        posters(layout, layout.walls().get(i), chance, items);
      }
    }
    for (Gate gate : layout.gates()) {
      if (chance.happens(0.4)) {
        items.add(
            new Item(Kind.MAT, gate.xMm(), gate.yMm(), heading(layout, gate), number(chance)));
      }
    }
    return items;
  }

  private static long number(Chance chance) {
    return (long) (chance.uniform() * 1e15);
  }

  private static void outdoors(Space space, Chance chance, List<Item> items) {
    int cars = chance.happens(0.6) ? chance.below(14) : 0;
    double street = chance.uniform(0, Math.PI);
    for (int i = chance.below(4); i > 0; i--) {
      items.add(item(Kind.PATCH, space, street + Math.PI / 2 * chance.below(2), chance));
    }
    for (int i = chance.below(4); i > 0; i--) {
      double way = chance.uniform(0, 2 * Math.PI);
      double far = chance.uniform(19_000, 42_000);
      double x = (space.x0() + space.x1()) / 2 + far * StrictMath.cos(way);
      double y = (space.y0() + space.y1()) / 2 + far * StrictMath.sin(way);
      double heading = way + Math.PI + chance.uniform(-0.5, 0.5);
      items.add(new Item(Kind.BUILDING, x, y, heading, number(chance)));
    }
    for (int i = 0; i < cars; i++) {
      double heading = chance.happens(0.8) ? street : street + Math.PI / 2;
      items.add(item(Kind.CAR, space, heading, chance));
    }
    for (int i = chance.below(5); i > 0; i--) {
      items.add(item(Kind.POLE, space, 0, chance));
    }
    for (int i = chance.below(5); i > 0; i--) {
      items.add(item(Kind.BUSH, space, 0, chance));
    }
    for (int i = chance.below(4); i > 0; i--) {
      items.add(item(Kind.BIN, space, 0, chance));
    }
    for (int i = chance.below(3); i > 0; i--) {
      items.add(item(Kind.BOXES, space, chance.uniform(0, 6), chance));
    }
  }

  private static Item item(Kind kind, Space space, double heading, Chance chance) {
    return new Item(
        kind,
        chance.uniform(space.x0(), space.x1()),
        chance.uniform(space.y0(), space.y1()),
        heading,
        number(chance));
  }

  /** Something in the corner where a wall begins. */
  private static void corner(Layout layout, Wall wall, Chance chance, List<Item> items) {
    double length = Math.max(1, length(wall));
    double tx = (wall.x2Mm() - wall.x1Mm()) / length;
    double ty = (wall.y2Mm() - wall.y1Mm()) / length;
    double x = wall.x1Mm() + CORNER_MM * (tx - ty);
    double y = wall.y1Mm() + CORNER_MM * (ty + tx);
    Kind[] kinds = {Kind.PLANT, Kind.BOXES, Kind.BIN};
    if (chance.happens(0.45) && clear(layout, x, y)) {
      items.add(new Item(kinds[chance.below(3)], x, y, chance.uniform(0, 1.5), number(chance)));
    }
  }

  private static void posters(Layout layout, Wall wall, Chance chance, List<Item> items) {
    double length = Math.max(1, length(wall));
    double tx = (wall.x2Mm() - wall.x1Mm()) / length;
    double ty = (wall.y2Mm() - wall.y1Mm()) / length;
    for (double at = 900; at < length - 900; at += 1_400) {
      boolean free = true;
      double px = wall.x1Mm() + tx * at;
      double py = wall.y1Mm() + ty * at;
      for (Gate gate : layout.gates()) {
        double dx = gate.xMm() - px;
        double dy = gate.yMm() - py;
        free &= dx * dx + dy * dy > 1_400.0 * 1_400;
      }
      if (chance.happens(0.3) && free) {
        items.add(new Item(Kind.POSTER, px, py, StrictMath.atan2(tx, -ty), number(chance)));
      }
    }
  }

  private static boolean clear(Layout layout, double x, double y) {
    for (Fixture f : layout.fixtures()) {
      double reach = (f.widthMm() + f.depthMm()) / 2.0 + 300;
      if (Math.abs(f.xMm() - x) < reach && Math.abs(f.yMm() - y) < reach) {
        double c = StrictMath.cos(f.facingDegrees() * (Math.PI / 180));
        double s = StrictMath.sin(f.facingDegrees() * (Math.PI / 180));
        double a = s * (x - f.xMm()) - c * (y - f.yMm());
        double d = c * (x - f.xMm()) + s * (y - f.yMm());
        if (Math.abs(a) < f.widthMm() / 2.0 + 280 && Math.abs(d) < f.depthMm() / 2.0 + 280) {
          return false;
        }
      }
    }
    for (Gate g : layout.gates()) {
      double dx = g.xMm() - x;
      double dy = g.yMm() - y;
      if (dx * dx + dy * dy < 1_300.0 * 1_300) {
        return false;
      }
    }
    return true;
  }

  static double length(Wall wall) {
    double dx = wall.x2Mm() - wall.x1Mm();
    double dy = wall.y2Mm() - wall.y1Mm();
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** The way through a gate: across the wall that it is nearest to. */
  static double heading(Layout layout, Gate gate) {
    double best = Double.MAX_VALUE;
    double heading = 0;
    for (Wall wall : layout.walls()) {
      double length = Math.max(1, length(wall));
      double tx = (wall.x2Mm() - wall.x1Mm()) / length;
      double ty = (wall.y2Mm() - wall.y1Mm()) / length;
      double dx = gate.xMm() - wall.x1Mm();
      double dy = gate.yMm() - wall.y1Mm();
      double along = Math.max(0, Math.min(length, dx * tx + dy * ty));
      double ex = dx - along * tx;
      double ey = dy - along * ty;
      if (ex * ex + ey * ey < best) {
        best = ex * ex + ey * ey;
        heading = StrictMath.atan2(tx, -ty);
      }
    }
    return heading;
  }

  /** Adds everything to a mesh. */
  static void add(Layout layout, Mesh mesh, Materials materials, long seed) {
    ClutterShapes shapes = new ClutterShapes(materials);
    int patches = 0;
    for (Item item : items(layout, seed)) {
      Chance own = new Chance(item.seed());
      Solids at = new Solids(mesh).at(item.x(), item.y(), 0, item.heading());
      switch (item.kind()) {
        case PLANT -> shapes.plant(at, own);
        case BOXES -> shapes.boxes(at, own);
        case BIN -> shapes.bin(at, own);
        case MAT -> shapes.mat(at, own);
        case POSTER -> shapes.poster(at, own);
        case CAR -> shapes.car(at, own);
        case POLE -> shapes.pole(at, own);
        case BUSH -> shapes.bush(at, own);
        case PATCH -> shapes.patch(at, own, patches++);
        case BUILDING -> shapes.building(at, own);
      }
    }
  }
}
