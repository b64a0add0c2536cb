package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.saunter.model.Credential;
import org.saunter.model.Fact;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Money;
import org.saunter.model.Observation.SkuCount;

/** Facts in the words of the scripts. Learns names as it goes. */
final class FactText {
  private final Map<String, PartyTruth> byToken = new HashMap<>();
  private final Map<Long, String> visitNames = new HashMap<>();
  private final Map<Long, Long> visitOfPerson = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private int strangers;

  void know(Iterable<PartyTruth> parties) {
    for (PartyTruth party : parties) {
      if (!party.token.isEmpty()) {
        byToken.put(party.token, party);
      }
    }
  }

  String visit(long visitId) {
    return visitId == 0 ? "nobody" : visitNames.getOrDefault(visitId, "visit" + visitId);
  }

  /** What is said of the facts of one stretch of time, in order; the latest word counts. */
  List<String> say(List<Fact> facts) {
    Map<String, String> said = new LinkedHashMap<>();
    int n = 0;
    for (Fact fact : facts) {
      String key = key(fact, n++);
      String text = text(fact);
      if (!text.isEmpty()) {
        said.put(key, text);
      }
    }
    return new ArrayList<>(said.values());
  }

  private static String key(Fact fact, int n) {
    return switch (fact) {
      case Fact.MovementExplained e -> "explained " + e.movementId();
      case Fact.BillChanged b -> "bill " + b.visitId();
      case Fact.SensorHealthChanged h -> "health " + h.sensorId() + h.health();
      case Fact.ObservationRefused r -> "refused " + r.refusal() + r.source();
      default -> "#" + n;
    };
  }

  private String text(Fact fact) {
    return switch (fact) {
      case Fact.EntryRequested e -> "";
      case Fact.EntryRefused e -> "refused " + e.reason();
      case Fact.VisitOpened v -> opened(v);
      case Fact.PersonEntered p -> {
        visitOfPerson.put(p.personId(), p.visitId());
        yield visit(p.visitId()) + " in";
      }
      case Fact.PersonLeft p -> visit(p.visitId()) + " out " + percent(p.certaintyPpm());
      case Fact.VisitEnded v -> "";
      case Fact.IdentityMixed i -> "who: " + mixed(i);
      case Fact.ShelfMoved m ->
          m.stage() == Fact.MovementStage.RETRACTED ? "m" + m.movementId() + " taken back" : "";
      case Fact.UnweighedMoved u -> "unweighed " + u.plateId();
      case Fact.MovementExplained e -> explained(e);
      case Fact.BillChanged b -> "bill " + visit(b.visitId()) + ": " + lines(b.lines());
      case Fact.ReceiptProposed p ->
          p.decision() == Decision.ASK ? "ask " + visit(p.visitId()) + " " + p.reason() : "";
      case Fact.QuestionAsked q -> question(q);
      case Fact.QuestionClosed q ->
          "Q" + q.questionId() + " " + q.end().toString().toLowerCase(java.util.Locale.ROOT);
      case Fact.ReceiptDecided r -> receipt(r);
      case Fact.ReceiptCorrected r ->
          "corrected " + visit(r.visitId()) + ": " + lines(r.lines()) + " " + r.reason();
      case Fact.PaymentNoted p ->
          "payment " + visit(p.visitId()) + " " + p.step() + " " + p.outcome();
      case Fact.SensorHealthChanged h -> h.sensorId() + " " + h.health();
      case Fact.MisplacedItem m ->
          "misplaced " + m.sku() + " on " + m.plateId() + " " + percent(m.ppm());
      case Fact.ObservationRefused r -> "unused " + r.refusal() + " from " + r.source();
    };
  }

  private String opened(Fact.VisitOpened v) {
    if (v.credential().kind() == Credential.Kind.NONE) {
      visitNames.put(v.visitId(), "stranger" + ++strangers);
      return visit(v.visitId()) + " " + v.role();
    }
    PartyTruth party = byToken.get(v.credential().token());
    String name = party == null ? v.credential().token() : party.name;
    int use = uses.merge(name, 1, Integer::sum);
    visitNames.put(v.visitId(), use == 1 ? name : name + use);
    return "admitted" + (v.role() == org.saunter.model.Role.SHOPPER ? "" : " " + v.role());
  }

  private String mixed(Fact.IdentityMixed mixed) {
    return mixed.tracks().stream()
        .map(
            t ->
                t.trackId()
                    + " "
                    + t.people().stream()
                        .map(p -> person(p.personId()) + " " + percent(p.ppm()))
                        .collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" | "));
  }

  private String person(long personId) {
    return visit(visitOfPerson.getOrDefault(personId, 0L));
  }

  private String explained(Fact.MovementExplained e) {
    if (e.explanations().isEmpty()) {
      return "m" + e.movementId() + " unexplained";
    }
    return e.explanations().stream()
        .filter(x -> x.ppm() >= 20_000)
        .map(x -> way(x) + " " + percent(x.ppm()))
        .collect(Collectors.joining(" | "));
  }

  /** One way to explain a movement, without its belief. */
  String way(Explanation x) {
    String one = visit(x.visitId()) + moves(x.moves(), x.unknown());
    return x.alsoVisitId() == 0
        ? one
        : one + " & " + visit(x.alsoVisitId()) + moves(x.alsoMoves(), false);
  }

  private static String moves(List<SkuCount> moves, boolean unknown) {
    StringBuilder text = new StringBuilder();
    for (SkuCount move : moves) {
      text.append(move.count() > 0 ? " +" : " -");
      text.append(Math.abs(move.count()) == 1 ? "" : Math.abs(move.count()) + "x");
      text.append(move.sku());
    }
    return text + (unknown ? " +?" : "");
  }

  private String question(Fact.QuestionAsked q) {
    String ways = q.alternatives().stream().map(this::way).collect(Collectors.joining(" | "));
    return "review Q" + q.questionId() + " " + visit(q.visitId()) + " (" + ways + ")";
  }

  private String receipt(Fact.ReceiptDecided r) {
    String what =
        switch (r.decision()) {
          case CHARGE, NOTHING_TO_CHARGE -> "receipt ";
          case NOT_BILLED -> "not billed ";
          case ASK -> "undecided ";
        };
    return what
        + visit(r.visitId())
        + ": "
        + lines(r.lines())
        + " = "
        + Money.ofMinor(r.totalMinor(), "EUR").toString().replace(" EUR", "")
        + (r.reviewed() ? " reviewed" : "");
  }

  static String lines(List<BillLine> lines) {
    if (lines.isEmpty()) {
      return "nothing";
    }
    return lines.stream()
        .map(l -> l.sku() + " x" + l.count())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  static String percent(int ppm) {
    return Math.round(ppm / 1e4) + "%";
  }
}
