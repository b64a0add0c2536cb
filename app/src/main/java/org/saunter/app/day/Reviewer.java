package org.saunter.app.day;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation.Contents;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Truth;
import org.saunter.model.Truth.Visited;

/**
 * A simulated person who answers each question with what was really taken, a set time after it was
 * asked. Visits are matched to truth by their credential, in order.
 */
final class Reviewer {
  static final String SOURCE = "simulated-reviewer";

  private final long delayNanos;
  private final long sequenceKnown;
  private final Map<Long, String> keyOfVisit = new HashMap<>();
  private final Map<String, Integer> opened = new HashMap<>();
  private final Map<String, Integer> ended = new HashMap<>();
  private final Map<String, List<SkuCount>> truth = new HashMap<>();
  private final List<QuestionAsked> open = new ArrayList<>();
  private long sequence;

  /**
   * @param sequenceKnown answers up to this number are in the journal already
   */
  Reviewer(long delayNanos, long sequenceKnown) {
    this.delayNanos = delayNanos;
    this.sequenceKnown = sequenceKnown;
  }

  void on(Fact fact) {
    if (fact instanceof VisitOpened visit) {
      String token = visit.credential().token();
      keyOfVisit.put(visit.visitId(), token + "#" + opened.merge(token, 1, Integer::sum));
    } else if (fact instanceof QuestionAsked asked) {
      open.add(asked);
    } else if (fact instanceof QuestionClosed closed) {
      open.removeIf(q -> q.questionId() == closed.questionId());
    }
  }

  void on(Truth what) {
    if (what instanceof Visited visit) {
      int number = ended.merge(visit.token(), 1, Integer::sum);
      truth.put(visit.token() + "#" + number, visit.lines());
    }
  }

  /** The answers that are ready now and not in the journal. */
  List<ReviewAnswered> answers(long nowNanos) {
    List<ReviewAnswered> ready = new ArrayList<>();
    Iterator<QuestionAsked> questions = open.iterator();
    while (questions.hasNext()) {
      QuestionAsked question = questions.next();
      List<SkuCount> lines = truthOf(question.visitId());
      if (lines != null && nowNanos - question.atNanos() >= delayNanos) {
        questions.remove();
        sequence++;
        if (sequence > sequenceKnown) {
          ready.add(
              new ReviewAnswered(
                  nowNanos,
                  SOURCE,
                  sequence,
                  question.questionId(),
                  "simulated",
                  new Contents(lines)));
        }
      }
    }
    return ready;
  }

  private @Nullable List<SkuCount> truthOf(long visitId) {
    String key = keyOfVisit.get(visitId);
    return key == null ? null : truth.get(key);
  }
}
