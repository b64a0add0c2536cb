package org.saunter.vision.assignment;

import java.util.Arrays;
import org.saunter.model.BadInputException;

/**
 * The cheapest assignment of rows to columns, each used at most once: shortest augmenting paths
 * with dual prices (Jonker and Volgenant, Computing 38, 1987), cubic in the number of rows. Ties
 * fall to the lower index, so that equal input gives equal output.
 */
public final class Assignment {
  /** The cost of a pair that must not be. */
  public static final double FORBIDDEN = Double.POSITIVE_INFINITY;

  /** What a row that has no column left is given. */
  public static final int NONE = -1;

  /** Stands for {@link #FORBIDDEN} inside; far above every sum of real costs. */
  private static final double BARRED = 1e9;

  private Assignment() {}

  /**
   * The column of each row. As many pairs are made as are allowed, and of all such assignments the
   * cheapest is taken: a row that may stay alone needs a column of its own that says so.
   *
   * @param cost rows times columns; {@link #FORBIDDEN} where a pair must not be; real costs lie
   *     within 1e6 of zero
   * @return for each row its column, or {@link #NONE}
   */
  public static int[] solve(double[][] cost) {
    int rows = cost.length;
    int columns = rows == 0 ? 0 : cost[0].length;
    check(cost, columns);
    if (columns == 0) {
      int[] none = new int[rows];
      Arrays.fill(none, NONE);
      return none;
    }
    if (rows <= columns) {
      return stripped(cost, augmented(cost, rows, columns));
    }
    double[][] turned = new double[columns][rows];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c][r] = cost[r][c];
      }
    }
    int[] rowOf = augmented(turned, columns, rows);
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, NONE);
    for (int c = 0; c < columns; c++) {
      columnOf[rowOf[c]] = c;
    }
    return stripped(cost, columnOf);
  }

  /** The sum of the costs of an assignment. */
  public static double total(double[][] cost, int[] columnOf) {
    double sum = 0;
    for (int r = 0; r < columnOf.length; r++) {
      sum += columnOf[r] == NONE ? 0 : cost[r][columnOf[r]];
    }
    return sum;
  }

  private static void check(double[][] cost, int columns) {
    for (double[] row : cost) {
      if (row.length != columns) {
        throw new BadInputException(
            "A row of the costs has (" + row.length + ") columns, the first (" + columns + ").",
            "Maybe a column was left out.");
      }
      for (double one : row) {
        if (!(one > -1e6) || (one > 1e6 && one != FORBIDDEN)) {
          throw new BadInputException(
              "A cost is (" + one + ").", "Maybe a likelihood of zero was turned into a cost.");
        }
      }
    }
  }

  private static int[] stripped(double[][] cost, int[] columnOf) {
    for (int r = 0; r < columnOf.length; r++) {
      if (columnOf[r] != NONE && cost[r][columnOf[r]] == FORBIDDEN) {
        columnOf[r] = NONE;
      }
    }
    return columnOf;
  }

  /** Each row in turn finds the cheapest way to a free column, pushing others along it. */
  private static int[] augmented(double[][] cost, int rows, int columns) {
    double[] rowPrice = new double[rows + 1];
    double[] columnPrice = new double[columns + 1];
    int[] rowAt = new int[columns + 1]; // 0 is nobody; column 0 is where the new row waits
    int[] cameFrom = new int[columns + 1];
    double[] least = new double[columns + 1];
    boolean[] settled = new boolean[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowAt[0] = row;
      int column = 0;
      Arrays.fill(least, Double.MAX_VALUE);
      Arrays.fill(settled, false);
      do {
        settled[column] = true;
        int at = rowAt[column];
        double step = Double.MAX_VALUE;
        int next = 0;
        for (int c = 1; c <= columns; c++) {
          if (settled[c]) {
            continue;
          }
          double raw = Math.min(cost[at - 1][c - 1], BARRED);
          double reduced = raw - rowPrice[at] - columnPrice[c];
          if (reduced < least[c]) {
            least[c] = reduced;
            cameFrom[c] = column;
          }
          if (least[c] < step) {
            step = least[c];
            next = c;
          }
        }
        for (int c = 0; c <= columns; c++) {
          if (settled[c]) {
            rowPrice[rowAt[c]] += step;
            columnPrice[c] -= step;
          } else {
            least[c] -= step;
          }
        }
        column = next;
      } while (rowAt[column] != 0);
      while (column != 0) {
        int from = cameFrom[column];
        rowAt[column] = rowAt[from];
        column = from;
      }
    }
    int[] columnOf = new int[rows];
    for (int c = 1; c <= columns; c++) {
      if (rowAt[c] != 0) {
        columnOf[rowAt[c] - 1] = c - 1;
      }
    }
    return columnOf;
  }
}
