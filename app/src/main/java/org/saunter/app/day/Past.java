package org.saunter.app.day;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.host.StoreHost;
import org.saunter.model.Observation;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.model.Observation.ReviewAnswered;

/**
 * What an earlier process of the same day put between the sensors' observations: answers of the
 * money side and of people. They are given to the store again at the same places.
 */
final class Past {
  private record Placed(long position, Observation observation) {}

  private final Deque<Placed> placed = new ArrayDeque<>();
  private final Map<String, Long> lastSequence = new HashMap<>();
  private final long length;
  private long given;

  Past(StoreHost host) {
    length = host.position();
    if (length > 0) {
      host.steps(1, step -> note(step.position(), step.observation()));
    }
  }

  private void note(long position, Observation observation) {
    if (observation instanceof ReviewAnswered
        || observation instanceof PaymentAnswered
        || observation instanceof EntryAnswered) {
      placed.add(new Placed(position, observation));
      lastSequence.merge(observation.source(), observation.sequence(), Math::max);
    }
  }

  /** The highest number of a source in the journal; 0 if there is none. */
  long lastSequence(String source) {
    return lastSequence.getOrDefault(source, 0L);
  }

  /** Steps that the journal held when this process began. */
  long length() {
    return length;
  }

  /** Whether the store is given what it knows already. */
  boolean goesOn() {
    return given < length;
  }

  /** An observation is about to be given to the store. */
  void gave() {
    given++;
  }

  /** The answer that is to be given next, if its place and time have come; else null. */
  @Nullable Observation next(long nowNanos) {
    Placed first = placed.peek();
    if (first == null
        || first.position() != given + 1
        || first.observation().atNanos() > nowNanos) {
      return null;
    }
    placed.remove();
    return first.observation();
  }
}
