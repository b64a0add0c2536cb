package org.saunter.learn.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.Credential;
import org.saunter.model.Fact.AskReason;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Role;
import org.saunter.model.Truth.Visited;

class ScorerTest {
  private static final long SECOND = 1_000_000_000L;
  private final Scorer scorer = new Scorer();

  @Test
  void nothingSeenIsNothingWrong() {
    Scores scores = scorer.scores();
    assertThat(scores.visits()).isZero();
    assertThat(scores.itemF1().value()).isEqualTo(1);
    assertThat(scores.receiptsExact()).isEqualTo(new Rate(1, 0, 1));
    assertThat(scorer.handling()).isEqualTo(new Handling(0, 0, 0, 0, 0, 0));
  }

  @Test
  void anEmptyReceiptOfAnEmptyVisitIsExact() {
    engine(1, "a", 10, 900_000, Decision.NOTHING_TO_CHARGE);
    truth("v1", "a", Role.SHOPPER, 11, 40);
    assertThat(scorer.scores().exact()).isEqualTo(1);
    assertThat(scorer.scores().itemF1().value()).isEqualTo(1);
  }

  @Test
  void aTokenThatComesBackIsMatchedInOrderOfEntry() {
    engine(1, "a", 10, 990_000, Decision.CHARGE, "cola", "2");
    engine(2, "b", 15, 990_000, Decision.CHARGE, "chips", "1");
    engine(3, "a", 100, 990_000, Decision.CHARGE, "soap", "1");
    truth("v1", "a", Role.SHOPPER, 11, 40, "cola", "2");
    truth("v3", "a", Role.SHOPPER, 101, 140, "soap", "1");
    truth("v2", "b", Role.SHOPPER, 16, 150, "chips", "1");
    Scores scores = scorer.scores();
    assertThat(scores.visits()).isEqualTo(3);
    assertThat(scores.exact()).isEqualTo(3);
    assertThat(scorer.judged()).extracting(JudgedVisit::visitId).containsExactly(1L, 3L, 2L);
  }

  @Test
  void aVisitThatWasOverIsNotTakenForOneThatBeganLater() {
    engine(3, "a", 100, 990_000, Decision.CHARGE, "soap", "1");
    truth("v1", "a", Role.SHOPPER, 11, 40, "cola", "2");
    truth("v3", "a", Role.SHOPPER, 101, 140, "soap", "1");
    assertThat(scorer.scores().exact()).isEqualTo(1);
    assertThat(scorer.scores().missingReceipts()).isEqualTo(1);
  }

  @Test
  void aVisitWithoutReceiptIsMissedAndAReceiptWithoutVisitIsFalse() {
    truth("v1", "a", Role.SHOPPER, 11, 40, "cola", "2");
    engine(1, "ghost", 10, 990_000, Decision.CHARGE, "chips", "1");
    Scores scores = scorer.scores();
    assertThat(scores.visits()).isEqualTo(1);
    assertThat(scores.missingReceipts()).isEqualTo(1);
    assertThat(scores.extraReceipts()).isEqualTo(1);
    assertThat(scores.exact()).isZero();
    assertThat(scores.itemF1().value()).isZero();
    assertThat(scores.errors()).isEqualTo(new ErrorSplit(0, 0, 2, 1));
  }

  @Test
  void aVisitWithoutReceiptCannotBeLookedAt() {
    truth("v1", "a", Role.SHOPPER, 11, 40, "cola", "2");
    engine(2, "b", 15, 990_000, Decision.CHARGE, "chips", "1");
    truth("v2", "b", Role.SHOPPER, 16, 150, "chips", "1");
    assertThat(scorer.scores().reviewedAt(10).value()).isEqualTo(1_000);
  }

  @Test
  void onlyShoppersCount() {
    open(1, "s", Role.STAFF, 10);
    truth("v1", "s", Role.STAFF, 11, 40, "cola", "2");
    open(2, "t", Role.TESTER, 10);
    truth("v2", "t", Role.TESTER, 11, 40, "cola", "2");
    engine(3, "u", 15, 990_000, Decision.CHARGE, "chips", "1");
    truth("v3", "u", Role.TESTER, 16, 150);
    assertThat(scorer.judged()).isEmpty();
  }

