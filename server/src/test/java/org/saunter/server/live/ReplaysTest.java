package org.saunter.server.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.saunter.model.Appearance;
import org.saunter.model.Fact;
import org.saunter.model.Fact.AskReason;
import org.saunter.model.Fact.BillChanged;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.Fact.PlateDelta;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.QuestionEnd;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Observation;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.ProductScore;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Samples;
import org.saunter.model.StoreSetup;
import org.saunter.server.Walkout;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;

/** What can be played again, for how long, and what it never takes in memory. */
final class ReplaysTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_000_000 * SECOND;
  private static final Comparator<ReplayView.Spot> BY_TIME =
      Comparator.comparingInt(ReplayView.Spot::atMillis);

  private final StoreSetup setup = new Simulation(Scenario.standard(1, 1)).setup();
  private final Plate plate = setup.layout().plates().get(0);
  private final Replays replays =
      new Replays(new ReplayCutter(setup.layout(), new FloorBoard(), new Words(setup.catalogue())));
  private final ClockGuard clock = new ClockGuard();
  private long sequence;

  @Test
  void everyLineOfANewReceiptCanBePlayedAgain() {
    Walkout day = Walkout.standard(12, 5);
    int played = 0;
    long last = 0;
    while (day.step()) {
      List<ReceiptView> newest = day.shop().receipts(1);
      if (newest.isEmpty() || newest.get(0).visitId() == last) {
        continue;
      }
      last = newest.get(0).visitId();
      for (ReceiptView receipt : newest) {
        for (MomentView moment : receipt.moments()) {
          ReplayView replay = requireNonNull(day.shop().replay(moment.movementId()));
          played++;
          assertThat(replay.people()).isNotEmpty();
          assertThat(replay.lengthMillis()).isBetween(7_000, 40_000);
          assertThat(replay.onsetMillis()).isEqualTo(4_000);
          assertThat(replay.plates()).isEqualTo(moment.plates());
          assertThat(replay.curves()).hasSize(Math.min(8, moment.plates().size()));
          assertThat(replay.people())
              .allSatisfy(p -> assertThat(p.spots()).isSortedAccordingTo(BY_TIME))
              .anyMatch(p -> p.visitId() == moment.visitId());
        }
      }
    }
    assertThat(played).isGreaterThan(20);
  }

  @Test
  void theWeightOfATakeStandsInItsCurve() {
    Walkout day = Walkout.standard(6, 9);
    day.until(() -> !day.shop().receipts(1).isEmpty());
    day.toTheEnd();
    MomentView take =
        day.shop().receipts(50).stream()
            .flatMap(r -> r.moments().stream())
            .filter(m -> m.plates().size() == 1 && !m.isUnweighed() && m.deltaMilligrams() < 0)
            .findFirst()
            .orElseThrow();
    ReplayView replay = requireNonNull(day.shop().replay(take.movementId()));
    List<ReplayView.Weight> weights = replay.curves().get(0).weights();
    double before = weights.get(0).grams();
    double after = weights.get(weights.size() - 1).grams();
    assertThat(after - before)
        .isBetween(take.deltaMilligrams() / 1e3 - 15, take.deltaMilligrams() / 1e3 + 15);
    assertThat(weights.size()).isGreaterThan(replay.lengthMillis() / 150);
  }

  @Test
  void secondsThatHaveNotHappenedYetAreSaidToBeMissing() {
    run(START, 5);
    moved(1, START + 5 * SECOND, MovementStage.PROVISIONAL);
    assertThat(requireNonNull(replays.find(1)).isWhole()).isFalse();
    run(START + 5 * SECOND, 5);
    ReplayView whole = requireNonNull(replays.find(1));
    assertThat(whole.isWhole()).isTrue();
    assertThat(whole.people()).singleElement().matches(p -> p.spots().size() > 60);
    assertThat(whole.items()).isNotEmpty().allMatch(i -> i.name().equals(product()));
  }

  private String product() {
    return setup.catalogue().products().get(0).name();
  }

  @Test
  void aMovementThatWasNothingIsForgotten() {
    run(START, 5);
    moved(1, START + 5 * SECOND, MovementStage.PROVISIONAL);
    moved(1, START + 5 * SECOND, MovementStage.RETRACTED);
    assertThat(replays.find(1)).isNull();
    run(START + 5 * SECOND, 10);
    assertThat(replays.all()).isEmpty();
  }

  @Test
  void whatNobodyPointsAtGoesAfterFiveMinutesAndWhatABillHoldsStays() {
    run(START, 5);
    moved(1, START + 5 * SECOND, MovementStage.REFINED);
    moved(2, START + 5 * SECOND, MovementStage.REFINED);
    replays.on(new BillChanged(START, 7, lines(2), 100, 900_000));
    run(START + 5 * SECOND, 5);
    assertThat(replays.all()).containsExactlyInAnyOrder(1L, 2L);
    tick(START + 290 * SECOND);
    assertThat(replays.all()).containsExactlyInAnyOrder(1L, 2L);
    tick(START + 310 * SECOND);
    assertThat(replays.all()).containsExactly(2L);
    tick(START + 86_400 * SECOND);
    assertThat(replays.all()).as("the bill is still open").containsExactly(2L);
  }

  @Test
  void aSettledReceiptKeepsItsMovementsForHalfAnHour() {
    run(START, 5);
    moved(1, START + 5 * SECOND, MovementStage.REFINED);
    run(START + 5 * SECOND, 5);
    replays.on(
        new ReceiptProposed(
            START, 7, lines(1), 100, 900_000, Decision.ASK, AskReason.LOW_CERTAINTY));
    replays.on(new QuestionAsked(START, 3, 7, 1, START, START, List.of()));
    replays.on(new ReceiptDecided(START, 7, lines(1), 100, 900_000, Decision.CHARGE, false));
    tick(START + 7_200 * SECOND);
    assertThat(replays.all()).as("its question is open").containsExactly(1L);
    replays.on(new QuestionClosed(START, 3, QuestionEnd.ANSWERED, "mia"));
    tick(START + (7_200 + 1_790) * SECOND);
    assertThat(replays.all()).containsExactly(1L);
    tick(START + (7_200 + 1_810) * SECOND);
    assertThat(replays.all()).isEmpty();
    assertThat(replays.bytes()).isZero();
  }

  @Test
  void aLineThatLeavesTheBillLetsItsMovementGo() {
    run(START, 5);
    moved(1, START + 5 * SECOND, MovementStage.REFINED);
    replays.on(new BillChanged(START, 7, lines(1), 100, 900_000));
    replays.on(new BillChanged(START, 8, lines(1), 100, 900_000));
    replays.on(new BillChanged(START, 7, List.of(), 0, 900_000));
    tick(START + 4_000 * SECOND);
    assertThat(replays.all()).as("visit 8 holds it").containsExactly(1L);
    replays.on(new BillChanged(START, 8, List.of(), 0, 900_000));
    tick(START + 6_000 * SECOND);
    assertThat(replays.all()).isEmpty();
  }

  @Test
  void aDayOfMovementsStaysWithinItsBounds() {
    for (int i = 0; i < 900; i++) {
      long nanos = START + i * SECOND / 5;
      crowd(nanos, 60);
      moved(i, nanos, MovementStage.REFINED);
      replays.on(new BillChanged(nanos, i, lines(i), 100, 900_000));
      assertThat(replays.all().size()).isLessThanOrEqualTo(Replays.KEPT_MAX);
      assertThat(replays.bytes()).isLessThanOrEqualTo(Replays.BYTES_MAX);
    }
    assertThat(replays.all().size()).as("bytes are the bound here").isLessThan(Replays.KEPT_MAX);
    assertThat(replays.lost()).isEqualTo(900 - replays.all().size());
    assertThat(replays.all()).contains(899L).doesNotContain(0L);
  }

  @Test
  void whatNobodyHoldsGivesWayFirst() {
    run(START, 5);
    for (int i = 0; i < Replays.KEPT_MAX; i++) {
      moved(i, START + 5 * SECOND, MovementStage.REFINED);
      if (i != 17) {
        replays.on(new BillChanged(START, i, lines(i), 100, 900_000));
      }
    }
    run(START + 5 * SECOND, 5);
    assertThat(replays.all()).contains(17L);
    moved(9_999, START + 10 * SECOND, MovementStage.REFINED);
    assertThat(replays.all()).doesNotContain(17L).contains(0L, 9_999L);
  }

  @Test
  void theLastMinuteHasABoundInTimeAndBytes() {
    Lately lately = replays.lately();
    for (int i = 0; i < 1_500; i++) {
      crowd(START + i * SECOND / 10, 500);
      assertThat(lately.trackBytes()).isLessThanOrEqualTo(Lately.TRACK_BYTES_MAX);
    }
    for (int i = 0; i < 100; i++) {
      crowd(START + (200 + i) * SECOND, 1);
    }
    List<Long> times = new ArrayList<>();
    lately.frames(0, Long.MAX_VALUE, f -> times.add(f.atNanos()));
    assertThat(times.get(times.size() - 1) - times.get(0)).isEqualTo(Lately.KEPT_NANOS);
  }

  @Test
  void clothingIsNotKept() {
    TrackPoint dressed = point("t1", plate.xMm(), Appearance.of(1, 2, 3));
    see(new PeopleTracked(START, "eyes", 1, List.of(dressed)));
    replays
        .lately()
        .frames(0, Long.MAX_VALUE, f -> assertThat(f.people().get(0).appearance()).isNull());
  }

  @Test
  void oneWrongTimeForgetsNothing() {
    run(START, 5);
    see(frame(START + 4_000 * SECOND, plate.xMm()));
    see(weighed(START - 9_000 * SECOND, 700));
    moved(1, START + 5 * SECOND, MovementStage.REFINED);
    run(START + 5 * SECOND, 5);
    ReplayView replay = requireNonNull(replays.find(1));
    assertThat(replay.people().get(0).spots()).hasSizeGreaterThan(60);
    assertThat(replay.curves().get(0).weights()).hasSizeGreaterThan(80);
  }

  @Test
  void whoIsFarAwayOrOneTooManyIsLeftOut() {
    for (int i = 0; i < 60; i++) {
      long nanos = START + i * SECOND / 10;
      List<TrackPoint> people = new ArrayList<>();
      for (int k = 0; k < 30; k++) {
        people.add(point("near" + k, plate.xMm() + 10 * k, null));
      }
      people.add(point("far", plate.xMm() + 9_000, null));
      see(new PeopleTracked(nanos, "eyes", ++sequence, people));
    }
    moved(1, START + 5 * SECOND, MovementStage.REFINED);
    ReplayView replay = requireNonNull(replays.find(1));
    assertThat(replay.people()).hasSize(ReplayCutter.PEOPLE_MAX);
    assertThat(replay.people().get(0).trackId()).isEqualTo("near0");
    assertThat(replay.leftOut()).isEqualTo(31 - ReplayCutter.PEOPLE_MAX);
  }

  @Test
  void readingsThatAreNoNumbersAreLeftOutOfTheCurve() {
    see(
        new PlateWeighed(
            START,
            "p",
            1,
            plate.id(),
            SECOND / 60,
            Samples.ofGrams(Float.NaN, 1, Float.POSITIVE_INFINITY, 2, Float.NEGATIVE_INFINITY)));
    for (int i = 1; i < 30; i++) {
      see(weighed(START + i * SECOND / 5, 500));
    }
    moved(1, START + 3 * SECOND, MovementStage.REFINED);
    assertThat(requireNonNull(replays.find(1)).curves().get(0).weights())
        .allMatch(w -> Double.isFinite(w.grams()));
  }

  @Test
  void aMovementAtAPlateThatTheLayoutDoesNotKnowCanBePlayed() {
    run(START, 5);
    replays.on(
        new ShelfMoved(
            START,
            1,
            MovementStage.REFINED,
            START + SECOND,
            START + 2 * SECOND,
            List.of(new PlateDelta("nowhere", -5)),
            -5,
            1));
    ReplayView replay = requireNonNull(replays.find(1));
    assertThat(replay.people()).hasSize(1);
    assertThat(replay.curves()).isEmpty();
  }

  @Test
  void aMovementThatNeverEndsIsCutOff() {
    run(START, 5);
    replays.on(
        new ShelfMoved(
            START,
            1,
            MovementStage.REFINED,
            START + SECOND,
            START + 900 * SECOND,
            List.of(new PlateDelta(plate.id(), -5)),
            -5,
            1));
    ReplayView replay = requireNonNull(replays.find(1));
    assertThat(replay.lengthMillis()).isEqualTo(40_000);
    assertThat(replay.settleMillis()).isEqualTo(40_000);
  }

  private void moved(long id, long nanos, MovementStage stage) {
    List<PlateDelta> plates = List.of(new PlateDelta(plate.id(), -300_000));
    Fact fact = new ShelfMoved(nanos, id, stage, nanos - SECOND, nanos, plates, -300_000, 500);
    replays.on(fact);
  }

  private static List<BillLine> lines(long movementId) {
    return List.of(new BillLine("S0001", 1, 100, 900_000, List.of(movementId)));
  }

  /** One person before the plate, weights and pictures, for some seconds. */
  private void run(long fromNanos, int seconds) {
    String sku = setup.catalogue().products().get(0).sku();
    for (int i = 0; i < 10 * seconds; i++) {
      long nanos = fromNanos + i * SECOND / 10;
      see(frame(nanos, plate.xMm() + 5 * i));
      if (i % 2 == 0) {
        see(weighed(nanos, 500));
      }
      if (i % 10 == 0) {
        List<ProductScore> scores = List.of(new ProductScore(sku, 3));
        see(new ItemSeen(nanos, "eyes", ++sequence, "t1", HandAction.TAKING, 1, 2, 3, scores, -3));
      }
    }
    tick(fromNanos + seconds * SECOND);
  }

  private void crowd(long nanos, int people) {
    List<TrackPoint> points = new ArrayList<>();
    for (int k = 0; k < people; k++) {
      points.add(point("t" + k, plate.xMm() + 20 * k, null));
    }
    see(new PeopleTracked(nanos, "eyes", ++sequence, points));
  }

  private PeopleTracked frame(long nanos, int xMm) {
    return new PeopleTracked(nanos, "eyes", ++sequence, List.of(point("t1", xMm, null)));
  }

  private TrackPoint point(String id, int xMm, @Nullable Appearance clothing) {
    HandPoint hand = new HandPoint(xMm, plate.yMm(), plate.zMm(), 30);
    return new TrackPoint(id, xMm, plate.yMm(), 40, true, List.of(hand), clothing);
  }

  private PlateWeighed weighed(long nanos, float grams) {
    float[] samples = new float[12];
    Arrays.fill(samples, grams);
    return new PlateWeighed(
        nanos, "p", ++sequence, plate.id(), SECOND / 60, Samples.ofGrams(samples));
  }

  /** Says the time twice: a jump counts only when it is said again. */
  private void tick(long nanos) {
    see(new Ticked(nanos, "clock", ++sequence));
    see(new Ticked(nanos, "clock", ++sequence));
  }

  private void see(Observation observation) {
    clock.lets(observation.atNanos());
    replays.see(observation, clock.nowNanos());
  }
}
