package org.saunter.server.live;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Role;
import org.saunter.model.Truth.Visited;
import org.saunter.server.live.ReceiptView.Correction;
import org.saunter.server.live.ReceiptView.TruthMatch;

/** The last receipts with their evidence, and the figures over all of them. */
final class ReceiptBook {
  private static final int RECEIPTS_MAX = 600;
  private static final int CORRECTIONS_MAX = 40;

  private final TruthBook truths;
  private final SequencedMap<Long, Entry> entries = new Bounded<>(RECEIPTS_MAX);
  private long shoppers;
  private long judged;
  private long exact;
  private long chargedMinor;

  ReceiptBook(TruthBook truths) {
    this.truths = truths;
  }

  private static final class Entry {
    private final VisitState visit;
    private final ReceiptDecided decided;
    private final List<MomentView> moments;
    private final List<Correction> corrections = new ArrayList<>();
    private List<LineView> lines;
    private long totalMinor;
    private TruthMatch match = TruthMatch.UNKNOWN;

    private Entry(
        VisitState visit, ReceiptDecided decided, List<LineView> lines, List<MomentView> moments) {
      this.visit = visit;
      this.decided = decided;
      this.lines = lines;
      this.moments = moments;
      totalMinor = decided.totalMinor();
    }
  }

  void decided(
      VisitState visit, ReceiptDecided decided, List<LineView> lines, List<MomentView> moments) {
    Entry entry = new Entry(visit, decided, lines, moments);
    entries.put(visit.visitId, entry);
    if (visit.role == Role.SHOPPER) {
      shoppers++;
      chargedMinor += decided.decision() == Decision.CHARGE ? decided.totalMinor() : 0;
      judge(entry);
    }
  }

  /** The receipt was replaced; whether it is remembered. */
  boolean corrected(long visitId, long nanos, String reason, List<LineView> lines, long total) {
    Entry entry = entries.get(visitId);
    if (entry == null) {
      return false;
    }
    if (entry.corrections.size() < CORRECTIONS_MAX) {
      entry.corrections.add(new Correction(nanos, reason, entry.totalMinor, total));
    }
    chargedMinor += entry.visit.role == Role.SHOPPER ? total - entry.totalMinor : 0;
    entry.lines = lines;
    entry.totalMinor = total;
    judge(entry);
    return true;
  }

  /** The truth of a visit became known. */
  void judge(long visitId) {
    Entry entry = entries.get(visitId);
    if (entry != null) {
      judge(entry);
    }
  }

  private void judge(Entry entry) {
    Visited truth = truths.truthOf(entry.visit.visitId);
    if (truth == null || truth.role() != Role.SHOPPER || entry.visit.role != Role.SHOPPER) {
      return;
    }
    count(entry.match, -1);
    entry.match =
        TruthBook.isExact(entry.lines, truth.lines()) ? TruthMatch.EXACT : TruthMatch.WRONG;
    count(entry.match, 1);
  }

  private void count(TruthMatch match, int by) {
    judged += match == TruthMatch.UNKNOWN ? 0 : by;
    exact += match == TruthMatch.EXACT ? by : 0;
  }

  /** The visit behind a remembered receipt, or null. */
  @Nullable VisitState visit(long visitId) {
    Entry entry = entries.get(visitId);
    return entry == null ? null : entry.visit;
  }

  @Nullable ReceiptView find(long visitId) {
    Entry entry = entries.get(visitId);
    return entry == null ? null : view(entry);
  }

  /** The newest receipts, newest first. */
  List<ReceiptView> newest(int max) {
    return entries.sequencedValues().reversed().stream().limit(max).map(this::view).toList();
  }

  private ReceiptView view(Entry e) {
    Visited truth = truths.truthOf(e.visit.visitId);
    return new ReceiptView(
        e.visit.visitId,
        e.visit.role,
        Words.masked(e.visit.credential),
        e.visit.partySize,
        e.visit.openedNanos,
        e.visit.exitNanos,
        e.decided.atNanos(),
        e.lines,
        e.totalMinor,
        e.decided.certaintyPpm(),
        e.decided.decision(),
        e.visit.asked,
        e.decided.reviewed(),
        e.visit.reviewerId,
        e.moments,
        List.copyOf(e.visit.payments),
        List.copyOf(e.corrections),
        e.match,
        truth == null ? List.of() : truth.lines());
  }

  long shoppers() {
    return shoppers;
  }

  long judged() {
    return judged;
  }

  long exact() {
    return exact;
  }

  long chargedMinor() {
    return chargedMinor;
  }
}
