package org.saunter.vision.calibration.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.vision.calibration.FloorGrid;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.TestCameras;

class PoseFitTest {
  private static final double NO_HEIGHT = Double.NaN;

  private static FittedCamera fit(
      Camera truth, Freedom freedom, double heightMm, List<MarkedPoint> points) {
    Optics optics =
        freedom == Freedom.PLACE
            ? Optics.of(truth)
            : Optics.plain(truth.lens(), truth.widthPx(), truth.heightPx(), truth.widthPx());
    return PoseFit.fit(new Sought(truth.id(), optics, freedom, heightMm), points);
  }

  /** The largest floor error of ten seeds, over the floor between the points. */
  private static double worstMm(
      Camera truth, Freedom freedom, double heightMm, int count, double noisePx) {
    double worst = 0;
    for (long seed = 1; seed <= 10; seed++) {
      List<MarkedPoint> points = TestCameras.points(truth, count, noisePx, seed);
      FittedCamera found = fit(truth, freedom, heightMm, points);
      assertThat(found.leftOut()).as("seed " + seed).isEmpty();
      worst = Math.max(worst, TestCameras.floorApartMm(truth, found.camera(), points));
    }
    System.out.printf(
        "%s %s, %d points, %.1f px of noise: floor within %.1f mm%n",
        truth.lens(), freedom, count, noisePx, worst);
    return worst;
  }

  @Test
  void exactPointsGiveTheCameraBack() {
    for (Camera truth :
        List.of(
            TestCameras.slanted(), TestCameras.bent(), TestCameras.down(), TestCameras.fisheye())) {
      List<MarkedPoint> points = TestCameras.points(truth, 8, 0, 3);
      FittedCamera found = fit(truth, Freedom.PLACE, NO_HEIGHT, points);
      assertThat(found.rmsPx()).isLessThan(0.2);
      assertThat(TestCameras.floorApartMm(truth, found.camera(), points)).isLessThan(3);
      assertThat(found.camera().zMm()).isCloseTo(truth.zMm(), within(4));
    }
  }

  @Test
  void halfAPixelOfNoiseIsWithinTwentyMillimetresOfFloor() {
    assertThat(worstMm(TestCameras.slanted(), Freedom.PLACE, NO_HEIGHT, 16, 0.5)).isLessThan(20);
    assertThat(worstMm(TestCameras.bent(), Freedom.PLACE, NO_HEIGHT, 16, 0.5)).isLessThan(20);
    assertThat(worstMm(TestCameras.down(), Freedom.PLACE, NO_HEIGHT, 16, 0.5)).isLessThan(20);
    assertThat(worstMm(TestCameras.fisheye(), Freedom.PLACE, NO_HEIGHT, 16, 0.5)).isLessThan(20);
  }

  @Test
  void theFocalLengthIsFoundAsWell() {
    assertThat(worstMm(TestCameras.slanted(), Freedom.FOCAL, NO_HEIGHT, 16, 0.5)).isLessThan(25);
    assertThat(worstMm(TestCameras.down(), Freedom.FOCAL, 2_850, 16, 0.5)).isLessThan(25);
  }

  @Test
  void aWholeLensIsFoundFromManyPoints() {
    assertThat(worstMm(TestCameras.bent(), Freedom.LENS, NO_HEIGHT, 40, 0.5)).isLessThan(35);
    assertThat(worstMm(TestCameras.fisheye(), Freedom.LENS, 2_900, 40, 0.5)).isLessThan(60);
  }

  @Test
  void focalLengthAndHeightCannotBeToldApartFromStraightAbove() {
    Camera truth = TestCameras.down();
    List<MarkedPoint> points = TestCameras.points(truth, 16, 0.5, 1);
    assertThat(fit(truth, Freedom.FOCAL, NO_HEIGHT, points).remarks().toString())
        .contains("cannot be told from the height");
    assertThat(fit(truth, Freedom.FOCAL, 2_850, points).remarks()).isEmpty();
  }

  @Test
  void fourCornersOfASquareSeenFromAboveAreEnough() {
    Camera truth = TestCameras.down();
    CameraModel model = new CameraModel(truth);
    List<MarkedPoint> points = new ArrayList<>();
    for (int[] at : new int[][] {{-800, -800}, {800, -800}, {800, 800}, {-800, 800}}) {
      double[] px = new double[2];
      model.project(truth.xMm() + at[0], truth.yMm() + at[1], 0, px);
      points.add(
          new MarkedPoint("cam-1", 0, px[0], px[1], truth.xMm() + at[0], truth.yMm() + at[1], 0));
    }
    FittedCamera found = fit(truth, Freedom.PLACE, NO_HEIGHT, points);
    assertThat(TestCameras.floorApartMm(truth, found.camera(), points)).isLessThan(3);
  }

