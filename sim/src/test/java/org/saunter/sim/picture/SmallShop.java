package org.saunter.sim.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Layout.Lens;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;
import org.saunter.model.Layout.Wall;
import org.saunter.model.Planogram;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Look;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.Stage.Hand;
import org.saunter.sim.SyntheticShop;

/** A closed room of six by five metres with one gondola along its middle, which looks along +y. */
final class SmallShop {
  static final int WIDTH = 6_000;
  static final int DEPTH = 5_000;
  static final int GONDOLA_Y = 2_000;
  static final long SEED = 9;

  private SmallShop() {}

  static StoreSetup setup(int gondolaHeight, FixtureKind kind) {
    List<Shelf> shelves = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      List<Plate> plates = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        plates.add(
            new Plate(
                "p" + s + i, 1_450 + 300 * (3 - i), GONDOLA_Y, 300 + 400 * s, 296, 400, 9_000));
      }
      shelves.add(new Shelf("s" + s, s + 1, 300 + 400 * s, plates));
    }
    Fixture gondola =
        new Fixture("g", kind, 1_900, GONDOLA_Y, 90, 1_200, 450, gondolaHeight, shelves);
    List<Wall> walls =
        List.of(
            new Wall(0, 0, WIDTH, 0),
            new Wall(WIDTH, 0, WIDTH, DEPTH),
            new Wall(WIDTH, DEPTH, 0, DEPTH),
            new Wall(0, DEPTH, 0, 0));
    Layout layout = new Layout("small", "small", walls, List.of(), List.of(gondola), List.of());
    return new StoreSetup(
        new StoreProfile("small", "saunter", "Small", "EUR", "UTC", true, Map.of()),
        layout,
        SyntheticShop.products(3, 30),
        new Planogram("1", 0, List.of()));
  }

  static StoreSetup setup() {
    return setup(1_500, FixtureKind.GONDOLA);
  }

  static List<Stage.Pile> piles(StoreSetup setup) {
    List<Stage.Pile> piles = new ArrayList<>();
    int n = 0;
    for (Plate plate : setup.layout().plates()) {
      String sku = setup.catalogue().products().get(n++).sku();
      piles.add(new Stage.Pile(List.of(plate.id()), 0, 1, sku, 7, false));
    }
    return piles;
  }

  static Camera camera(int x, int y, int z, int toX, int toY) {
    return new Camera("cam", Lens.PINHOLE, x, y, z, toX, toY, 160, 96, 90, List.of(), 80, 48, 0);
  }

  static Camera fisheye(int x, int y) {
    return new Camera("eye", Lens.FISHEYE, x, y, 2_800, x, y, 128, 128, 45, List.of(), 64, 64, 0);
  }

  static Look look(long seed) {
    double[] clothing = {0.3, -0.4, 0.9, 0.1, -1.2, 0.2, 0.7, -0.5};
    return Look.of(clothing, seed);
  }

  static Figure figure(int number, double x, double y, double heading, Hand right) {
    Hand rest = Hand.AT_REST;
    return new Figure(number, "v" + number, plain(number), x, y, heading, 1, 0, 0, rest, right);
  }

  /** A look without a bag and an aid. */
  private static Look plain(long seed) {
    Look l = look(seed);
    return new Look(
        1_750,
        1.05,
        l.skin(),
        l.hair(),
        l.cut(),
        Look.Head.BARE,
        l.headColour(),
        l.top(),
        l.topColour(),
        l.pattern(),
        l.patternColour(),
        l.bottom(),
        l.bottomColour(),
        l.shoes(),
        Look.Bag.NONE,
        l.bagColour(),
        Look.Aid.NONE,
        l.seed());
  }
}
