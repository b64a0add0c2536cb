package org.saunter.vision.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The cheapest assignments of rows to columns in the order of their cost: Murty's partition of the
 * solutions (Operations Research 16, 1968). Every row gets a column; a row that may stay alone has
 * a column of its own that says so.
 */
public final class Ranked {
  /**
   * One of them.
   *
   * @param columnOf the column of each row
   * @param cost the sum
   */
  public record Choice(List<Integer> columnOf, double cost) {
    public Choice {
      columnOf = List.copyOf(columnOf);
    }
  }

  private record Node(double[][] cost, int[] columnOf, double total, int fixed, long order) {}

  private Ranked() {}

  /**
   * At most {@code most} assignments, cheapest first.
   *
   * @param cost rows times columns, {@link Assignment#FORBIDDEN} where a pair must not be
   * @param within only those that cost at most this more than the cheapest
   */
  public static List<Choice> cheapest(double[][] cost, int most, double within) {
    PriorityQueue<Node> open =
        new PriorityQueue<>(Comparator.comparingDouble(Node::total).thenComparingLong(Node::order));
    List<Choice> found = new ArrayList<>();
    long order = 0;
    add(open, cost, 0, order++);
    double limit = open.isEmpty() ? 0 : open.peek().total() + within;
    while (!open.isEmpty() && found.size() < most) {
      Node best = open.poll();
      if (best.total() > limit) {
        break;
      }
      found.add(new Choice(Arrays.stream(best.columnOf()).boxed().toList(), best.total()));
      double[][] rest = best.cost();
      for (int r = best.fixed(); r < best.columnOf().length && found.size() < most; r++) {
        double[][] without = rest.clone();
        without[r] = rest[r].clone();
        without[r][best.columnOf()[r]] = Assignment.FORBIDDEN;
        add(open, without, r, order++);
        rest = bound(rest, r, best.columnOf()[r]);
      }
    }
    return found;
  }

  /** The same with one pair made for good. */
  private static double[][] bound(double[][] cost, int row, int column) {
    double[][] with = new double[cost.length][];
    for (int r = 0; r < cost.length; r++) {
      with[r] = cost[r].clone();
      if (r != row) {
        with[r][column] = Assignment.FORBIDDEN;
      }
    }
    double kept = cost[row][column];
    Arrays.fill(with[row], Assignment.FORBIDDEN);
    with[row][column] = kept;
    return with;
  }

  private static void add(PriorityQueue<Node> open, double[][] cost, int fixed, long order) {
    int[] columnOf = Assignment.solve(cost);
    for (int column : columnOf) {
      if (column == Assignment.NONE) {
        return;
      }
    }
    open.add(new Node(cost, columnOf, Assignment.total(cost, columnOf), fixed, order));
  }
}
