package org.saunter.store.attribution;

/** Somebody inside the shop. */
final class Person {
  private final long personId;
  private final Party party;
  private final float[] anchor;

  /**
   * @param personId number given by the engine
   * @param anchor clothing as seen at the gate; empty if not known
   */
  Person(long personId, Party party, float[] anchor) {
    this.personId = personId;
    this.party = party;
    this.anchor = anchor;
  }

  long personId() {
    return personId;
  }

  Party party() {
    return party;
  }

  float[] anchor() {
    return anchor;
  }

  /**
   * Minus half the squared distance to the anchor over the variance; 0 if either is unknown.
   *
   * @param variance per dimension
   */
  double logMatch(float[] seen, double variance) {
    if (seen.length == 0 || seen.length != anchor.length) {
      return 0;
    }
    double squares = 0;
    for (int i = 0; i < seen.length; i++) {
      squares += Products.square(seen[i] - anchor[i]);
    }
    return -squares / (2 * variance);
  }
}
