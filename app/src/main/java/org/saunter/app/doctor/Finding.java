package org.saunter.app.doctor;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param state how it is
 * @param text one sentence with the values
 * @param maybe advice; empty if all is well
 * @param outcome the name of what is counted; empty if nothing is
 * @param count how often it was so
 */
public record Finding(
    String check, State state, String text, String maybe, String outcome, long count) {
  /** How something is. */
  public enum State {
    FINE,
    /** Worth a look; nothing is broken. */
    NOTE,
    TROUBLE
  }

  static Finding fine(String check, String text) {
    return new Finding(check, State.FINE, text, "", "", 0);
  }

  static Finding note(String check, String text, String maybe) {
    return new Finding(check, State.NOTE, text, maybe, "", 0);
  }

  /** A note about something that has a name and was counted. */
  static Finding counted(String check, Enum<?> outcome, long count, String text, String maybe) {
    return new Finding(check, State.NOTE, text, maybe, outcome.name(), count);
  }

  static Finding trouble(String check, String text, String maybe) {
    return new Finding(check, State.TROUBLE, text, maybe, "", 0);
  }
}
