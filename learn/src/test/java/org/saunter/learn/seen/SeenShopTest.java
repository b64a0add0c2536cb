package org.saunter.learn.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.Observation;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.sim.Scenario;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Simulation;
import org.saunter.sim.Stage;

/** Pixels in, tracks out, with the model that ships. */
class SeenShopTest {
  private static final int TICKS = 160;

  private static List<Observation> run(List<Stage> stages) {
    Simulation simulation =
        new Simulation(Scenario.standard(10, 105).withFormat(ShopFormat.KIOSK).withOccupancy(2));
    List<Observation> told = new ArrayList<>();
    try (SeenShop shop =
        new SeenShop(simulation, 105, SeenSettings.standard(), SeenModels.standard(), null)) {
      for (int i = 0; i < TICKS; i++) {
        shop.step(told::add, t -> {});
        stages.add(shop.stage());
      }
    }
    return told;
  }

  @Test
  void whoComesInIsSeenWhereTheyAre() {
    List<Stage> stages = new ArrayList<>();
    List<Observation> told = run(stages);
    assertThat(told).anyMatch(o -> o instanceof GateCrossed);
    int people = 0;
    int found = 0;
    for (Observation o : told) {
      if (o instanceof PeopleTracked frame) {
        for (Stage stage : stages) {
          if (stage.atNanos() == frame.atNanos()) {
            people += stage.people().size();
            found += (int) stage.people().stream().filter(p -> isNear(p, frame)).count();
          }
        }
      }
    }
    assertThat(people).isGreaterThan(100);
    assertThat(found).as("of %s", people).isGreaterThan(people * 8 / 10);
  }

  private static boolean isNear(Stage.Figure person, PeopleTracked frame) {
    for (TrackPoint point : frame.people()) {
      if (Math.hypot(point.xMm() - person.xMm(), point.yMm() - person.yMm()) < 500) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theSameShopIsSeenTheSame() {
    assertThat(run(new ArrayList<>())).isEqualTo(run(new ArrayList<>()));
  }
}
