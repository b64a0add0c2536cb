package org.saunter.model;

import java.util.function.Supplier;

/** The one way in which records of the model refuse a value. */
final class Check {
  private Check() {}

  /** Throws {@link BadInputException} with the two sentences unless {@code holds}. */
  static void that(boolean holds, String rule, String maybe) {
    if (!holds) {
      throw new BadInputException(rule, maybe);
    }
  }

  /**
   * The same where values come by the thousand: the rule is only put into words if it is broken.
   */
  static void that(boolean holds, Supplier<String> rule, String maybe) {
    if (!holds) {
      throw new BadInputException(rule.get(), maybe);
    }
  }

  /** Throws unless {@code id} has one to 128 characters. */
  static void id(String kind, String id) {
    that(
        !id.isEmpty() && id.length() <= 128,
        () -> "The " + kind + " id (" + id + ") must have 1 to 128 characters.",
        "Maybe the field is missing in the source.");
  }
}
