package org.saunter.vision.clip;

import org.saunter.model.BadInputException;

/**
 * Somebody wants to look.
 *
 * @param who a person or a program, as the shop names it
 * @param questionId what for: the open question, or a word such as "export"
 * @param atNanos store time
 */
public record Look(String who, String questionId, long atNanos) {
  private static final int LENGTH_MAX = 200;

  public Look {
    check("looker", who);
    check("question", questionId);
  }

  private static void check(String what, String value) {
    if (value.isBlank() || value.length() > LENGTH_MAX) {
      throw new BadInputException(
          "The "
              + what
              + " of a look has 1 to "
              + LENGTH_MAX
              + " signs, not these ("
              + value
              + ").",
          "Maybe the caller did not say who it is, and why.");
    }
  }
}
