package org.saunter.server.live;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.server.live.ReplayView.Weight;

/**
 * The last minute of one plate: means over 60 ms, in a ring of fixed size. That is fine enough to
 * see a hand press and a product leave, and a sixth of what the plate sends.
 */
final class PlateTrace {
  /** Values that are kept: a minute of them. */
  static final int VALUES_MAX = 1_000;

  /** What one trace holds in memory: a time and a weight per value. */
  static final int BYTES = VALUES_MAX * (Integer.BYTES + Float.BYTES) + 128;

  private static final long STEP_NANOS = 60_000_000L;
  private static final long SET_BACK_NANOS = 10_000_000_000L;

  private final ClockGuard clock = new ClockGuard();
  private final int[] atMillis = new int[VALUES_MAX]; // the low half: only differences count
  private final float[] grams = new float[VALUES_MAX];
  private long written;
  private long lastNanos = Long.MIN_VALUE;
  private long meanFromNanos;
  private double sumGrams;
  private int summed;

  /** Takes a batch. A clock that was set back begins the trace anew. */
  void add(PlateWeighed batch) {
    if (!clock.lets(batch.atNanos())) {
      return;
    }
    int n = batch.grams().size();
    boolean isSetBack = lastNanos - batch.atNanos() > SET_BACK_NANOS;
    if (isSetBack) {
      lastNanos = Long.MIN_VALUE;
      written = 0;
      summed = 0;
    }
    for (int i = 0; i < n; i++) {
      long nanos = batch.atNanos() - (n - 1 - i) * batch.periodNanos();
      float value = batch.grams().gramsAt(i);
      if (Float.isFinite(value) && nanos > lastNanos) {
        add(nanos, value);
      }
    }
  }

  private void add(long nanos, float value) {
    if (summed > 0 && nanos - meanFromNanos >= STEP_NANOS) {
      int slot = (int) (written++ % VALUES_MAX);
      atMillis[slot] = (int) (lastNanos / 1_000_000);
      grams[slot] = (float) (sumGrams / summed);
      sumGrams = 0;
      summed = 0;
    }
    if (summed == 0) {
      meanFromNanos = nanos;
    }
    sumGrams += value;
    summed++;
    lastNanos = nanos;
  }

  /** The means between two moments, oldest first; times in milliseconds after the first moment. */
  List<Weight> between(long fromNanos, long toNanos) {
    List<Weight> weights = new ArrayList<>();
    if (lastNanos < fromNanos) {
      return List.of(); // silent since then: what it said long ago must not be taken for now
    }
    int from = (int) (fromNanos / 1_000_000);
    int length = (int) ((toNanos - fromNanos) / 1_000_000);
    for (long i = Math.max(0, written - VALUES_MAX); i < written; i++) {
      int slot = (int) (i % VALUES_MAX);
      int millis = atMillis[slot] - from;
      if (millis >= 0 && millis <= length) {
        weights.add(new Weight(millis, Math.round(grams[slot] * 10) / 10.0));
      }
    }
    return List.copyOf(weights);
  }
}
