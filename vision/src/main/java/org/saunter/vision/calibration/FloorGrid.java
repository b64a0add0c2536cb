package org.saunter.vision.calibration;

import java.util.stream.IntStream;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Wall;

/**
 * The floor in square cells, row by row from the lowest y.
 *
 * @param leftMm lowest x, likewise the lowest y
 * @param cellMm side of a cell
 */
public record FloorGrid(int leftMm, int bottomMm, int cellMm, int columns, int rows) {
  private static final int CELLS_MAX = 2_000_000;
  private static final int OPEN_MARGIN_MM = 1_200; // around everything, in a shop without walls
  private static final int WALL_MARGIN_MM = 300;

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

  /** The cells of everything in a layout, with some room around it. */
  public static FloorGrid of(Layout layout, int cellMm) {
    IntStream.Builder xs = IntStream.builder();
    IntStream.Builder ys = IntStream.builder();
    for (Wall wall : layout.walls()) {
      xs.add(wall.x1Mm()).add(wall.x2Mm());
      ys.add(wall.y1Mm()).add(wall.y2Mm());
    }
    int margin = layout.walls().isEmpty() ? OPEN_MARGIN_MM : WALL_MARGIN_MM;
    for (Fixture f : layout.fixtures()) {
      int half = Math.max(f.widthMm(), f.depthMm()) / 2;
      xs.add(f.xMm() - half + WALL_MARGIN_MM).add(f.xMm() + half - WALL_MARGIN_MM);
      ys.add(f.yMm() - half + WALL_MARGIN_MM).add(f.yMm() + half - WALL_MARGIN_MM);
    }
    layout.gates().forEach(g -> xs.add(g.xMm()));
    layout.gates().forEach(g -> ys.add(g.yMm()));
    layout.cameras().forEach(c -> xs.add(c.xMm()));
    layout.cameras().forEach(c -> ys.add(c.yMm()));
    int[] x = xs.build().sorted().toArray();
    int[] y = ys.build().sorted().toArray();
    if (x.length == 0) {
      return over(0, 0, cellMm, cellMm, cellMm);
    }
    return over(
        x[0] - margin, y[0] - margin, x[x.length - 1] + margin, y[y.length - 1] + margin, cellMm);
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
    int row = cell / columns;
    return bottomMm + (row + 0.5) * cellMm;
  }

  /** The cell of a place; -1 outside. */
  public int cellAt(double xMm, double yMm) {
    double column = Math.floor((xMm - leftMm) / cellMm);
    double row = Math.floor((yMm - bottomMm) / cellMm);
    return column >= 0 && column < columns && row >= 0 && row < rows
        ? ((int) row) * columns + (int) column
        : -1;
  }

  /** Area of so many cells. */
  public double squareMetres(int cells) {
    return cells * (cellMm * 1e-3) * (cellMm * 1e-3);
  }
}
