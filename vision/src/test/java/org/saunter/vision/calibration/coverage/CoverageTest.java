package org.saunter.vision.calibration.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Layout.Lens;
import org.saunter.model.Layout.Wall;
import org.saunter.vision.calibration.FloorGrid;

class CoverageTest {
  private static Layout room(List<Fixture> fixtures, List<Camera> cameras) {
    return new Layout(
        "room",
        "kiosk",
        List.of(
            new Wall(0, 0, 8_000, 0),
            new Wall(8_000, 0, 8_000, 6_000),
            new Wall(8_000, 6_000, 0, 6_000),
            new Wall(0, 6_000, 0, 0)),
        List.of(),
        fixtures,
        cameras);
  }

  private static Fixture shelf(String id, int xMm, int yMm, int facing, int highMm) {
    return new Fixture(id, FixtureKind.GONDOLA, xMm, yMm, facing, 2_000, 500, highMm, List.of());
  }

  @Test
  void aCameraThatLooksDownSeesARectangle() {
    Camera down = Shops.pinhole("cam", 4_000, 3_000, 4_000, 3_000);
    Coverage coverage = Coverage.of(room(List.of(), List.of(down)));
    double halfX = 160 / 146.6 * 2_900;
    double halfY = 96 / 146.6 * 2_900;
    for (int cell = 0; cell < coverage.grid().cells(); cell++) {
      if (!coverage.isStandable(cell)) {
        continue;
      }
      double x = coverage.grid().xMm(cell);
      double y = coverage.grid().yMm(cell);
      boolean isIn = Math.abs(x - 4_000) < halfX && Math.abs(y - 3_000) < halfY;
      assertThat(coverage.isSeen("cam", Part.FOOT, x, y)).as(x + ", " + y).isEqualTo(isIn);
      boolean hasHead =
          Math.abs(x - 4_000) < halfX * 1_300 / 2_900
              && Math.abs(y - 3_000) < halfY * 1_300 / 2_900;
      assertThat(coverage.isSeen("cam", Part.HEAD, x, y)).isEqualTo(hasHead);
      if (hasHead) {
        assertThat(coverage.visibleShare("cam", x, y)).isEqualTo(1);
      }
    }
    assertThat(coverage.pxPerMetre("cam", 4_050, 3_050)).isCloseTo(146.6 / 1.7, within(1.0));
    double area = coverage.cameraFigures().getFirst().footSquareMetres();
    assertThat(area).isCloseTo(2 * halfX * 2 * halfY * 1e-6, within(0.8));
    assertThat(coverage.squareMetres()).isCloseTo(48, within(3.5));
  }

  @Test
  void whatIsHiddenIsHiddenFromEveryStepOfTheWay() {
    SplittableRandom random = new SplittableRandom(12);
    for (int trial = 0; trial < 300; trial++) {
      Fixture shelf =
          shelf(
              "A",
              random.nextInt(2_000, 6_000),
              random.nextInt(2_000, 4_000),
              random.nextInt(360),
              random.nextInt(500, 2_600));
      Obstacles obstacles = new Obstacles(room(List.of(shelf), List.of()));
      double[] eye = {
        random.nextDouble(100, 7_900),
        random.nextDouble(100, 5_900),
        random.nextDouble(1_800, 3_000)
      };
      double x = random.nextDouble(100, 7_900);
      double y = random.nextDouble(100, 5_900);
      if (obstacles.isTaken(x, y, 20) || obstacles.isTaken(eye[0], eye[1], 20)) {
        continue;
      }
      double lowest = obstacles.lowestSeenMm(eye, x, y);
      for (double z : new double[] {0, 400, 1_000, 1_600}) {
        boolean isHidden = walked(shelf, eye, new double[] {x, y, z});
        assertThat(obstacles.isHidden(eye, new double[] {x, y, z}))
            .as("seed 12, trial " + trial + ", z " + z)
            .isEqualTo(isHidden);
        if (Math.abs(z - lowest) > 2) {
          assertThat(z < lowest).as("trial " + trial + ", z " + z).isEqualTo(isHidden);
        }
      }
    }
  }

