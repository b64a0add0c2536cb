package org.saunter.vision.calibration;

/**
 * Something that a person should know about a calibration that still can be used.
 *
 * @param rule one sentence with the value in brackets
 * @param maybe one sentence of advice, starting with "Maybe"
 */
public record Remark(String rule, String maybe) {
  @Override
  public String toString() {
    return rule + " " + maybe;
  }
}
