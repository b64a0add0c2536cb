package org.saunter.learn.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Role;
import org.saunter.model.Truth;
import org.saunter.model.Truth.Visited;

/**
 * Judges the engine's facts of one run by its truth. Facts and truths may come in any mixture, each
 * kind in its own order. Not thread-safe.
 */
public final class Scorer {
  private final Map<Long, Seen> visits = new LinkedHashMap<>();
  private final List<Visited> visited = new ArrayList<>();

  private static final class Seen {
    private final VisitOpened opened;
    private @Nullable ReceiptProposed proposed;
    private @Nullable ReceiptDecided decided;

    private Seen(VisitOpened opened) {
      this.opened = opened;
    }
  }

  /** Takes a fact; most do not matter here. */
  public void on(Fact fact) {
    if (fact instanceof VisitOpened opened) {
      visits.put(opened.visitId(), new Seen(opened));
    } else if (fact instanceof ReceiptProposed proposed) {
      Seen seen = visits.get(proposed.visitId());
      if (seen != null) {
        seen.proposed = proposed;
      }
    } else if (fact instanceof ReceiptDecided decided) {
      Seen seen = visits.get(decided.visitId());
      if (seen != null) {
        seen.decided = decided;
      }
    }
  }

  /** Takes a truth; only the ends of visits matter here. */
  public void on(Truth truth) {
    if (truth instanceof Visited end) {
      visited.add(end);
    }
  }

  /** Every visit with its truth, in order of the end. */
  public List<JudgedVisit> judged() {
    return Matching.judge(claims(), visited);
  }

  /** Scores of everything so far. */
  public Scores scores() {
    return scores(Long.MAX_VALUE);
  }

  /** Scores of the visits that had ended at a moment. */
  public Scores scores(long horizonNanos) {
    return Scores.of(Matching.judge(claims(), visited, horizonNanos));
  }

  private List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Seen seen : visits.values()) {
      ReceiptProposed proposed = seen.proposed;
      if (seen.opened.role() == Role.SHOPPER && proposed != null) {
        claims.add(Claim.of(seen.opened, proposed));
      }
    }
    return claims;
  }

  /** What was charged, asked, and how soon. */
  public Handling handling() {
    int charged = 0;
    int wrongCharged = 0;
    int reviewed = 0;
    int wrongAfterTimeOut = 0;
    List<Long> waits = new ArrayList<>();
    for (JudgedVisit visit : judged()) {
      Seen seen = visits.get(visit.visitId());
      if (seen == null || seen.proposed == null) {
        continue;
      }
      boolean asked = seen.proposed.decision() == Decision.ASK;
      reviewed += asked ? 1 : 0;
      ReceiptDecided decided = seen.decided;
      if (decided == null || decided.reviewed()) {
        continue;
      }
      boolean wrong =
          !visit.hasTruth() || !Claim.itemsBilled(decided.lines()).equals(visit.truth());
      wrongAfterTimeOut += asked && wrong ? 1 : 0;
      if (!asked) {
        charged++;
        wrongCharged += wrong ? 1 : 0;
        waits.add(Math.max(0, decided.atNanos() - visit.untilNanos()) / 1_000_000);
      }
    }
    long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Handling(
        charged, wrongCharged, reviewed, wrongAfterTimeOut, at(sorted, 0.5), at(sorted, 0.99));
  }

  private static long at(long[] sorted, double quantile) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(quantile * sorted.length) - 1];
  }
}
