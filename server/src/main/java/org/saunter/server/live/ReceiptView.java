package org.saunter.server.live;

import java.util.List;
import java.util.stream.Collectors;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.PaymentNoted;
import org.saunter.model.Observation.PaymentOutcome;
import org.saunter.model.Observation.PaymentStep;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Role;

/**
 * A decided receipt with its evidence.
 *
 * @param exitNanos when the last person of the visit went out; 0 if nobody was seen to
 * @param certaintyPpm that the whole receipt was right, as proposed
 * @param isAsked whether a person had to look
 * @param isReviewed whether a person did look
 * @param reviewerId who did; empty if nobody
 * @param moments movements that the lines rest on
 * @param payments what the money side told, in order
 * @param corrections what was changed after the decision, in order
 * @param truth whether it is what really happened, where that is known
 * @param reallyTaken what really left the shop; empty unless known
 */
public record ReceiptView(
    long visitId,
    Role role,
    String credential,
    int partySize,
    long openedNanos,
    long exitNanos,
    long decidedNanos,
    List<LineView> lines,
    long totalMinor,
    int certaintyPpm,
    Decision decision,
    boolean isAsked,
    boolean isReviewed,
    String reviewerId,
    List<MomentView> moments,
    List<PaymentNoted> payments,
    List<Correction> corrections,
    TruthMatch truth,
    List<SkuCount> reallyTaken) {
  private static final int PREVIEW_LINES = 4;

  /** Whether a receipt agrees with the truth. */
  public enum TruthMatch {
    UNKNOWN,
    EXACT,
    WRONG
  }

  /** A change of a decided receipt. */
  public record Correction(long atNanos, String reason, long totalBeforeMinor, long totalMinor) {}

  /** Units on the receipt. */
  public int units() {
    return lines.stream().mapToInt(LineView::count).sum();
  }

  /** The first products, for a list. */
  public String preview() {
    return lines.stream()
        .limit(PREVIEW_LINES)
        .map(l -> l.count() == 1 ? l.name() : l.count() + " × " + l.name())
        .collect(Collectors.joining(" · ", "", lines.size() > PREVIEW_LINES ? " …" : ""));
  }

  /** Seconds from the last exit to the decision; negative if no exit was seen. */
  public double exitToReceiptSeconds() {
    return exitNanos == 0 ? -1 : (decidedNanos - exitNanos) / 1e9;
  }

  /** The remembered movements that a line rests on. */
  public List<MomentView> momentsOf(LineView line) {
    return moments.stream().filter(m -> line.movementIds().contains(m.movementId())).toList();
  }

  /** What was taken and not paid back, minor units. */
  public long capturedMinor() {
    long captured = 0;
    for (PaymentNoted note : payments) {
      if (note.outcome() == PaymentOutcome.DONE) {
        captured += note.step() == PaymentStep.CAPTURE ? note.amountMinor() : 0;
        captured -= note.step() == PaymentStep.REFUND ? note.amountMinor() : 0;
      }
    }
    return captured;
  }
}
