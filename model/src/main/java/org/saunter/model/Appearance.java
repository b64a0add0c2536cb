package org.saunter.model;

import java.util.Arrays;

/**
 * What a person wears, as a short vector: clothing only, never a face. It lives for one visit and
 * dies with it. Immutable, equal by content.
 */
public final class Appearance {
  /** The most dimensions that are taken. */
  public static final int DIMENSIONS_MAX = 256;

  private final float[] clothing;

  private Appearance(float[] clothing) {
    this.clothing = clothing;
  }

  /** A copy of {@code clothing}. */
  public static Appearance of(float... clothing) {
    Check.that(
        clothing.length > 0 && clothing.length <= DIMENSIONS_MAX,
        "The appearance vector has (" + clothing.length + ") dimensions; 1 to 256 are taken.",
        "Maybe the field holds something else.");
    return new Appearance(clothing.clone());
  }

  public int dimensions() {
    return clothing.length;
  }

  public float at(int dimension) {
    return clothing[dimension];
  }

  /** A copy of the vector. */
  public float[] toArray() {
    return clothing.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Appearance that && Arrays.equals(clothing, that.clothing);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(clothing);
  }

  @Override
  public String toString() {
    return "appearance of " + clothing.length + " dimensions";
  }
}
