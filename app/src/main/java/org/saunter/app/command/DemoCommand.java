package org.saunter.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saunter.app.day.Day;
import org.saunter.app.day.DayFolder;
import org.saunter.app.day.DayPlan;
import org.saunter.app.day.DayPlan.EyesKind;
import org.saunter.app.day.DayPlan.ReviewerKind;
import org.saunter.app.day.DayResult;
import org.saunter.app.print.Progress;
import org.saunter.host.HostSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "A living synthetic shop on the whole path, from raw sensor readings to paid receipts.",
      "Without --headless it runs at the pace of a real shop and shows it in a browser."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int THRESHOLD_PPM = 950_000;

  @Mixin private final Output output = new Output();
  @Mixin private final ShopOptions shop = new ShopOptions();
  @Mixin private final CertaintyOption certainty = new CertaintyOption();
  @Mixin private final LiveOptions live = new LiveOptions();

  @Option(
      names = "--headless",
      description = "No pages: as fast as the machine allows, then say how good it was.")
  private boolean headless;

  @Option(
      names = "--visits",
      paramLabel = "NUMBER",
      description = "How many paying visits come (default: 200 with --headless, else without end).")
  private @Nullable Integer visits;

  @Option(
      names = "--threshold",
      paramLabel = "PPM",
      defaultValue = "" + THRESHOLD_PPM,
      description =
          "A receipt at least this sure is charged unseen, parts per million"
              + " (default: ${DEFAULT-VALUE}).")
  private int thresholdPpm = THRESHOLD_PPM;

  @Option(
      names = "--reviewer",
      paramLabel = "WHO",
      description =
          "Who answers questions: truth (a simulated person who knows), none, or page (whoever"
              + " looks at it). Default: truth with --headless, else page. What is measured is"
              + " measured before anybody looks.")
  private @Nullable ReviewerKind reviewer;

  @Option(
      names = "--reviewer-seconds",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How long the simulated person takes, in store time (default: ${DEFAULT-VALUE}).")
  private int reviewerSeconds = 60;

  @Option(
      names = "--eyes",
      paramLabel = "KIND",
      description =
          "Where tracks and hands come from: sensors (numbers with the errors of the sensor class)"
              + " or pixels (pictures are drawn and nets look at them: slower, and far less exact"
              + " so far). Default: ${DEFAULT-VALUE}.",
      defaultValue = "SENSORS")
  private EyesKind eyes = EyesKind.SENSORS;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data folder; the same command on it goes on where it was stopped or killed. Default:"
              + " a temporary one with --headless, else .saunter/demo, begun anew each time.")
  private @Nullable Path data;

  @Override
  public Integer call() {
    if (thresholdPpm < 0 || thresholdPpm > 1_000_000) {
      throw Misuse.of(
          output.command(),
          "The threshold (" + thresholdPpm + ") is no number of parts per million.",
          "Maybe 950000 was meant.");
    }
    return headless ? headless() : live.run(output, plan(), data);
  }

  private DayPlan plan() {
    int number = visits != null ? visits : headless ? 200 : 10_000_000;
    ReviewerKind who =
        reviewer != null ? reviewer : headless ? ReviewerKind.TRUTH : ReviewerKind.PAGE;
    return new DayPlan(
        shop.scenario(output.command(), number),
        certainty.certainty(),
        thresholdPpm,
        who,
        reviewerSeconds,
        eyes);
  }

  private int headless() {
    DayPlan plan = plan();
    List<DayPlan> plans = List.of(plan);
    try (DayFolder folder =
        data == null
            ? DayFolder.temporary(plans)
            : DayFolder.open(data, plans, HostSettings.fast())) {
      try (Day day = new Day(plan, folder.fleet(), folder.trade(), List.of())) {
        double seconds = run(day);
        DayResult result = new DayResult(day, folder.trade(), seconds);
        if (output.isJson()) {
          output.out().println(result.toJson().toLine());
        } else {
          DayTable.print(output.out(), day, folder.trade(), result);
        }
      }
      return 0;
    }
  }

  private double run(Day day) {
    int of = day.plan().scenario().visits();
    long began = System.nanoTime();
    try (Progress progress = output.progress("visits")) {
      boolean goesOn = true;
      while (goesOn) {
        if (day.isCatchingUp()) {
          began = System.nanoTime();
        }
        goesOn = day.tick();
        progress.at(day.simulation().arrived(), of);
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
