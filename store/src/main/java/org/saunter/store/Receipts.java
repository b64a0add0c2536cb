package org.saunter.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.saunter.model.Fact;
import org.saunter.model.Fact.AskReason;
import org.saunter.model.Fact.BillChanged;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.QuestionEnd;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Fact.VisitEnded;
import org.saunter.model.Observation.Choice;
import org.saunter.model.Observation.Contents;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.Product;
import org.saunter.model.Role;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.attribution.Bill;
import org.saunter.store.attribution.Reading;

/** The running bill, the end of a visit, and whether its receipt is charged or asked about. */
final class Receipts {
  private static final double ENDED = 0.995;
  private static final double MAYBE_ENDED = 0.5;
  private static final long MAYBE_NANOS = 30_000_000_000L;
  private static final long NO_SHOW_NANOS = 90_000_000_000L;
  private static final long PATIENCE_NANOS = 9_000_000_000L;
  private static final long CLIP_NANOS = 2_000_000_000L;

  /** That the bill of somebody whom no gate saw leave is right as far as it is known. */
  private static final double LEFT_UNSEEN = 0.9;

  private final Scene scene;
  private final Interactions interactions;
  private final Blindness blindness;
  private final Presence presence;
  private long questionIds;

  Receipts(Scene scene, Interactions interactions, Blindness blindness) {
    this.scene = scene;
    this.interactions = interactions;
    this.blindness = blindness;
    presence = new Presence(scene);
  }

  // The running bill

  void rebill(Set<Long> touched, List<Fact> facts) {
    for (long visitId : touched) {
      Visit visit = scene.visits.get(visitId);
      if (visit != null && rebill(visit)) {
        facts.add(
            new BillChanged(
                scene.nowNanos, visitId, visit.lines, total(visit.lines), visit.certaintyPpm));
      }
    }
  }

  /** Reads the bill anew; whether it is worth a fact. */
  private boolean rebill(Visit visit) {
    Bill bill = scene.filter.bill(visit.visitId);
    List<BillLine> lines = bill.lines().stream().map(this::line).toList();
    int certainty = certaintyPpm(visit, bill);
    boolean news = Math.abs(certainty - visit.certaintyPpm) > 2_000 || !isAlike(lines, visit.lines);
    visit.lines = lines;
    visit.certaintyPpm = certainty;
    return news;
  }

  /** How sure a bill is, with what no sensor may have noticed. */
  private int certaintyPpm(Visit visit, Bill bill) {
    return ppm(visit, bill.probability());
  }

  /** The same for a visit that is over: what its bill's probability has proved to be worth. */
  private int provenPpm(Visit visit, Bill bill) {
    double[] doubts = scene.filter.doubts(visit.visitId, bill.probability());
    return ppm(visit, scene.settings.certainty().of(bill.probability(), doubts));
  }

  private int ppm(Visit visit, double probability) {
    double felt = 1 - blindness.hidden(visit);
    return Scene.ppm(probability * felt * (visit.leftUnseen ? LEFT_UNSEEN : 1));
  }

  /** Whether a receipt needs no look, or none any more. */
  private boolean isClear(Visit visit, Bill bill, int ppm) {
    return !bill.hasUnknown() && !visit.leftUnseen && ppm >= scene.settings.chargeCertaintyPpm();
  }

