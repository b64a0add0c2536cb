package org.saunter.app.day;

import org.saunter.app.print.JsonText;
import org.saunter.learn.SensorSettings;
import org.saunter.sim.Sabotage;
import org.saunter.sim.Scenario;
import org.saunter.store.EngineSettings;
import org.saunter.store.attribution.Certainty;

/**
 * All that decides what a day is. Same plan, same facts.
 *
 * @param scenario of the shop; entry is decided by the money side
 * @param certainty what the engine's posterior is worth
 * @param thresholdPpm a receipt at least this sure is charged unseen
 * @param reviewer who answers questions
 * @param reviewerSeconds how long a simulated person takes to answer, store time
 * @param eyes where tracks and hands come from
 */
public record DayPlan(
    Scenario scenario,
    Certainty.Logistic certainty,
    int thresholdPpm,
    ReviewerKind reviewer,
    int reviewerSeconds,
    EyesKind eyes) {

  /** Where tracks and hands come from. */
  public enum EyesKind {
    /** Drawn as numbers, with the errors of the sensor class: quick. */
    SENSORS,
    /** Pictures are drawn and nets look at them. */
    PIXELS
  }

  /** Who answers the questions of the day. */
  public enum ReviewerKind {
    /** A simulated person who knows what was really taken. */
    TRUTH,
    /** Nobody: after half an hour only the sure lines are charged. */
    NONE,
    /** Whoever looks at the page. */
    PAGE
  }

  public DayPlan {
    scenario = scenario.withoutAnsweringEntry();
  }

  /** How the engine is set for this plan's sensors. */
  public EngineSettings engineSettings() {
    return SensorSettings.of(scenario.sensors().name())
        .withCertainty(certainty)
        .withChargeCertaintyPpm(thresholdPpm);
  }

  /** The plan as one line of JSON; equal plans give equal lines. */
  public String toLine() {
    return new JsonText()
        .put("storeId", scenario.storeId())
        .put("format", scenario.format().toString())
        .put("sensors", scenario.sensors().name())
        .put("behaviour", scenario.behaviour().name())
        .put("visits", scenario.visits())
        .put("occupancy", scenario.occupancy())
        .put("seed", scenario.seed())
        .put("startNanos", scenario.startNanos())
        .put("sabotage", scenario.sabotage().stream().map(Sabotage::toString).toList())
        .put("certainty", certainty.weights())
        .put("thresholdPpm", thresholdPpm)
        .put("reviewer", reviewer.name())
        .put("reviewerSeconds", reviewerSeconds)
        .put("eyes", eyes.name())
        .toLine();
  }

  /** This in another store, with other people, on another day. */
  public DayPlan inStore(String storeId, long seed, long startNanos) {
    Scenario other =
        new Scenario(
            storeId,
            scenario.format(),
            scenario.sensors(),
            scenario.behaviour(),
            scenario.visits(),
            scenario.occupancy(),
            seed,
            scenario.sameWeightSiblings(),
            false,
            startNanos,
            scenario.sabotage());
    return new DayPlan(other, certainty, thresholdPpm, reviewer, reviewerSeconds, eyes);
  }
}
