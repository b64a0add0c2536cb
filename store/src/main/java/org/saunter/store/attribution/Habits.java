package org.saunter.store.attribution;

import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/** What a shop's cameras and people are seen to do, learned from movements that are sure. */
final class Habits {
  private static final double PRIOR = 6;

  private double actions = PRIOR;
  private double pictured = PRIOR / 2;

  /** A sure action happened, with or without a picture of the product. */
  void learn(boolean withPicture) {
    actions++;
    pictured += withPicture ? 1 : 0;
  }

  /** Chance that an action at a shelf yields a picture; small where no camera looks at hands. */
  double pictureShare() {
    return Math.min(0.97, pictured / actions);
  }

  void save(StateWriter out) {
    out.writeDouble(actions);
    out.writeDouble(pictured);
  }

  void load(StateReader in) {
    actions = in.readDouble();
    pictured = in.readDouble();
  }
}
