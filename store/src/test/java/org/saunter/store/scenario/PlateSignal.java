package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Samples;

/** One plate's readings at 60 Hz, and everything that can be wrong with them. */
final class PlateSignal {
  static final long PERIOD_NANOS = 16_666_667L;
  static final int BATCH = 12;
  private static final double COUNT_GRAMS = 0.241;

  final String id;
  final List<Stroke> strokes = new ArrayList<>();
  double noiseGrams = 0.7;
  double driftPerSecond;
  long driftFromNanos;
  long driftUntilNanos;
  double value = Double.NaN; // a broken amplifier reads this
  long valueUntilNanos = Long.MIN_VALUE;
  boolean stuck;
  boolean silent;
  boolean twice;
  boolean swapped;
  int losesOneIn;
  long delayNanos;
  long clockNanos;
  long shakenUntilNanos;
  double shakenGrams;
  private final double loadGrams;
  private final double gain;
  private final SplittableRandom chance;
  private float last;
  private long sequence;

  PlateSignal(String id, double loadGrams, SplittableRandom chance) {
    this.id = id;
    this.loadGrams = loadGrams;
    this.chance = chance;
    gain = 1 + 0.01 * chance.nextGaussian();
  }

  String source() {
    return "plate-" + id;
  }

  long nextSequence() {
    return ++sequence;
  }

  PlateWeighed batch(long endNanos) {
    float[] grams = new float[BATCH];
    for (int i = 0; i < BATCH; i++) {
      grams[i] = sample(endNanos - (BATCH - 1 - i) * PERIOD_NANOS);
    }
    return new PlateWeighed(
        endNanos + clockNanos, source(), ++sequence, id, PERIOD_NANOS, Samples.ofGrams(grams));
  }

  private float sample(long nanos) {
    double load = loadGrams;
    for (Stroke stroke : strokes) {
      load += gain * stroke.gramsAt(nanos);
    }
    if (driftPerSecond != 0 && nanos > driftFromNanos) {
      load += driftPerSecond * (Math.min(nanos, driftUntilNanos) - driftFromNanos) / 1e9;
    }
    double noise = nanos < shakenUntilNanos ? shakenGrams : noiseGrams;
    load += noise * chance.nextGaussian();
    float read = (float) (Math.rint(load / COUNT_GRAMS) * COUNT_GRAMS);
    if (nanos < valueUntilNanos) {
      return (float) value;
    }
    last = stuck ? last : read;
    return last;
  }

  /** What it read last. */
  float latest() {
    return last;
  }

  boolean isLost() {
    return losesOneIn > 0 && sequence % losesOneIn == 0;
  }
}