  @Test
  void cornersOfShelvesHelp() {
    Camera truth = TestCameras.slanted();
    CameraModel model = new CameraModel(truth);
    List<MarkedPoint> points = new ArrayList<>();
    double[] px = new double[2];
    int[][] corners = {{3_000, 2_400, 0}, {3_000, 2_400, 1_700}, {3_900, 2_400, 1_700}};
    int[][] more = {{3_900, 2_400, 0}, {2_600, 3_600, 0}, {3_400, 3_700, 1_000}};
    for (int[] at : List.of(corners[0], corners[1], corners[2], more[0], more[1], more[2])) {
      model.project(at[0], at[1], at[2], px);
      points.add(new MarkedPoint("cam-1", 0, px[0], px[1], at[0], at[1], at[2]));
    }
    FittedCamera found = fit(truth, Freedom.FOCAL, NO_HEIGHT, points);
    assertThat(found.camera().focalPx()).isCloseTo(truth.focalPx(), within(0.5));
    assertThat(found.camera().zMm()).isCloseTo(truth.zMm(), within(6));
  }

  @Test
  void theExpectedFloorErrorIsHonest() {
    Camera truth = TestCameras.slanted();
    int inside = 0;
    int all = 0;
    for (long seed = 100; seed < 140; seed++) {
      List<MarkedPoint> points = TestCameras.points(truth, 10, 0.5, seed);
      FittedCamera found = fit(truth, Freedom.PLACE, NO_HEIGHT, points);
      FloorGrid grid = FloorGrid.over(2_000, 1_500, 5_000, 4_500, 500);
      FloorError error = FloorError.of(found, grid);
      double[] px = new double[2];
      double[] xy = new double[2];
      for (int cell = 0; cell < grid.cells(); cell++) {
        if (Float.isNaN(error.sdMm()[cell])) {
          continue;
        }
        new CameraModel(truth).project(grid.xMm(cell), grid.yMm(cell), 0, px);
        new CameraModel(found.camera()).level(px[0], px[1], 0, xy);
        double off = Math.hypot(xy[0] - grid.xMm(cell), xy[1] - grid.yMm(cell));
        all++;
        inside += off < error.sdMm()[cell] ? 1 : 0;
      }
    }
    // Within one standard deviation of a place in two dimensions: between 47 and 68 %.
    assertThat(inside / (double) all).as("of " + all).isBetween(0.5, 0.85);
  }

  @Test
  void aWrongPointIsNamedAndLeftOut() {
    for (Camera truth : List.of(TestCameras.slanted(), TestCameras.fisheye())) {
      for (long seed = 1; seed <= 10; seed++) {
        List<MarkedPoint> points = TestCameras.points(truth, 8, 0.5, seed);
        MarkedPoint p = points.get(4);
        points.set(
            4,
            new MarkedPoint(
                p.cameraId(), p.line(), p.xPx(), p.yPx(), p.xMm() + 200, p.yMm(), p.zMm()));
        FittedCamera found = fit(truth, Freedom.PLACE, NO_HEIGHT, points);
        assertThat(found.leftOut()).extracting(PointMiss::number).containsExactly(5);
        assertThat(found.leftOut().getFirst().missMm()).isCloseTo(200, within(35.0));
        assertThat(found.remarks().getFirst().toString())
            .matches(
                "Point \\(5\\) of line 6 is \\(\\d+\\) mm off.*Maybe it was marked wrongly\\.");
      }
    }
  }

  @Test
  void twoLabelsThatWereSwappedAreNamed() {
    List<MarkedPoint> points = TestCameras.points(TestCameras.slanted(), 12, 0.5, 4);
    MarkedPoint a = points.get(2);
    MarkedPoint b = points.get(9);
    points.set(2, new MarkedPoint("cam-1", 4, a.xPx(), a.yPx(), b.xMm(), b.yMm(), 0));
    points.set(9, new MarkedPoint("cam-1", 11, b.xPx(), b.yPx(), a.xMm(), a.yMm(), 0));
    FittedCamera found = fit(TestCameras.slanted(), Freedom.PLACE, NO_HEIGHT, points);
    assertThat(found.leftOut()).extracting(PointMiss::number).containsExactly(3, 10);
  }

  @Test
  void ofFourPointsTheWrongOneCannotBeTold() {
    List<MarkedPoint> points = TestCameras.points(TestCameras.slanted(), 4, 0.2, 4);
    MarkedPoint p = points.get(1);
    points.set(1, new MarkedPoint("cam-1", 3, p.xPx(), p.yPx(), p.xMm() + 400, p.yMm(), 0));
    FittedCamera found = fit(TestCameras.slanted(), Freedom.PLACE, NO_HEIGHT, points);
    assertThat(found.leftOut()).isEmpty();
    assertThat(found.remarks().toString()).contains("contradict each other");
  }

