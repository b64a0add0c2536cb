package org.saunter.sim;

import org.jspecify.annotations.Nullable;

/** One thing that a person is going to do at a shelf. */
final class Act {
  enum Kind {
    TAKE,
    PUT,
    TOUCH,
    LEAN,
    GHOST,
    RESTOCK
  }

  final Kind kind;
  final Person person;
  final Facing facing;

  /** Product to take, -1 to choose then. */
  int product;

  long atNanos;

  /** When a hand that leans lets go; of no meaning for anything else. */
  long untilNanos;

  boolean prepared;

  /** The plate that the hand goes to, by its number; -1 until prepared. */
  int plate = -1;

  /** The unit that is handled; known once prepared. */
  @Nullable Unit unit;

  /** Whether a camera sees the hand at the shelf, and where it thinks the hand is. */
  boolean handSeen;

  double handX;
  double handY;
  double handZ;

  Act(Kind kind, Person person, Facing facing, int product, long atNanos) {
    this.kind = kind;
    this.person = person;
    this.facing = facing;
    this.product = product;
    this.atNanos = atNanos;
  }
}
