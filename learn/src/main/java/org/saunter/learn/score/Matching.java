package org.saunter.learn.score;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Role;
import org.saunter.model.Truth.Visited;

/** Which receipt belongs to which true visit: by credential, in order of entry. */
public final class Matching {
  private static final long MAX = Long.MAX_VALUE;

  private Matching() {}

  /** Judges all visits; those of other roles than SHOPPER do not count. */
  public static List<JudgedVisit> judge(List<Claim> claims, List<Visited> visited) {
    return judge(claims, visited, MAX);
  }

  /**
   * Judges the visits that were over at a moment.
   *
   * @param claims receipts of shoppers
   * @param visited true visits of every role
   * @param horizonNanos true visits that ended later do not count, nor do their receipts
   */
  public static List<JudgedVisit> judge(
      List<Claim> claims, List<Visited> visited, long horizonNanos) {
    Map<String, Deque<Visited>> waiting = new HashMap<>();
    visited.stream()
        .sorted(Comparator.comparingLong(Visited::enteredNanos).thenComparing(Visited::visitKey))
        .forEach(v -> waiting.computeIfAbsent(v.token(), t -> new ArrayDeque<>()).add(v));
    List<JudgedVisit> judged = new ArrayList<>();
    claims.stream()
        .sorted(Comparator.comparingLong(Claim::openedNanos).thenComparingLong(Claim::visitId))
        .forEach(
            claim -> {
              Deque<Visited> queue = waiting.getOrDefault(claim.token(), new ArrayDeque<>());
              while (!queue.isEmpty() && queue.getFirst().atNanos() < claim.openedNanos()) {
                add(null, queue.poll(), horizonNanos, judged); // over before this one began
              }
              add(claim, queue.poll(), horizonNanos, judged);
            });
    waiting.values().forEach(queue -> queue.forEach(v -> add(null, v, horizonNanos, judged)));
    judged.sort(
        Comparator.comparingLong(JudgedVisit::untilNanos)
            .thenComparing(JudgedVisit::visitKey)
            .thenComparingLong(JudgedVisit::visitId));
    return judged;
  }

  private static void add(
      @Nullable Claim claim, @Nullable Visited truth, long horizonNanos, List<JudgedVisit> judged) {
    if (truth != null && (truth.role() != Role.SHOPPER || truth.atNanos() > horizonNanos)) {
      return;
    }
    long opened = claim == null ? 0 : claim.openedNanos();
    judged.add(
        new JudgedVisit(
            truth == null ? "" : truth.visitKey(),
            claim == null ? 0 : claim.visitId(),
            truth == null ? opened : truth.enteredNanos(),
            truth == null ? opened : truth.atNanos(),
            truth == null ? Map.of() : Claim.itemsOf(truth.lines()),
            claim == null ? Map.of() : claim.items(),
            claim == null || claim.mustAsk() ? 0 : claim.certaintyPpm()));
  }
}
