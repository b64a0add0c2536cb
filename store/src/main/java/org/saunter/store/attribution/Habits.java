package org.saunter.store.attribution;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.attribution.Evidence.Sight;

/** What a shop's cameras and people are seen to do, learned from movements that are sure. */
final class Habits {
  private static final double PRIOR = 6;
  private static final double AGAIN_PRIOR = 3;
  private static final double AGAIN_START = 0.05;
  private static final double AGAIN_LEAST = 0.02;

  private static final double DEEDS_PRIOR = 100;
  private static final double PUT_START = 0.08;
  private static final double PUT_MOST = 0.4;
  private static final double HOME_PRIOR = 30;
  private static final double MISPLACED_START = 0.06;
  private static final double MISPLACED_MOST = 0.3;

  private final Map<Sight, Pictured> pictured = new EnumMap<>(Sight.class);
  private double furtherUnits = PRIOR;
  private double furtherPictured = PRIOR / 2;
  private double again = AGAIN_PRIOR;
  private double firstTime = AGAIN_PRIOR / AGAIN_START;
  private double deeds = DEEDS_PRIOR;
  private double puts = DEEDS_PRIOR * PUT_START;
  private double putsHome = HOME_PRIOR;
  private double putsElsewhere = HOME_PRIOR / 3; // as often as this they are misplaced by the start
  private double singles = PRIOR;
  private double twicePictured = PRIOR / 12;

  /** How many actions gave a picture. */
  private static final class Pictured {
    private double actions = PRIOR;
    private double withPicture = PRIOR / 2;
  }

  Habits() {
    for (Sight sight : Sight.values()) {
      pictured.put(sight, new Pictured());
    }
  }

  /**
   * A sure action happened.
   *
   * @param sight where the hand was seen then
   * @param units how many it moved
   * @param pictures how many pictures there were of it
   */
  void learn(Sight sight, int units, int pictures) {
    Pictured seen = of(sight);
    seen.actions++;
    seen.withPicture += pictures > 0 ? 1 : 0;
    if (units == 1 && pictures > 0) {
      singles++;
      twicePictured += pictures > 1 ? 1 : 0;
    }
    if (units > 1 && pictures > 0) {
      furtherUnits += units - 1;
      furtherPictured += Math.min(units, pictures) - 1;
    }
  }

  /**
   * Somebody surely took something or put it back.
   *
   * @param home whether it belongs there
   */
  void learnDeed(boolean put, boolean home) {
    deeds++;
    puts += put ? 1 : 0;
    putsHome += put && home ? 1 : 0;
    putsElsewhere += put && !home ? 1 : 0;
  }

  /** Share of actions that put something back. */
  double putShare() {
    return Math.min(PUT_MOST, puts / deeds);
  }

  /** How much less likely something is put where it does not belong than where it does. */
  double misplacedRelative() {
    return Math.min(MISPLACED_MOST, 3 * MISPLACED_START * putsElsewhere / putsHome);
  }

  /** Chance that each unit after the first has a picture of its own, once the first has one. */
  double furtherPictureShare() {
    return Math.min(0.95, furtherPictured / furtherUnits);
  }

  /**
   * Chance that an action at a shelf yields a picture; small where no camera looks at hands, and
   * where none sees this one.
   */
  double pictureShare(Sight sight) {
    return Math.min(0.97, of(sight).withPicture / of(sight).actions);
  }

  private Pictured of(Sight sight) {
    return Objects.requireNonNull(pictured.get(sight));
  }

  /**
   * Somebody surely took something while others stood there too. How much rarer those take who did
   * so before is the odds ratio of matched sets (Mantel and Haenszel, 1959).
   *
   * @param before whether this one had taken something since coming to stand there
   * @param others how many others stood there who had
   * @param fresh how many others stood there who had not
   */
  void learnStop(boolean before, int others, int fresh) {
    double all = 1.0 + others + fresh;
    if (before) {
      again += fresh / all;
    } else {
      firstTime += others / all;
    }
  }

  /** How much less likely somebody takes who already took since coming to stand there. */
  double againFactor() {
    return Math.max(AGAIN_LEAST, Math.min(1, again / firstTime));
  }

  /** Chance that one unit is pictured more than once. */
  double twicePictureShare() {
    return twicePictured / singles;
  }

  void save(StateWriter out) {
    out.writeDouble(again);
    out.writeDouble(firstTime);
    out.writeDouble(deeds);
    out.writeDouble(puts);
    out.writeDouble(putsHome);
    out.writeDouble(putsElsewhere);
    out.writeDouble(singles);
    out.writeDouble(twicePictured);
    for (Pictured one : pictured.values()) {
      out.writeDouble(one.actions);
      out.writeDouble(one.withPicture);
    }
    out.writeDouble(furtherUnits);
    out.writeDouble(furtherPictured);
  }

  void load(StateReader in) {
    again = in.readDouble();
    firstTime = in.readDouble();
    deeds = in.readDouble();
    puts = in.readDouble();
    putsHome = in.readDouble();
    putsElsewhere = in.readDouble();
    singles = in.readDouble();
    twicePictured = in.readDouble();
    for (Pictured one : pictured.values()) {
      one.actions = in.readDouble();
      one.withPicture = in.readDouble();
    }
    furtherUnits = in.readDouble();
    furtherPictured = in.readDouble();
  }
}
