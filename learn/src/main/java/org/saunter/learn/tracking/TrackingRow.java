package org.saunter.learn.tracking;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.saunter.model.RecordingInfo;

/**
 * One line of an evaluation of trackers.
 *
 * @param suite {@code mot} or {@code floor}
 * @param scene the sequence, or how full the shop is
 * @param kind which evidence it is; rows of different kinds are never compared
 * @param system which tracker
 * @param seed of the shop; 0 where that means nothing
 * @param figures by name, in order
 * @param note what a reader must know beside the figures; empty if nothing
 */
public record TrackingRow(
    String suite,
    String scene,
    RecordingInfo.Kind kind,
    String system,
    long seed,
    Map<String, Double> figures,
    String note) {
  public TrackingRow {
    figures = new LinkedHashMap<>(figures);
  }

  /** One JSON object without a line break. */
  public String toJson() {
    StringBuilder json = new StringBuilder("{");
    text(json, "suite", suite);
    text(json, "class", scene);
    text(json, "kind", kind.name().toLowerCase(Locale.ROOT));
    text(json, "system", system);
    json.append("\"seed\":").append(seed);
    figures.forEach((name, value) -> json.append(",\"" + name + "\":" + number(value)));
    if (!note.isEmpty()) {
      json.append(',');
      text(json, "note", note);
      json.setLength(json.length() - 1);
    }
    return json.append('}').toString();
  }

  private static void text(StringBuilder json, String name, String value) {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
    json.append('"').append(name).append("\":\"").append(quoted).append("\",");
  }

  /** The same for people: names once above, figures below each other. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(String.format("%-18s %-14s", scene, system));
    figures.forEach(
        (name, value) -> line.append(' ').append(name).append(' ').append(number(value)));
    return note.isEmpty() ? line.toString() : line + "  (" + note + ")";
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.4f", value);
  }
}
