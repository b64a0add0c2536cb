package org.saunter.host;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts fates, in all and, unless all is well, by source. Thread-safe. */
final class Fates {
  private static final int SOURCES_MAX = 1_000;
  private static final String OTHERS = "(others)";

  private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
  private final Map<Fate, Map<String, Long>> bySource = new EnumMap<>(Fate.class);

  synchronized void count(Fate fate, String source) {
    counts.merge(fate, 1L, Long::sum);
    if (fate != Fate.IN_ORDER) {
      Map<String, Long> sources = bySource.computeIfAbsent(fate, f -> new TreeMap<>());
      boolean crowded = sources.size() >= SOURCES_MAX && !sources.containsKey(source);
      sources.merge(crowded ? OTHERS : source, 1L, Long::sum);
    }
  }

  synchronized Map<String, Long> sourcesOf(Fate fate) {
    return new TreeMap<>(bySource.getOrDefault(fate, Map.of()));
  }

  synchronized Map<Fate, Long> counts() {
    return Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  synchronized Map<Fate, Map<String, Long>> bySource() {
    Map<Fate, Map<String, Long>> copy = new EnumMap<>(Fate.class);
    bySource.forEach(
        (fate, map) -> copy.put(fate, Collections.unmodifiableMap(new TreeMap<>(map))));
    return Collections.unmodifiableMap(copy);
  }
}
