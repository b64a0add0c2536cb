package org.saunter.host;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts fates, in all and, unless all is well, by source. Thread-safe. */
final class Fates {
  private static final int SOURCES_MAX = 1_000;
  private static final String OTHERS = "(others)";

  private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
  private final Map<Fate, Map<String, Long>> bySource = new EnumMap<>(Fate.class);
  private final Map<Met, Long> unkept = new HashMap<>();

  /** A source whose observations met a fate. */
  record Met(Fate fate, String source) {}

  /** Begins at nothing. */
  Fates() {
    this(Map.of());
  }

  /** Goes on from what was kept when the store ran before. */
  Fates(Map<Fate, Map<String, Long>> kept) {
    kept.forEach(
        (fate, sources) -> {
          bySource.put(fate, new TreeMap<>(sources));
          counts.put(fate, sources.values().stream().mapToLong(Long::longValue).sum());
        });
  }

  synchronized void count(Fate fate, String source) {
    counts.merge(fate, 1L, Long::sum);
    if (fate != Fate.IN_ORDER) {
      Map<String, Long> sources = bySource.computeIfAbsent(fate, f -> new TreeMap<>());
      boolean crowded = sources.size() >= SOURCES_MAX && !sources.containsKey(source);
      String name = crowded ? OTHERS : source;
      unkept.put(new Met(fate, name), sources.merge(name, 1L, Long::sum));
    }
  }

  /** The counts that grew since they were last {@link #kept}. */
  synchronized Map<Met, Long> unkept() {
    return Map.copyOf(unkept);
  }

  /** Tells that such counts are durable; what grew meanwhile is still to be kept. */
  synchronized void kept(Map<Met, Long> durable) {
    durable.forEach(unkept::remove);
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