  @Test
  void whatEndsAfterTheHorizonDoesNotCount() {
    engine(1, "a", 10, 990_000, Decision.CHARGE, "cola", "1");
    truth("v1", "a", Role.SHOPPER, 11, 40, "cola", "1");
    open(2, "b", Role.SHOPPER, 20);
    truth("v2", "b", Role.SHOPPER, 21, 90, "cola", "1");
    assertThat(scorer.scores(60 * SECOND).visits()).isEqualTo(1);
    assertThat(scorer.scores(60 * SECOND).exact()).isEqualTo(1);
    assertThat(scorer.scores().missingReceipts()).isEqualTo(1);
  }

  @Test
  void unitsArePooledOverVisits() {
    engine(1, "a", 10, 990_000, Decision.CHARGE, "cola", "1", "soap", "1");
    truth("v1", "a", Role.SHOPPER, 11, 40, "cola", "2");
    engine(2, "b", 10, 990_000, Decision.CHARGE, "chips", "3");
    truth("v2", "b", Role.SHOPPER, 11, 40, "chips", "3");
    // right 1 + 3, claimed 5, true 5
    assertThat(scorer.scores().itemF1().value()).isCloseTo(0.8, within(1e-12));
    assertThat(scorer.scores().errors()).isEqualTo(new ErrorSplit(0, 1, 0, 0));
  }

  @Test
  void errorsAreSplitByOwnerAndProduct() {
    engine(1, "a", 10, 990_000, Decision.CHARGE, "cola", "1");
    engine(2, "b", 12, 990_000, Decision.CHARGE);
    engine(3, "c", 200, 990_000, Decision.CHARGE, "soap", "1");
    truth("v1", "a", Role.SHOPPER, 11, 40);
    truth("v2", "b", Role.SHOPPER, 13, 50, "cola", "1");
    truth("v3", "c", Role.SHOPPER, 201, 240, "tea", "1", "rice", "1");
    assertThat(scorer.scores().errors()).isEqualTo(new ErrorSplit(1, 1, 1, 0));
  }

  @Test
  void reviewRanksByCertaintyAndTakesTiesTogether() {
    for (int i = 1; i <= 200; i++) {
      boolean right = i != 200 && i != 150;
      int ppm = i == 200 ? 600_000 : i > 140 && i <= 150 ? 700_000 : 990_000;
      engine(i, "t" + i, i, ppm, Decision.CHARGE, right ? "cola" : "soap", "1");
      truth("v" + i, "t" + i, Role.SHOPPER, i, i + 30, "cola", "1");
    }
    Scores scores = scorer.scores();
    // 10 per 1,000: all but the least sure one may go: 1 wrong of 199. 1 per 1,000: the tie goes.
    assertThat(scores.reviewedAt(10).value()).isEqualTo(0, within(1e-9));
    assertThat(scores.reviewedAt(5).value()).isEqualTo(55, within(1e-9));
    assertThat(scores.reviewedAt(1).value()).isEqualTo(55, within(1e-9));
  }

  @Test
  void calibrationIsZeroForHonestCertaintyAndBigForBoasting() {
    for (int i = 1; i <= 400; i++) {
      boolean right = i % 4 != 0;
      engine(i, "t" + i, i, 750_000, Decision.CHARGE, right ? "cola" : "soap", "1");
      truth("v" + i, "t" + i, Role.SHOPPER, i, i + 30, "cola", "1");
    }
    assertThat(scorer.scores().calibrationError().value()).isCloseTo(0, within(1e-9));
    Scorer boaster = new Scorer();
    boaster.on(new VisitOpened(1, 1, "in", card("a"), Role.SHOPPER, 1));
    boaster.on(new ReceiptProposed(2, 1, List.of(), 0, 1_000_000, Decision.CHARGE, AskReason.NONE));
    boaster.on(visited("v", "a", Role.SHOPPER, 0, 1, "cola", "1"));
    assertThat(boaster.scores().calibrationError().value()).isCloseTo(1, within(1e-9));
  }

