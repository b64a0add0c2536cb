package org.saunter.recording;

/**
 * A line of a recording, or of a stream, that could not be used. The rest was read.
 *
 * @param file name of the file in the recording's folder
 * @param line number of the line, from 1
 * @param reason what kind of trouble it is
 * @param rule the sentence with the value
 * @param maybe the advice
 */
public record UnreadableLine(String file, long line, Reason reason, String rule, String maybe) {

  /** Why a line could not be used; the first that holds is told. */
  public enum Reason {
    /** Longer than any line that a healthy writer makes. */
    TOO_LONG,
    /** No whole JSON object. */
    GARBLED,
    /** The object does not say what it is. */
    TYPE_MISSING,
    /** The object is of a type that is not known here. */
    TYPE_UNKNOWN,
    /** A field is missing, of another kind, or out of range. */
    DOES_NOT_FIT,
    /** Well-formed, but nobody may say this from outside. */
    NOT_TAKEN,
    /** The file or stream ends in the middle. */
    BROKEN_OFF
  }

  /** For instance {@code observations.jsonl:17: The type (PlateSmelled) is not known here.} */
  @Override
  public String toString() {
    return file + ":" + line + ": " + rule;
  }
}
