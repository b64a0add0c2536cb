package org.saunter.recording;

import org.saunter.model.BadInputException;
import org.saunter.recording.UnreadableLine.Reason;

/** A text that cannot be used, with the name of its trouble, by which such texts are counted. */
public final class UnreadableException extends BadInputException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public UnreadableException(Reason reason, String rule, String maybe) {
    super(rule, maybe);
    this.reason = reason;
  }

  /** The trouble behind any bad input: where it has no name, a value does not fit. */
  static Reason reasonOf(BadInputException bad) {
    return bad instanceof UnreadableException named ? named.reason : Reason.DOES_NOT_FIT;
  }
}
