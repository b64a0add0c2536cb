package org.saunter.sim;

/**
 * What somebody looks like: build, clothes and what they have with them. Colours are 0xRRGGBB.
 *
 * @param heightMm standing, without a hat
 * @param girth width over that of a lean person, 0.85 to 1.5
 * @param seed of everything that is not said here: pattern details, hair
 */
public record Look(
    int heightMm,
    double girth,
    int skin,
    int hair,
    Hair cut,
    Head head,
    int headColour,
    Top top,
    int topColour,
    Pattern pattern,
    int patternColour,
    Bottom bottom,
    int bottomColour,
    int shoes,
    Bag bag,
    int bagColour,
    Aid aid,
    long seed) {

  /** How the hair is worn. */
  public enum Hair {
    BALD,
    SHORT,
    LONG,
    BUN
  }

  /** What is on the head. */
  public enum Head {
    BARE,
    CAP,
    BEANIE,
    HOOD,
    SCARF
  }

  /** What is worn above. */
  public enum Top {
    SHIRT,
    LONG_SLEEVES,
    JACKET,
    COAT
  }

  /** What is on the cloth. */
  public enum Pattern {
    PLAIN,
    STRIPES,
    CHECKS,
    BLOCK,
    PRINT
  }

  /** What is worn below. */
  public enum Bottom {
    TROUSERS,
    SHORTS,
    SKIRT,
    DRESS
  }

  /** What somebody carries goods or things in. */
  public enum Bag {
    NONE,
    BACKPACK,
    SHOULDER,
    TOTE,
    BASKET
  }

  /** What somebody moves with. */
  public enum Aid {
    NONE,
    PRAM,
    WHEELCHAIR,
    TROLLEY,
    CHILD
  }

  /**
   * A look that clothing vectors of the simulator mean: alike vectors look alike.
   *
   * @param clothing eight standard normal numbers
   * @param seed of what does not show in the clothing
   */
  public static Look of(double[] clothing, long seed) {
    Chance chance = new Chance(seed).fork("look");
    Top top = pick(Top.values(), share(clothing[2]));
    return new Look(
        (int) Math.max(1_480, Math.min(2_030, chance.normal(1_710, 95))),
        Math.max(0.85, Math.min(1.5, chance.logNormal(1.05, 0.13))),
        skin(chance.uniform()),
        hair(chance.uniform()),
        pick(Hair.values(), chance.uniform()),
        chance.happens(0.72) ? Head.BARE : pick(Head.values(), 0.2 + 0.8 * chance.uniform()),
        colour(chance.uniform(), chance.uniform(), chance.uniform(0.1, 0.9)),
        top,
        colour(share(clothing[0]), share(clothing[1]), 0.12 + 0.82 * share(clothing[3])),
        pick(Pattern.values(), share(clothing[4])),
        colour(1 - share(clothing[4]), 0.5 + 0.5 * share(clothing[1]), 1 - share(clothing[3])),
        pick(Bottom.values(), Math.max(0, share(clothing[5]) * 1.6 - 0.6)),
        colour(share(clothing[6]), share(clothing[7]) * 0.6, 0.08 + 0.7 * share(clothing[5])),
        colour(chance.uniform(), 0.3, chance.uniform(0.05, 0.9)),
        chance.happens(0.5) ? Bag.NONE : pick(Bag.values(), 0.2 + 0.8 * chance.uniform()),
        colour(chance.uniform(), chance.uniform(), chance.uniform(0.1, 0.8)),
        chance.happens(0.93) ? Aid.NONE : pick(Aid.values(), 0.2 + 0.8 * chance.uniform()),
        seed);
  }

  private static <T> T pick(T[] values, double share) {
    return values[Math.max(0, Math.min(values.length - 1, (int) (share * values.length)))];
  }

  /** The share of a standard normal population below {@code z}; logistic approximation. */
  private static double share(double z) {
    return 1 / (1 + StrictMath.exp(-1.702 * z));
  }

  private static int skin(double u) {
    double light = 0.25 + 0.7 * u;
    return rgb(light, light * (0.72 + 0.1 * u), light * (0.55 + 0.2 * u));
  }

  private static int hair(double u) {
    return u < 0.75
        ? rgb(0.05 + 0.3 * u, 0.04 + 0.2 * u, 0.03 + 0.12 * u)
        : u < 0.9 ? rgb(0.75, 0.62, 0.4) : rgb(0.75, 0.75, 0.76);
  }

  /** Hue, saturation and value, each 0 to 1, as 0xRRGGBB. */
  static int colour(double hue, double saturation, double value) {
    double h = (hue - Math.floor(hue)) * 6;
    double r = value * (1 - saturation * clip(1 - Math.abs(h - 3) + 1));
    double g = value * (1 - saturation * clip(Math.abs(h - 2) - 1));
    double b = value * (1 - saturation * clip(Math.abs(h - 4) - 1));
    return rgb(r, g, b);
  }

  private static double clip(double x) {
    return Math.max(0, Math.min(1, x));
  }

  private static int rgb(double r, double g, double b) {
    return (int) Math.rint(255 * clip(r)) << 16
        | (int) Math.rint(255 * clip(g)) << 8
        | (int) Math.rint(255 * clip(b));
  }
}
