package org.saunter.sim;

import org.saunter.model.BadInputException;

/**
 * How people shop. Chances unless said otherwise.
 *
 * @param groups parties of more than one person
 * @param stopsMean a shopper stops at 1 + Poisson(this) places
 * @param browseOnly stops without taking anything
 * @param two takes of two units
 * @param three takes of three units
 * @param sequential several units taken one by one
 * @param bothHands takes of two different products at once
 * @param returned units put back before leaving
 * @param returnedElsewhere of those, put where they do not belong
 * @param foreignTaken a shopper at a plate with a misplaced item takes that one
 * @param together reaching at the moment a neighbour does
 * @param touched a browse or a dwell in which something is touched and left
 * @param leans a stop during which somebody leans on the shelf
 * @param slowLift takes that last 0.6 to 1.5 s
 * @param handOvers takes that are handed to a member of another party later
 * @param dropped takes that fall to the floor and stay
 * @param ghost browses in which the cameras see a take that is none
 * @param fillsBeside facings that staff go on filling while a shopper stands there; else they wait
 * @param testers visits of mystery shoppers
 * @param reentry visitors who come back on the same credential
 */
public record Behaviour(
    String name,
    double groups,
    double stopsMean,
    double browseOnly,
    double two,
    double three,
    double sequential,
    double bothHands,
    double returned,
    double returnedElsewhere,
    double foreignTaken,
    double together,
    double touched,
    double leans,
    double slowLift,
    double handOvers,
    double dropped,
    double ghost,
    double fillsBeside,
    double testers,
    double reentry) {
  /**
   * Natural shopping, as assumed for the reference shop, with the shelf handling of the real
   * labels.
   */
  public static final Behaviour NATURAL =
      new Behaviour(
          "natural", .20, 2, .12, .10, .03, .40, .02, .08, .25, .25, .15, .20, .02, .04, .0003,
          .0003, .02, .1, .003, .03);

  /** Natural, but put back as often as in the contest's labels, half of it elsewhere. */
  public static final Behaviour RETURNING =
      NATURAL.with("returning", NATURAL.groups, .32, .48, NATURAL.together, NATURAL.fillsBeside);

  /** Natural, but staff fill shelves on whoever stands there: the hardest for plates. */
  public static final Behaviour FILLING =
      NATURAL.with(
          "filling",
          NATURAL.groups,
          NATURAL.returned,
          NATURAL.returnedElsewhere,
          NATURAL.together,
          1);

  /** The scripted cases of the AutoCheckout contest: put-backs galore, half of them elsewhere. */
  public static final Behaviour CONTEST =
      new Behaviour(
          "contest", .30, 3, .10, .12, .04, .40, .04, .32, .48, .30, .30, .40, .05, .10, .012, .004,
          .03, .1, .003, .03);

  /**
   * The same with other shares of groups, returns, returns elsewhere, reaching together and filling
   * beside shoppers.
   */
  public Behaviour with(
      String otherName,
      double groups,
      double returned,
      double elsewhere,
      double together,
      double filling) {
    return new Behaviour(
        otherName,
        groups,
        stopsMean,
        browseOnly,
        two,
        three,
        sequential,
        bothHands,
        returned,
        elsewhere,
        foreignTaken,
        together,
        touched,
        leans,
        slowLift,
        handOvers,
        dropped,
        ghost,
        filling,
        testers,
        reentry);
  }

  /** The behaviour of that name. */
  public static Behaviour named(String name) {
    return switch (name) {
      case "natural" -> NATURAL;
      case "returning" -> RETURNING;
      case "filling" -> FILLING;
      case "contest" -> CONTEST;
      default ->
          throw new BadInputException(
              "The behaviour (" + name + ") is not known.",
              "Maybe natural, returning, filling or contest was meant.");
    };
  }
}
