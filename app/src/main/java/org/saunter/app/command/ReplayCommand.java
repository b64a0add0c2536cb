package org.saunter.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saunter.app.print.Progress;
import org.saunter.app.print.Table;
import org.saunter.app.replay.Outcome;
import org.saunter.app.replay.Outcomes;
import org.saunter.app.replay.ReplayJson;
import org.saunter.app.replay.Till;
import org.saunter.host.FactsHash;
import org.saunter.learn.RecordingRun;
import org.saunter.learn.RunListener;
import org.saunter.learn.RunResult;
import org.saunter.learn.SensorSettings;
import org.saunter.learn.score.JudgedVisit;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Observation;
import org.saunter.recording.Recording;
import org.saunter.recording.UnreadableLine;
import org.saunter.store.EngineSettings;
import org.saunter.trade.receipt.ReceiptPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saunter replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Gives a recording to the engine and prints its receipts.",
      "If the recording has its truth, how good they are is said as well."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int BAD_SHOWN = 5;

  @Mixin private final Output output = new Output();
  @Mixin private final CertaintyOption certainty = new CertaintyOption();

  @Parameters(paramLabel = "DIR", description = "Folder of the recording.")
  private Path folder = Path.of("");

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "Stop there: 2026-01-01T08:10:00Z, seconds after the start, or nanoseconds since 1970.")
  private @Nullable String until;

  @Option(
      names = "--sensors",
      paramLabel = "CLASS",
      description = "poor, mid, good or target; default: what the recording says, else mid.")
  private @Nullable String sensors;

  @Option(
      names = "--threshold",
      paramLabel = "PPM",
      defaultValue = "950000",
      description =
          "A receipt at least this sure needs nobody to look, parts per million"
              + " (default: ${DEFAULT-VALUE}).")
  private int thresholdPpm = 950_000;

  /** Everything that a replay says. */
  private static final class Watcher implements RunListener {
    private final Outcomes outcomes = new Outcomes();
    private final FactsHash hash = new FactsHash();
    private final Map<Fact.Refusal, Long> refused = new HashMap<>();
    private final @Nullable Till till;
    private final Progress progress;
    private final long startNanos;
    private final long endNanos;
    private long position;

    private Watcher(@Nullable Till till, Progress progress, Recording recording) {
      this.till = till;
      this.progress = progress;
      startNanos = recording.info().startNanos();
      endNanos = recording.info().endNanos();
    }

    @Override
    public void on(Observation observation, List<Fact> facts) {
      position++;
      hash.add(position, facts);
      for (Fact fact : facts) {
        outcomes.on(fact);
        if (fact instanceof ObservationRefused no) {
          refused.merge(no.refusal(), no.count(), Long::sum);
        }
      }
      if (till != null) {
        till.on(facts);
      }
      if (position % 1_000 == 0) {
        progress.at(
            (observation.atNanos() - startNanos) / 1_000_000_000L,
            (endNanos - startNanos) / 1_000_000_000L);
      }
    }
  }

  @Override
  public Integer call() {
    Recording recording = Recording.open(folder);
    String known = recording.info().sensors();
    EngineSettings settings =
        SensorSettings.of(sensors == null ? known : sensors)
            .withCertainty(certainty.certainty())
            .withChargeCertaintyPpm(thresholdPpm);
    List<UnreadableLine> bad = new ArrayList<>();
    // only printed receipts need the money side
    try (Till till = output.isJson() ? null : new Till(recording.setup());
        Progress progress = output.progress("seconds of the recording")) {
      Watcher watcher = new Watcher(till, progress, recording);
      RecordingRun run = new RecordingRun(recording, settings, watcher);
      RunResult result =
          until == null
              ? run.run(bad::add)
              : run.runUntil(Moment.nanos(until, recording.info().startNanos()), bad::add);
      progress.clear();
      print(recording, watcher, run.judged(), result, bad);
    }
    return 0;
  }

  private void print(
      Recording recording,
      Watcher watcher,
      List<JudgedVisit> judged,
      RunResult result,
      List<UnreadableLine> bad) {
    Map<Long, JudgedVisit> truths = new HashMap<>();
    judged.stream().filter(JudgedVisit::hasReceipt).forEach(v -> truths.put(v.visitId(), v));
    if (output.isJson()) {
      ReplayJson json = new ReplayJson(recording, result, watcher.hash.hex());
      watcher.outcomes.all().forEach(o -> json.receipt(o, truths.get(o.visitId())));
      json.refused(watcher.refused);
      bad.forEach(json::unreadable);
      output.out().println(json.toLine());
      return;
    }
    PrintWriter out = output.out();
    for (Outcome outcome : watcher.outcomes.all()) {
      print(out, watcher.till, outcome, truths.get(outcome.visitId()));
    }
    problems(recording, bad);
    Table table =
        new Table(out)
            .row("recording", recording.info().origin() + ", " + recording.info().kind())
            .row("observations", result.observations())
            .row("lines that cannot be read", bad.size())
            .row("not used, by reason", watcher.refused)
            .row("receipts", watcher.outcomes.all().size())
            .row("hash of all facts", watcher.hash.hex());
    if (recording.hasTruth()) {
      table.scores(result.scores(), result.handling());
    }
  }

  private static void print(
      PrintWriter out, @Nullable Till till, Outcome outcome, @Nullable JudgedVisit truth) {
    switch (outcome.decision()) {
      case CHARGE, NOTHING_TO_CHARGE -> {
        if (till != null) {
          till.receipt(outcome.visitId())
              .ifPresent(receipt -> out.print(ReceiptPrinter.printWithEvidence(receipt)));
        }
      }
      case ASK -> {
        out.println("Visit " + outcome.visitId() + " waits for a person: " + outcome.reason());
        outcome.lines().forEach(l -> out.println("  " + l.count() + " x " + l.sku()));
      }
      case NOT_BILLED ->
          out.println(
              "Visit "
                  + outcome.visitId()
                  + " is not billed: "
                  + outcome.opened().role()
                  + ", "
                  + outcome.lines().size()
                  + " lines");
    }
    if (truth != null && truth.hasTruth()) {
      out.println(truth.isExact() ? "Exactly what was taken" : "Really taken: " + truth.truth());
    }
    out.println();
  }

  private void problems(Recording recording, List<UnreadableLine> bad) {
    PrintWriter err = output.err();
    recording.problems().forEach(p -> err.println(p.rule() + "\n" + p.maybe()));
    bad.stream().limit(BAD_SHOWN).forEach(line -> err.println(line + "\n" + line.maybe()));
    if (bad.size() > BAD_SHOWN) {
      err.println("... and (" + (bad.size() - BAD_SHOWN) + ") more lines that cannot be read.");
    }
    if (recording.setup().catalogue().products().isEmpty()) {
      BadInputException none =
          new BadInputException(
              "The recording (" + folder + ") has no product.",
              "Maybe it is of cameras only: there will be no receipt.");
      err.println(none.getMessage());
    }
  }
}
