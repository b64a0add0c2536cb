package org.saunter.vision.floor;

/**
 * How clothing vectors scatter, per dimension: between people, between the views and poses of one
 * person, and from picture to picture. All on the scale of the vectors.
 */
public record ClothingModel(double peopleSd, double viewSd, double pictureSd) {
  private static final double FOLLOWING = 1.5; // pictures of one view that say as much as one
  private static final double HIDDEN = 3; // how much noisier a body that is hidden is pictured

  /** For vectors of unit variance between people. */
  public static ClothingModel standard() {
    return new ClothingModel(1, 0.4, 1);
  }

  double viewVariance() {
    return viewSd * viewSd;
  }

  /** Variance of one picture of a body of which that share is seen. */
  double noise(double visible) {
    return pictureSd * pictureSd * (1 + HIDDEN * (1 - visible));
  }

  /** Variance at which pictures that follow each other may be counted as if independent. */
  double alikeNoise() {
    return FOLLOWING * pictureSd * pictureSd;
  }

  /** What no number of pictures gets below. */
  double floor() {
    return viewSd * viewSd / 4;
  }

  /** Variance of anybody's picture. */
  double anybody(double noise) {
    return peopleSd * peopleSd + viewSd * viewSd + noise;
  }
}
