package org.saunter.learn.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.saunter.model.Appearance;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.model.Role;
import org.saunter.model.Samples;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;

class RivalTest {
  private static final long PERIOD = 16_666_667L;
  private final RivalShop shop = new RivalShop(new Simulation(Scenario.standard(1, 3)).setup());
  private final List<WeightEvent> events = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private long batches;

  @Test
  void theTriggerSeesAStepOnItsPlateAndNothingElse() {
    ShelfTrigger trigger = new ShelfTrigger(0, shop.shelf(0), events::add);
    weigh(trigger, 20, 0, 0);
    assertThat(events).isEmpty();
    weigh(trigger, 20, 2, -150);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).changes()).hasSize(1);
    assertThat(events.get(0).mainPlate()).isEqualTo(2);
    assertThat(events.get(0).grams()).isCloseTo(-150, within(2.0));
    weigh(trigger, 50, 2, -150);
    assertThat(events).hasSize(1);
  }

  @Test
  void plateBatchesThatAreLostOrBrokenDoNotStopIt() {
    ShelfTrigger trigger = new ShelfTrigger(0, shop.shelf(0), events::add);
    weigh(trigger, 20, 0, 0);
    trigger.weigh(3, batch(3, batches + 1, Float.NaN));
    batches += 2;
    weigh(trigger, 20, 1, 300);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).grams()).isCloseTo(300, within(3.0));
  }

  @Test
  void platesApartOrOfOtherSignsAreSplit() {
    WeightEvent event =
        new WeightEvent(
            0,
            1,
            0,
            List.of(
                new WeightEvent.Change(0, -50),
                new WeightEvent.Change(1, -60),
                new WeightEvent.Change(2, 80),
                new WeightEvent.Change(5, 90)));
    assertThat(event.split()).extracting(WeightEvent::grams).containsExactly(-110.0, 80.0, 90.0);
  }

  @Test
  void aCrossingIsDecidedByMotionAndClothingTogether() {
    HardTracker tracker = new HardTracker();
    RivalVisit ana = new RivalVisit(1, "ana", Role.SHOPPER, 0);
    RivalVisit ben = new RivalVisit(2, "ben", Role.SHOPPER, 0);
    tracker.enter("t1", ana, Appearance.of(1, 0), 0);
    tracker.enter("t2", ben, Appearance.of(0, 3), 0);
    tracker.part(
        new TracksCrossed(
            10,
            "eyes",
            1,
            List.of("t1", "t2"),
            List.of("t3", "t4"),
            List.of(2.0, 0.0), // motion says straight on
            List.of(Appearance.of(0, 3), Appearance.of(1, 0)))); // clothing says swapped
    tracker.see(
        new PeopleTracked(
            20, "eyes", 2, List.of(new TrackPoint("t3", 5, 5, 80, true, List.of(), null))));
    assertThat(tracker.bodies())
        .filteredOn(b -> !b.spots.isEmpty())
        .extracting(b -> b.visit.token)
        .containsExactly("ben");
  }

  @Test
  void theWinnersWeightTermIsTheOverlapOfTwoCurves() {
    assertThat(WinnerRule.overlap(0)).isCloseTo(1, within(1e-6));
    assertThat(WinnerRule.overlap(20)).isCloseTo(0.3173, within(1e-4));
    assertThat(WinnerRule.overlap(200)).isCloseTo(0, within(1e-6));
  }

  @Test
  void aPutBackIsOnlyOfWhatTheShopperHoldsAndThePlanogramGrows() {
    WinnerRule rule = new WinnerRule(shop);
    RivalVisit visit = new RivalVisit(1, "ana", Role.SHOPPER, 0);
    WeightEvent put = new WeightEvent(0, 1, 0, List.of(new WeightEvent.Change(0, 100)));
    assertThat(rule.put(put, visit, List.of()).sku()).isEmpty();
    String held = shop.on(40).iterator().next();
    visit.take(held, 1);
    assertThat(rule.put(put, visit, List.of()).sku()).isEqualTo(held);
    assertThat(shop.on(0)).doesNotContain(held);
    shop.grow(held, 0);
    assertThat(shop.on(0)).contains(held);
  }

  @Test
  void anUnknownRivalIsRefused() {
    assertThatThrownBy(() -> Rival.named("best", new Simulation(Scenario.standard(1, 3)).setup()))
        .hasMessageContaining("(best)");
  }

  /** So many batches of the first shelf, one plate higher by so much; quiet noise of 0.5 g. */
  private void weigh(ShelfTrigger trigger, int count, int changed, double grams) {
    for (int b = 0; b < count; b++) {
      batches++;
      for (RivalShop.Plate plate : shop.shelf(0)) {
        double level = 1_000 + (plate.number() == changed ? grams : 0);
        trigger.weigh(plate.number(), batch(plate.number(), batches, level));
      }
    }
  }

  private PlateWeighed batch(int plate, long number, double level) {
    float[] grams = new float[12];
    for (int i = 0; i < grams.length; i++) {
      grams[i] = (float) (level + random.nextGaussian() * 0.5);
    }
    return new PlateWeighed(
        number * 12 * PERIOD,
        "scales-1",
        number,
        shop.plate(plate).id(),
        PERIOD,
        Samples.ofGrams(grams));
  }
}
