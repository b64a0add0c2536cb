package org.saunter.recording.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.saunter.model.Observation;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Samples;
import org.saunter.recording.CsvFile.Row;

/** Rows {@code time_s, plate, grams[, hertz]}, one reading each, gathered into batches. */
final class PlateRows {
  private static final int BATCH = 12;
  private static final double HERTZ = 60;

  private final Consumer<Observation> use;
  private final Map<String, Batch> open = new TreeMap<>();

  PlateRows(Consumer<Observation> use) {
    this.use = use;
  }

  private static final class Batch {
    private final List<Float> grams = new ArrayList<>();
    private long lastNanos;
    private long periodNanos;
    private long sequence;
  }

  void row(Row row) {
    long atNanos = GenericCsvImporter.nanos(row);
    String plate = row.text("plate");
    row.text("grams"); // must be there; "NaN" is what a broken sensor says
    float grams = row.numberOrNaN("grams");
    double hertz = row.textOrEmpty("hertz").isEmpty() ? HERTZ : row.number("hertz");
    long periodNanos = Math.clamp(Math.round(1e9 / hertz), 1L, 60_000_000_000L);
    Batch batch = open.computeIfAbsent(plate, p -> new Batch());
    boolean continues =
        Math.abs(atNanos - batch.lastNanos - periodNanos) <= periodNanos / 2
            && periodNanos == batch.periodNanos;
    if (!batch.grams.isEmpty() && (!continues || batch.grams.size() == BATCH)) {
      flush(plate, batch);
    }
    batch.grams.add(grams);
    batch.lastNanos = atNanos;
    batch.periodNanos = periodNanos;
  }

  private void flush(String plate, Batch batch) {
    float[] grams = new float[batch.grams.size()];
    for (int i = 0; i < grams.length; i++) {
      grams[i] = batch.grams.get(i);
    }
    batch.grams.clear();
    use.accept(
        new PlateWeighed(
            batch.lastNanos,
            "plate:" + plate,
            ++batch.sequence,
            plate,
            batch.periodNanos,
            Samples.ofGrams(grams)));
  }

  /** Gives out what is left. */
  void end() {
    open.forEach(
        (plate, batch) -> {
          if (!batch.grams.isEmpty()) {
            flush(plate, batch);
          }
        });
  }
}