  @Test
  void questionsAreReviewedAndWrongChargesCounted() {
    engine(1, "a", 10, 990_000, Decision.CHARGE, "cola", "1");
    decide(1, 42, 990_000, Decision.CHARGE, false, "cola", "1");
    truth("v1", "a", Role.SHOPPER, 11, 40);
    engine(2, "b", 10, 500_000, Decision.ASK, "soap", "1");
    truth("v2", "b", Role.SHOPPER, 11, 40);
    engine(3, "c", 10, 500_000, Decision.ASK, "soap", "1");
    decide(3, 2_000, 500_000, Decision.CHARGE, false, "soap", "1");
    truth("v3", "c", Role.SHOPPER, 11, 40);
    engine(4, "d", 10, 500_000, Decision.ASK, "soap", "1");
    decide(4, 50, 500_000, Decision.NOTHING_TO_CHARGE, true);
    truth("v4", "d", Role.SHOPPER, 11, 40);
    assertThat(scorer.handling()).isEqualTo(new Handling(1, 1, 3, 1, 2_000, 2_000));
  }

  @Test
  void wilsonIsKnown() {
    Rate rate = Rate.share(164, 176); // exact binomial: 88.4 to 96.4 %
    assertThat(rate.low()).isCloseTo(0.884, within(0.004));
    assertThat(rate.high()).isCloseTo(0.964, within(0.004));
    assertThat(Rate.share(0, 50).low()).isZero();
  }

  @Test
  void intervalsHoldTheFigureAndAreTheSameTwice() {
    for (int i = 1; i <= 120; i++) {
      engine(i, "t" + i, i, 900_000 + i, Decision.CHARGE, i % 9 == 0 ? "cola" : "soap", "1");
      truth("v" + i, "t" + i, Role.SHOPPER, i, i + 30, "soap", "1");
    }
    Scores scores = scorer.scores();
    assertThat(scores.itemF1().low()).isLessThan(scores.itemF1().value()).isGreaterThan(0.7);
    assertThat(scores.itemF1().high()).isGreaterThan(scores.itemF1().value());
    assertThat(scorer.scores()).isEqualTo(scores);
  }

  private static Credential card(String token) {
    return new Credential(Credential.Kind.CARD, token);
  }

  private void open(long id, String token, Role role, int second) {
    scorer.on(new VisitOpened(second * SECOND, id, "in", card(token), role, 1));
  }

  private void engine(
      long id, String token, int second, int ppm, Decision decision, String... items) {
    open(id, token, Role.SHOPPER, second);
    AskReason reason = decision == Decision.ASK ? AskReason.LOW_CERTAINTY : AskReason.NONE;
    scorer.on(
        new ReceiptProposed((second + 30) * SECOND, id, bill(items), 0, ppm, decision, reason));
  }

  private void decide(
      long id, int second, int ppm, Decision decision, boolean reviewed, String... items) {
    scorer.on(new ReceiptDecided(second * SECOND, id, bill(items), 0, ppm, decision, reviewed));
  }

  private void truth(String key, String token, Role role, int from, int until, String... items) {
    scorer.on(visited(key, token, role, from, until, items));
  }

  private static Visited visited(
      String key, String token, Role role, int from, int until, String... items) {
    List<SkuCount> lines = new ArrayList<>();
    for (int i = 0; i < items.length; i += 2) {
      lines.add(new SkuCount(items[i], Integer.parseInt(items[i + 1])));
    }
    return new Visited(until * SECOND, key, token, role, 1, from * SECOND, lines);
  }

  private static List<BillLine> bill(String... items) {
    List<BillLine> lines = new ArrayList<>();
    for (int i = 0; i < items.length; i += 2) {
      lines.add(new BillLine(items[i], Integer.parseInt(items[i + 1]), 100, 900_000, List.of()));
    }
    return lines;
  }
}
