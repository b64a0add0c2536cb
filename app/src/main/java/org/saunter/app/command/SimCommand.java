package org.saunter.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.saunter.app.day.DayResult;
import org.saunter.app.print.JsonText;
import org.saunter.app.print.Progress;
import org.saunter.app.print.Table;
import org.saunter.recording.RecordingWriter;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter sim}. */
@Command(
    name = "sim",
    mixinStandardHelpOptions = true,
    description = "Records a day of a synthetic shop: raw sensor readings, and the truth beside.")
public final class SimCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();
  @Mixin private final ShopOptions shop = new ShopOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the recording; must not hold one.")
  private Path folder = Path.of("");

  @Option(
      names = "--visits",
      paramLabel = "NUMBER",
      defaultValue = "20",
      description = "How many paying visits come (default: ${DEFAULT-VALUE}).")
  private int visits = 20;

  @Option(
      names = "--store",
      paramLabel = "ID",
      defaultValue = "demo",
      description = "Id of the store (default: ${DEFAULT-VALUE}).")
  private String store = "demo";

  @Option(names = "--plain", description = "Write plain text instead of gzip.")
  private boolean plain;

  @Option(
      names = "--measured",
      description = "Say what the simulator really did, beside what was measured in real shops.")
  private boolean measured;

  @Override
  public Integer call() {
    Scenario scenario = shop.scenario(output.command(), visits).withStoreId(store);
    if (!output.isJson()) {
      output.out().println("seed " + shop.seed());
      output.out().flush();
    }
    Simulation simulation = new Simulation(scenario);
    long[] written = new long[2];
    try (RecordingWriter writer =
            RecordingWriter.create(folder, simulation.info(), simulation.setup(), !plain);
        Progress progress = output.progress("visits")) {
      boolean goesOn = true;
      while (goesOn) {
        goesOn =
            simulation.step(
                o -> {
                  writer.write(o);
                  written[0]++;
                },
                t -> {
                  writer.write(t);
                  written[1]++;
                });
        progress.at(simulation.arrived(), visits);
      }
      writer.close(simulation.nowNanos());
    }
    tell(simulation, written);
    return 0;
  }

  private void tell(Simulation simulation, long[] written) {
    if (output.isJson()) {
      JsonText json =
          new JsonText()
              .put("seed", shop.seed())
              .put("recording", folder.toString())
              .put("visits", visits)
              .put("observations", written[0])
              .put("truths", written[1])
              .put("measured", DayResult.measured(simulation));
      output.out().println(json.toLine());
      return;
    }
    Table table =
        new Table(output.out())
            .row("recording", folder)
            .row("visits", simulation.arrived())
            .row("observations", written[0])
            .row("truths", written[1]);
    if (measured) {
      table.measured(simulation.measured().figures());
      output.out().println();
    }
    output.out().println("seed " + shop.seed());
  }
}
