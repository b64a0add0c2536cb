package org.saunter.vision.calibration.coverage;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.GateKind;
import org.saunter.model.Layout.Lens;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;
import org.saunter.model.Layout.Wall;

/** Small shops for tests, built like those of the simulator: rows of shelves that look along +y. */
final class Shops {
  private Shops() {}

  /** A shop of rows, one behind the other, 1,800 mm apart. */
  static Layout rows(int rows, int perRow, int highMm, List<Camera> cameras) {
    int width = perRow * 1_200 + 1_800;
    int depth = rows * 1_800;
    List<Fixture> fixtures = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < perRow; i++) {
        fixtures.add(
            fixture(
                (char) ('A' + row) + "" + (i + 1), 1_500 + 1_200 * i, row * 1_800 + 225, highMm));
      }
    }
    return new Layout(
        "corner",
        "convenience",
        List.of(
            new Wall(0, 0, width, 0),
            new Wall(width, 0, width, depth),
            new Wall(width, depth, 0, depth),
            new Wall(0, depth, 0, 0)),
        List.of(
            new Gate("in", GateKind.ENTRY, 0, 1_125, 900),
            new Gate("out", GateKind.EXIT, width, 1_125, 900)),
        fixtures,
        cameras);
  }

  private static Fixture fixture(String id, int xMm, int yMm, int highMm) {
    List<Shelf> shelves = new ArrayList<>();
    for (int s = 0; 300 + 350 * s < highMm; s++) {
      List<Plate> plates = new ArrayList<>();
      for (int p = 0; p < 4; p++) {
        String plate = id + "-" + (s + 1) + "-" + (p + 1);
        int x = xMm + 450 - 300 * p;
        plates.add(new Plate(plate, x, yMm + 5, 300 + 350 * s, 296, 400, 20_000));
      }
      shelves.add(new Shelf(id + "-" + (s + 1), s + 1, 300 + 350 * s, plates));
    }
    return new Fixture(id, FixtureKind.GONDOLA, xMm, yMm, 90, 1_200, 450, highMm, shelves);
  }

  /** A pinhole of 95 degrees that looks from one place to another on the floor. */
  static Camera pinhole(String id, int xMm, int yMm, int toXMm, int toYMm) {
    return new Camera(
        id, Lens.PINHOLE, xMm, yMm, 2_900, toXMm, toYMm, 320, 192, 146.6, List.of(), 160, 96, 0);
  }

  static Camera fisheye(String id, int xMm, int yMm) {
    return new Camera(
        id, Lens.FISHEYE, xMm, yMm, 2_900, xMm, yMm, 480, 480, 152.8, List.of(), 240, 240, 0);
  }
}
