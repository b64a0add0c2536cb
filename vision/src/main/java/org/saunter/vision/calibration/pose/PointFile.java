package org.saunter.vision.calibration.pose;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.vision.calibration.CsvTable;

/**
 * Marked points as a table: {@code camera, x_px, y_px} and either {@code x_mm, y_mm} with perhaps
 * {@code z_mm}, or {@code place} with the name of a corner of the furniture.
 */
public final class PointFile {
  private PointFile() {}

  /**
   * Reads all points.
   *
   * @param name of the file, for what is said about it
   * @param layout the furniture whose corners may be named
   * @throws BadInputException with the number of the first line that cannot be used
   */
  public static List<MarkedPoint> parse(List<String> lines, String name, Layout layout) {
    CsvTable table = CsvTable.parse(lines, name);
    Places places = new Places(layout);
    List<CsvTable.Row> rows =
        table.has("place")
            ? table.rows("camera", "x_px", "y_px", "place")
            : table.rows("camera", "x_px", "y_px", "x_mm", "y_mm");
    List<MarkedPoint> points = new ArrayList<>();
    for (CsvTable.Row row : rows) {
      double[] at = place(row, places);
      points.add(
          new MarkedPoint(
              row.text("camera"),
              row.line(),
              row.number("x_px"),
              row.number("y_px"),
              at[0],
              at[1],
              at[2]));
    }
    return points;
  }

  private static double[] place(CsvTable.Row row, Places places) {
    String place = row.textOrEmpty("place");
    if (!place.isEmpty()) {
      try {
        return places.of(place);
      } catch (BadInputException e) {
        throw row.bad(e);
      }
    }
    double z = row.textOrEmpty("z_mm").isEmpty() ? 0 : row.number("z_mm");
    return new double[] {row.number("x_mm"), row.number("y_mm"), z};
  }
}
