package org.saunter.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saunter.app.print.Progress;
import org.saunter.learn.EvalRow;
import org.saunter.learn.RecordingContest;
import org.saunter.learn.Suite;
import org.saunter.learn.Suites;
import org.saunter.learn.score.Rate;
import org.saunter.learn.score.Scores;
import org.saunter.learn.tracking.TrackingSuite;
import org.saunter.model.BadInputException;
import org.saunter.recording.Recording;
import org.saunter.store.attribution.Certainty;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter eval}. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = {
      "Measures accuracy, review and calibration beside earlier methods and bounds, on the same"
          + " sensor readings.",
      "With --json, one object a line: one for each class and system."
    })
public final class EvalCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();
  @Mixin private final CertaintyOption certainty = new CertaintyOption();

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      description = "walkout, hard, spoilt, autocheckout-replay, or trackers alone: mot, floor.")
  private @Nullable String suite;

  @Option(
      names = "--recording",
      paramLabel = "DIR",
      description = "Instead of a suite: a recording that has its truth.")
  private @Nullable Path recording;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "11",
      description = "Seed of everything (default: ${DEFAULT-VALUE}).")
  private long seed = 11;

  @Option(
      names = "--visits",
      paramLabel = "NUMBER",
      defaultValue = "1000",
      description = "Visits of each simulated class (default: ${DEFAULT-VALUE}).")
  private int visits = 1_000;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      split = ",",
      description =
          "Only these: saunter, nearest, winner-rule, faim-rule, bound-who, bound-what (default:"
              + " all).")
  private List<String> systems = Suite.SYSTEMS;

  @Option(
      names = "--contest",
      paramLabel = "DIR",
      description = "Folder that holds autocheckout-labels (default: ../shared/data/shelf).")
  private Path contest = Suites.CONTEST_FOLDER;

  @Option(
      names = "--mot",
      paramLabel = "DIR",
      description = "Folder of the MOT sequences (default: ../shared/data/mot).")
  private Path mot = TrackingSuite.MOT_FOLDER;

  @Override
  public Integer call() {
    if ((suite == null) == (recording == null)) {
      throw Misuse.of(
          output.command(),
          "Either a suite or a recording is measured.",
          "Maybe --suite walkout was meant.");
    }
    for (String system : systems) {
      if (!Suite.SYSTEMS.contains(system)) {
        throw Misuse.of(
            output.command(),
            "The system (" + system + ") is not known.",
            "Maybe one of " + Suite.SYSTEMS + " was meant.");
      }
    }
    if (suite != null && TrackingSuite.NAMES.contains(suite)) {
      return ofTrackers(suite);
    }
    if (!output.isJson()) {
      head(output.out());
    }
    return suite == null ? ofRecording() : ofSuite(suite);
  }

  private int ofRecording() {
    Recording opened = Recording.open(recording == null ? Path.of("") : recording);
    PrintWriter err = output.err();
    new RecordingContest(opened, certainty.certainty())
        .run(systems, line -> err.println(line + "\n" + line.maybe()))
        .forEach(this::row);
    return 0;
  }

  private int ofTrackers(String name) {
    String skip = TrackingSuite.skipReason(name, mot);
    if (!skip.isEmpty()) {
      output.err().println("SKIPPED: " + skip);
      return 1;
    }
    PrintWriter out = output.out();
    TrackingSuite.run(
        name,
        visits,
        seed,
        mot,
        row -> {
          out.println(output.isJson() ? row.toJson() : row.toString());
          out.flush();
        });
    return 0;
  }

  private int ofSuite(String name) {
    Suite found;
    try {
      found = Suites.named(name, visits, contest);
    } catch (BadInputException bad) {
      throw Misuse.of(output.command(), bad);
    }
    String skip = found.skipReason();
    if (!skip.isEmpty()) {
      output.err().println("SKIPPED: " + skip);
      return 1;
    }
    Certainty model = certainty.certainty();
    int of = found.classes() * systems.size();
    int[] done = new int[1];
    try (Progress progress = output.progress("rows")) {
      found.run(
          seed,
          systems,
          model,
          row -> {
            row(row);
            progress.at(++done[0], of);
          });
    }
    return 0;
  }

  private void row(EvalRow row) {
    PrintWriter out = output.out();
    if (output.isJson()) {
      out.println(row.toJson());
    } else {
      people(out, row);
    }
    out.flush();
  }

  private static void head(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-22s %-12s %6s %18s %18s %9s %7s%n",
        "class",
        "system",
        "visits",
        "item F1",
        "exact",
        "review/k",
        "calib");
  }

  private static void people(PrintWriter out, EvalRow row) {
    Scores scores = row.scores();
    out.printf(
        Locale.ROOT,
        "%-22s %-12s %6d %18s %18s %9.1f %7.4f",
        row.scenarioClass(),
        row.system(),
        scores.visits(),
        rate(scores.itemF1()),
        rate(scores.receiptsExact()),
        scores.reviewedAt(10).value(),
        scores.calibrationError().value());
    Rate official = row.officialF1();
    if (official != null) {
      out.printf(Locale.ROOT, "  official F1 %s", rate(official));
    }
    out.println(row.note().isEmpty() ? "" : "  " + row.note());
  }

  private static String rate(Rate rate) {
    return String.format(Locale.ROOT, "%.4f %.3f-%.3f", rate.value(), rate.low(), rate.high());
  }
}
