package org.saunter.store.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Clothing as a story knows it, against the sums done the long way. */
class LookTest {
  private static final double GATE = 0.35 * 0.35;
  private static final double LATER = 0.7 * 0.7;

  @Test
  void thePictureOfTheGateCountsOnce() {
    float[] gate = {0.5f, -1};
    float[] one = {0.1f, -0.4f};
    float[] two = {0.3f, -0.2f};
    Look look = Look.of(gate, GATE);
    double chained = look.logMatch(one, LATER, 1) + look.with(one, LATER).logMatch(two, LATER, 1);
    assertThat(chained).isCloseTo(jointly(gate, one, two), within(1e-6));
  }

  /** The two pictures are normal together: both hang on one true look. */
  private static double jointly(float[] gate, float[] one, float[] two) {
    double own = GATE + LATER;
    double shared = GATE;
    double det = own * own - shared * shared;
    double sum = 0;
    for (int i = 0; i < gate.length; i++) {
      double a = one[i] - gate[i];
      double b = two[i] - gate[i];
      double square = (own * (a * a + b * b) - 2 * shared * a * b) / det;
      sum -= 0.5 * (square + Math.log(det) + 2 * Math.log(2 * Math.PI));
    }
    return sum;
  }

  /** Nobody wins a crossing because nothing is known of them. */
  @Test
  void aStrangerFitsWorseThanOneself() {
    SplittableRandom chance = new SplittableRandom(1);
    double own = 0;
    double strange = 0;
    for (int n = 0; n < 1_000; n++) {
      float[] true8 = normal(chance, new float[8], 1);
      float[] seen = normal(chance, true8, 0.7);
      own += Look.of(normal(chance, true8, 0.35), GATE).logMatch(seen, LATER, 1);
      strange += Look.UNKNOWN.logMatch(seen, LATER, 1);
    }
    assertThat(own / 1_000).isGreaterThan(strange / 1_000 + 2);
  }

  private static float[] normal(SplittableRandom chance, float[] mean, double sd) {
    float[] values = mean.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (sd * chance.nextGaussian());
    }
    return values;
  }

  @Test
  void nothingSeenSaysNothing() {
    Look look = Look.of(new float[] {1, 2}, GATE);
    assertThat(look.logMatch(new float[0], LATER, 1)).isZero();
    assertThat(look.with(new float[0], LATER)).isSameAs(look);
    assertThat(Look.of(new float[0], GATE)).isSameAs(Look.UNKNOWN);
    assertThat(Look.UNKNOWN.with(new float[] {3}, LATER).mean()).containsExactly(3);
  }
}
