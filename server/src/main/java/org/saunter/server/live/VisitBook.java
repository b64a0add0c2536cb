package org.saunter.server.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Catalogue;
import org.saunter.model.Fact.BillChanged;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.PersonEntered;
import org.saunter.model.Fact.PersonLeft;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.VisitEnded;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Product;

/** Visits between their start and their receipt. */
final class VisitBook {
  private static final int VISITS_MAX = 2_000;
  private static final Comparator<VisitState> INSIDE_FIRST =
      Comparator.comparing((VisitState v) -> v.state)
          .thenComparing(Comparator.comparingLong((VisitState v) -> v.visitId).reversed());

  private final Catalogue catalogue;
  private final Words words;
  private final Map<Long, VisitState> visits = new Bounded<>(VISITS_MAX);

  VisitBook(Catalogue catalogue, Words words) {
    this.catalogue = catalogue;
    this.words = words;
  }

  @Nullable VisitState find(long visitId) {
    return visits.get(visitId);
  }

  @Nullable VisitState remove(long visitId) {
    return visits.remove(visitId);
  }

  void open(VisitOpened o) {
    visits.put(
        o.visitId(),
        new VisitState(o.visitId(), o.role(), o.credential(), o.partySize(), o.atNanos()));
  }

  void enter(PersonEntered entered) {
    VisitState visit = visits.get(entered.visitId());
    if (visit != null) {
      visit.inside++;
    }
  }

  void leave(PersonLeft left) {
    VisitState visit = visits.get(left.visitId());
    if (visit != null) {
      visit.inside = Math.max(0, visit.inside - 1);
      visit.exitNanos = left.atNanos();
    }
  }

  void end(VisitEnded ended) {
    VisitState visit = visits.get(ended.visitId());
    if (visit != null) {
      visit.state = BillView.State.LEFT;
      visit.inside = 0;
      visit.exitNanos = visit.exitNanos == 0 ? ended.atNanos() : visit.exitNanos;
    }
  }

  void bill(BillChanged changed) {
    VisitState visit = visits.get(changed.visitId());
    if (visit != null) {
      visit.lines = lines(changed.lines());
      visit.totalMinor = changed.totalMinor();
      visit.certaintyPpm = changed.certaintyPpm();
      visit.changedNanos = changed.atNanos();
    }
  }

  @Nullable VisitState propose(ReceiptProposed proposed) {
    VisitState visit = visits.get(proposed.visitId());
    if (visit != null) {
      visit.lines = lines(proposed.lines());
      visit.totalMinor = proposed.totalMinor();
      visit.certaintyPpm = proposed.certaintyPpm();
      visit.askReason = proposed.reason();
      if (proposed.decision() == Decision.ASK) {
        visit.state = BillView.State.WAITS_FOR_A_PERSON;
        visit.asked = true;
      }
    }
    return visit;
  }

  /** Shoppers inside first, the newest first; then those who left, then those who wait. */
  List<BillView> bills() {
    return visits.values().stream().sorted(INSIDE_FIRST).map(VisitState::bill).toList();
  }

  /** The bill of one visit, or null. */
  @Nullable BillView bill(long visitId) {
    VisitState visit = visits.get(visitId);
    return visit == null ? null : visit.bill();
  }

  List<LineView> lines(List<BillLine> lines) {
    List<LineView> views = new ArrayList<>();
    for (BillLine line : lines) {
      Product product = catalogue.find(line.sku());
      views.add(
          new LineView(
              line.sku(),
              words.name(line.sku()),
              line.count(),
              line.unitMinor(),
              line.certaintyPpm(),
              line.certaintyPpm() >= LiveShop.SOLID_PPM,
              product == null ? 0 : product.minimumAgeYears(),
              line.movementIds()));
    }
    return List.copyOf(views);
  }
}
