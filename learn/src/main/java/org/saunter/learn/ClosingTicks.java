package org.saunter.learn;

import java.util.function.Consumer;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Ticked;

/** Half a minute of ticks after the end of a recording, so that the last receipts come. */
final class ClosingTicks {
  private static final long TICK_NANOS = 100_000_000L;
  private static final int TICKS = 300;

  private ClosingTicks() {}

  static void after(long lastNanos, Consumer<Observation> use) {
    for (int i = 1; i <= TICKS; i++) {
      use.accept(new Ticked(lastNanos + i * TICK_NANOS, "replay", i));
    }
  }
}
