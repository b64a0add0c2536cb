package org.saunter.sim.picture;

import org.saunter.model.BadInputException;
import org.saunter.sim.Chance;
import org.saunter.sim.Look;

/**
 * The measures of one body, from height, girth and seed. Segment lengths are shares of the height
 * (Winter, Biomechanics and Motor Control of Human Movement, fig. 4.1); the shorter a child, the
 * larger its head and the shorter its legs and arms.
 */
final class BodyShape {
  private static final int LEAST_MM = 600;
  private static final int MOST_MM = 2_400;

  final double heightMm;
  final double girth;

  /** Shares of a child's proportions, 0 for adults. */
  final double childShare;

  final double hipMm;
  final double thighMm;
  final double shankMm;
  final double ankleMm;
  final double footMm;
  final double hipHalfMm;

  /** From the hips along the spine to loin, chest and the root of the neck. */
  final double loinMm;

  final double chestMm;
  final double neckMm;

  /** The joints of the shoulders lie so far below the root of the neck, and beside it. */
  final double shoulderDropMm;

  final double shoulderHalfMm;
  final double upperArmMm;
  final double forearmMm;
  final double handMm;

  /** From the wrist to the middle of the hand. */
  final double gripMm;

  final double headMm;

  /** From the root of the neck to the middle of the head. */
  final double headAboveNeckMm;

  /** Widths of trunk and limbs for a height of 1: the height times the girth of this person. */
  final double thickMm;

  /** Breadth of the hips over the usual, likewise of chest and belly. */
  final double hips;

  final double chest;
  final double belly;

  /** Crouches rather than bends, 0 to 1. */
  final double crouch;

  /** Where the weight is when standing: 1 on the left leg, -1 on the right. */
  final double weightSide;

  /** How far the feet stand before each other. */
  final double staggerMm;

  /** How far the arms stay away from the trunk when they hang. */
  final double armOutRadians;

  /** Looks down by so much when walking. */
  final double lookDownRadians;

  final boolean leftHanded;

  /** Says so if a body cannot have such measures. */
  static BodyShape of(Look look) {
    if (look.heightMm() < LEAST_MM || look.heightMm() > MOST_MM) {
      throw new BadInputException(
          "A person is between 600 and 2400 mm tall, not (" + look.heightMm() + ").",
          "Maybe the height is not in millimetres.");
    }
    if (!(look.girth() >= 0.5 && look.girth() <= 2.5)) {
      throw new BadInputException(
          "The girth of a person is between 0.5 and 2.5, not (" + look.girth() + ").",
          "Maybe use 1 for a lean person.");
    }
    return new BodyShape(look);
  }

  private BodyShape(Look look) {
    Chance chance = new Chance(look.seed()).fork("shape");
    double h = look.heightMm();
    double child = BodySpace.clip((1_450 - h) / 500, 0, 1);
    heightMm = h;
    girth = look.girth();
    childShare = child;
    headMm = h * (0.130 + 0.055 * child);
    hipMm = h * (0.530 - 0.065 * child);
    ankleMm = h * 0.039;
    thighMm = h * (0.245 - 0.035 * child);
    shankMm = hipMm - ankleMm - thighMm;
    footMm = h * 0.152;
    hipHalfMm = h * 0.050;
    double neckRoot = h * (0.845 - 0.045 * child);
    double spine = neckRoot - hipMm;
    loinMm = 0.29 * spine;
    chestMm = 0.31 * spine;
    neckMm = 0.40 * spine;
    shoulderDropMm = h * 0.051;
    hips = Math.max(0.85, chance.normal(1, 0.06));
    chest = Math.max(0.85, chance.normal(1, 0.05));
    belly = Math.max(0.85, chance.normal(1, 0.07));
    shoulderHalfMm = h * (0.109 - 0.008 * child) * (0.6 * chest + 0.4) * (0.85 + 0.15 * girth);
    upperArmMm = h * (0.186 - 0.012 * child);
    forearmMm = h * (0.146 - 0.008 * child);
    handMm = h * 0.108;
    gripMm = h * 0.047;
    headAboveNeckMm = h - headMm / 2 - neckRoot;
    thickMm = h * girth * (1 + 0.06 * child);
    crouch = chance.uniform();
    weightSide = chance.happens(0.5) ? 1 : -1;
    staggerMm = chance.normal(0, 25);
    armOutRadians = 0.09 + 0.3 * Math.max(0, girth - 0.95) + (hips - 1) * 0.5;
    lookDownRadians = chance.uniform(0, 0.3);
    leftHanded = chance.happens(0.2);
  }

  /** How far an arm reaches from the shoulder to the middle of the hand. */
  double reachMm() {
    return upperArmMm + forearmMm + gripMm;
  }
}
