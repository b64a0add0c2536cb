package org.saunter.store.attribution;

import java.util.List;

/**
 * What a plate did seconds before the movement that is looked at: all may be one.
 *
 * @param chain earlier movements of the plate, oldest first, at least one
 * @param together the figures of the latest of them and of this movement as if they were one
 */
record Earlier(List<Evidence> chain, Evidence together, Hindsight hindsight) {
  Earlier {
    chain = List.copyOf(chain);
  }

  /** The latest of them. */
  Evidence evidence() {
    return chain.get(chain.size() - 1);
  }

  /**
   * What is left of the load if this movement ends a press: the sum of all movements in a row that
   * were nobody's in a story, each of which can be taken back only once.
   */
  double leftGrams(Hypothesis h, double deltaGrams) {
    double left = deltaGrams;
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (Hindsight.hasDeeds(h, chain.get(i).movementId())) {
        break;
      }
      left += chain.get(i).deltaGrams();
    }
    return left;
  }
}
