package org.saunter.recording.autocheckout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Samples;
import org.saunter.recording.CsvFile;
import org.saunter.recording.CsvFile.Row;
import org.saunter.recording.UnreadableLine;
import tools.jackson.databind.JsonNode;

/**
 * Plate readings of a case in batches of 12 at 60 Hz, from {@code plates.csv} or from database
 * documents. Only plates that are wanted are kept; the others are remembered by name.
 */
final class Readings {
  static final long PERIOD_NANOS = 16_666_667L;
  private static final Pattern COLUMN = Pattern.compile("s(\\d+)p(\\d+)");

  private final Set<String> wanted;
  private final Set<String> unwanted = new TreeSet<>();
  private final List<PlateWeighed> batches = new ArrayList<>();
  private final Map<Integer, Long> sequences = new HashMap<>();

  private Map<String, PlateKey> columns = Map.of();
  private final List<Moment> moments = new ArrayList<>();

  private record Moment(int gondola, int batch, long atNanos, float[] grams, boolean[] given) {}

  Readings(Set<String> wanted) {
    this.wanted = wanted;
  }

  /** Reads the whole file; rows of one gondola and batch stand together. */
  void readCsv(Path csv, Consumer<UnreadableLine> bad) {
    CsvFile.read(csv, this::row, bad);
    flush();
  }

  private void row(Row row) {
    if (columns.isEmpty()) {
      columns = columnsOf(row);
    }
    Moment moment = moment(row);
    if (!moments.isEmpty() && !isSameBatch(moments.getFirst(), moment)) {
      flush();
    }
    moments.add(moment);
  }

  /** All plates of one gondola at one sample. */
  private Moment moment(Row row) {
    float[] grams = new float[columns.size()];
    boolean[] given = new boolean[columns.size()];
    int i = 0;
    for (String name : columns.keySet()) {
      given[i] = !row.textOrEmpty(name).isEmpty();
      grams[i++] = row.numberOrNaN(name);
    }
    return new Moment(
        row.integer("gondola"),
        row.integer("batch"),
        row.scaled("unix_time_s", 1_000_000_000L),
        grams,
        given);
  }

  private static boolean isSameBatch(Moment a, Moment b) {
    return a.gondola == b.gondola && a.batch == b.batch;
  }

  private static Map<String, PlateKey> columnsOf(Row row) {
    Map<String, PlateKey> columns = new LinkedHashMap<>();
    for (String name : row.columns()) {
      Matcher match = COLUMN.matcher(name);
      if (match.matches()) {
        int shelf = Integer.parseInt(match.group(1));
        columns.put(name, new PlateKey(0, shelf, Integer.parseInt(match.group(2))));
      }
    }
    return columns;
  }

  private void flush() {
    int column = 0;
    for (PlateKey key : columns.values()) {
      int at = column++;
      if (moments.stream().noneMatch(m -> m.given[at])) {
        continue; // this gondola has no such channel
      }
      float[] grams = new float[moments.size()];
      for (int i = 0; i < grams.length; i++) {
        grams[i] = moments.get(i).grams[at];
      }
      add(
          new PlateKey(moments.getFirst().gondola, key.shelf(), key.plate()),
          moments.getLast().atNanos,
          PERIOD_NANOS,
          grams);
    }
    moments.clear();
  }

  /**
   * Takes one {@code plate_data} document: base64 of little-endian floats (sample, shelf, plate).
   */
  void readDocument(JsonNode document) {
    JsonNode data = document.path("document").path("plate_data");
    JsonNode values = data.path("values");
    int samples = values.path("shape").path(0).asInt();
    int shelves = values.path("shape").path(1).asInt();
    int plates = values.path("shape").path(2).asInt();
    FloatBuffer floats = floats(values.path("data").asString(""));
    if (samples < 1 || samples > 6_000 || floats.limit() != (long) samples * shelves * plates) {
      throw new BadInputException(
          "The plate document has (" + floats.limit() + ") values for its shape.",
          "Maybe it was cut off.");
    }
    double hertz = data.path("freq_samp").asDouble(60);
    long periodNanos = Math.round(1e9 / hertz);
    long endNanos = Documents.nanos(document) + Math.round((samples - 1) * 1e9 / hertz);
    for (int shelf = 1; shelf < shelves; shelf++) {
      for (int plate = 1; plate < plates; plate++) {
        float[] grams = new float[samples];
        for (int i = 0; i < samples; i++) {
          grams[i] = floats.get((i * shelves + shelf) * plates + plate);
        }
        PlateKey key = new PlateKey(document.path("gondola_id").asInt(), shelf, plate);
        add(key, endNanos, periodNanos, grams);
      }
    }
  }

  private static FloatBuffer floats(String base64) {
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(base64))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "The plate document's data is no base64.", "Maybe it was cut off.");
    }
  }

  private void add(PlateKey key, long endNanos, long periodNanos, float[] grams) {
    if (!wanted.contains(key.id())) {
      unwanted.add(key.id());
      return;
    }
    long sequence = sequences.merge(key.gondola(), 1L, Long::sum);
    batches.add(
        new PlateWeighed(
            endNanos,
            "scales-" + key.gondola(),
            sequence,
            key.id(),
            periodNanos,
            Samples.ofGrams(grams)));
  }

  /** In the order of the source. */
  List<PlateWeighed> batches() {
    return batches;
  }

  /** Channels that were in the source but not wanted. */
  Set<String> unwanted() {
    return unwanted;
  }
}
