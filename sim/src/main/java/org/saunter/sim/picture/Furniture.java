package org.saunter.sim.picture;

import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.Shelf;
import org.saunter.sim.Chance;

/** Gondolas, fridges, freezers, counters, cabinets and gates. */
final class Furniture {
  private static final double BOARD_MM = 28;
  private static final double RAIL_MM = 42;
  private static final double CHEST_MM = 1_150;

  private final Solids solids;
  private final Glass glass;
  private final int frame;
  private final int board;
  private final int back;
  private final int rail;
  private final int plinth;
  private final int steel;
  private final int counter;
  private final int inside;
  private final boolean ends;
  private final boolean doors;

  Furniture(Mesh mesh, Glass glass, Materials materials, long seed) {
    this.glass = glass;
    solids = new Solids(mesh);
    Chance chance = new Chance(seed).fork("furniture");
    int body = Canvas.colour(chance.uniform(), chance.uniform(0, 0.25), chance.uniform(0.1, 0.95));
    frame = materials.plain(body, 0.1);
    board = materials.plain(Canvas.shade(0xF4F2EE, chance.uniform(0.35, 1)), 0.12);
    plinth = materials.plain(Canvas.shade(body, 0.5), 0.1);
    steel = materials.plain(Canvas.shade(0xDDE2E6, chance.uniform(0.5, 1)), 0.3);
    int panel = Canvas.shade(chance.happens(0.5) ? body : 0xE8E6E0, chance.uniform(0.5, 1));
    Canvas holes = new Canvas(16, panel, 3);
    holes.ellipse(0.25, 0.25, 0.09, 0.09, Canvas.shade(panel, 0.4));
    holes.ellipse(0.75, 0.75, 0.09, 0.09, Canvas.shade(panel, 0.4));
    back = materials.textured(holes.texture(), 0.05);
    rail = materials.textured(tags(chance), 0.1);
    Canvas top = new Canvas(64, Canvas.colour(chance.uniform(), 0.3, chance.uniform(0.3, 0.9)), 9);
    counter = materials.textured(top.grain(32, 4, 0.1).texture(), 0.3);
    ends = chance.happens(0.7);
    doors = chance.happens(0.6);
    inside = materials.plain(Canvas.shade(0xF8FAFC, chance.uniform(0.7, 1)), 0.1);
  }

  private static Texture tags(Chance chance) {
    int strip = Canvas.colour(chance.uniform(), chance.uniform(0, 0.8), chance.uniform(0.2, 0.95));
    Canvas canvas = new Canvas(64, strip, 4);
    for (int i = 0; i < 4; i++) {
      double x = i / 4.0 + chance.uniform(0.02, 0.08);
      int paper = chance.happens(0.85) ? 0xFAFAF5 : 0xFFE020;
      canvas.rectangle(x, 0.12, x + 0.13, 0.88, paper);
      canvas.print(x + 0.02, 0.25, x + 0.11, 0.6, 0x303030, chance);
    }
    return canvas.texture();
  }

  void add(Fixture fixture) {
    double heading = fixture.facingDegrees() * (Math.PI / 180);
    solids.at(fixture.xMm(), fixture.yMm(), 0, heading);
    double a = fixture.widthMm() / 2.0;
    double f = fixture.depthMm() / 2.0;
    double h = fixture.heightMm();
    switch (fixture.kind()) {
      case GONDOLA -> gondola(fixture, a, f, h);
      case FRIDGE, FREEZER -> fridge(fixture, a, f, h);
      case COUNTER -> table(a, f, h);
      case CABINET -> cabinet(fixture, a, f, h);
    }
  }

  private void gondola(Fixture fixture, double a, double f, double h) {
    solids.of(back).box(Solids.ALL, 90, new double[] {-a, a, -f, -f + 18, 0, h});
    if (ends) {
      solids.of(frame).box(Solids.ALL, -a, -a + 14, -f, f - 60, 0, h);
      solids.of(frame).box(Solids.ALL, a - 14, a, -f, f - 60, 0, h);
    }
    boards(fixture, a, f, board);
  }

