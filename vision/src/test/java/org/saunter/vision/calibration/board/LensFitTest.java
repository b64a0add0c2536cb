package org.saunter.vision.calibration.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.calibration.Eye;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;

class LensFitTest {
  private static final Optics PINHOLE =
      new Optics(Lens.PINHOLE, 640, 480, 402.7, 326.2, 236.4, -0.23, 0.07, 0.0009, -0.0007, -0.012);
  private static final Optics FISHEYE =
      new Optics(Lens.FISHEYE, 640, 640, 206.3, 324.1, 317.2, -0.021, 0.0052, -0.0024, 0.0003);
  private static final Board BOARD = Board.on(Paper.A4, Board.Kind.CHARUCO);

  /** A pose that has the middle of the board at a place of the image, so far away, so tilted. */
  static Pose pose(Optics optics, double[] px, double farMm, double[] tilts) {
    double[] ray = new double[3];
    optics.ray(px[0], px[1], ray);
    Pose turned = new Pose(0, 0, 0, tilts[0], tilts[1], tilts[2]);
    double[][] axes = turned.axes();
    double[] middle = {BOARD.columns() * BOARD.squareMm() / 2, BOARD.rows() * BOARD.squareMm() / 2};
    double[] place = {middle[0], middle[1], 0};
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < 3; i++) {
        place[j] -= axes[i][j] * ray[i] * farMm;
      }
    }
    return Pose.of(place, axes);
  }

  /** Poses as a person moves a board about: every part of the image, near and far, tilted. */
  static List<Pose> poses(Optics optics, int count, double nearMm, double farMm, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Pose> poses = new ArrayList<>();
    while (poses.size() < count) {
      double[] px = {
        random.nextDouble(0.15, 0.85) * optics.widthPx(),
        random.nextDouble(0.15, 0.85) * optics.heightPx()
      };
      double[] ray = new double[3];
      optics.ray(px[0], px[1], ray);
      // Held towards the camera, wherever it is, then tilted.
      double[] tilts = {
        -ray[1] + random.nextDouble(-0.6, 0.6),
        ray[0] + random.nextDouble(-0.6, 0.6),
        random.nextDouble(-0.4, 0.4)
      };
      Pose pose = pose(optics, px, random.nextDouble(nearMm, farMm), tilts);
      if (pose.zMm() < -120) {
        poses.add(pose);
      }
    }
    return poses;
  }

  private static List<BoardView> drawn(Optics optics, Board board, List<Pose> poses) {
    BoardPictures pictures = new BoardPictures(optics, board, Paper.A4, 2);
    BoardFinder finder = new BoardFinder(board);
    List<BoardView> views = new ArrayList<>();
    for (int i = 0; i < poses.size(); i++) {
      byte[] gray = pictures.held(poses.get(i), i + 1);
      Optional<BoardView> found =
          finder.find("picture " + (i + 1), optics.widthPx(), optics.heightPx(), gray);
      found.ifPresent(views::add);
    }
    return views;
  }

  private static void tell(String what, Optics truth, LensReport report) {
    System.out.printf(
        "%s: focal %.2f (true %.2f, sd %.2f), rms %.3f px, max %.2f px, cover %.0f %%, %d pictures,"
            + " remarks %s%n",
        what,
        report.optics().focalPx(),
        truth.focalPx(),
        report.spreads()[0],
        report.rmsPx(),
        report.maxPx(),
        100 * report.coverShare(),
        report.pictures().size(),
        report.remarks());
  }

  /** The largest distance between where two lenses put the same direction, inside the image. */
  private static double apartPx(Optics truth, Optics found, double margin) {
    double worst = 0;
    double[] ray = new double[3];
    double[] px = new double[2];
    for (double x = margin; x < truth.widthPx() - margin; x += 16) {
      for (double y = margin; y < truth.heightPx() - margin; y += 16) {
        truth.ray(x, y, ray);
        if (ray[2] > 0.2) { // a fisheye's corners are beyond its image circle
          found.project(ray[0], ray[1], ray[2], px);
          worst = Math.max(worst, Math.hypot(px[0] - x, px[1] - y));
        }
      }
    }
    return worst;
  }

  @Test
  void aPinholeIsMeasuredFromPicturesOfTheBoard() {
    List<BoardView> views = drawn(PINHOLE, BOARD, poses(PINHOLE, 14, 260, 480, 5));
    LensReport report = LensFit.fit(Lens.PINHOLE, views);
    tell("pinhole", PINHOLE, report);
    assertThat(report.optics().focalPx()).isCloseTo(402.7, within(402.7 * 0.005));
    assertThat(report.rmsPx()).isLessThan(0.3);
  }

  @Test
  void aFisheyeIsMeasuredFromPicturesOfTheBoard() {
    List<BoardView> views = drawn(FISHEYE, BOARD, poses(FISHEYE, 14, 150, 300, 6));
    LensReport report = LensFit.fit(Lens.FISHEYE, views);
    tell("fisheye", FISHEYE, report);
    assertThat(report.optics().focalPx()).isCloseTo(206.3, within(206.3 * 0.005));
    assertThat(report.rmsPx()).isLessThan(0.3);
  }

  @Test
  void aPlainChessboardWillDo() {
    Board chess = Board.on(Paper.A4, Board.Kind.CHESS);
    List<BoardView> views = drawn(PINHOLE, chess, poses(PINHOLE, 10, 420, 620, 8));
    LensReport report = LensFit.fit(Lens.PINHOLE, views);
    tell("chessboard", PINHOLE, report);
    assertThat(report.optics().focalPx()).isCloseTo(402.7, within(402.7 * 0.005));
  }

  /** Exact corners of boards, with the noise of a finder. */
  static List<BoardView> exact(Optics optics, List<Pose> poses, double noisePx, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BoardView> views = new ArrayList<>();
    double[] px = new double[2];
    for (Pose pose : poses) {
      Eye eye = new Eye(optics, pose);
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < BOARD.corners(); i++) {
        double[] at = {BOARD.cornerXMm(i), BOARD.cornerYMm(i), 0};
        if (eye.sees(at, px)) {
          double x = px[0] + noisePx * random.nextGaussian();
          double y = px[1] + noisePx * random.nextGaussian();
          points.add(new double[] {at[0], at[1], 0, x, y});
        }
      }
      if (points.size() >= 8) {
        String name = "picture " + (views.size() + 1);
        views.add(
            new BoardView(
                name, optics.widthPx(), optics.heightPx(), points.toArray(double[][]::new)));
      }
    }
    return views;
  }

  @Test
  void bothLensesComeOutOfNoisyCornersAllOverTheImage() {
    for (Optics truth : List.of(PINHOLE, FISHEYE)) {
      for (long seed = 1; seed <= 2; seed++) {
        List<Pose> poses = poses(truth, 20, 160, 420, 40 + seed);
        LensReport report = LensFit.fit(truth.lens(), exact(truth, poses, 0.2, seed));
        assertThat(apartPx(truth, report.optics(), 20)).as("seed " + seed).isLessThan(1.5);
        assertThat(report.optics().focalPx())
            .isCloseTo(truth.focalPx(), within(truth.focalPx() * 0.004));
        assertThat(Math.abs(report.optics().focalPx() - truth.focalPx()))
            .isLessThan(4 * report.spreads()[Optics.FOCAL]);
      }
    }
  }

  @Test
  void aPictureThatDoesNotFitIsLeftOutByName() {
    List<BoardView> views = exact(PINHOLE, poses(PINHOLE, 14, 260, 480, 3), 0.15, 3);
    BoardView bad = views.get(6);
    for (double[] p : bad.points()) {
      p[3] += 14 * Math.sin(p[4] / 25); // a bent board
    }
    LensReport report = LensFit.fit(Lens.PINHOLE, views);
    assertThat(report.remarks().toString()).contains("(" + bad.picture() + ")", "left out");
    assertThat(report.pictures().get(6).isLeftOut()).isTrue();
    assertThat(report.optics().focalPx()).isCloseTo(402.7, within(402.7 * 0.005));
  }

  private static String remarks(List<Pose> poses) {
    return LensFit.fit(Lens.PINHOLE, exact(PINHOLE, poses, 0.15, 4)).remarks().toString();
  }

  @Test
  void poorPicturesAreSaid() {
    assertThat(remarks(poses(PINHOLE, 5, 260, 480, 3))).contains("(5) usable pictures");
    List<Pose> front = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double[] px = {120 + 35 * i, 100 + 25 * i};
      front.add(pose(PINHOLE, px, 300 + 10 * i, new double[3]));
    }
    assertThat(remarks(front)).contains("tilted in only (0) pictures");
    Pose one = poses(PINHOLE, 1, 400, 401, 9).getFirst();
    List<Pose> same = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      same.add(one.moved(0, 0.2 * i));
    }
    assertThat(remarks(same)).contains("Only (1) pictures differ", "No picture has the board");
    List<BoardView> fisheye = exact(FISHEYE, poses(FISHEYE, 16, 160, 300, 6), 0.15, 4);
    assertThat(LensFit.fit(Lens.PINHOLE, fisheye).remarks().toString())
        .contains("of the other kind");
  }

  @Test
  void whatCannotBeUsedIsSaid() {
    List<BoardView> views = exact(PINHOLE, poses(PINHOLE, 4, 260, 480, 3), 0.15, 3);
    assertThatThrownBy(() -> LensFit.fit(Lens.PINHOLE, views.subList(0, 2)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(2) pictures")
        .hasMessageContaining("Maybe");
    views.set(1, new BoardView("small.png", 320, 240, views.get(1).points()));
    assertThatThrownBy(() -> LensFit.fit(Lens.PINHOLE, views))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(small.png) has 320 x 240");
    assertThat(new BoardFinder(BOARD).find("gray", 64, 48, new byte[64 * 48])).isEmpty();
    assertThat(new BoardFinder(Board.on(Paper.A4, Board.Kind.CHESS)).find("g", 9, 9, new byte[81]))
        .isEmpty();
    assertThatThrownBy(() -> new BoardFinder(BOARD).find(Path.of("none.png")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(none.png)");
  }

  @Test
  void nonsenseEndsInRemarks() {
    for (long seed = 1; seed <= 12; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<BoardView> views = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        double[][] points = new double[9][];
        for (int k = 0; k < points.length; k++) {
          int corner = random.nextInt(BOARD.corners());
          points[k] =
              new double[] {
                BOARD.cornerXMm(corner),
                BOARD.cornerYMm(corner),
                0,
                random.nextDouble(640),
                random.nextDouble(480)
              };
        }
        views.add(new BoardView("picture " + i, 640, 480, points));
      }
      Lens lens = random.nextBoolean() ? Lens.PINHOLE : Lens.FISHEYE;
      assertThat(LensFit.fit(lens, views).remarks()).as("seed " + seed).isNotEmpty();
    }
  }
}
