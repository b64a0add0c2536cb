package org.saunter.store.shelf;

import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/**
 * Where a plate's load went while it moved: one mean for every {@value #EVERY} samples, the last
 * {@value #KEPT} of them. Tells when a step happened within a long unrest.
 */
final class Trail {
  private static final int EVERY = 4;
  private static final int KEPT = 128;

  private final float[] grams = new float[KEPT];
  private final long[] nanos = new long[KEPT];
  private int count;
  private int samples;
  private double sum;

  /** Something begins to move. */
  void start() {
    count = 0;
    samples = 0;
    sum = 0;
  }

  void add(long atNanos, float value) {
    sum += value;
    if (++samples == EVERY) {
      grams[count % KEPT] = (float) (sum / EVERY);
      nanos[count % KEPT] = atNanos;
      count++;
      samples = 0;
      sum = 0;
    }
  }

  /**
   * When the load last went through a level towards its new rest.
   *
   * @param middleGrams half way between old and new rest
   * @param deltaGrams new minus old
   * @param otherwise the answer if it was never on the old side
   */
  long crossingOf(double middleGrams, double deltaGrams, long otherwise) {
    for (int i = count - 1; i >= Math.max(0, count - KEPT); i--) {
      if ((grams[i % KEPT] - middleGrams) * deltaGrams < 0) {
        return nanos[i % KEPT];
      }
    }
    return otherwise;
  }

  void save(StateWriter out) {
    out.writeInt(count);
    out.writeInt(samples);
    out.writeDouble(sum);
    for (int i = 0; i < Math.min(count, KEPT); i++) {
      out.writeDouble(grams[i]);
      out.writeLong(nanos[i]);
    }
  }

  void load(StateReader in) {
    count = in.readInt();
    samples = in.readInt();
    sum = in.readDouble();
    for (int i = 0; i < Math.min(count, KEPT); i++) {
      grams[i] = (float) in.readDouble();
      nanos[i] = in.readLong();
    }
  }
}
