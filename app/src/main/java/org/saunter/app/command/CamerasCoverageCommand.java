package org.saunter.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saunter.app.cameras.CameraJson;
import org.saunter.app.cameras.CameraPrint;
import org.saunter.model.BadInputException;
import org.saunter.vision.calibration.coverage.Coverage;
import org.saunter.vision.calibration.coverage.CoverageDrawing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter cameras coverage}. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = "Says and draws what the cameras of a store see of people and shelves.")
public final class CamerasCoverageCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();
  @Mixin private final SetupFolder setup = new SetupFolder();

  @Option(
      names = "--cell-mm",
      paramLabel = "MM",
      defaultValue = "100",
      description = "Side of a cell of the floor, 20 to 1000 (default: ${DEFAULT-VALUE}).")
  private int cellMm = 100;

  @Option(names = "--svg", paramLabel = "FILE", description = "Draw the floor plan there.")
  private @Nullable Path drawing;

  @Override
  public Integer call() {
    Coverage coverage;
    try {
      coverage = Coverage.of(setup.layout(), cellMm);
    } catch (BadInputException bad) {
      throw Misuse.of(output.command(), bad);
    }
    draw(coverage, drawing);
    if (output.isJson()) {
      output.out().println(CameraJson.coverage(coverage).toLine());
    } else {
      new CameraPrint(output.out()).coverage(coverage);
    }
    return 0;
  }

  static void draw(Coverage coverage, @Nullable Path file) {
    if (file != null) {
      try {
        Files.writeString(file, CoverageDrawing.svg(coverage));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
