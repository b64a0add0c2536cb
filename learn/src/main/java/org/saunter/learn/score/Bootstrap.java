package org.saunter.learn.score;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * 95 % intervals by drawing blocks of neighbouring visits again and again: one wrong attribution
 * spoils two receipts that end close together, so single visits are not independent.
 */
final class Bootstrap {
  private static final int ROUNDS = 400;
  private static final int BLOCK_MAX = 20;
  private static final int BLOCKS_WANTED = 50;

  private final int visits;
  private final int block;
  private final long seed;

  Bootstrap(int visits, long seed) {
    this.visits = visits;
    this.seed = seed;
    block = Math.max(1, Math.min(BLOCK_MAX, visits / BLOCKS_WANTED));
  }

  private void draw(int[] weight, SplittableRandom random) {
    Arrays.fill(weight, 0);
    int blocks = (visits + block - 1) / block;
    for (int i = 0; i < blocks; i++) {
      int first = random.nextInt(blocks) * block;
      for (int v = first; v < Math.min(visits, first + block); v++) {
        weight[v]++;
      }
    }
  }

  /**
   * The figure with its interval; {@code figure} takes how often each visit was drawn. Every figure
   * sees the same draws.
   */
  Rate rate(ToDoubleFunction<int[]> figure) {
    int[] weight = new int[visits];
    Arrays.fill(weight, 1);
    double value = figure.applyAsDouble(weight);
    if (visits == 0) {
      return new Rate(value, value, value);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      draw(weight, random);
      drawn[i] = figure.applyAsDouble(weight);
    }
    Arrays.sort(drawn);
    double low = drawn[(int) (0.025 * (ROUNDS - 1))];
    double high = drawn[(int) Math.ceil(0.975 * (ROUNDS - 1))];
    return new Rate(value, Math.min(low, value), Math.max(high, value));
  }
}
