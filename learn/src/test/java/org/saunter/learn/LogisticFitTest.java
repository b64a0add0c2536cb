package org.saunter.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticFitTest {
  private static final double[] TRUE = {1.5, -0.8, 0.02, 0};

  private final double[][] rows = new double[40_000][];
  private final boolean[] right = new boolean[rows.length];

  private void make(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rows.length; i++) {
      // columns of very different sizes
      rows[i] = new double[] {1, random.nextDouble() * 4, random.nextDouble() * 100, 7};
      double sum = 0;
      for (int j = 0; j < TRUE.length; j++) {
        sum += TRUE[j] * rows[i][j];
      }
      right[i] = random.nextDouble() < 1 / (1 + Math.exp(-sum));
    }
  }

  private double[] fit(boolean... left) {
    return new LogisticFit(rows, right, left, 2).weights();
  }

  @Test
  void knownWeightsAreFoundAgain() {
    make(1);
    double[] w = fit(false, false, false, false);
    assertThat(w[0]).isCloseTo(TRUE[0], within(0.1));
    assertThat(w[1]).isCloseTo(TRUE[1], within(0.04));
    assertThat(w[2]).isCloseTo(TRUE[2], within(0.002));
    assertThat(w[3]).as("a column that never changes says nothing").isZero();
    assertThat(fit(false, false, false, false)).containsExactly(w);
  }

  @Test
  void atTheBestWeightsTheSlopeIsNone() {
    make(2);
    double[] w = fit(false, false, false, false);
    double residual = 0;
    for (int i = 0; i < rows.length; i++) {
      double p = 1 / (1 + Math.exp(-(w[0] + w[1] * rows[i][1] + w[2] * rows[i][2])));
      residual += (right[i] ? 1 : 0) - p;
    }
    assertThat(residual).as("the constant is not penalised").isCloseTo(0, within(1e-5));
  }

  @Test
  void aColumnThatIsLeftOutHasNoWeight() {
    make(3);
    double[] w = fit(false, true, false, false);
    assertThat(w[1]).isZero();
    assertThat(w[2]).isCloseTo(TRUE[2], within(0.004));
  }

  @Test
  void whatSeparatesPerfectlyStaysFinite() {
    make(4);
    for (int i = 0; i < rows.length; i++) {
      right[i] = rows[i][1] > 2;
    }
    for (double weight : fit(false, false, false, false)) {
      assertThat(weight).isFinite();
    }
  }
}
