package org.saunter.vision.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;

class AssignmentTest {
  private static final double NEVER = Assignment.FORBIDDEN;

  @Test
  void theCheapestIsNotTheGreedyOne() {
    double[][] cost = {{1, 2}, {2, 9}};
    assertThat(Assignment.solve(cost)).containsExactly(1, 0);
    assertThat(Assignment.total(cost, Assignment.solve(cost))).isEqualTo(4);
  }

  @Test
  void emptyAndLopsidedCostsAreTaken() {
    assertThat(Assignment.solve(new double[0][0])).isEmpty();
    assertThat(Assignment.solve(new double[2][0])).containsExactly(-1, -1);
    assertThat(Assignment.solve(new double[][] {{5}, {3}, {4}})).containsExactly(-1, 0, -1);
    assertThat(Assignment.solve(new double[][] {{NEVER, NEVER}})).containsExactly(-1);
  }

  @Test
  void absurdCostsAreRefused() {
    assertThatThrownBy(() -> Assignment.solve(new double[][] {{Double.NaN}}))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Assignment.solve(new double[][] {{Double.NEGATIVE_INFINITY}}))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Assignment.solve(new double[][] {{1, 2}, {3}}))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void asManyPairsAsPossibleAndThenTheCheapestAsTryingAllFinds() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 3_000; trial++) {
      double[][] cost = random(random, 1 + random.nextInt(5), 1 + random.nextInt(5), 0.25);
      int[] found = Assignment.solve(cost);
      double[] best = {-1, 0};
      tryAll(cost, 0, new boolean[cost[0].length], 0, 0, best);
      long pairs = java.util.Arrays.stream(found).filter(c -> c >= 0).count();
      Assertions.assertThat((double) pairs).as("trial " + trial).isEqualTo(best[0]);
      assertThat(Assignment.total(cost, found)).isCloseTo(best[1], Offset.offset(1e-6));
    }
  }

  @Test
  void theRankedOnesAreAllAndInOrder() {
    SplittableRandom random = new SplittableRandom(6);
    for (int trial = 0; trial < 500; trial++) {
      int rows = 1 + random.nextInt(3);
      double[][] cost = random(random, rows, rows + random.nextInt(3), 0.2);
      List<Double> all = new ArrayList<>();
      complete(cost, 0, new boolean[cost[0].length], 0, all);
      all.sort(null);
      List<Ranked.Choice> ranked = Ranked.cheapest(cost, 1_000, 1e6);
      assertThat(ranked).hasSameSizeAs(all);
      assertThat(ranked.stream().map(Ranked.Choice::columnOf).distinct().count())
          .isEqualTo(all.size());
      for (int i = 0; i < all.size(); i++) {
        assertThat(ranked.get(i).cost()).isCloseTo(all.get(i), Offset.offset(1e-6));
      }
      assertThat(Ranked.cheapest(cost, 2, 1e6)).hasSize(Math.min(2, all.size()));
      assertThat(Ranked.cheapest(cost, 1_000, 0).size()).isLessThanOrEqualTo(all.size());
    }
  }

  private static double[][] random(
      SplittableRandom random, int rows, int columns, double forbidden) {
    double[][] cost = new double[rows][columns];
    for (double[] row : cost) {
      for (int c = 0; c < columns; c++) {
        row[c] = random.nextDouble() < forbidden ? NEVER : random.nextDouble(-5, 20);
      }
    }
    return cost;
  }

  private static void tryAll(
      double[][] cost, int row, boolean[] used, double pairs, double sum, double[] best) {
    if (row == cost.length) {
      if (pairs > best[0] || (pairs == best[0] && sum < best[1])) {
        best[0] = pairs;
        best[1] = sum;
      }
      return;
    }
    tryAll(cost, row + 1, used, pairs, sum, best);
    for (int c = 0; c < used.length; c++) {
      if (!used[c] && cost[row][c] != NEVER) {
        used[c] = true;
        tryAll(cost, row + 1, used, pairs + 1, sum + cost[row][c], best);
        used[c] = false;
      }
    }
  }

  private static void complete(
      double[][] cost, int row, boolean[] used, double sum, List<Double> out) {
    if (row == cost.length) {
      out.add(sum);
      return;
    }
    for (int c = 0; c < used.length; c++) {
      if (!used[c] && cost[row][c] != NEVER) {
        used[c] = true;
        complete(cost, row + 1, used, sum + cost[row][c], out);
        used[c] = false;
      }
    }
  }
}
