package org.saunter.vision.calibration;

import org.saunter.model.BadInputException;

/**
 * The floor in square cells, row by row from the lowest y.
 *
 * @param leftMm lowest x, likewise the lowest y
 * @param cellMm side of a cell
 */
public record FloorGrid(int leftMm, int bottomMm, int cellMm, int columns, int rows) {
  private static final int CELLS_MAX = 2_000_000;

  public FloorGrid {
    if (cellMm < 1 || columns < 1 || rows < 1 || (long) columns * rows > CELLS_MAX) {
      throw new BadInputException(
          "A floor of (" + columns + " x " + rows + ") cells of (" + cellMm + ") mm is not usable.",
          "Maybe the layout is not in millimetres, or larger cells will do.");
    }
  }

  /** The cells of a rectangle. */
  public static FloorGrid over(int leftMm, int bottomMm, int rightMm, int topMm, int cellMm) {
    int cell = Math.max(1, cellMm);
    long columns = Math.max(1, Math.ceilDiv((long) rightMm - leftMm, cell));
    long rows = Math.max(1, Math.ceilDiv((long) topMm - bottomMm, cell));
    return new FloorGrid(
        leftMm,
        bottomMm,
        cellMm,
        (int) Math.min(columns, CELLS_MAX + 1),
        (int) Math.min(rows, CELLS_MAX + 1));
  }

  public int cells() {
    return columns * rows;
  }

  /** The middle of a cell. */
  public double xMm(int cell) {
    return leftMm + (cell % columns + 0.5) * cellMm;
  }

  /** The middle of a cell. */
  public double yMm(int cell) {
    return bottomMm + (cell / columns + 0.5) * cellMm;
  }

  /** The cell of a place; -1 outside. */
  public int cellAt(double xMm, double yMm) {
    double column = Math.floor((xMm - leftMm) / cellMm);
    double row = Math.floor((yMm - bottomMm) / cellMm);
    return column >= 0 && column < columns && row >= 0 && row < rows
        ? (int) row * columns + (int) column
        : -1;
  }

  /** Area of so many cells. */
  public double squareMetres(int cells) {
    return cells * (cellMm * 1e-3) * (cellMm * 1e-3);
  }
}
