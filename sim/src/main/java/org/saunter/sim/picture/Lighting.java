package org.saunter.sim.picture;

import java.util.Set;
import org.saunter.sim.Chance;

/**
 * The light of a shop at one moment. A level of 1 makes a white thing in the middle of the shop as
 * bright as a picture can show at a gain of 1.
 *
 * @param lampLevel all ceiling lamps together
 * @param lampKelvin their colour
 * @param flicker what alternating current leaves of the lamps at this moment, about 1; lamps of
 *     other phases have {@code 2 - flicker}
 * @param failedLamp number of a dark lamp, counted round the lamps there are; -1 if none
 * @param sickLamp number of a lamp that flashes; -1 if none
 * @param sickLevel its level now
 * @param dayLevel daylight through the windows, or under the open sky
 * @param dayKelvin its colour
 * @param sunLevel direct sun
 * @param sunAzimuthRadians where the sun is, anticlockwise from +x as seen from above
 * @param sunElevationRadians how high it is
 * @param fogShare how blind the doors of fridges and freezers are, 0 to 1
 * @param glareShare how much glass throws back, 0 to 1
 */
public record Lighting(
    double lampLevel,
    double lampKelvin,
    double flicker,
    int failedLamp,
    int sickLamp,
    double sickLevel,
    double dayLevel,
    double dayKelvin,
    double sunLevel,
    double sunAzimuthRadians,
    double sunElevationRadians,
    double fogShare,
    double glareShare) {

  /** What may be wrong with the light. */
  public enum Fault {
    LAMP_FAILED,
    LAMP_FLASHING,
    /** Fluorescent tubes whose light follows the mains. */
    FLICKER,
    GLARE,
    FOG,
    /** Only emergency lamps are on. */
    POWER_CUT
  }

  /** A well-lit shop without windows, for tests and first looks. */
  public static final Lighting PLAIN =
      new Lighting(1, 4_800, 1, -1, -1, 0, 0.15, 6_500, 0, 0, 1, 0, 0.3);

  private static final double MAINS_HERTZ = 100; // twice the frequency of the current

  /**
   * The light of a shop on a clear day of spring.
   *
   * @param seed of what differs from shop to shop: the colour of its lamps, how bright they are,
   *     which one fails
   * @param hourOfDay 0 to 24, local
   * @param nanos the moment, for what flickers
   * @param faults what is wrong
   */
  public static Lighting at(long seed, double hourOfDay, long nanos, Set<Fault> faults) {
    Chance chance = new Chance(seed).fork("light");
    double lampLevel = chance.uniform(0.75, 1.1);
    double kelvin = chance.uniform(2_900, 6_000);
    double north = chance.uniform(0, 2 * Math.PI);
    int failed = chance.below(1_000);
    int sick = chance.below(1_000);
    double windows = chance.uniform(0.3, 1);
    double depth = chance.uniform(0.05, 0.25);
    double phase = chance.uniform();
    double fog = chance.uniform(0.35, 0.9);
    double hour = hourOfDay - 24 * Math.floor(hourOfDay / 24);
    double height = 0.9 * StrictMath.sin((hour - 6) / 12 * Math.PI); // above 0 from 6 to 18 o'clock
    double sun = height > 0.04 ? Math.min(1, 4 * (height - 0.04)) : 0;
    double day = windows * Math.max(0.004, Math.min(1, 0.15 + 1.6 * height));
    double flash = flash(seed, nanos);
    boolean tubes = faults.contains(Fault.FLICKER);
    double wave = StrictMath.sin(2 * Math.PI * (phase + fraction(nanos, MAINS_HERTZ)));
    return new Lighting(
        faults.contains(Fault.POWER_CUT) ? 0.06 * lampLevel : lampLevel,
        kelvin,
        tubes ? 1 + depth * wave : 1,
        faults.contains(Fault.LAMP_FAILED) ? failed : -1,
        faults.contains(Fault.LAMP_FLASHING) ? sick : -1,
        flash,
        day,
        height > 0.25 ? 6_500 : 7_500,
        2.2 * windows * sun,
        north - (hour - 12) / 12 * Math.PI,
        StrictMath.asin(Math.max(0.02, height)),
        faults.contains(Fault.FOG) ? fog : 0,
        faults.contains(Fault.GLARE) ? 1 : 0.25);
  }

  /** Which part of its period something is in; exact for moments far from the epoch. */
  private static double fraction(long nanos, double hertz) {
    long period = (long) (1e9 / hertz);
    return (double) Math.floorMod(nanos, period) / period;
  }

  /** A tube that starts and fails: on for a while, off for a while, by chance of each 60 ms. */
  private static double flash(long seed, long nanos) {
    long slot = Math.floorDiv(nanos, 60_000_000L);
    Chance chance = new Chance(seed * 31 + slot).fork("flash");
    return chance.happens(0.55) ? chance.uniform(0.7, 1.1) : chance.uniform(0, 0.3);
  }
}
