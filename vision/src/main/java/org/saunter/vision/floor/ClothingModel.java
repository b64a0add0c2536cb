package org.saunter.vision.floor;

/**
 * How clothing vectors scatter, per dimension: between people, between the views and poses of one
 * person, and from picture to picture. All on the scale of the vectors.
 */
public record ClothingModel(double peopleSd, double viewSd, double pictureSd) {
  /** For vectors of unit variance between people. */
  public static ClothingModel standard() {
    return new ClothingModel(1, 0.4, 1);
  }
}
