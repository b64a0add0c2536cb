package org.saunter.app.day;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.saunter.host.Step;
import org.saunter.model.Fact;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.Refusal;

/** Counts what a store told. */
public final class Counts {
  private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
  private final Map<Decision, Long> decided = new EnumMap<>(Decision.class);
  private final Set<Long> questions = new HashSet<>();
  private final Set<Long> proposed = new HashSet<>();
  private long observations;
  private long facts;

  void step(Step step) {
    observations++;
    facts += step.facts().size();
  }

  void on(Fact fact) {
    if (fact instanceof ObservationRefused no) {
      refused.merge(no.refusal(), no.count(), Long::sum);
    } else if (fact instanceof QuestionAsked asked) {
      questions.add(asked.questionId());
    } else if (fact instanceof QuestionClosed closed) {
      questions.remove(closed.questionId());
    } else if (fact instanceof ReceiptProposed open) {
      proposed.add(open.visitId());
    } else if (fact instanceof ReceiptDecided receipt) {
      proposed.remove(receipt.visitId());
      decided.merge(receipt.decision(), 1L, Long::sum);
    }
  }

  /** Observations that are durable. */
  public long observations() {
    return observations;
  }

  public long facts() {
    return facts;
  }

  int openQuestions() {
    return questions.size();
  }

  int openReceipts() {
    return proposed.size();
  }

  /** Observations that the engine did not use, by reason. */
  public Map<Refusal, Long> refused() {
    return refused;
  }

  /** Decided receipts by what was decided. */
  public Map<Decision, Long> decided() {
    return decided;
  }
}
