package org.saunter.app.replay;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.saunter.model.Fact;
import org.saunter.model.Fact.AskReason;
import org.saunter.model.Fact.ReceiptCorrected;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.VisitOpened;

/** Collects what became of each visit, in the order in which receipts were proposed. */
public final class Outcomes {
  private final Map<Long, VisitOpened> opened = new HashMap<>();
  private final Map<Long, Outcome> outcomes = new LinkedHashMap<>();

  public void on(Fact fact) {
    if (fact instanceof VisitOpened visit) {
      opened.put(visit.visitId(), visit);
    } else if (fact instanceof ReceiptProposed p) {
      VisitOpened visit = opened.get(p.visitId());
      if (visit != null) {
        outcomes.put(
            p.visitId(),
            new Outcome(
                visit,
                p.atNanos(),
                p.lines(),
                p.totalMinor(),
                p.certaintyPpm(),
                p.decision(),
                p.reason(),
                false,
                false));
      }
    } else if (fact instanceof ReceiptDecided d) {
      decided(d);
    } else if (fact instanceof ReceiptCorrected c) {
      corrected(c);
    }
  }

  private void decided(ReceiptDecided d) {
    VisitOpened visit = opened.get(d.visitId());
    Outcome before = outcomes.get(d.visitId());
    if (visit != null) {
      outcomes.put(
          d.visitId(),
          new Outcome(
              visit,
              d.atNanos(),
              d.lines(),
              d.totalMinor(),
              d.certaintyPpm(),
              d.decision(),
              before == null ? AskReason.NONE : before.reason(),
              true,
              d.reviewed()));
    }
  }

  private void corrected(ReceiptCorrected c) {
    Outcome before = outcomes.get(c.visitId());
    if (before != null) {
      outcomes.put(
          c.visitId(),
          new Outcome(
              before.opened(),
              c.atNanos(),
              c.lines(),
              c.totalMinor(),
              before.certaintyPpm(),
              before.decision(),
              before.reason(),
              true,
              before.isReviewed()));
    }
  }

  public Collection<Outcome> all() {
    return outcomes.values();
  }
}
