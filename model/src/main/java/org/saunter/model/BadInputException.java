package org.saunter.model;

/**
 * Somebody outside gave a value that the shop cannot use. The message names the thing, its value in
 * brackets and the rule; the advice starts with "Maybe".
 */
public class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String maybe;

  /**
   * @param rule one sentence with the value in brackets
   * @param maybe one sentence of advice, starting with "Maybe"
   */
  public BadInputException(String rule, String maybe) {
    super(rule + "\n" + maybe);
    this.rule = rule;
    this.maybe = maybe;
  }

  /** The sentence that names the value and the rule it breaks. */
  public String rule() {
    return rule;
  }

  /** The advice. */
  public String maybe() {
    return maybe;
  }
}