  private static void refused(UnaryOperator<MarkedPoint> change, int count, String... words) {
    refused(TestCameras.slanted(), Freedom.PLACE, change, count, words);
  }

  private static void refused(
      Camera truth,
      Freedom freedom,
      UnaryOperator<MarkedPoint> change,
      int count,
      String... words) {
    List<MarkedPoint> points = TestCameras.points(truth, count, 0.5, 2);
    points.replaceAll(change);
    assertThatThrownBy(() -> fit(truth, freedom, NO_HEIGHT, points))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Maybe")
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  private static MarkedPoint at(MarkedPoint p, double xMm, double yMm) {
    return new MarkedPoint(p.cameraId(), p.line(), p.xPx(), p.yPx(), xMm, yMm, 0);
  }

  private static MarkedPoint seen(MarkedPoint p, double xPx, double yPx) {
    return new MarkedPoint(p.cameraId(), p.line(), xPx, yPx, p.xMm(), p.yMm(), 0);
  }

  @Test
  void whatCannotBeUsedIsSaid() {
    refused(p -> p, 3, "(3) points", "(4)");
    refused(TestCameras.slanted(), Freedom.LENS, p -> p, 9, "(9) points", "printed board");
    refused(p -> at(p, p.xMm(), 1_000 + p.xMm() / 3), 8, "on one line");
    refused(p -> at(p, p.xMm() / 1_000, p.yMm() / 1_000), 8, "metres");
    refused(p -> at(p, p.xMm() / 10, p.yMm() / 10), 8, "centimetres");
    refused(p -> seen(p, p.xPx() * 3, p.yPx() * 3), 8, "outside the image of 640 x 384");
    refused(p -> at(p, 1_500, 2_000 + p.line() % 2), 8, "same place");
    refused(p -> seen(p, 100 + p.line() / 4, 100), 8, "same pixel");
  }

  @Test
  void mirroredCoordinatesAreSaid() {
    for (Camera truth : List.of(TestCameras.slanted(), TestCameras.down(), TestCameras.fisheye())) {
      refused(
          truth, Freedom.PLACE, p -> at(p, p.yMm(), p.xMm()), 8, "mirror", "x and y are swapped");
      refused(truth, Freedom.PLACE, p -> at(p, -p.xMm(), p.yMm()), 8, "mirror");
      refused(truth, Freedom.PLACE, p -> seen(p, p.xPx(), truth.heightPx() - p.yPx()), 8, "mirror");
    }
    refused(TestCameras.slanted(), Freedom.FOCAL, p -> at(p, p.yMm(), p.xMm()), 12, "mirror");
  }

  @Test
  void nonsenseIsNotTakenForACamera() {
    int[] number = {0};
    refused(
        p -> at(p, (number[0]++ * 7_919) % 6_007, (number[0] * 104_729) % 5_003), 10, "(cam-1)");
  }

  @Test
  void whateverIsGivenEndsInACameraOrInWords() {
    int cameras = 0;
    for (long seed = 1; seed <= 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Camera truth = random.nextBoolean() ? TestCameras.bent() : TestCameras.fisheye();
      Freedom freedom = List.of(Freedom.values()).get(random.nextInt(3));
      List<MarkedPoint> points = new ArrayList<>();
      for (int i = random.nextInt(3, 16); i > 0; i--) {
        double reach = random.nextBoolean() ? 5_000 : 1e7;
        points.add(
            new MarkedPoint(
                "cam-1",
                i,
                Math.rint(random.nextDouble(-5, 700)),
                Math.rint(random.nextDouble(0, 500)),
                Math.rint(random.nextDouble(-reach, reach)),
                Math.rint(random.nextDouble(-reach, reach)),
                random.nextInt(4) == 0 ? random.nextDouble(-100, 3_500) : 0));
      }
      try {
        FittedCamera found = fit(truth, freedom, NO_HEIGHT, points);
        assertThat(found.rmsPx()).isFinite();
        assertThat(found.remarks()).as("seed " + seed).isNotEmpty();
        FloorError.of(found, FloorGrid.over(0, 0, 4_000, 4_000, 500));
        cameras++;
      } catch (BadInputException said) {
        assertThat(said.maybe()).as("seed " + seed).startsWith("Maybe ");
      }
    }
    System.out.println(cameras + " of 150 heaps of nonsense made a camera");
  }

  @Test
  void thousandsOfPointsTakeASecond() {
    List<MarkedPoint> points = TestCameras.points(TestCameras.bent(), 3_000, 0.5, 9);
    FittedCamera found = fit(TestCameras.bent(), Freedom.LENS, NO_HEIGHT, points);
    assertThat(found.leftOut()).isEmpty();
    assertThat(TestCameras.floorApartMm(TestCameras.bent(), found.camera(), points)).isLessThan(15);
  }
}
