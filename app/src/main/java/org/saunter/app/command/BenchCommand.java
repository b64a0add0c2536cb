package org.saunter.app.command;

import java.util.concurrent.Callable;
import org.saunter.app.bench.BenchRow;
import org.saunter.app.bench.QuickBench;
import org.saunter.app.print.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "A quick look at the speed of detector, engine and journal on this machine.",
      "The figures that count are JMH's, in the module e2e."
    })
public final class BenchCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How long each row may take (default: ${DEFAULT-VALUE}).")
  private double seconds = 2;

  @Option(
      names = "--visits",
      paramLabel = "NUMBER",
      defaultValue = "100",
      description = "Visits of the day that the engine reads (default: ${DEFAULT-VALUE}).")
  private int visits = 100;

  @Override
  public Integer call() {
    if (!(seconds > 0 && seconds <= 600) || visits < 1 || visits > 100_000) {
      throw Misuse.of(
          output.command(),
          "A bench of (" + seconds + ") seconds and (" + visits + ") visits cannot be made.",
          "Maybe --seconds 2 --visits 100 was meant.");
    }
    new QuickBench(seconds, visits, this::print).run();
    if (!output.isJson()) {
      output
          .out()
          .println(
              "A quick look; the figures that count are JMH's: docs/reference/performance.md.");
    }
    return 0;
  }

  private void print(BenchRow row) {
    if (output.isJson()) {
      output
          .out()
          .println(
              new JsonText()
                  .put("bench", row.bench())
                  .put("system", row.system())
                  .put("value", row.value())
                  .put("unit", row.unit())
                  .toLine());
    } else {
      output.out().println(row.toText());
    }
    output.out().flush();
  }
}
