package org.saunter.recording;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.saunter.recording.UnreadableLine.Reason;

/**
 * Counts lines that could not be read, by reason; it never holds more than there are reasons. Not
 * thread-safe.
 */
public final class UnreadableBook {
  private static final Comparator<UnreadableCount> MOST_FIRST =
      Comparator.comparingLong(UnreadableCount::count)
          .reversed()
          .thenComparing(UnreadableCount::reason);

  private final Map<Reason, UnreadableCount> counts = new EnumMap<>(Reason.class);

  /** Adds newer ones. */
  public void add(UnreadableCount more) {
    counts.merge(more.reason(), more, UnreadableCount::and);
  }

  /** All of them, the most frequent first. */
  public List<UnreadableCount> all() {
    return counts.values().stream().sorted(MOST_FIRST).toList();
  }
}
