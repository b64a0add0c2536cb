package org.saunter.server.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact.AskReason;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Fact.QuestionEnd;

/**
 * A question to a person.
 *
 * @param movementId the moment that is least clear; 0 if the whole visit is
 * @param fromNanos start of the clip
 * @param toNanos end of the clip
 * @param alternatives ways to explain the moment, best first
 * @param lines the receipt as it stands without an answer
 * @param moment the moment itself, where it is still remembered
 * @param end how it ended; null while it does not
 * @param reviewerId who answered or is answering; empty if nobody
 * @param problem why the last answer was not taken; empty if none
 */
public record QuestionView(
    long questionId,
    long visitId,
    AskReason reason,
    long askedNanos,
    long movementId,
    long fromNanos,
    long toNanos,
    List<Explanation> alternatives,
    List<LineView> lines,
    long totalMinor,
    int certaintyPpm,
    @Nullable MomentView moment,
    State state,
    @Nullable QuestionEnd end,
    String reviewerId,
    long closedNanos,
    String problem) {

  /** Whether somebody may answer. */
  public enum State {
    OPEN,
    ANSWERING,
    CLOSED
  }

  /** What an alternative says, in short, to notice that the list has changed under a reader. */
  public String fingerprint(int alternative) {
    Explanation a = alternatives.get(alternative);
    return Integer.toHexString(
        List.of(a.visitId(), a.moves(), a.alsoVisitId(), a.alsoMoves(), a.unknown()).hashCode());
  }
}
