package org.saunter.sim;

/**
 * How well a shop's sensors see. What is said of cameras is assumed, class by class; plates follow
 * what was measured on a real shop (AutoCheckout, 294 plates), whatever the class, with the floor
 * of the noise scaled.
 *
 * @param plateNoiseGrams median over plates of the noise of one sample
 * @param plateNoisySigma spread of that noise over plates, in log units
 * @param plateGainSd how far plates are out of calibration, a share
 * @param plateDropOut share of actions that a plate does not feel at all
 * @param views cameras that may see a hand at a shelf face
 * @param handSeenPerView chance that one of them sees a given hand
 * @param handHiddenPerNeighbour factor on that chance for each other person near
 * @param handSdMm error of a seen hand along each axis
 * @param bodySdMm error of a tracked body along each axis
 * @param bodyMissed share of time a body is only predicted
 * @param bodyMissedPerNeighbour added to that for each other person near
 * @param cropPerSeenHand chance that a seen hand gives a picture of the product
 * @param familySeparation how far the right family's score stands out, in standard deviations
 * @param siblingSeparation the same for the right product within its family
 * @param holderAccuracy that the picture is tied to the right person
 * @param crossingSeparation how well motion tells who is who after a contact
 * @param appearanceNoise error of a clothing vector after a contact, per dimension
 * @param lookAlikes share of people dressed in one of three styles
 * @param carrySightings share of taken items that are seen again in the hand
 */
public record SensorClass(
    String name,
    double plateNoiseGrams,
    double plateNoisySigma,
    double plateGainSd,
    double plateDropOut,
    int views,
    double handSeenPerView,
    double handHiddenPerNeighbour,
    double handSdMm,
    double bodySdMm,
    double bodyMissed,
    double bodyMissedPerNeighbour,
    double cropPerSeenHand,
    double familySeparation,
    double siblingSeparation,
    double holderAccuracy,
    double crossingSeparation,
    double appearanceNoise,
    double lookAlikes,
    double carrySightings) {

  /** Two cameras a shelf face. */
  public static final SensorClass POOR =
      new SensorClass(
          "poor", 2.0, 0.8, 0.04, 0.0005, 2, 0.60, 0.93, 120, 180, 0.05, 0.02, 0.70, 4, 2.5, 0.95,
          2.5, 1.3, 0.20, 0);

  /** Three cameras a shelf face. */
  public static final SensorClass MID =
      new SensorClass(
          "mid", 1.0, 0.8, 0.04, 0.0005, 3, 0.70, 0.93, 80, 100, 0.02, 0.01, 0.90, 5, 3.5, 0.98, 4,
          0.9, 0.10, 0);

  /** Four cameras a shelf face. */
  public static final SensorClass GOOD =
      new SensorClass(
          "good", 0.7, 0.8, 0.04, 0.0005, 4, 0.75, 0.93, 60, 80, 0.01, 0.005, 0.95, 6, 4.2, 0.99, 5,
          0.7, 0.05, 0);

  /** Good, and items in hands are seen again later. */
  public static final SensorClass TARGET =
      new SensorClass(
          "target", 0.7, 0.8, 0.04, 0.0005, 4, 0.75, 0.93, 60, 80, 0.01, 0.005, 0.95, 6, 4.2, 0.99,
          5, 0.7, 0.05, 0.7);

  /** The class of that name. */
  public static SensorClass named(String name) {
    return switch (name) {
      case "poor" -> POOR;
      case "mid" -> MID;
      case "good" -> GOOD;
      case "target" -> TARGET;
      default ->
          throw new org.saunter.model.BadInputException(
              "The sensor class (" + name + ") is not known.",
              "Maybe poor, mid, good or target was meant.");
    };
  }
}
