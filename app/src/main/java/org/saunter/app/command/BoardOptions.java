package org.saunter.app.command;

import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.vision.calibration.board.Board;
import org.saunter.vision.calibration.board.Paper;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which printed board. */
final class BoardOptions {
  @Option(
      names = "--board",
      paramLabel = "KIND",
      defaultValue = "charuco",
      description =
          "charuco (a part of it in the picture is enough) or chess (all of it must be, but it may"
              + " be smaller there) (default: ${DEFAULT-VALUE}).")
  private String kind = "charuco";

  @Option(
      names = "--paper",
      paramLabel = "SIZE",
      defaultValue = "a4",
      description = "a4 or a3 (default: ${DEFAULT-VALUE}).")
  private String paper = "a4";

  @Option(
      names = "--squares",
      paramLabel = "CxR",
      converter = AcrossDown.Converter.class,
      description = "How many squares across and down, of a board of your own (default: 7x10).")
  private @Nullable AcrossDown squares;

  @Option(
      names = "--square-mm",
      paramLabel = "MM",
      description = "Side of a square as it came out of the printer; default: as it should be.")
  private @Nullable Double squareMm;

  Paper paper(CommandSpec spec) {
    try {
      return Paper.named(paper);
    } catch (BadInputException bad) {
      throw Misuse.of(spec, bad);
    }
  }

  Board board(CommandSpec spec) {
    try {
      Board board = Board.on(Paper.named(paper), Board.Kind.named(kind));
      AcrossDown count = squares;
      return new Board(
          board.kind(),
          count == null ? board.columns() : count.across(),
          count == null ? board.rows() : count.down(),
          squareMm == null ? board.squareMm() : squareMm);
    } catch (BadInputException bad) {
      throw Misuse.of(spec, bad);
    }
  }
}
