package org.saunter.learn;

import java.util.ArrayList;
import java.util.List;
import org.saunter.sim.Behaviour;
import org.saunter.sim.Sabotage;
import org.saunter.sim.Scenario;
import org.saunter.sim.SensorClass;
import org.saunter.sim.ShopFormat;

/**
 * The classes of the simulated suites, as docs/reference/eval.md lists them. A name with S is a
 * scenario's number; numbers that are missing are not built.
 */
final class Classes {
  private static final List<SensorClass> SENSORS =
      List.of(SensorClass.GOOD, SensorClass.MID, SensorClass.POOR, SensorClass.TARGET);

  private Classes() {}

  /** Crowding by sensors: S01 quiet, S02 busy, S03 rush, S04 crush. */
  static List<SuiteClass> walkout(int visits, long seed) {
    String[] names = {"S01-quiet", "S02-busy", "S03-rush", "S04-crush"};
    double[] occupancies = {2, 5, 10, 20};
    List<SuiteClass> classes = new ArrayList<>();
    for (SensorClass sensors : SENSORS) {
      for (int i = 0; i < names.length; i++) {
        classes.add(
            plain(
                names[i],
                Scenario.standard(visits, seed)
                    .withOccupancy(occupancies[i])
                    .withSensors(sensors)));
      }
    }
    return classes;
  }

  /** People, products and shops that make it hard, with good sensors and five people. */
  static List<SuiteClass> hard(int visits, long seed) {
    Scenario base = Scenario.standard(visits, seed);
    Behaviour people = Behaviour.NATURAL;
    double groups = people.groups();
    double returned = people.returned();
    double elsewhere = people.returnedElsewhere();
    double together = people.together();
    double filling = people.fillsBeside();
    return List.of(
        plain(
            "S05-double-reach",
            base.withBehaviour(
                people.with("double-reach", groups, returned, elsewhere, 0.6, filling))),
        plain(
            "S06-misplace",
            base.withBehaviour(people.with("misplace", groups, 0.2, 0.5, together, filling))),
        plain("S07-same-weight", Variants.sameWeight(base, 0.6)),
        plain("S08-clean-planogram", Variants.sameWeight(base, 0)),
        plain(
            "S09-families",
            base.withBehaviour(
                people.with("families", 0.6, returned, elsewhere, together, filling))),
        plain("S10-stadium", base.withFormat(ShopFormat.STADIUM).withOccupancy(20)),
        plain("S19-grocery", base.withFormat(ShopFormat.GROCERY).withOccupancy(30)),
        plain("contest", base.withBehaviour(Behaviour.CONTEST)));
  }

  /** Sensors that fail, with good sensors and five people otherwise. */
  static List<SuiteClass> spoilt(int visits, long seed) {
    Scenario base = Scenario.standard(visits, seed);
    return List.of(
        new SuiteClass("S12-drop-out", Variants.dropOut(base, 0.01), "1 % of actions not felt"),
        spoilt("lost", base, new Sabotage.LostMessages(0.01)),
        spoilt("late", base, new Sabotage.LateMessages(0.01, 800)),
        spoilt("duplicate", base, new Sabotage.DuplicateMessages(0.01)),
        spoilt("dead-plate", base, new Sabotage.DeadPlate("A1-3-3", 300)),
        spoilt("cameras-out", base, new Sabotage.CamerasOut(600, 660)),
        spoilt("silent-swaps", base, new Sabotage.SilentSwaps(0.2)));
  }

  private static SuiteClass plain(String name, Scenario scenario) {
    return new SuiteClass(name, scenario, "");
  }

  private static SuiteClass spoilt(String name, Scenario scenario, Sabotage sabotage) {
    return new SuiteClass(name, scenario.withSabotage(List.of(sabotage)), sabotage.toString());
  }
}
