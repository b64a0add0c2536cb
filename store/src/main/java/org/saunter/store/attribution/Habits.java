package org.saunter.store.attribution;

import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/** What a shop's cameras and people are seen to do, learned from movements that are sure. */
final class Habits {
  private static final double PRIOR = 6;

  private double actions = PRIOR;
  private double pictured = PRIOR / 2;
  private double furtherUnits = PRIOR;
  private double furtherPictured = PRIOR / 2;

  /**
   * A sure action happened.
   *
   * @param units how many it moved
   * @param pictures how many pictures there were of it
   */
  void learn(int units, int pictures) {
    actions++;
    pictured += pictures > 0 ? 1 : 0;
    if (units > 1 && pictures > 0) {
      furtherUnits += units - 1;
      furtherPictured += Math.min(units, pictures) - 1;
    }
  }

  /** Chance that each unit after the first has a picture of its own, once the first has one. */
  double furtherPictureShare() {
    return Math.min(0.95, furtherPictured / furtherUnits);
  }

  /** Chance that an action at a shelf yields a picture; small where no camera looks at hands. */
  double pictureShare() {
    return Math.min(0.97, pictured / actions);
  }

  void save(StateWriter out) {
    out.writeDouble(actions);
    out.writeDouble(pictured);
    out.writeDouble(furtherUnits);
    out.writeDouble(furtherPictured);
  }

  void load(StateReader in) {
    actions = in.readDouble();
    pictured = in.readDouble();
    furtherUnits = in.readDouble();
    furtherPictured = in.readDouble();
  }
}