  private void boards(Fixture fixture, double a, double f, int top) {
    double low = h0(fixture);
    solids.of(plinth).box(Solids.STANDING, -a, a, -f + 18, f - 20, 0, low - BOARD_MM);
    for (Shelf shelf : fixture.shelves()) {
      double z = shelf.zMm();
      solids.of(top).box(Solids.ALL, -a, a, -f + 18, f - 4, z - BOARD_MM, z);
      solids.of(rail).box(Solids.FRONT | Solids.TOP | Solids.BACK, 300, rail(a, f, z));
    }
  }

  private static double[] rail(double a, double f, double z) {
    return new double[] {-a, a, f - 4, f + 4, z - RAIL_MM, z + 6};
  }

  private static double h0(Fixture fixture) {
    double low = 120;
    if (!fixture.shelves().isEmpty()) {
      low = fixture.shelves().get(0).zMm();
    }
    return Math.max(BOARD_MM + 1, low);
  }

  /** An upright fridge with or without doors, or a chest with lids. */
  private void fridge(Fixture fixture, double a, double f, double h) {
    double[] at = {fixture.xMm(), fixture.yMm(), fixture.facingDegrees() * (Math.PI / 180)};
    solids.of(steel).box(Solids.ALL, -a, a, -f, -f + 10, 0, h);
    solids.of(inside).box(Solids.FRONT, -a, a, -f, -f + 18, 0, h);
    solids.of(steel).box(Solids.ALL, -a, -a + 12, -f, f, 0, h);
    solids.of(steel).box(Solids.ALL, a - 12, a, -f, f, 0, h);
    boolean cold = fixture.kind() == FixtureKind.FREEZER;
    if (cold && h < CHEST_MM) {
      solids.of(steel).box(Solids.ALL, -a, a, f - 14, f, 0, h);
      solids.box(Solids.ALL, -10, 10, -f, f, h - 20, h + 6);
      glass.lid(at, -a + 12, -10, f - 14, h - 4);
      glass.lid(at, 10, a - 12, f - 14, h - 4);
    } else {
      solids.of(steel).box(Solids.ALL, -a, a, -f, f, h - 70, h);
      if (doors || cold) {
        doors(fixture, at, a, f, h);
      }
    }
    boards(fixture, a, f - 10, board);
  }

  /** Doors of at most 750 mm, with posts between. */
  private void doors(Fixture fixture, double[] at, double a, double f, double h) {
    int n = (int) Math.max(1, Math.ceil(2 * a / 750));
    double low = Math.max(60, h0(fixture) - 90);
    for (int i = 0; i <= n; i++) {
      double m = Math.max(-a + 14, Math.min(a - 14, -a + 2 * a * i / n));
      solids.of(frame).box(Solids.ALL, m - 14, m + 14, f - 26, f + 6, low, h - 70);
    }
    for (int i = 0; i < n; i++) {
      double a0 = -a + 2 * a * i / n + 14;
      glass.door(at, a0, a0 + 2 * a / n - 28, f, low, h - 70);
    }
  }

  private void table(double a, double f, double h) {
    solids.of(frame).box(Solids.STANDING, -a + 30, a - 30, -f + 30, f - 40, 0, h - 40);
    solids.of(counter).box(Solids.ALL, 600, new double[] {-a, a, -f, f, h - 40, h});
  }

  private void cabinet(Fixture fixture, double a, double f, double h) {
    solids.of(frame).box(Solids.ALL, -a, a, -f, -f + 18, 0, h);
    solids.of(frame).box(Solids.ALL, -a, -a + 20, -f, f, 0, h);
    solids.of(frame).box(Solids.ALL, a - 20, a, -f, f, 0, h);
    solids.of(frame).box(Solids.ALL, -a, a, -f, f, h - 25, h);
    boards(fixture, a, f, counter);
  }

  /**
   * Posts on both sides of a gate.
   *
   * @param heading the way through it
   */
  void add(Gate gate, double heading) {
    double half = gate.widthMm() / 2.0;
    solids.at(gate.xMm(), gate.yMm(), 0, heading);
    for (int side = -1; side <= 1; side += 2) {
      double a = side * half;
      solids.of(steel).box(Solids.STANDING, a - 45, a + 45, -280, 280, 0, 980);
      solids.of(frame).box(Solids.STANDING, a - 50, a + 50, -290, 290, 980, 1_010);
    }
  }
}
