package org.saunter.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saunter.app.print.JsonText;
import org.saunter.app.print.Table;
import org.saunter.model.BadInputException;
import org.saunter.model.RecordingInfo;
import org.saunter.recording.UnreadableLine;
import org.saunter.recording.autocheckout.AutoCheckoutImporter;
import org.saunter.recording.csv.GenericCsvImporter;
import org.saunter.recording.csv.MotImporter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saunter import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a recording of foreign data.",
      "autocheckout: a case of the AutoCheckout contest, with its labels as truth.",
      "csv: plates.csv, tracks.csv and gates.csv beside the store's own files.",
      "mot: a MOTChallenge detection file of one camera."
    })
public final class ImportCommand implements Callable<Integer> {
  private static final long SECOND_NANOS = 1_000_000_000L;

  /** What can be imported. */
  enum From {
    AUTOCHECKOUT,
    CSV,
    MOT
  }

  @Mixin private final Output output = new Output();

  @Parameters(index = "0", paramLabel = "KIND", description = "autocheckout, csv or mot.")
  private From from = From.CSV;

  @Parameters(index = "1", paramLabel = "SOURCE", description = "Folder or file to read.")
  private Path source = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the recording; must not hold one.")
  private Path target = Path.of("");

  @Option(
      names = "--store-meta",
      paramLabel = "DIR",
      description =
          "autocheckout: folder with Gondolas.json, Shelves.json, Plates.json and"
              + " calibration.json; looked for near the source by default.")
  private @Nullable Path storeMeta;

  @Option(
      names = "--tracks-late-millis",
      paramLabel = "MILLIS",
      defaultValue = "0",
      description = "autocheckout: added to the times of head tracks (default: ${DEFAULT-VALUE}).")
  private long lateMillis;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "real",
      description = "csv: real, replayed or simulated (default: ${DEFAULT-VALUE}).")
  private RecordingInfo.Kind kind = RecordingInfo.Kind.REAL;

  @Option(
      names = "--camera",
      paramLabel = "ID",
      defaultValue = "camera-1",
      description = "mot: name of the camera (default: ${DEFAULT-VALUE}).")
  private String camera = "camera-1";

  @Option(
      names = "--fps",
      paramLabel = "NUMBER",
      defaultValue = "25",
      description = "mot: frames a second (default: ${DEFAULT-VALUE}).")
  private double framesPerSecond = 25;

  @Option(names = "--plain", description = "Write plain text instead of gzip.")
  private boolean plain;

  @Override
  public Integer call() {
    if (!Files.exists(source)) {
      throw new BadInputException(
          "The path (" + source + ") is not there.", "Maybe it is mistyped.");
    }
    JsonText json = new JsonText().put("recording", target.toString());
    List<String> notes = new ArrayList<>();
    switch (from) {
      case AUTOCHECKOUT -> autocheckout(json, notes);
      case CSV -> csv(json, notes);
      case MOT -> mot(json, notes);
    }
    json.put("leftOut", notes);
    if (output.isJson()) {
      output.out().println(json.toLine());
    } else {
      notes.forEach(output.err()::println);
      Table table = new Table(output.out());
      json.toMap()
          .forEach((name, value) -> table.row(name, name.equals("leftOut") ? notes.size() : value));
    }
    return 0;
  }

  private void autocheckout(JsonText json, List<String> notes) {
    var imported =
        AutoCheckoutImporter.run(
            source,
            storeMeta == null ? nearbyMeta() : storeMeta,
            target,
            new AutoCheckoutImporter.Options(true, lateMillis * 1_000_000, !plain));
    imported.problems().forEach(p -> notes.add(p.rule() + " " + p.maybe()));
    json.put("plates", imported.plates())
        .put("channelsLeftOut", imported.channelsLeftOut().size())
        .put("batches", imported.batches())
        .put("trackFrames", imported.trackFrames())
        .put("labels", imported.labels());
  }

  /** The geometry of the shop lies in the case, or beside the folder of the cases. */
  private Path nearbyMeta() {
    Path absolute = source.toAbsolutePath().normalize();
    Path parent = absolute.getParent() == null ? absolute : absolute.getParent();
    for (Path candidate :
        List.of(
            absolute.resolve("store_meta"),
            absolute,
            parent.resolve("store_meta"),
            parent.resolve("autocheckout-labels/store_meta"))) {
      if (Files.isRegularFile(candidate.resolve("Plates.json"))) {
        return candidate;
      }
    }
    throw new BadInputException(
        "The geometry of the shop was not found near (" + source + ").",
        "Maybe name its folder with --store-meta.");
  }

  private void csv(JsonText json, List<String> notes) {
    var imported = GenericCsvImporter.run(source, target, kind, !plain);
    imported.problems().forEach(p -> notes.add(p.rule() + " " + p.maybe()));
    unreadable(json, notes, imported.unreadable());
    json.put("observations", imported.observations());
  }

  private void mot(JsonText json, List<String> notes) {
    Path file = Files.isDirectory(source) ? source.resolve("det/det.txt") : source;
    unreadable(
        json,
        notes,
        MotImporter.run(
            file, target, new MotImporter.Camera(camera, framesPerSecond, SECOND_NANOS), !plain));
  }

  private static void unreadable(JsonText json, List<String> notes, List<UnreadableLine> bad) {
    bad.forEach(line -> notes.add(line + " " + line.maybe()));
    json.put("unreadableLines", bad.size());
  }
}
