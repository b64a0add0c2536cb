package org.saunter.recording;

import org.saunter.recording.UnreadableLine.Reason;

/**
 * Lines that could not be read for one reason. Of the lines themselves only the newest one's
 * sentence is kept, and not all of a long one: a line may hold tokens.
 *
 * @param rule the sentence of the newest one, with the value
 * @param maybe its advice
 * @param firstNanos store time of the oldest; 0 if the store had seen nothing yet
 * @param lastNanos store time of the newest
 */
public record UnreadableCount(
    Reason reason, long count, String rule, String maybe, long firstNanos, long lastNanos) {
  private static final int RULE_MAX = 200;

  /** One line that could not be read. */
  public static UnreadableCount of(UnreadableLine line, long nowNanos) {
    String rule = line.rule();
    String shown = rule.length() <= RULE_MAX ? rule : rule.substring(0, RULE_MAX) + " ...";
    return new UnreadableCount(line.reason(), 1, shown, line.maybe(), nowNanos, nowNanos);
  }

  /** These and newer ones of the same reason. */
  UnreadableCount and(UnreadableCount newer) {
    return new UnreadableCount(
        reason, count + newer.count, newer.rule, newer.maybe, firstNanos, newer.lastNanos);
  }
}
