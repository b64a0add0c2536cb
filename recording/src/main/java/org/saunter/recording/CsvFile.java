package org.saunter.recording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.saunter.model.BadInputException;

/**
 * A comma-separated file (RFC 4180) whose first line names the columns. Plain or gzip, UTF-8. A
 * line break inside quotes becomes a blank; a field runs over {@value #FIELD_LINES_MAX} lines at
 * most.
 */
public final class CsvFile {
  private static final int FIELD_LINES_MAX = 5;

  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private boolean hasHeader;
  private String open = "";
  private int openLines;
  private long lines;

  private CsvFile() {}

  /** Gives each row to {@code use}, each line that cannot be used to {@code bad}. */
  public static void read(Path file, Consumer<Row> use, Consumer<UnreadableLine> bad) {
    CsvFile csv = new CsvFile();
    Lines.read(
        file,
        (bytes, from, length) ->
            csv.line(new String(bytes, from, length, StandardCharsets.UTF_8), use),
        bad);
    if (!csv.open.isEmpty()) {
      bad.accept(
          new UnreadableLine(
              file.getFileName().toString(),
              csv.lines,
              UnreadableLine.Reason.BROKEN_OFF,
              "The file ends inside quotes.",
              "Maybe it was cut off."));
    }
  }

  private void line(String line, Consumer<Row> use) {
    lines++;
    List<String> fields = split(open + line.strip());
    if (fields.isEmpty()) {
      keepOpen(line);
      return;
    }
    open = "";
    openLines = 0;
    if (!hasHeader) {
      hasHeader = true;
      fields.forEach(name -> columns.put(name.replace("\uFEFF", "").strip(), columns.size()));
    } else if (fields.size() > columns.size()) {
      throw new BadInputException(
          "The row has (" + fields.size() + ") fields for " + columns.size() + " columns.",
          "Maybe a comma stands in a text without quotes.");
    } else {
      use.accept(new Row(columns, fields));
    }
  }

  private void keepOpen(String line) {
    open = open + line.strip() + " ";
    if (++openLines == FIELD_LINES_MAX) {
      open = "";
      openLines = 0;
      throw new BadInputException(
          "Quotes are open for (" + FIELD_LINES_MAX + ") lines.", "Maybe one is missing.");
    }
  }

  /** The fields; none at all if the line ends inside quotes. */
  private static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"' && (quoted || field.isEmpty())) {
        quoted = !quoted; // elsewhere it is an inch mark
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      return List.of();
    }
    fields.add(field.toString());
    return fields;
  }

  /** One row. Every reader throws {@link BadInputException} that names the column. */
  public static final class Row {
    private final Map<String, Integer> columns;
    private final List<String> fields;

    private Row(Map<String, Integer> columns, List<String> fields) {
      this.columns = columns;
      this.fields = fields;
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
      return List.copyOf(columns.keySet());
    }

    /** The field, empty if the row or file has none. */
    public String textOrEmpty(String column) {
      Integer index = columns.get(column);
      return index == null || index >= fields.size() ? "" : fields.get(index).strip();
    }

    /** The field, which must be there. */
    public String text(String column) {
      String text = textOrEmpty(column);
      if (text.isEmpty()) {
        throw new BadInputException(
            "The column (" + column + ") is empty.", "Maybe the file has another layout.");
      }
      return text;
    }

    public int integer(String column) {
      return (int) whole(column, 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** The field's number times {@code factor}, rounded to a whole number. */
    public long scaled(String column, long factor) {
      return whole(column, factor, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long whole(String column, long factor, long least, long most) {
      try {
        BigDecimal value =
            new BigDecimal(text(column))
                .multiply(BigDecimal.valueOf(factor))
                .setScale(0, RoundingMode.HALF_EVEN);
        long whole = value.longValueExact();
        if (whole >= least && whole <= most) {
          return whole;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        // told below, like a number that is too large
      }
      throw notNumber(column);
    }

    /** The field's number; {@code NaN} and {@code Infinity} are taken as such. */
    public double number(String column) {
      try {
        return Double.parseDouble(text(column));
      } catch (NumberFormatException e) {
        throw notNumber(column);
      }
    }

    /** The field as the nearest float; NaN if it is empty or says so. */
    public float numberOrNaN(String column) {
      try {
        String text = textOrEmpty(column);
        return text.isEmpty() || text.equalsIgnoreCase("nan") ? Float.NaN : Float.parseFloat(text);
      } catch (NumberFormatException e) {
        throw notNumber(column);
      }
    }

    private BadInputException notNumber(String column) {
      return new BadInputException(
          "The column (" + column + ") holds (" + textOrEmpty(column) + "), not a usable number.",
          "Maybe a comma was used for the decimal point.");
    }
  }
}
