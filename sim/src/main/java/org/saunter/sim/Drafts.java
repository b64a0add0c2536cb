package org.saunter.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.saunter.model.Observation;

/** Observations of one tick, put into time order before they go out. */
final class Drafts {
  private final List<Observation> observations = new ArrayList<>();
  private final Map<String, Long> sequences = new HashMap<>();

  void add(Observation observation) {
    observations.add(observation);
  }

  /** The next running number of a source. */
  long next(String source) {
    return sequences.merge(source, 1L, Long::sum);
  }

  void flush(Consumer<Observation> out) {
    observations.sort(Comparator.comparingLong(Observation::atNanos));
    observations.forEach(out);
    observations.clear();
  }
}
