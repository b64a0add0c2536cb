package org.saunter.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.saunter.app.print.JsonText;
import org.saunter.model.BadInputException;
import org.saunter.vision.calibration.board.BoardSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter cameras board}. */
@Command(
    name = "board",
    mixinStandardHelpOptions = true,
    description = "Makes the calibration board to print, as PDF or SVG.")
public final class CamerasBoardCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();
  @Mixin private final BoardOptions board = new BoardOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "A file that ends in .pdf or .svg.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".pdf") && !name.endsWith(".svg")) {
      throw Misuse.of(
          output.command(),
          new BadInputException(
              "The board cannot be written as (" + file + ").", "Maybe end its name in .pdf."));
    }
    BoardSheet sheet;
    try {
      sheet = BoardSheet.of(board.board(output.command()), board.paper(output.command()));
    } catch (BadInputException bad) {
      throw Misuse.of(output.command(), bad);
    }
    try {
      Files.write(
          file, name.endsWith(".pdf") ? sheet.pdf() : sheet.svg().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (output.isJson()) {
      output.out().println(new JsonText().put("file", file.toString()).toLine());
    } else {
      output.out().println("The board is in " + file + ". Print it at 100 %.");
    }
    return 0;
  }
}
