package org.saunter.store.attribution;

import java.util.List;

/**
 * One way in which one hypothesis may explain a movement.
 *
 * @param weight of parent and explanation together
 * @param moves what was moved; empty if no item was
 */
record Alternative(Hypothesis parent, double weight, List<Move> moves) {

  /**
   * One product moved by one track.
   *
   * @param from who gives the item up when a put-back needs one that the actor's party does not
   *     hold: index of the other party, -1 otherwise
   */
  record Move(int track, int party, int product, int units, boolean home, double prior, int from) {}
}
