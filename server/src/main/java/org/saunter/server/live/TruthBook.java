package org.saunter.server.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Truth.Visited;

/**
 * Ties visits to the truth where somebody knows it: the n-th visit of a credential is the n-th
 * visit of that credential in the truth.
 */
final class TruthBook {
  private static final int TOKENS_MAX = 20_000;
  private static final int PAIRS_MAX = 20_000;

  private final Map<String, List<Long>> opened = new Bounded<>(TOKENS_MAX);
  private final Map<String, List<Visited>> visited = new Bounded<>(TOKENS_MAX);
  private final Map<Long, Visited> truthOfVisit = new Bounded<>(PAIRS_MAX);

  /** A visit with this credential began. */
  void opened(String token, long visitId) {
    opened.computeIfAbsent(token, t -> new ArrayList<>()).add(visitId);
    pair(token);
  }

  /** The engine's visit that this truth belongs to; 0 if there is none yet. */
  long visited(Visited truth) {
    visited.computeIfAbsent(truth.token(), t -> new ArrayList<>()).add(truth);
    return pair(truth.token());
  }

  private long pair(String token) {
    List<Long> visits = opened.getOrDefault(token, List.of());
    List<Visited> truths = visited.getOrDefault(token, List.of());
    if (visits.isEmpty() || truths.isEmpty()) {
      return 0;
    }
    long visitId = visits.remove(0);
    truthOfVisit.put(visitId, truths.remove(0));
    return visitId;
  }

  @Nullable Visited truthOf(long visitId) {
    return truthOfVisit.get(visitId);
  }

  /** Whether lines are exactly what was really taken. */
  static boolean isExact(List<LineView> lines, List<SkuCount> really) {
    Map<String, Integer> billed = new TreeMap<>();
    for (LineView line : lines) {
      if (line.count() != 0) {
        billed.merge(line.sku(), line.count(), Integer::sum);
      }
    }
    Map<String, Integer> taken = new TreeMap<>();
    for (SkuCount line : really) {
      if (line.count() != 0) {
        taken.merge(line.sku(), line.count(), Integer::sum);
      }
    }
    return billed.equals(taken);
  }
}
