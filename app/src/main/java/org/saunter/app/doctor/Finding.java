package org.saunter.app.doctor;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param state how it is
 * @param text one sentence with the values
 * @param maybe advice; empty if all is well
 */
public record Finding(String check, State state, String text, String maybe) {
  /** How something is. */
  public enum State {
    FINE,
    /** Worth a look; nothing is broken. */
    NOTE,
    TROUBLE
  }

  static Finding fine(String check, String text) {
    return new Finding(check, State.FINE, text, "");
  }

  static Finding note(String check, String text, String maybe) {
    return new Finding(check, State.NOTE, text, maybe);
  }

  static Finding trouble(String check, String text, String maybe) {
    return new Finding(check, State.TROUBLE, text, maybe);
  }
}
