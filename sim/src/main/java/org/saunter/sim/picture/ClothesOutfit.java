package org.saunter.sim.picture;

import org.jspecify.annotations.Nullable;
import org.saunter.sim.Chance;
import org.saunter.sim.Look;
import org.saunter.sim.Look.Bottom;
import org.saunter.sim.Look.Pattern;
import org.saunter.sim.Look.Top;
import org.saunter.sim.picture.ClothesWeave.Cloth;
import org.saunter.sim.picture.ClothesWeave.Front;

/**
 * One person's body measures and the cut and materials of what they wear, worked out once for a
 * look. Lengths that depend on the body are shares of the height.
 */
final class ClothesOutfit {
  /** How many materials an outfit has; they have numbers in a row. */
  static final int MATERIALS = 10;

  final Look look;
  final BodyShape shape;

  final int skin;
  final int hair;
  final int headWear;
  final int trunk;
  final int sleeve;
  final int legs;
  final int skirt;
  final int shoes;
  final int bag;
  final int dark;

  /** How far the top stands off the body. */
  final double topMm;

  /** Height of the hem of the top over the hips; below them if negative. */
  final double hemShare;

  /** Where a coat or a dress of one piece ends over the floor; 1 if the top ends at its hem. */
  final double tailEndShare;

  /** Where a skirt under the top ends; 1 if there is none. */
  final double skirtEndShare;

  final boolean longSleeves;
  final boolean longLegs;

  /** Who goes by the hand, if anybody does. */
  final @Nullable Look child;

  /** Which of the shades of props this person has, 0 to 7. */
  final int kind;

  /**
   * @param first number of the first of {@link #MATERIALS} reserved materials
   */
  ClothesOutfit(BodyShape shape, Look look, Materials materials, ClothesWeave weave, int first) {
    this.look = look;
    this.shape = shape;
    Chance chance = new Chance(look.seed()).fork("clothes");
    kind = chance.below(8);
    skin = first;
    hair = first + 1;
    headWear = first + 2;
    trunk = first + 3;
    sleeve = first + 4;
    legs = first + 5;
    skirt = first + 6;
    shoes = first + 7;
    bag = first + 8;
    dark = first + 9;
    Top top = look.top();
    Bottom bottom = look.bottom();
    boolean outer = top == Top.JACKET || top == Top.COAT;
    topMm = top == Top.SHIRT ? 6 : top == Top.LONG_SLEEVES ? 8 : top == Top.JACKET ? 18 : 22;
    hemShare = chance.uniform(-0.055, -0.02);
    double coat = chance.uniform(0.28, 0.38);
    double skirtEnd = chance.uniform(0.20, 0.33);
    boolean dress = bottom == Bottom.DRESS;
    tailEndShare = top == Top.COAT ? coat : dress && !outer ? skirtEnd : 1;
    skirtEndShare = bottom == Bottom.SKIRT || (dress && outer) ? skirtEnd : 1;
    longSleeves = top != Top.SHIRT;
    longLegs = bottom == Bottom.TROUSERS;
    Front front = outer ? chance.happens(0.5) ? Front.OPEN : Front.ZIP : Front.CLOSED;
    int under = chance.happens(0.5) ? 0xE8E8E4 : look.patternColour();
    Cloth trunkCloth =
        new Cloth(true, look.pattern(), look.topColour(), look.patternColour(), under, front, kind);
    boolean repeats = look.pattern() == Pattern.STRIPES || look.pattern() == Pattern.CHECKS;
    Pattern onSleeve = repeats ? look.pattern() : Pattern.PLAIN;
    Cloth sleeveCloth = plain(onSleeve, look.topColour(), look.patternColour());
    Cloth skirtCloth = plain(Pattern.PLAIN, look.bottomColour(), look.bottomColour());
    child = look.aid() == Look.Aid.CHILD ? child(look, chance) : null;
    materials.repaint(skin, look.skin(), 0.08, null);
    materials.repaint(hair, look.hair(), 0.12, null);
    int onHead = look.head() == Look.Head.HOOD ? look.topColour() : look.headColour();
    materials.repaint(headWear, onHead, 0.02, null);
    materials.repaint(trunk, 0xFFFFFF, 0.02, weave.of(trunkCloth));
    materials.repaint(sleeve, 0xFFFFFF, 0.02, weave.of(sleeveCloth));
    int below = look.bottomColour();
    materials.repaint(legs, 0xFFFFFF, 0.02, weave.of(plain(Pattern.PLAIN, below, below)));
    materials.repaint(skirt, 0xFFFFFF, 0.02, weave.of(skirtCloth));
    materials.repaint(shoes, look.shoes(), 0.1, null);
    materials.repaint(bag, look.bagColour(), 0.1, null);
    materials.repaint(dark, ClothesWeave.darker(look.bagColour()), 0.1, null);
  }

  private static Look child(Look parent, Chance chance) {
    double[] clothing = new double[8];
    for (int i = 0; i < clothing.length; i++) {
      clothing[i] = chance.normal();
    }
    Look any = Look.of(clothing, parent.seed() + 1);
    return new Look(
        (int) chance.uniform(900, 1_280),
        chance.uniform(0.9, 1.15),
        parent.skin(),
        parent.hair(),
        any.cut() == Look.Hair.BALD ? Look.Hair.SHORT : any.cut(),
        any.head() == Look.Head.SCARF ? Look.Head.BARE : any.head(),
        any.headColour(),
        any.top(),
        any.topColour(),
        any.pattern(),
        any.patternColour(),
        any.bottom(),
        any.bottomColour(),
        any.shoes(),
        chance.happens(0.2) ? Look.Bag.BACKPACK : Look.Bag.NONE,
        any.bagColour(),
        Look.Aid.NONE,
        any.seed());
  }

  private Cloth plain(Pattern pattern, int rgb, int second) {
    return new Cloth(false, pattern, rgb, second, 0, Front.CLOSED, kind);
  }
}
