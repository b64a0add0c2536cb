package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as it is written.
 *
 * @param id its name; the first letter is the theme
 * @param title one sentence
 * @param store the parts of the {@code store} lines
 * @param rows in order of time
 * @param lines the whole text, for messages and rewriting
 */
record Script(String id, String title, List<String> store, List<Row> rows, List<String> lines) {
  private static final Pattern ROW = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s+(\\S+)\\s*(.*)");

  /**
   * One line of the script.
   *
   * @param seconds store time; the script's zero is the moment the shop opens
   * @param source who reports: gate, bay, plate, question, {@code floor}, {@code clock}
   * @param event what happens
   * @param expected what must be said until the next row, null if nothing is asserted
   * @param line index in the text
   */
  record Row(double seconds, String source, String event, @Nullable String expected, int line) {
    long nanos() {
      return Math.round(seconds * 1e9);
    }
  }

  static Script parse(String text) {
    List<String> lines = text.lines().toList();
    String[] head = lines.get(0).split(" ", 2);
    List<String> store = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("store")) {
        for (String part : line.substring(5).split("\\|", -1)) {
          store.add(part.strip());
        }
      } else if (line.strip().startsWith("->")) {
        Row last = rows.removeLast();
        String more = line.strip().substring(2).strip();
        String all = last.expected() == null ? more : last.expected() + "; " + more;
        rows.add(new Row(last.seconds(), last.source(), last.event(), all, last.line()));
      } else {
        rows.add(row(line, i));
      }
    }
    return new Script(head[0], head[1].strip(), store, rows, lines);
  }

  private static Row row(String line, int index) {
    int arrow = line.indexOf("->");
    String left = arrow < 0 ? line : line.substring(0, arrow);
    String expected = arrow < 0 ? null : line.substring(arrow + 2).strip();
    Matcher m = ROW.matcher(left);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "The line (" + line + ") is no row.\nMaybe the time or the source is missing.");
    }
    return new Row(Double.parseDouble(m.group(1)), m.group(2), m.group(3).strip(), expected, index);
  }
}
