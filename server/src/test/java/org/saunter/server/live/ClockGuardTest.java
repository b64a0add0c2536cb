package org.saunter.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One wrong time is not believed; the same jump twice is. */
final class ClockGuardTest {
  private static final long SECOND = 1_000_000_000L;
  private final ClockGuard clock = new ClockGuard();

  @Test
  void timeGoesOnAndIsNeverLateByALittle() {
    assertThat(clock.nowNanos()).isZero();
    assertThat(clock.lets(100 * SECOND)).isTrue();
    assertThat(clock.lets(101 * SECOND)).isTrue();
    assertThat(clock.lets(99 * SECOND)).isTrue();
    assertThat(clock.nowNanos()).isEqualTo(101 * SECOND);
  }

  @Test
  void aWrongTimeAloneChangesNothing() {
    clock.lets(100 * SECOND);
    for (long wrong : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0, 5_000 * SECOND}) {
      assertThat(clock.lets(wrong)).isFalse();
      assertThat(clock.lets(100 * SECOND)).isTrue();
      assertThat(clock.nowNanos()).isEqualTo(100 * SECOND);
    }
  }

  @Test
  void aNightInWhichNobodySpeaksIsBelievedTheSecondTime() {
    clock.lets(100 * SECOND);
    assertThat(clock.lets(40_000 * SECOND)).isFalse();
    assertThat(clock.lets(40_001 * SECOND)).isTrue();
    assertThat(clock.nowNanos()).isEqualTo(40_001 * SECOND);
  }

  @Test
  void aClockMaySetItselfBack() {
    clock.lets(40_000 * SECOND);
    clock.lets(100 * SECOND);
    assertThat(clock.lets(101 * SECOND)).isTrue();
    assertThat(clock.nowNanos()).isEqualTo(101 * SECOND);
  }
}
