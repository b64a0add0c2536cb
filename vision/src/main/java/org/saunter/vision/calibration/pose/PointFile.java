package org.saunter.vision.calibration.pose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;

/**
 * Marked points as comma-separated text. The first line names the columns: {@code camera, x_px,
 * y_px} and either {@code x_mm, y_mm} with perhaps {@code z_mm}, or {@code place} with the name of
 * a corner of the furniture. Semicolons will do too. Lines that are empty or begin with # do not
 * count.
 */
public final class PointFile {
  private static final int POINTS_MAX = 20_000;

  private final Map<String, Integer> columns = new HashMap<>();
  private final Places places;
  private final String name;

  private PointFile(String name, Layout layout) {
    this.name = name;
    places = new Places(layout);
  }

  /**
   * Reads all points.
   *
   * @param name of the file, for what is said about it
   * @param layout the furniture whose corners may be named
   * @throws BadInputException with the number of the first line that cannot be used
   */
  public static List<MarkedPoint> parse(List<String> lines, String name, Layout layout) {
    PointFile file = new PointFile(name, layout);
    List<MarkedPoint> points = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\uFEFF", "").strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] fields = fields(line);
      if (file.columns.isEmpty()) {
        file.header(fields, i + 1);
      } else if (points.size() == POINTS_MAX) {
        throw file.bad(i + 1, "more than (" + POINTS_MAX + ") points", "some can be left out");
      } else {
        points.add(file.point(fields, i + 1));
      }
    }
    if (points.isEmpty()) {
      throw new BadInputException(
          "The file (" + name + ") has (0) points.",
          "Maybe its first line must be camera,x_px,y_px,x_mm,y_mm and points follow below.");
    }
    return points;
  }

  private static String[] fields(String line) {
    String[] fields = line.split(line.contains(";") ? ";" : ",", -1);
    return Arrays.stream(fields).map(f -> f.replace("\"", "").strip()).toArray(String[]::new);
  }

  private BadInputException bad(int line, String what, String maybe) {
    return new BadInputException(
        "Line (" + line + ") of (" + name + ") has " + what + ".", "Maybe " + maybe + ".");
  }

  private void header(String[] fields, int line) {
    for (int i = 0; i < fields.length; i++) {
      if (columns.put(fields[i].toLowerCase(Locale.ROOT), i) != null) {
        throw bad(line, "the column (" + fields[i] + ") twice", "one has another meaning");
      }
    }
    boolean hasPlace = columns.containsKey("place");
    for (String needed : List.of("camera", "x_px", "y_px", "x_mm", "y_mm")) {
      if (!columns.containsKey(needed) && !(hasPlace && needed.endsWith("mm"))) {
        throw bad(
            line,
            "no column (" + needed + ")",
            "the first line is missing: camera,x_px,y_px,x_mm,y_mm,z_mm");
      }
    }
  }

  private MarkedPoint point(String[] fields, int line) {
    if (fields.length > columns.size()) {
      throw bad(
          line,
          "(" + fields.length + ") fields for (" + columns.size() + ") columns",
          "a comma was used for the decimal point");
    }
    String camera = text(fields, "camera");
    if (camera.isEmpty()) {
      throw bad(line, "no camera", "the line was cut off");
    }
    double x = number(fields, "x_px", line);
    double y = number(fields, "y_px", line);
    String place = text(fields, "place");
    if (!place.isEmpty()) {
      double[] at = named(place, line);
      return new MarkedPoint(camera, line, x, y, at[0], at[1], at[2]);
    }
    double z = text(fields, "z_mm").isEmpty() ? 0 : number(fields, "z_mm", line);
    return new MarkedPoint(
        camera, line, x, y, number(fields, "x_mm", line), number(fields, "y_mm", line), z);
  }

  private double[] named(String place, int line) {
    try {
      return places.of(place);
    } catch (BadInputException e) {
      throw new BadInputException("Line (" + line + ") of (" + name + "): " + e.rule(), e.maybe());
    }
  }

  private String text(String[] fields, String column) {
    Integer index = columns.get(column);
    return index == null || index >= fields.length ? "" : fields[index];
  }

  private double number(String[] fields, String column, int line) {
    String text = text(fields, column);
    try {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= 1e7) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, like a number that is none
    }
    throw bad(
        line,
        "(" + text + ") for (" + column + "), not a usable number",
        text.isEmpty() ? "the field was forgotten" : "a comma was used for the decimal point");
  }
}
