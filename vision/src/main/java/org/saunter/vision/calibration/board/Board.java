package org.saunter.vision.calibration.board;

import java.util.Locale;
import org.saunter.model.BadInputException;

/**
 * A flat pattern of squares whose inner corners a program finds in a picture. Its own frame has the
 * origin at the outer corner of the top left square, x to the right, y down the sheet, and z into
 * it.
 *
 * @param columns squares side by side
 * @param rows squares one below the other
 * @param squareMm side of a square as it came out of the printer
 */
public record Board(Kind kind, int columns, int rows, double squareMm) {
  /** What is in the squares. */
  public enum Kind {
    /** Black squares, and a numbered marker in each white one: part of it is enough. */
    CHARUCO,
    /** A plain chessboard: all of it must be in the picture, which may be coarser. */
    CHESS;

    /** The kind of that name. */
    public static Kind named(String name) {
      for (Kind kind : values()) {
        if (kind.name().equalsIgnoreCase(name)) {
          return kind;
        }
      }
      throw new BadInputException(
          "The board (" + name.toLowerCase(Locale.ROOT) + ") is not known.",
          "Maybe charuco or chess was meant.");
    }
  }

  static final int COLUMNS = 7;
  static final int ROWS = 10;

  /** Side of a marker, in parts of a square's. */
  static final double MARKER = 0.75;

  private static final int MARKERS_MAX = 50;

  public Board {
    if (columns < 4 || rows < 4 || columns > 40 || rows > 40) {
      throw new BadInputException(
          "A board of (" + columns + " x " + rows + ") squares is not usable.",
          "Maybe inner corners were counted; squares are one more each way.");
    }
    if (kind == Kind.CHARUCO && columns * rows / 2 > MARKERS_MAX) {
      throw new BadInputException(
          "A board of (" + columns + " x " + rows + ") squares needs more than 50 markers.",
          "Maybe print the standard one of 7 x 10.");
    }
    if (!(squareMm >= 2 && squareMm <= 2_000)) {
      throw new BadInputException(
          "The squares of a board measure (" + squareMm + ") mm.",
          "Maybe measure ten of them with a ruler and divide.");
    }
  }

  /** The board that is printed on a sheet. */
  public static Board on(Paper paper, Kind kind) {
    return new Board(kind, COLUMNS, ROWS, paper.squareMm());
  }

  /** How many inner corners there are. */
  public int corners() {
    return (columns - 1) * (rows - 1);
  }

  /** x of an inner corner, counted from the top left along the rows, in the board's frame. */
  double cornerXMm(int corner) {
    return (corner % (columns - 1) + 1) * squareMm;
  }

  /** y of an inner corner. */
  double cornerYMm(int corner) {
    return (corner / (columns - 1) + 1) * squareMm;
  }
}
