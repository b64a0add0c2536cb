package org.saunter.server.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saunter.model.Credential;
import org.saunter.model.Fact;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Role;
import org.saunter.model.Truth;
import org.saunter.server.Walkout;
import org.saunter.server.live.ReceiptView.TruthMatch;

/** The projection against the facts that it was fed with, on real shop days. */
final class LiveShopTest {
  @Test
  void everyReceiptOfTheEngineIsShownWithItsLinesAndEvidence() {
    Walkout day = Walkout.standard(40, 5);
    day.toTheEnd();
    LiveShop shop = day.shop();
    List<ReceiptDecided> decided = only(day.facts(), ReceiptDecided.class);
    assertThat(decided).hasSizeGreaterThanOrEqualTo(30);
    for (ReceiptDecided fact : decided) {
      ReceiptView shown = requireNonNull(shop.receipt(fact.visitId()));
      assertThat(shown.totalMinor()).isEqualTo(fact.totalMinor());
      assertThat(shown.decision()).isEqualTo(fact.decision());
      assertThat(shown.lines()).hasSameSizeAs(fact.lines());
      for (LineView line : shown.lines()) {
        assertThat(shown.momentsOf(line)).hasSameSizeAs(line.movementIds());
        assertThat(shown.momentsOf(line)).allSatisfy(m -> assertThat(m.walks()).isNotEmpty());
      }
    }
    assertThat(shop.bills())
        .allSatisfy(b -> assertThat(b.state()).isEqualTo(BillView.State.WAITS_FOR_A_PERSON))
        .hasSameSizeAs(shop.openQuestions());
    assertThat(shop.floor().people()).isEmpty();
  }

  @Test
  void theHeadlineAgreesWithACountOverFactsAndTruth() {
    Walkout day = Walkout.standard(40, 6);
    day.toTheEnd();
    HeadlineView headline = day.shop().headline();
    Map<Long, Role> roles = new HashMap<>();
    only(day.facts(), VisitOpened.class).forEach(v -> roles.put(v.visitId(), v.role()));
    List<ReceiptDecided> receipts =
        only(day.facts(), ReceiptDecided.class).stream()
            .filter(r -> roles.get(r.visitId()) == Role.SHOPPER)
            .toList();
    assertThat(headline.visits()).isEqualTo(roles.size());
    assertThat(headline.receipts()).isEqualTo(receipts.size());
    assertThat(headline.chargedMinor())
        .isEqualTo(
            receipts.stream()
                .filter(r -> r.decision() == Fact.Decision.CHARGE)
                .mapToLong(ReceiptDecided::totalMinor)
                .sum());
    assertThat(headline.judged()).isGreaterThanOrEqualTo(headline.receipts() - 3);
    assertThat(headline.exact()).isBetween(1L, headline.judged());
    assertThat(headline.exitToReceiptP50Millis()).isPositive();
    assertThat(headline.exitToReceiptP99Millis())
        .isGreaterThanOrEqualTo(headline.exitToReceiptP50Millis());
    assertThat(headline.observationsPerSecond()).isPositive();
  }

  @Test
  void aReceiptIsExactOnlyIfItSaysWhatWasTaken() {
    Walkout day = Walkout.standard(30, 7);
    day.toTheEnd();
    Map<String, Truth.Visited> byToken = new HashMap<>();
    for (Truth truth : day.truths()) {
      if (truth instanceof Truth.Visited visited) {
        byToken.merge(visited.token(), visited, (a, b) -> a); // the first visit of a card
      }
    }
    Map<String, Long> first = new HashMap<>();
    for (VisitOpened opened : only(day.facts(), VisitOpened.class)) {
      first.putIfAbsent(opened.credential().token(), opened.visitId());
    }
    int compared = 0;
    for (Map.Entry<String, Long> visit : first.entrySet()) {
      Truth.Visited truth = byToken.get(visit.getKey());
      ReceiptView shown = day.shop().receipt(visit.getValue());
      if (truth != null && shown != null && truth.role() == Role.SHOPPER) {
        compared++;
        assertThat(shown.truth())
            .isEqualTo(
                TruthBook.isExact(shown.lines(), truth.lines())
                    ? TruthMatch.EXACT
                    : TruthMatch.WRONG);
      }
    }
    assertThat(compared).isGreaterThan(15);
  }

  @Test
  void aBillGrowsWhileItsShopperIsInside() {
    Walkout day = Walkout.standard(10, 8);
    day.until(() -> day.shop().bills().stream().anyMatch(b -> b.units() >= 2));
    BillView bill =
        day.shop().bills().stream().filter(b -> b.units() >= 2).findFirst().orElseThrow();
    assertThat(bill.totalMinor())
        .isEqualTo(bill.lines().stream().mapToLong(LineView::totalMinor).sum());
    assertThat(day.shop().floor().people()).isNotEmpty();
    assertThat(day.shop().newestMoments()).isNotEmpty();
  }

  @Test
  void peopleAreTiedToTheirVisits() {
    Walkout day = Walkout.standard(10, 9);
    day.until(() -> day.shop().floor().people().size() >= 2);
    assertThat(day.shop().floor().people())
        .allSatisfy(
            dot -> {
              assertThat(dot.visitId()).isPositive();
              assertThat(dot.mayBe().stream().mapToInt(FloorView.VisitBelief::ppm).sum())
                  .isBetween(990_000, 1_010_000);
            });
  }

  @Test
  void whatIsRememberedIsBounded() {
    LiveShop shop = Walkout.standard(1, 10).shop();
    Credential card = new Credential(Credential.Kind.CARD, "card-1");
    for (long id = 1; id <= 3_000; id++) {
      shop.on(
          new Ticked(id, "clock", id),
          List.of(
              new VisitOpened(id, id, "in", card, Role.SHOPPER, 1),
              new ReceiptDecided(
                  id, id, List.of(), 0, 1_000_000, Fact.Decision.NOTHING_TO_CHARGE, false)));
      shop.on(
          new Ticked(id, "source-" + id, 1),
          List.of(
              new ObservationRefused(
                  id, Fact.Refusal.TOO_LATE, "source-" + id, 1, "It is late.", "Maybe.", 1),
              new SensorHealthChanged(id, "sensor-" + id, Fact.Health.DEAD, "")));
    }
    assertThat(shop.receipts(10_000)).hasSizeLessThanOrEqualTo(600);
    assertThat(shop.headline().receipts()).isEqualTo(3_000);
    assertThat(shop.receipt(1)).isNull();
    assertThat(shop.health().refusals()).hasSizeLessThanOrEqualTo(301);
    assertThat(shop.health().sources()).hasSizeLessThanOrEqualTo(60);
    assertThat(shop.health().refusedCount()).isEqualTo(3_000);
  }

  private static <T> List<T> only(List<Fact> facts, Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
