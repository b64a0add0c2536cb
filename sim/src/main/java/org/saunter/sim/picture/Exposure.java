package org.saunter.sim.picture;

import org.saunter.model.BadInputException;
import org.saunter.sim.Chance;

/**
 * How one camera takes one frame: what it adds to the light and what it loses.
 *
 * @param gain what light is multiplied by; 0 lets the camera choose, as automatic exposure does
 * @param red white balance: what red is multiplied by
 * @param blue the same for blue
 * @param shotNoise standard deviation of the noise of the light itself at full white and a gain of
 *     1, as a share of full white; grows with the root of the light
 * @param readNoise that of the sensor in the dark, likewise
 * @param shutterSeconds for how long light is collected; people who move are smeared along their
 *     way
 * @param defocusPx standard deviation of the blur of the lens
 * @param vignette how much darker the corners are than the middle, 0 to 1
 * @param bandShare how strong the bars are that a rolling shutter makes of flickering light
 * @param quality of the compression, 1 to 100 as JPEG encoders count; 0 for none
 * @param capped whether somebody left the cap on the lens
 * @param samplesAcross 1, or 2 to average four lines of sight a pixel, which smooths edges at four
 *     times the cost
 * @param seed of the noise; give each frame another
 */
public record Exposure(
    double gain,
    double red,
    double blue,
    double shotNoise,
    double readNoise,
    double shutterSeconds,
    double defocusPx,
    double vignette,
    double bandShare,
    int quality,
    boolean capped,
    int samplesAcross,
    long seed) {
  /** Nothing is added or lost. */
  public static final Exposure CLEAN = new Exposure(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, false, 1, 0);

  public Exposure {
    check("gain", gain, 0, 1_000);
    check("red", red, 0, 100);
    check("blue", blue, 0, 100);
    check("shot noise", shotNoise, 0, 1);
    check("read noise", readNoise, 0, 1);
    check("shutter", shutterSeconds, 0, 1);
    check("defocus", defocusPx, 0, 8);
    check("vignette", vignette, 0, 1);
    check("band", bandShare, 0, 1);
    check("quality", quality, 0, 100);
    check("number of samples", samplesAcross, 1, 2);
  }

  private static void check(String what, double value, double from, double to) {
    if (!(value >= from && value <= to)) {
      throw new BadInputException(
          "The " + what + " of an exposure is (" + value + "), not " + from + " to " + to + ".",
          "Maybe another unit was meant.");
    }
  }

  /**
   * An ordinary camera: automatic exposure, some noise, light compression.
   *
   * @param seed of the camera; use {@link #frame} for its frames
   */
  public static Exposure ordinary(long seed) {
    Chance chance = new Chance(seed).fork("camera");
    return new Exposure(
        0,
        chance.uniform(0.92, 1.08),
        chance.uniform(0.92, 1.08),
        chance.uniform(0.01, 0.03),
        chance.uniform(0.001, 0.003),
        1 / chance.uniform(30, 100),
        chance.uniform(0.3, 0.6),
        chance.uniform(0, 0.35),
        0,
        (int) chance.uniform(60, 92),
        false,
        1,
        seed);
  }

  /** The same camera taking another frame. */
  public Exposure frame(long number) {
    return new Exposure(
        gain,
        red,
        blue,
        shotNoise,
        readNoise,
        shutterSeconds,
        defocusPx,
        vignette,
        bandShare,
        quality,
        capped,
        samplesAcross,
        seed * 0x9E3779B97F4A7C15L + number);
  }
}
