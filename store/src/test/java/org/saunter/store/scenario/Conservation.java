package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.saunter.model.Fact;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.QuestionEnd;
import org.saunter.store.EngineSettings;

/** What must hold at the end of every script, whatever it expects. */
final class Conservation {
  private final Player.Played played;
  private final EngineSettings settings;
  private final List<String> broken = new ArrayList<>();
  private final Set<Long> timedOut = new HashSet<>();
  private final Map<String, Integer> visitsOfToken = new HashMap<>();

  Conservation(Player.Played played, EngineSettings settings) {
    this.played = played;
    this.settings = settings;
  }

  /** Sentences that name what does not hold, leaving aside whether bills are right. */
  List<String> brokenRules() {
    return broken().stream().filter(b -> !b.contains("WRONG: ") && !b.startsWith("Of (")).toList();
  }

  /** Sentences that name what does not hold. */
  List<String> broken() {
    Map<Long, Fact.ReceiptDecided> receipts = new TreeMap<>();
    Map<Long, Long> visitOfQuestion = new HashMap<>();
    Map<Long, String> tokens = new HashMap<>();
    for (Fact fact : played.facts()) {
      switch (fact) {
        case Fact.VisitOpened v -> tokens.put(v.visitId(), v.credential().token());
        case Fact.QuestionAsked q -> visitOfQuestion.put(q.questionId(), q.visitId());
        case Fact.QuestionClosed q -> {
          if (q.end() == QuestionEnd.TIMED_OUT) {
            timedOut.add(visitOfQuestion.getOrDefault(q.questionId(), 0L));
          }
        }
        case Fact.ReceiptDecided r -> {
          if (receipts.put(r.visitId(), r) != null) {
            broken.add("The visit (" + r.visitId() + ") has two receipts.");
          }
        }
        default -> {}
      }
    }
    receipts.values().forEach(r -> check(r, tokens.getOrDefault(r.visitId(), "")));
    units(receipts);
    return broken;
  }

  private void check(Fact.ReceiptDecided r, String token) {
    long sum = 0;
    for (BillLine line : r.lines()) {
      sum += line.count() * line.unitMinor();
      if (timedOut.contains(r.visitId()) && line.certaintyPpm() < settings.solidCertaintyPpm()) {
        broken.add("After a time-out the unsure line (" + line.sku() + ") was charged.");
      }
    }
    if (sum != r.totalMinor()) {
      broken.add("The receipt of (" + r.visitId() + ") is not the sum of its lines.");
    }
    if (r.decision() == Decision.ASK) {
      broken.add("The receipt of (" + r.visitId() + ") was decided as a question.");
    }
    if (r.decision() == Decision.CHARGE
        && !r.reviewed()
        && !timedOut.contains(r.visitId())
        && r.certaintyPpm() < settings.chargeCertaintyPpm()) {
      broken.add("The visit (" + r.visitId() + ") was charged in silence though unsure.");
    }
    if (r.decision() != Decision.NOT_BILLED) {
      truth(r, token);
    }
  }

  /** A bill that nobody looked at must be right; after a time-out it may only be too low. */
  private void truth(Fact.ReceiptDecided r, String token) {
    int visit = visitsOfToken.merge(token, 1, Integer::sum);
    Map<String, Integer> real =
        played.world().everyParty.stream()
            .filter(party -> party.token.equals(token))
            .skip(visit - 1L)
            .findFirst()
            .map(PartyTruth::counts)
            .orElse(Map.of());
    Map<String, Integer> billed = new TreeMap<>();
    r.lines().forEach(l -> billed.put(l.sku(), l.count()));
    boolean tooMuch = false;
    for (Map.Entry<String, Integer> line : billed.entrySet()) {
      tooMuch |= line.getValue() > real.getOrDefault(line.getKey(), 0);
    }
    boolean wrong = timedOut.contains(r.visitId()) ? tooMuch : !billed.equals(real);
    if (wrong) {
      broken.add(
          (r.reviewed() ? "REVIEWED WRONG: " : "SILENT WRONG: ")
              + played.text().visit(r.visitId())
              + " holds "
              + real
              + " and was billed "
              + billed
              + " at "
              + FactText.percent(r.certaintyPpm())
              + ".");
    }
  }

  /** Nobody can be charged for more than left the shelves. */
  private void units(Map<Long, Fact.ReceiptDecided> receipts) {
    Map<String, Integer> billed = new TreeMap<>();
    for (Fact.ReceiptDecided r : receipts.values()) {
      if (r.decision() == Decision.CHARGE) {
        r.lines().forEach(l -> billed.merge(l.sku(), l.count(), Integer::sum));
      }
    }
    billed.forEach(
        (sku, count) -> {
          int taken = played.world().takenFromShelves.getOrDefault(sku, 0);
          if (count > taken) {
            broken.add(
                "Of (" + sku + ") " + taken + " left the shelves and " + count + " are billed.");
          }
        });
  }
}
