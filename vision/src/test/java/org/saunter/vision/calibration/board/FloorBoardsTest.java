package org.saunter.vision.calibration.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;
import org.saunter.vision.calibration.TestCameras;
import org.saunter.vision.calibration.pose.FittedCamera;
import org.saunter.vision.calibration.pose.Freedom;
import org.saunter.vision.calibration.pose.MarkedPoint;
import org.saunter.vision.calibration.pose.PoseFit;
import org.saunter.vision.calibration.pose.Sought;

class FloorBoardsTest {
  private static final Board BOARD = Board.on(Paper.A3, Board.Kind.CHESS);
  private static final Camera CAMERA =
      new Camera(
          "cam-1",
          Lens.PINHOLE,
          1_000,
          800,
          2_700,
          2_300,
          1_900,
          1_280,
          768,
          720,
          List.of(),
          640,
          384,
          4);

  /** A board whose top left corner is at a place and whose top edge points that way. */
  private static FloorBoards.Placed lay(
      BoardPictures pictures, double xMm, double yMm, double degrees, long seed) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));
    double[] along = {c, s, 0};
    double[] across = {s, -c, 0};
    byte[] gray = pictures.draw(Pose.of(CAMERA), new double[] {xMm, yMm, 0}, along, across, seed);
    BoardView view = new BoardFinder(BOARD).find("floor-" + seed, 1_280, 768, gray).orElseThrow();
    double edge = BOARD.columns() * BOARD.squareMm();
    return new FloorBoards.Placed(0, view, xMm, yMm, xMm + c * edge, yMm + s * edge);
  }

  private static FittedCamera fit(List<MarkedPoint> points) {
    return PoseFit.fit(new Sought("cam-1", Optics.of(CAMERA), Freedom.PLACE, Double.NaN), points);
  }

  @Test
  void boardsOnTheFloorGiveThePose() {
    BoardPictures pictures = new BoardPictures(Optics.of(CAMERA), BOARD, Paper.A3, 2);
    List<FloorBoards.Placed> boards = new ArrayList<>();
    boards.add(lay(pictures, 1_600, 1_700, 20, 1));
    boards.add(lay(pictures, 2_700, 2_600, -75, 2));
    List<MarkedPoint> two = FloorBoards.points("cam-1", BOARD, boards);
    FittedCamera rough = fit(two);
    double apart = TestCameras.floorApartMm(CAMERA, rough.camera(), two);
    System.out.printf("two boards: floor within %.1f mm, %s%n", apart, rough.remarks());
    assertThat(apart).isLessThan(20);
    boards.add(lay(pictures, 900, 2_400, 140, 3));
    boards.add(lay(pictures, 2_600, 1_000, 64, 4));
    List<MarkedPoint> four = FloorBoards.points("cam-1", BOARD, boards);
    assertThat(four).hasSize(4);
    apart = TestCameras.floorApartMm(CAMERA, fit(four).camera(), four);
    System.out.printf("four boards: floor within %.1f mm%n", apart);
    assertThat(apart).isLessThan(10);
  }

  @Test
  void anEdgeOfTheWrongLengthIsSaid() {
    BoardView view = new BoardView("a.png", 10, 10, new double[][] {{35, 35, 0, 1, 1}});
    assertThatThrownBy(
            () ->
                FloorBoards.points(
                    "cam-1", BOARD, List.of(new FloorBoards.Placed(3, view, 0, 0, 200, 0))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(a.png)")
        .hasMessageContaining("(200) mm")
        .hasMessageContaining("Maybe it was not printed at 100 %");
  }
}
