package org.saunter.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.saunter.model.BadInputException;
import org.saunter.model.Samples;

/**
 * About eighteen minutes of one plate at 60 Hz in batches of twelve: noise of 0.7 g a sample, high
 * passed as on real plates, and 0.241 g a count. A busy one is handled every eight seconds: 180 g
 * are taken or put back, with a press before and a ring-down of 7 Hz after. It ends where it began,
 * so it can be repeated.
 *
 * @param steps true changes of the load
 */
record PlateSignal(List<Samples> batches, int steps) {
  /** Samples of a signal. */
  static final int SAMPLES = 65_280;

  static final long PERIOD_NANOS = 16_666_667L;
  static final int BATCH = 12;

  private static final double NOISE_GRAMS = 0.7;
  private static final double COUNT_GRAMS = 0.241;
  private static final double HIGH_PASS = 0.22;
  private static final double ITEM_GRAMS = 180;
  private static final int EVERY = 480;
  private static final int RISE = 4;
  private static final int PRESS = 10;

  /** The signal of that name. */
  static PlateSignal named(String name) {
    return switch (name) {
      case "quiet" -> made(false);
      case "busy" -> made(true);
      default ->
          throw new BadInputException(
              "The signal (" + name + ") is not known.", "Maybe quiet or busy was meant.");
    };
  }

  private static PlateSignal made(boolean busy) {
    SplittableRandom random = new SplittableRandom(1);
    List<Samples> batches = new ArrayList<>();
    float[] grams = new float[BATCH];
    double previous = 0;
    double scale = NOISE_GRAMS / Math.hypot(1, HIGH_PASS);
    for (int i = 0; i < SAMPLES; i++) {
      double fresh = random.nextGaussian();
      double value = 4_000 + scale * (fresh - HIGH_PASS * previous) + (busy ? moved(i) : 0);
      previous = fresh;
      grams[i % BATCH] = (float) (Math.rint(value / COUNT_GRAMS) * COUNT_GRAMS);
      if (i % BATCH == BATCH - 1) {
        batches.add(Samples.ofGrams(grams));
      }
    }
    return new PlateSignal(List.copyOf(batches), busy ? SAMPLES / EVERY : 0);
  }

  /** What the hand of that moment and all before it did to the load: out, in, out, in. */
  private static double moved(int sample) {
    int since = sample % EVERY - EVERY / 2;
    double step = (sample / EVERY) % 2 == 0 ? -ITEM_GRAMS : ITEM_GRAMS;
    double before = step < 0 ? 0 : -ITEM_GRAMS;
    if (since < -PRESS) {
      return before;
    }
    if (since < 0) {
      return before + 0.3 * ITEM_GRAMS * Math.sin(Math.PI * (since + PRESS) / PRESS);
    }
    double rise = Math.min(1, since / (double) RISE);
    double seconds = since / 60.0;
    double ring = 0.3 * step * Math.exp(-seconds / 0.15) * Math.sin(2 * Math.PI * 7 * seconds);
    return before + rise * step + ring;
  }
}
