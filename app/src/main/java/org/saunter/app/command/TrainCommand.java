package org.saunter.app.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.saunter.app.calibrate.Commit;
import org.saunter.app.print.JsonText;
import org.saunter.learn.course.CourseListener;
import org.saunter.learn.course.CoursePlan;
import org.saunter.learn.course.CourseResult;
import org.saunter.learn.course.PersonCourse;
import org.saunter.learn.train.Evaluation;
import org.saunter.learn.train.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the net that finds people, from nothing: draws synthetic shops, learns from them,"
          + " writes the model in 32 and 8 bits with its card, and measures it on a shop format"
          + " that it has never seen. What is stopped goes on when it is run again.",
      "Prints where it stands twice a minute; curves for TensorBoard lie in curves/."
    })
public final class TrainCommand implements Callable<Integer> {
  private static final int SAY_STEPS = 100;

  @Mixin private final Output output = new Output();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for pictures, checkpoint, curves, models and report.")
  private Path folder = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Seed of pictures and weights (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--pictures",
      paramLabel = "NUMBER",
      defaultValue = "" + PersonCourse.PICTURES,
      description = "How many pictures are drawn (default: ${DEFAULT-VALUE}; 184 kB each on disk).")
  private int pictures = PersonCourse.PICTURES;

  @Option(
      names = "--steps",
      paramLabel = "NUMBER",
      defaultValue = "" + PersonCourse.STEPS,
      description = "Steps of 16 pictures (default: ${DEFAULT-VALUE}).")
  private int steps = PersonCourse.STEPS;

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      defaultValue = "2",
      description = "Threads that draw (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  @Override
  public Integer call() {
    CoursePlan plan =
        new CoursePlan(folder, seed, pictures, steps, threads, Map.of("commit", Commit.current()));
    try (org.saunter.app.print.Progress drawing = output.progress("pictures");
        org.saunter.app.print.Progress learning = output.progress("steps")) {
      CourseResult result =
          new PersonCourse(plan, System::nanoTime, System::currentTimeMillis)
              .run(new Teller(drawing, learning));
      tell(result);
    }
    return 0;
  }

  /** Bars on a terminal, lines elsewhere. */
  private final class Teller implements CourseListener {
    private final org.saunter.app.print.Progress drawing;
    private final org.saunter.app.print.Progress learning;

    Teller(org.saunter.app.print.Progress drawing, org.saunter.app.print.Progress learning) {
      this.drawing = drawing;
      this.learning = learning;
    }

    @Override
    public void drawn(long done, long of) {
      drawing.at(done, of);
    }

    @Override
    public void step(Progress progress) {
      learning.at(progress.step(), progress.steps());
      if (!output.isJson() && progress.step() % SAY_STEPS == 0) {
        output
            .out()
            .printf(
                Locale.ROOT,
                "step %d of %d, loss %.3f, %.0f pictures/s, %.0f s left%n",
                progress.step(),
                progress.steps(),
                progress.loss(),
                progress.imagesPerSecond(),
                progress.secondsLeft());
        output.out().flush();
      }
    }
  }

  private void tell(CourseResult result) {
    for (Map.Entry<String, CourseResult.Measured> model : result.models().entrySet()) {
      for (Map.Entry<String, Evaluation.Report> set : model.getValue().reports().entrySet()) {
        row(model.getKey(), model.getValue().bytes(), set.getKey(), set.getValue().scores());
      }
    }
    if (!output.isJson()) {
      output.out().println("report " + folder.resolve("report.md"));
    }
  }

  private void row(String model, int bytes, String pictures, Evaluation.Scores scores) {
    if (output.isJson()) {
      output
          .out()
          .println(
              new JsonText()
                  .put("model", folder.resolve(model).toString())
                  .put("bytes", bytes)
                  .put("seed", seed)
                  .put("pictures", pictures)
                  .put("people", scores.people())
                  .put("averagePrecision", scores.ap())
                  .put("bestF1", scores.bestF1())
                  .put("precision", scores.precision())
                  .put("recall", scores.recall())
                  .put("footMedianPx", scores.footMedianPx())
                  .put("handRecall", scores.handRecall())
                  .put("handPrecision", scores.handPrecision())
                  .toLine());
    } else {
      output
          .out()
          .printf(
              Locale.ROOT,
              "%-18s %-12s AP %.3f, F1 %.3f (precision %.3f, recall %.3f), foot %.1f px, hands"
                  + " %.3f%n",
              model,
              pictures,
              scores.ap(),
              scores.bestF1(),
              scores.precision(),
              scores.recall(),
              scores.footMedianPx(),
              scores.handRecall());
    }
  }
}
