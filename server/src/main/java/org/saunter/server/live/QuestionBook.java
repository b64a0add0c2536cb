package org.saunter.server.live;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Fact.MovementExplained;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.QuestionEnd;
import org.saunter.server.live.QuestionView.State;

/** Questions that wait for a person, and the last ones that do not any more. */
final class QuestionBook {
  private static final int QUESTIONS_MAX = 1_000;
  private static final long ANSWERING_NANOS = 15_000_000_000L;

  private final Moments moments;
  private final SequencedMap<Long, Question> questions = new Bounded<>(QUESTIONS_MAX);

  QuestionBook(Moments moments) {
    this.moments = moments;
  }

  private static final class Question {
    private final QuestionAsked asked;
    private final VisitState visit;
    private final @Nullable MomentView momentThen;
    private List<Explanation> alternatives;
    private State state = State.OPEN;
    private @Nullable QuestionEnd end;
    private String reviewerId = "";
    private String problem = "";
    private long claimedNanos;
    private long closedNanos;
    private long claimSequence;

    private Question(QuestionAsked asked, VisitState visit, @Nullable MomentView momentThen) {
      this.asked = asked;
      this.visit = visit;
      this.momentThen = momentThen;
      alternatives = asked.alternatives();
    }
  }

  void asked(QuestionAsked asked, VisitState visit) {
    questions.put(asked.questionId(), new Question(asked, visit, moments.find(asked.movementId())));
  }

  /** Alternatives are counted anew when the engine explains the moment anew. */
  void explained(MovementExplained explained) {
    for (Question q : questions.values()) {
      if (q.state != State.CLOSED
          && q.asked.movementId() == explained.movementId()
          && !explained.explanations().isEmpty()) {
        q.alternatives = explained.explanations();
      }
    }
  }

  void closed(QuestionClosed closed) {
    Question q = questions.get(closed.questionId());
    if (q != null) {
      q.state = State.CLOSED;
      q.end = closed.end();
      q.closedNanos = closed.atNanos();
      q.reviewerId = closed.reviewerId();
      q.problem = "";
    }
  }

  /** The engine did not take an answer: the question is open again, with the reason. */
  void refused(long sequence, String problem) {
    for (Question q : questions.values()) {
      if (q.state == State.ANSWERING && q.claimSequence == sequence) {
        q.state = State.OPEN;
        q.problem = problem;
        q.reviewerId = "";
      }
    }
  }

  /** Marks a question as being answered; whether this caller is the one who answers it. */
  boolean claim(long questionId, String reviewerId, long sequence, long nowNanos) {
    Question q = questions.get(questionId);
    if (q == null || q.state == State.CLOSED || isBeingAnswered(q, nowNanos)) {
      return false;
    }
    q.state = State.ANSWERING;
    q.reviewerId = reviewerId;
    q.claimSequence = sequence;
    q.claimedNanos = nowNanos;
    q.problem = "";
    return true;
  }

  private static boolean isBeingAnswered(Question q, long nowNanos) {
    return q.state == State.ANSWERING && nowNanos - q.claimedNanos < ANSWERING_NANOS;
  }

  int waiting() {
    int waiting = 0;
    for (Question q : questions.values()) {
      waiting += q.state == State.CLOSED ? 0 : 1;
    }
    return waiting;
  }

  @Nullable QuestionView find(long questionId) {
    Question q = questions.get(questionId);
    return q == null ? null : view(q);
  }

  /** Questions without an end, the one that waits longest first. */
  List<QuestionView> open() {
    return questions.values().stream()
        .filter(q -> q.state != State.CLOSED)
        .map(this::view)
        .toList();
  }

  /** The last questions that ended, newest first. */
  List<QuestionView> closedLately(int max) {
    return questions.sequencedValues().reversed().stream()
        .filter(q -> q.state == State.CLOSED)
        .limit(max)
        .map(this::view)
        .toList();
  }

  private QuestionView view(Question q) {
    MomentView now = moments.find(q.asked.movementId());
    return new QuestionView(
        q.asked.questionId(),
        q.asked.visitId(),
        q.visit.askReason,
        q.asked.atNanos(),
        q.asked.movementId(),
        q.asked.fromNanos(),
        q.asked.toNanos(),
        q.alternatives,
        q.visit.lines,
        q.visit.totalMinor,
        q.visit.certaintyPpm,
        now == null ? q.momentThen : now,
        q.state,
        q.end,
        q.reviewerId,
        q.closedNanos,
        q.problem);
  }
}
