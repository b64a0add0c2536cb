package org.saunter.recording.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue.Problem;
import org.saunter.model.Observation;
import org.saunter.model.RecordingInfo;
import org.saunter.recording.CsvFile;
import org.saunter.recording.CsvFile.Row;
import org.saunter.recording.GzipOrPlain;
import org.saunter.recording.RecordingWriter;
import org.saunter.recording.SetupFiles;
import org.saunter.recording.UnreadableLine;

/**
 * Makes a recording of three plain tables, {@code plates.csv}, {@code tracks.csv} and {@code
 * gates.csv}, each optional, plain or gzip, beside the store's own {@code store.json}, {@code
 * catalogue.json} and {@code planogram.json}. The columns are in {@code
 * docs/reference/recording-format.md}. All of it is held in memory, about 200 bytes a row.
 */
public final class GenericCsvImporter {
  private GenericCsvImporter() {}

  /**
   * What was imported.
   *
   * @param observations how many
   * @param unreadable rows that were left out
   * @param problems what of catalogue and planogram was left out
   */
  public record Imported(
      int observations, List<UnreadableLine> unreadable, List<Problem> problems) {
    public Imported {
      unreadable = List.copyOf(unreadable);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Imports a folder.
   *
   * @param kind which evidence the tables are
   * @throws BadInputException if a setup file is missing or there is no row at all
   */
  public static Imported run(Path source, Path recording, RecordingInfo.Kind kind, boolean gzip) {
    List<UnreadableLine> bad = new ArrayList<>();
    List<Observation> all = new ArrayList<>();
    PlateRows plates = new PlateRows(all::add);
    TrackRows tracks = new TrackRows(all::add);
    GateRows gates = new GateRows(all::add);
    read(source, "plates.csv", plates::row, bad::add);
    plates.end();
    read(source, "tracks.csv", tracks::row, bad::add);
    tracks.end();
    read(source, "gates.csv", gates::row, bad::add);
    if (all.isEmpty()) {
      throw new BadInputException(
          "The folder (" + source + ") has no row that can be used (" + bad.size() + " bad).",
          "Maybe the columns have other names: see docs/reference/recording-format.md.");
    }
    all.sort(Comparator.comparingLong(Observation::atNanos));
    long startNanos = all.getFirst().atNanos();
    SetupFiles.Read setup = SetupFiles.read(source, startNanos);
    RecordingInfo info =
        new RecordingInfo(
            RecordingInfo.FORMAT_VERSION,
            kind,
            "tables of " + source.toAbsolutePath().normalize().getFileName(),
            0,
            startNanos,
            all.getLast().atNanos(),
            Map.of("unreadableRows", String.valueOf(bad.size())));
    try (RecordingWriter writer = RecordingWriter.create(recording, info, setup, gzip)) {
      all.forEach(writer::write);
    }
    return new Imported(all.size(), bad, setup.problems());
  }

  private static void read(
      Path folder, String name, Consumer<Row> use, Consumer<UnreadableLine> bad) {
    Path file = GzipOrPlain.find(folder, name);
    if (file != null) {
      CsvFile.read(file, use, bad);
    }
  }

  /** Unix seconds with a fraction. */
  static long nanos(Row row) {
    return row.scaled("time_s", 1_000_000_000L);
  }

  /** The column's whole number, or {@code otherwise} if it is empty. */
  static int integer(Row row, String column, int otherwise) {
    return row.textOrEmpty(column).isEmpty() ? otherwise : row.integer(column);
  }

  /** The column as one of the names of an enum, or {@code otherwise} if it is empty. */
  static <E extends Enum<E>> E named(Row row, String column, Class<E> type, E otherwise) {
    String text = row.textOrEmpty(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
    }
    throw new BadInputException(
        "The column (" + column + ") holds (" + text + ").",
        "Maybe one of " + List.of(type.getEnumConstants()) + " was meant.");
  }
}
