package org.saunter.app.replay;

import java.util.List;
import org.saunter.model.Fact.AskReason;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.VisitOpened;

/**
 * What became of one visit so far.
 *
 * @param opened how it began
 * @param endNanos when its receipt was proposed or decided, the later
 * @param lines of the receipt in its latest form
 * @param decision CHARGE, NOTHING_TO_CHARGE or NOT_BILLED; ASK while a person must look
 * @param reason why a person must (or had to) look
 * @param isDecided whether the receipt is final
 * @param isReviewed whether a person looked
 */
public record Outcome(
    VisitOpened opened,
    long endNanos,
    List<BillLine> lines,
    long totalMinor,
    int certaintyPpm,
    Decision decision,
    AskReason reason,
    boolean isDecided,
    boolean isReviewed) {
  public Outcome {
    lines = List.copyOf(lines);
  }

  public long visitId() {
    return opened.visitId();
  }
}
