package org.saunter.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saunter.sim.Scenario;
import org.saunter.store.EngineSettings;

class EngineRunTest {
  @Test
  void aSmallShopIsJudgedAndTheSameTwice() {
    RunResult one = run();
    assertThat(one.scores().visits()).isGreaterThanOrEqualTo(35).isLessThanOrEqualTo(40);
    assertThat(one.scores().missingReceipts()).isZero();
    assertThat(one.scores().receiptsExact().value()).isGreaterThan(0.8);
    assertThat(one.scores().itemF1().value()).isGreaterThan(0.9);
    assertThat(one.observations()).isGreaterThan(10_000);
    assertThat(run()).isEqualTo(one);
  }

  private static RunResult run() {
    return new EngineRun(Scenario.standard(40, 7), EngineSettings.standard(), RunListener.NONE)
        .run();
  }
}
