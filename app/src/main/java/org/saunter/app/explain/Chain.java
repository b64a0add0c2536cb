package org.saunter.app.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saunter.host.Step;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Fact.MovementExplained;
import org.saunter.model.Fact.PlateDelta;
import org.saunter.model.Fact.ReceiptCorrected;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Fact.UnweighedMoved;
import org.saunter.model.Observation;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PeopleDetected;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.TracksCrossed;

/** The way from the receipt of one visit back to what sensors said. */
public final class Chain {
  /** A clip shows a little more than the movement. */
  private static final long MARGIN_NANOS = 1_500_000_000L;

  private final long visitId;
  private final Map<Long, Moved> movements = new TreeMap<>();
  private final TreeSet<Long> proposals = new TreeSet<>();
  private List<BillLine> lines = List.of();
  private String receiptFactId = "";
  private String receiptKind = "";

  /** What is known of one movement. */
  private static final class Moved {
    private String factId = "";
    private long onsetNanos;
    private long settleNanos;
    private int deltaMilligrams;
    private int sdMilligrams;
    private boolean isUnweighed;
    private List<PlateDelta> plates = List.of();
    private String explainedFactId = "";
    private List<Explanation> explanations = List.of();
    private final Map<String, Seen> seen = new LinkedHashMap<>();
  }

  private static final class Seen {
    private long count;
    private long firstPosition;
    private long lastPosition;
  }

  private Chain(long visitId) {
    this.visitId = visitId;
  }

  /**
   * Follows the receipt of a visit.
   *
   * @throws BadInputException if the visit has no receipt there
   */
  public static Chain of(Evidence evidence, long visitId) {
    Chain chain = new Chain(visitId);
    evidence.steps(chain::facts);
    if (chain.receiptFactId.isEmpty()) {
      String known =
          chain.proposals.isEmpty()
              ? "there is none at all"
              : "the first is of visit "
                  + chain.proposals.first()
                  + ", the last of visit "
                  + chain.proposals.last();
      throw new BadInputException(
          "There is no receipt of visit (" + visitId + ") here.", "Maybe another: " + known + ".");
    }
    TreeSet<Long> wanted = new TreeSet<>();
    chain.lines.forEach(line -> wanted.addAll(line.movementIds()));
    chain.movements.keySet().retainAll(wanted);
    evidence.observations(chain::observations);
    return chain;
  }

  private void facts(Step step) {
    List<Fact> facts = step.facts();
    for (int i = 0; i < facts.size(); i++) {
      String factId = step.factId(i);
      Fact fact = facts.get(i);
      if (fact instanceof ShelfMoved moved) {
        moved(moved, factId);
      } else if (fact instanceof UnweighedMoved moved) {
        Moved m = movements.computeIfAbsent(moved.movementId(), id -> new Moved());
        m.factId = factId;
        m.isUnweighed = true;
        m.onsetNanos = moved.atNanos();
        m.settleNanos = moved.atNanos();
        m.plates = List.of(new PlateDelta(moved.plateId(), 0));
      } else if (fact instanceof MovementExplained explained) {
        Moved m = movements.computeIfAbsent(explained.movementId(), id -> new Moved());
        m.explainedFactId = factId;
        m.explanations = explained.explanations();
      } else {
        receipt(fact, factId);
      }
    }
  }

  private void moved(ShelfMoved moved, String factId) {
    Moved m = movements.computeIfAbsent(moved.movementId(), id -> new Moved());
    m.factId = factId;
    m.onsetNanos = moved.onsetNanos();
    m.settleNanos = moved.settleNanos();
    m.deltaMilligrams = moved.deltaMilligrams();
    m.sdMilligrams = moved.sdMilligrams();
    m.plates = moved.plates();
  }

  private void receipt(Fact fact, String factId) {
    if (fact instanceof ReceiptProposed p) {
      proposals.add(p.visitId());
      if (p.visitId() == visitId) {
        set("proposed, " + p.decision(), factId, p.lines());
      }
    } else if (fact instanceof ReceiptDecided d && d.visitId() == visitId) {
      set("decided, " + d.decision(), factId, d.lines());
    } else if (fact instanceof ReceiptCorrected c && c.visitId() == visitId) {
      set("corrected, " + c.reason(), factId, c.lines());
    }
  }

  private void set(String kind, String factId, List<BillLine> now) {
    receiptKind = kind;
    receiptFactId = factId;
    lines = now;
  }

  private void observations(Step step) {
    Observation o = step.observation();
    for (Moved m : movements.values()) {
      if (o.atNanos() >= m.onsetNanos - MARGIN_NANOS
          && o.atNanos() <= m.settleNanos + MARGIN_NANOS) {
        String what = kind(o, m);
        if (what != null) {
          Seen seen = m.seen.computeIfAbsent(what, w -> new Seen());
          seen.count++;
          seen.firstPosition = seen.firstPosition == 0 ? step.position() : seen.firstPosition;
          seen.lastPosition = step.position();
        }
      }
    }
  }

  /** What an observation says about a movement, or null if nothing. */
  private static @Nullable String kind(Observation o, Moved m) {
    return switch (o) {
      case PlateWeighed w ->
          m.plates.stream().anyMatch(p -> p.plateId().equals(w.plateId()))
              ? "PlateWeighed " + w.plateId()
              : null;
      case PeopleTracked t -> "PeopleTracked " + t.source();
      case PeopleDetected t -> "PeopleDetected " + t.source();
      case ItemSeen seen -> "ItemSeen " + seen.trackId();
      case TracksCrossed c -> "TracksCrossed " + c.source();
      default -> null;
    };
  }

  public long visitId() {
    return visitId;
  }

  /** The fact that the receipt is. */
  public String receiptFactId() {
    return receiptFactId;
  }

  /** How the receipt came about: proposed, decided or corrected, and how. */
  public String receiptKind() {
    return receiptKind;
  }

  public List<BillLine> lines() {
    return lines;
  }

  /** The evidence of one line, movement by movement. */
  public List<Link> links(BillLine line) {
    List<Link> links = new ArrayList<>();
    for (long id : line.movementIds()) {
      Moved m = movements.get(id);
      if (m != null) {
        List<Link.Sensed> sensed = new ArrayList<>();
        m.seen.forEach(
            (what, s) ->
                sensed.add(new Link.Sensed(what, s.count, s.firstPosition, s.lastPosition)));
        links.add(
            new Link(
                id,
                m.factId,
                m.isUnweighed,
                m.onsetNanos,
                m.settleNanos,
                m.deltaMilligrams,
                m.sdMilligrams,
                m.plates,
                m.explainedFactId,
                m.explanations,
                sensed,
                m.onsetNanos - MARGIN_NANOS,
                m.settleNanos + MARGIN_NANOS));
      }
    }
    return links;
  }
}
