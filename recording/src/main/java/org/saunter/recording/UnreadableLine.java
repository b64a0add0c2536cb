package org.saunter.recording;

/**
 * A line of a recording that could not be used. The rest was read.
 *
 * @param file name of the file in the recording's folder
 * @param line number of the line, from 1
 * @param rule the sentence with the value
 * @param maybe the advice
 */
public record UnreadableLine(String file, long line, String rule, String maybe) {
  /** For instance {@code observations.jsonl:17: The type (PlateSmelled) is not known here.} */
  @Override
  public String toString() {
    return file + ":" + line + ": " + rule;
  }
}
