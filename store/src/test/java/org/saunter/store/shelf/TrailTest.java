package org.saunter.store.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a step happened within an unrest. */
class TrailTest {
  private static final double RATE = 60;
  private static final long SECOND = 1_000_000_000L;

  /** Somebody presses with 400 g for six seconds; 62 g are taken at 1.5 s. */
  private static Trail leant(double takenAtSeconds, double grams) {
    Trail trail = new Trail();
    trail.start();
    for (int i = 0; i < 6 * RATE; i++) {
      double t = i / RATE;
      double press = 400 * Math.sin(Math.PI * t / 6);
      trail.add((long) (t * SECOND), (float) (press - (t >= takenAtSeconds ? grams : 0)));
    }
    return trail;
  }

  @Test
  void whatIsTakenUnderALeanIsDatedWhenItWasTaken() {
    Trail trail = leant(1.5, 62);
    assertThat(trail.jumpOf(-62, 0, 6 * SECOND) / 1e9).isBetween(1.35, 1.65);
    assertThat(trail.strideOf(0, -62, 0, 6 * SECOND)).isEqualTo(Trail.NEVER);
  }

  @Test
  void aLeanAloneIsNoJump() {
    assertThat(leant(99, 62).jumpOf(-62, 0, 6 * SECOND)).isEqualTo(Trail.NEVER);
  }

  /** 430 g are lifted slowly until 1.2 s; another 430 g at once at a later moment. */
  private static Trail liftedSlowly(double nextAtSeconds) {
    Trail trail = new Trail();
    trail.start();
    for (int i = 0; i < 4 * RATE; i++) {
      double t = i / RATE;
      double gone = 430 * Math.min(1, t / 1.2) + (t >= nextAtSeconds ? 430 : 0);
      trail.add((long) (t * SECOND), (float) -gone);
    }
    return trail;
  }

  @Test
  void whatWasLiftedSlowlyAndThenRestedIsAStairOfItsOwn() {
    assertThat(liftedSlowly(2.0).stairs(0, -860, 0.7, 0, 4 * SECOND))
        .singleElement()
        .satisfies(stair -> assertThat(stair.grams()).isBetween(-431.0, -429.0));
  }

  @Test
  void aShortHaltOfASlowLiftIsNone() {
    assertThat(liftedSlowly(1.5).stairs(0, -860, 0.7, 0, 4 * SECOND)).isEmpty();
  }
}