  private static boolean isAlike(List<BillLine> a, List<BillLine> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).sku().equals(b.get(i).sku())
          || a.get(i).count() != b.get(i).count()
          || Math.abs(a.get(i).certaintyPpm() - b.get(i).certaintyPpm()) > 2_000) {
        return false;
      }
    }
    return true;
  }

  private BillLine line(Bill.Line line) {
    return new BillLine(
        line.sku(),
        line.count(),
        price(line.sku()),
        Scene.ppm(line.probability()),
        line.movementIds());
  }

  private long price(String sku) {
    Product product = scene.setup.catalogue().find(sku);
    return product == null ? 0 : product.priceMinor();
  }

  private static long total(List<BillLine> lines) {
    long total = 0;
    for (BillLine line : lines) {
      total = Math.addExact(total, Math.multiplyExact(line.unitMinor(), (long) line.count()));
    }
    return total;
  }

  // The end of a visit

  /** Moves every visit on as far as time and evidence allow. */
  void close(List<Fact> facts) {
    for (Visit visit : List.copyOf(scene.visits.values())) {
      switch (visit.state) {
        case OPEN -> maybeEnd(visit, facts);
        case ENDED -> {
          long waited = scene.nowNanos - visit.endedNanos - scene.settings.settleNanos();
          if (waited >= PATIENCE_NANOS
              || (waited >= 0 && !interactions.isAwaiting(visit.visitId))) {
            propose(visit, facts);
          }
        }
        case ASKED -> {
          if (scene.nowNanos - visit.askedNanos >= scene.settings.questionNanos()) {
            timeOut(visit, facts);
          }
        }
      }
    }
  }

  private void maybeEnd(Visit visit, List<Fact> facts) {
    if (visit.entered == 0) {
      if (scene.nowNanos - visit.openedNanos > NO_SHOW_NANOS) {
        end(visit, facts);
      }
      return;
    }
    double ended = scene.filter.endedProbability(visit.visitId);
    if (ended < ENDED && presence.isGone(visit)) {
      visit.identityLost = true;
      visit.leftUnseen = true;
      end(visit, facts);
    } else if (ended >= ENDED) {
      end(visit, facts);
    } else if (ended < MAYBE_ENDED) {
      visit.maybeEndedNanos = 0;
    } else if (visit.maybeEndedNanos == 0) {
      visit.maybeEndedNanos = scene.nowNanos;
    } else if (scene.nowNanos - visit.maybeEndedNanos > MAYBE_NANOS) {
      visit.identityLost = true;
      end(visit, facts);
    }
  }

  private void end(Visit visit, List<Fact> facts) {
    visit.state = Visit.State.ENDED;
    visit.endedNanos = scene.nowNanos;
    facts.add(new VisitEnded(scene.nowNanos, visit.visitId));
  }

  private void propose(Visit visit, List<Fact> facts) {
    Bill bill =
        visit.entered == 0 ? new Bill(List.of(), 1, false) : scene.filter.bill(visit.visitId);
    visit.lines = bill.lines().stream().map(this::line).toList();
    visit.certaintyPpm = provenPpm(visit, bill);
    AskReason reason = reasonToAsk(visit, bill);
    Decision decision =
        visit.role != Role.SHOPPER
            ? Decision.NOT_BILLED
            : reason != AskReason.NONE
                ? Decision.ASK
                : visit.lines.isEmpty() ? Decision.NOTHING_TO_CHARGE : Decision.CHARGE;
    facts.add(
        new ReceiptProposed(
            scene.nowNanos,
            visit.visitId,
            visit.lines,
            total(visit.lines),
            visit.certaintyPpm,
            decision,
            decision == Decision.ASK ? reason : AskReason.NONE));
    if (decision == Decision.ASK) {
      ask(visit, facts);
    } else {
      decide(visit, decision, false, facts);
    }
  }

  /** Room for the guarantee: the threshold will come from calibration, per stratum. */
  private AskReason reasonToAsk(Visit visit, Bill bill) {
    if (bill.hasUnknown()) {
      return AskReason.UNKNOWN_PRODUCT;
    }
    if (isClear(visit, bill, visit.certaintyPpm)) {
      return AskReason.NONE;
    }
    if (visit.identityLost) {
      return AskReason.IDENTITY_LOST;
    }
    return blindness.hidden(visit) > 1 - bill.probability()
        ? AskReason.SENSOR_BLIND
        : AskReason.LOW_CERTAINTY;
  }

  private void decide(Visit visit, Decision decision, boolean reviewed, List<Fact> facts) {
    facts.add(
        new ReceiptDecided(
            scene.nowNanos,
            visit.visitId,
            visit.lines,
            total(visit.lines),
            visit.certaintyPpm,
            decision,
            reviewed));
    scene.filter.close(scene.nowNanos, visit.visitId);
    blindness.clear(visit);
    scene.visits.remove(visit.visitId);
  }

  // Questions

  private void ask(Visit visit, List<Fact> facts) {
    visit.state = Visit.State.ASKED;
    visit.askedNanos = scene.nowNanos;
    visit.questionId = ++questionIds;
    long movement = interactions.leastClear(visit.visitId);
    long onset = movement == 0 ? visit.openedNanos : scene.filter.onsetOf(movement);
    long until = movement == 0 ? visit.endedNanos : onset + CLIP_NANOS;
    facts.add(
        new QuestionAsked(
            scene.nowNanos,
            visit.questionId,
            visit.visitId,
            movement,
            onset - CLIP_NANOS,
            until,
            movement == 0 ? List.of() : interactions.alternatives(movement)));
    movementAsked(visit, movement);
  }

  private static void movementAsked(Visit visit, long movement) {
    visit.blindMovements.clear();
    visit.blindMovements.add(movement);
  }

  void answer(ReviewAnswered answer, List<Fact> facts) {
    Visit visit = asked(answer.questionId());
    if (visit == null) {
      scene.refuse(
          answer,
          Refusal.QUESTION_UNKNOWN,
          "The question (" + answer.questionId() + ") is not open.",
          "Maybe somebody else answered it first.",
          facts);
      return;
    }
    if (!isUsable(answer, visit, facts)) {
      return;
    }
    facts.add(
        new QuestionClosed(
            scene.nowNanos, visit.questionId, QuestionEnd.ANSWERED, answer.reviewerId()));
    switch (answer.verdict()) {
      case Contents contents -> {
        scene.filter.answerContents(scene.nowNanos, visit.visitId, contents.lines());
        blindness.clear(visit);
        visit.leftUnseen = false;
        finish(visit, true, facts);
      }
      case Choice choice -> {
        long movement = visit.blindMovements.get(0);
        Reading reading = interactions.alternative(movement, choice.alternative());
        if (reading != null) {
          scene.filter.answerReading(scene.nowNanos, movement, reading);
        }
        afterChoice(visit, facts);
      }
    }
    releaseOthers(facts);
  }

  private boolean isUsable(ReviewAnswered answer, Visit visit, List<Fact> facts) {
    String bad =
        switch (answer.verdict()) {
          case Contents contents ->
              contents.lines().stream()
                  .filter(l -> scene.setup.catalogue().find(l.sku()) == null || l.count() < 0)
                  .map(l -> l.sku() + " x " + l.count())
                  .findFirst()
                  .orElse("");
          case Choice choice ->
              interactions.alternative(visit.blindMovements.get(0), choice.alternative()) == null
                  ? "alternative " + choice.alternative()
                  : "";
        };
    if (!bad.isEmpty()) {
      scene.refuse(
          answer,
          Refusal.PRODUCT_UNKNOWN,
          "The answer to question (" + answer.questionId() + ") names (" + bad + ").",
          "Maybe pick it from the catalogue instead.",
          facts);
    }
    return bad.isEmpty();
  }

  private org.saunter.store.@org.jspecify.annotations.Nullable Visit asked(long questionId) {
    for (Visit visit : scene.visits.values()) {
      if (visit.state == Visit.State.ASKED && visit.questionId == questionId) {
        return visit;
      }
    }
    return null;
  }

  /** One moment is clear now: if the receipt is not, the next question follows. */
  private void afterChoice(Visit visit, List<Fact> facts) {
    Bill bill = scene.filter.bill(visit.visitId);
    // a person has looked: what models are known to miss is no reason any more
    if (isClear(visit, bill, certaintyPpm(visit, bill))) {
      finish(visit, true, facts);
    } else {
      ask(visit, facts);
    }
  }

  private void finish(Visit visit, boolean reviewed, List<Fact> facts) {
    rebill(visit);
    decide(
        visit,
        visit.lines.isEmpty() ? Decision.NOTHING_TO_CHARGE : Decision.CHARGE,
        reviewed,
        facts);
  }

  /** An answer may make other waiting receipts clear. */
  private void releaseOthers(List<Fact> facts) {
    for (Visit visit : List.copyOf(scene.visits.values())) {
      if (visit.state == Visit.State.ASKED) {
        Bill bill = scene.filter.bill(visit.visitId);
        if (isClear(visit, bill, provenPpm(visit, bill))) {
          facts.add(
              new QuestionClosed(scene.nowNanos, visit.questionId, QuestionEnd.MADE_CLEAR, ""));
          finish(visit, false, facts);
        }
      }
    }
  }

  /** Nobody answered: only what is sure is charged. */
  private void timeOut(Visit visit, List<Fact> facts) {
    facts.add(new QuestionClosed(scene.nowNanos, visit.questionId, QuestionEnd.TIMED_OUT, ""));
    rebill(visit);
    List<BillLine> sure = new ArrayList<>();
    for (BillLine line : visit.lines) {
      if (line.certaintyPpm() >= scene.settings.solidCertaintyPpm()) {
        sure.add(line);
      }
    }
    visit.lines = List.copyOf(sure);
    decide(visit, sure.isEmpty() ? Decision.NOTHING_TO_CHARGE : Decision.CHARGE, false, facts);
  }

  void save(StateWriter out) {
    out.writeLong(questionIds);
  }

  void load(StateReader in) {
    questionIds = in.readLong();
  }
}
