package org.saunter.app.print;

import java.util.LinkedHashMap;
import java.util.Map;
import org.saunter.learn.score.Rate;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object, fields in the order in which they were put. */
public final class JsonText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final double DECIMALS = 1e5;

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Puts a field: a number, text, boolean, list, map or another of these. */
  public JsonText put(String name, Object value) {
    fields.put(name, value instanceof JsonText json ? json.fields : value);
    return this;
  }

  /** Puts a whole number. */
  public JsonText put(String name, long value) {
    fields.put(name, value);
    return this;
  }

  /** Puts a share with five decimals. */
  public JsonText put(String name, double value) {
    fields.put(name, rounded(value));
    return this;
  }

  /** Puts a rate, and its 95 % interval as {@code nameInterval}. */
  public JsonText put(String name, Rate rate) {
    fields.put(name, rounded(rate.value()));
    fields.put(name + "Interval", new double[] {rounded(rate.low()), rounded(rate.high())});
    return this;
  }

  /** Five decimals. */
  public static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }

  /** The fields as a map, to be put into another. */
  public Map<String, Object> toMap() {
    return fields;
  }

  /** The object without a line break. */
  public String toLine() {
    return MAPPER.writeValueAsString(fields);
  }
}
