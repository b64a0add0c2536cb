package org.saunter.vision.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.saunter.model.BadInputException;

/**
 * Text in columns, separated by commas or semicolons, whose first line names them. Lines that are
 * empty or begin with # do not count. What is wrong is said with the number of its line.
 */
public final class CsvTable {
  private static final int ROWS_MAX = 20_000;
  private static final double NUMBER_MAX = 1e7;

  private final String name;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private CsvTable(String name) {
    this.name = name;
  }

  /**
   * Reads a table.
   *
   * @param name of the file, for what is said about it
   * @throws BadInputException if a line has more fields than columns, or there are too many
   */
  public static CsvTable parse(List<String> lines, String name) {
    CsvTable table = new CsvTable(name);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\uFEFF", "").strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] fields = fields(line);
      Row row = table.new Row(fields, i + 1);
      if (table.columns.isEmpty()) {
        table.header(row);
      } else if (table.rows.size() == ROWS_MAX) {
        throw row.bad("more than (" + ROWS_MAX + ") rows before it", "some can be left out");
      } else if (fields.length > table.columns.size()) {
        throw row.bad(
            "(" + fields.length + ") fields for (" + table.columns.size() + ") columns",
            "a comma was used for the decimal point");
      } else {
        table.rows.add(row);
      }
    }
    return table;
  }

  private static String[] fields(String line) {
    String[] fields = line.split(line.contains(";") ? ";" : ",", -1);
    return Arrays.stream(fields).map(f -> f.replace("\"", "").strip()).toArray(String[]::new);
  }

  private void header(Row row) {
    for (int i = 0; i < row.fields.length; i++) {
      String column = row.fields[i].toLowerCase(Locale.ROOT);
      if (columns.put(column, i) != null) {
        throw row.bad("the column (" + column + ") twice", "one has another meaning");
      }
    }
  }

  /** Whether there is a column of that name. */
  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /**
   * All rows, at least one.
   *
   * @param needed columns that must be there
   * @throws BadInputException if one is missing, or there is no row
   */
  public List<Row> rows(String... needed) {
    String first = String.join(",", needed);
    for (String column : needed) {
      if (!columns.isEmpty() && !has(column)) {
        throw new BadInputException(
            "The file (" + name + ") has no column (" + column + ").",
            "Maybe its first line must be " + first + ".");
      }
    }
    if (rows.isEmpty()) {
      throw new BadInputException(
          "The file (" + name + ") has (0) rows.",
          "Maybe its first line must be " + first + " and rows follow below.");
    }
    return rows;
  }

  /** One row. */
  public final class Row {
    private final String[] fields;
    private final int line;

    private Row(String[] fields, int line) {
      this.fields = fields;
      this.line = line;
    }

    /** Its line in the file, from 1. */
    public int line() {
      return line;
    }

    /** The field, empty if the row or file has none. */
    public String textOrEmpty(String column) {
      Integer index = columns.get(column);
      return index == null || index >= fields.length ? "" : fields[index];
    }

    /** The field, which must be there. */
    public String text(String column) {
      String text = textOrEmpty(column);
      if (text.isEmpty()) {
        throw bad("no (" + column + ")", "the line was cut off");
      }
      return text;
    }

    /** The field as a number, at most ten millions. */
    public double number(String column) {
      String text = textOrEmpty(column);
      try {
        double value = Double.parseDouble(text);
        if (Math.abs(value) <= NUMBER_MAX) {
          return value;
        }
      } catch (NumberFormatException e) {
        // told below, like a number that is none
      }
      throw bad(
          "(" + text + ") for (" + column + "), not a usable number",
          text.isEmpty() ? "the field was forgotten" : "a comma was used for the decimal point");
    }

    /** The same complaint with the line in front. */
    public BadInputException bad(BadInputException e) {
      return new BadInputException("Line (" + line + ") of (" + name + "): " + e.rule(), e.maybe());
    }

    private BadInputException bad(String what, String maybe) {
      return new BadInputException(
          "Line (" + line + ") of (" + name + ") has " + what + ".", "Maybe " + maybe + ".");
    }
  }
}