  /** Whether the line of sight is ever inside the box, by walking along it. */
  private static boolean walked(Fixture f, double[] eye, double[] to) {
    double c = Math.cos(Math.toRadians(f.facingDegrees()));
    double s = Math.sin(Math.toRadians(f.facingDegrees()));
    for (int i = 0; i <= 20_000; i++) {
      double t = i / 20_000.0;
      double dx = eye[0] + t * (to[0] - eye[0]) - f.xMm();
      double dy = eye[1] + t * (to[1] - eye[1]) - f.yMm();
      double z = eye[2] + t * (to[2] - eye[2]);
      if (z < f.heightMm()
          && Math.abs(dx * c + dy * s) < f.depthMm() / 2.0
          && Math.abs(dx * s - dy * c) < f.widthMm() / 2.0) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aHighShelfMakesABlindSpotBehindIt() {
    Fixture high = shelf("B2", 4_000, 3_000, 270, 2_200);
    Camera camera = Shops.pinhole("cam", 4_000, 600, 4_000, 3_000);
    Coverage coverage = Coverage.of(room(List.of(high), List.of(camera)));
    List<BlindSpot> spots = coverage.blindSpots();
    assertThat(spots.getFirst().kind()).isEqualTo(BlindSpot.Kind.NOBODY_SEEN);
    assertThat(spots).anyMatch(s -> s.place().equals("behind B2") && s.squareMetres() > 0.5);
    assertThat(spots.getFirst().sentence())
        .matches("No camera sees people .* \\(\\d+\\.\\d m2\\)\\.");
    assertThat(coverage.visibleShare("cam", 4_000, 3_500)).isZero();
    assertThat(coverage.visibleShare("cam", 4_000, 2_300)).isGreaterThan(0.8);
    int cell = coverage.grid().cellAt(spots.getFirst().xMm(), spots.getFirst().yMm());
    assertThat(coverage.cameras(cell)).isZero();
    Camera other = Shops.fisheye("two", 4_000, 5_000);
    Coverage both = Coverage.of(room(List.of(high), List.of(camera, other)));
    assertThat(both.blindSpots())
        .noneMatch(s -> s.kind() == BlindSpot.Kind.NOBODY_SEEN && s.place().equals("behind B2"));
    assertThat(both.share(1)).isGreaterThan(coverage.share(1));
  }

  @Test
  void aLowCounterHidesOnlyTheFeet() {
    Fixture counter = shelf("C1", 4_000, 3_000, 270, 1_100);
    Camera camera = Shops.pinhole("cam", 4_000, 400, 4_000, 3_400);
    Coverage coverage = Coverage.of(room(List.of(counter), List.of(camera)));
    assertThat(coverage.isSeen("cam", Part.FOOT, 4_000, 3_500)).isFalse();
    assertThat(coverage.isSeen("cam", Part.HEAD, 4_000, 3_500)).isTrue();
    assertThat(coverage.blindSpots())
        .anyMatch(s -> s.kind() == BlindSpot.Kind.NO_FEET && s.place().equals("behind C1"));
  }

  @Test
  void wallsHideToo() {
    Layout divided =
        new Layout(
            "divided",
            "kiosk",
            List.of(
                new Wall(0, 0, 6_000, 0),
                new Wall(6_000, 0, 6_000, 4_000),
                new Wall(6_000, 4_000, 0, 4_000),
                new Wall(0, 4_000, 0, 0),
                new Wall(3_000, 0, 3_000, 2_500)),
            List.of(),
            List.of(),
            List.of(Shops.fisheye("cam", 1_500, 1_500)));
    Coverage coverage = Coverage.of(divided);
    assertThat(coverage.isSeen("cam", Part.HEAD, 3_600, 1_500)).isFalse();
    assertThat(coverage.isSeen("cam", Part.HEAD, 3_600, 3_500)).isTrue();
    assertThat(coverage.isSeen("cam", Part.HEAD, 1_600, 2_500)).isTrue();
  }

  @Test
  void aBentLensDoesNotFoldFarPlacesIntoItsImage() {
    Camera bent =
        new Camera(
            "cam",
            Lens.PINHOLE,
            1_000,
            3_000,
            2_900,
            1_000,
            3_000,
            320,
            192,
            150,
            List.of(-0.3, 0.0, 0.0, 0.0, 0.0),
            160,
            96,
            0);
    Coverage coverage = Coverage.of(room(List.of(), List.of(bent)));
    assertThat(coverage.isSeen("cam", Part.FOOT, 1_000, 3_000)).isTrue();
    assertThat(coverage.isSeen("cam", Part.FOOT, 7_500, 3_000)).isFalse();
    assertThat(coverage.isSeen("cam", Part.HEAD, 6_000, 3_000)).isFalse();
  }

  @Test
  void frontsOfPlatesAreSeenFromTheFront() {
    Layout shop =
        Shops.rows(
            2,
            2,
            1_750,
            List.of(
                Shops.pinhole("front", 2_100, 1_500, 2_100, 600),
                Shops.pinhole("above", 2_100, 2_000, 2_100, 2_000)));
    List<PlateSight> plates = Coverage.of(shop).plates();
    assertThat(plates).hasSize(shop.plates().size());
    PlateSight top =
        plates.stream().filter(p -> p.plateId().equals("A1-4-2")).findFirst().orElseThrow();
    assertThat(top.bestCameraId()).isEqualTo("front");
    assertThat(top.pxPer100Mm()).isBetween(3.0, 12.0);
    PlateSight low =
        plates.stream().filter(p -> p.plateId().equals("A1-1-2")).findFirst().orElseThrow();
    assertThat(low.pxPer100Mm()).isLessThan(top.pxPer100Mm());
    assertThat(plates.stream().filter(p -> p.plateId().startsWith("B")))
        .allSatisfy(p -> assertThat(p.cameras()).isZero());
  }

  @Test
  void answersAreTheSameEveryTimeAndNothingOutside() {
    Layout shop = Shops.rows(2, 3, 2_050, List.of(Shops.fisheye("cam", 2_500, 1_200)));
    Coverage one = Coverage.of(shop, 50);
    Coverage two = Coverage.of(shop, 50);
    FloorGrid grid = one.grid();
    for (int cell = 0; cell < grid.cells(); cell += 7) {
      double x = grid.xMm(cell);
      double y = grid.yMm(cell);
      assertThat(one.visibleShare("cam", x, y)).isEqualTo(two.visibleShare("cam", x, y));
      assertThat(one.visibleShare("cam", x, y)).isBetween(0.0, 1.0);
    }
    assertThat(one.visibleShare("cam", -5_000, 0)).isZero();
    assertThat(one.visibleShare("cam", 1e12, Double.NaN)).isZero();
    // Where nobody can stand, the next place counts: a tracker may be a little off.
    assertThat(one.visibleShare("cam", 2_500, 450 + 40)).isGreaterThan(0.5);
    assertThatThrownBy(() -> one.visibleShare("cam-9", 0, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(cam-9)");
  }

  @Test
  void strangeLayoutsAreTakenOrRefusedInWords() {
    Layout nothing = new Layout("none", "", List.of(), List.of(), List.of(), List.of());
    Coverage coverage = Coverage.of(nothing);
    assertThat(coverage.share(Part.HEAD, 1)).isZero();
    assertThat(coverage.plates()).isEmpty();
    assertThat(CoverageDrawing.svg(coverage)).startsWith("<svg");
    Layout open =
        new Layout(
            "open",
            "",
            List.of(),
            List.of(),
            List.of(shelf("A", 0, 0, 90, 1_500)),
            List.of(Shops.fisheye("cam", 0, 900)));
    assertThat(Coverage.of(open).share(1)).isBetween(0.3, 1.0);
    assertThatThrownBy(() -> Coverage.of(nothing, 7)).isInstanceOf(BadInputException.class);
    Layout huge =
        new Layout(
            "huge",
            "",
            List.of(new Wall(0, 0, 2_000_000_000, 0), new Wall(0, 0, 0, 2_000_000_000)),
            List.of(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> Coverage.of(huge))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Maybe the layout is not in millimetres");
    Camera camera = Shops.fisheye("twin", 100, 100);
    assertThatThrownBy(() -> Coverage.of(room(List.of(), List.of(camera, camera))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(twin)");
  }

  @Test
  void theDrawingIsAnImageOfEverything() throws Exception {
    Layout shop =
        Shops.rows(
            3,
            4,
            2_050,
            List.of(
                Shops.pinhole("cam<1>", 550, 1_075, 1_964, 2_489),
                Shops.fisheye("cam&2", 3_300, 2_900)));
    String svg = CoverageDrawing.svg(Coverage.of(shop));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(4);
    assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(4);
    assertThat(svg).contains("cam&lt;1&gt;", "cam&amp;2", "m2 of floor", "B3", "nobody is seen");
    assertThat(svg.length()).isLessThan(120_000);
  }
}
