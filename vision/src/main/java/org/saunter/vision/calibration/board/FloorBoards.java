package org.saunter.vision.calibration.board;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.saunter.model.BadInputException;
import org.saunter.vision.calibration.CsvTable;
import org.saunter.vision.calibration.pose.MarkedPoint;

/**
 * Boards that lay flat on the floor at known places, as marked points for the pose of a camera.
 * With four boards or more one corner of each counts, the one nearest to its middle: then it does
 * no harm that a board of some 20 cm tells its own direction only to a degree.
 */
public final class FloorBoards {
  private static final int BOARDS_WANTED = 4;
  private static final double PRINT_ERROR = 0.03;
  private static final double MEASURE_MM = 6;

  private FloorBoards() {}

  /**
   * A board on the floor.
   *
   * @param line where it stands in its file; 0 if it comes from elsewhere
   * @param leftXMm outer corner of the board's top left square, likewise y
   * @param rightXMm outer corner of its top right square, likewise y
   */
  public record Placed(
      int line, BoardView view, double leftXMm, double leftYMm, double rightXMm, double rightYMm) {}

  /**
   * Reads where boards lay: {@code camera, picture, left_x_mm, left_y_mm, right_x_mm, right_y_mm}.
   *
   * @param folder where the pictures are
   * @return for each camera its boards
   * @throws BadInputException if a line cannot be used, or its picture shows no board
   */
  public static Map<String, List<Placed>> read(
      List<String> lines, String name, Path folder, Board board) {
    BoardFinder finder = new BoardFinder(board);
    Map<String, List<Placed>> placed = new TreeMap<>();
    for (CsvTable.Row row :
        CsvTable.parse(lines, name)
            .rows("camera", "picture", "left_x_mm", "left_y_mm", "right_x_mm", "right_y_mm")) {
      String picture = row.text("picture");
      Optional<BoardView> view;
      try {
        view = finder.find(folder.resolve(picture));
      } catch (BadInputException e) {
        throw row.bad(e);
      }
      Placed one =
          new Placed(
              row.line(),
              view.orElseThrow(
                  () ->
                      row.bad(
                          new BadInputException(
                              "The picture (" + picture + ") shows no board.",
                              "Maybe it is too far away: its squares must be 8 pixels wide."))),
              row.number("left_x_mm"),
              row.number("left_y_mm"),
              row.number("right_x_mm"),
              row.number("right_y_mm"));
      placed.computeIfAbsent(row.text("camera"), c -> new ArrayList<>()).add(one);
    }
    return placed;
  }

  /** The points of all boards that one camera saw. */
  public static List<MarkedPoint> points(String cameraId, Board board, List<Placed> boards) {
    List<MarkedPoint> points = new ArrayList<>();
    for (Placed placed : boards) {
      double alongX = placed.rightXMm - placed.leftXMm;
      double alongY = placed.rightYMm - placed.leftYMm;
      double length = StrictMath.hypot(alongX, alongY);
      double wanted = board.columns() * board.squareMm();
      if (Math.abs(length - wanted) > PRINT_ERROR * wanted + MEASURE_MM) {
        throw new BadInputException(
            String.format(
                java.util.Locale.ROOT,
                "The top edge of the board in the picture (%s) is (%.0f) mm long; %.0f were"
                    + " expected.",
                placed.view.picture(),
                length,
                wanted),
            "Maybe it was not printed at 100 %, or other corners were measured.");
      }
      double[][] seen = placed.view.points();
      for (double[] p : boards.size() < BOARDS_WANTED ? seen : new double[][] {middle(seen)}) {
        // Down the sheet is to the right of its top edge, seen from above.
        double x = placed.leftXMm + (p[0] * alongX + p[1] * alongY) / length;
        double y = placed.leftYMm + (p[0] * alongY - p[1] * alongX) / length;
        points.add(new MarkedPoint(cameraId, placed.line, p[3], p[4], x, y, 0));
      }
    }
    return points;
  }

  private static double[] middle(double[][] points) {
    double x = 0;
    double y = 0;
    for (double[] p : points) {
      x += p[0] / points.length;
      y += p[1] / points.length;
    }
    double[] middle = points[0];
    for (double[] p : points) {
      if (StrictMath.hypot(p[0] - x, p[1] - y) < StrictMath.hypot(middle[0] - x, middle[1] - y)) {
        middle = p;
      }
    }
    return middle;
  }
}
