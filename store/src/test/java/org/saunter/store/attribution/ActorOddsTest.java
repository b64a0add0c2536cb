package org.saunter.store.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a fit is worth. */
class ActorOddsTest {
  @Test
  void whoFitsBetterIsLikelierToHaveActed() {
    for (boolean isHandSeen : new boolean[] {true, false}) {
      double before = ActorOdds.of(-25, isHandSeen);
      for (double fit = -24.9; fit < 15; fit += 0.1) {
        double now = ActorOdds.of(fit, isHandSeen);
        assertThat(now).isGreaterThan(before).isLessThan(before + 0.4); // and nothing jumps
        before = now;
      }
    }
  }

  @Test
  void thoseWhoStandThereFitWellToo() {
    assertThat(ActorOdds.of(2, false)).isLessThan(1);
    assertThat(ActorOdds.of(10, true)).isBetween(6.0, 8.0);
  }
}
