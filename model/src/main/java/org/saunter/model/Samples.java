package org.saunter.model;

import java.util.Arrays;
import java.util.Locale;

/**
 * Consecutive readings of one plate in grams. Immutable; may hold NaN, as broken sensors do. Equal
 * by content.
 */
public final class Samples {
  private final float[] grams;

  private Samples(float[] grams) {
    this.grams = grams;
  }

  /** A copy of {@code grams}. */
  public static Samples ofGrams(float... grams) {
    return new Samples(grams.clone());
  }

  public int size() {
    return grams.length;
  }

  public float gramsAt(int index) {
    return grams[index];
  }

  /** A copy of the readings in grams. */
  public float[] toGrams() {
    return grams.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Samples that && Arrays.equals(grams, that.grams);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(grams);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d samples from %s g", size(), size() == 0 ? "-" : grams[0]);
  }
}
