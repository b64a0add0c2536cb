package org.saunter.learn;

import org.saunter.sim.Scenario;
import org.saunter.sim.SensorClass;

/** Scenarios with one thing changed that the simulator has no method for. */
final class Variants {
  private Variants() {}

  /** With another chance that two flavours on one plate weigh the same. */
  static Scenario sameWeight(Scenario s, double siblings) {
    return new Scenario(
        s.storeId(),
        s.format(),
        s.sensors(),
        s.behaviour(),
        s.visits(),
        s.occupancy(),
        s.seed(),
        siblings,
        s.answersEntry(),
        s.startNanos(),
        s.sabotage());
  }

  /** With another share of actions that no plate feels. */
  static Scenario dropOut(Scenario scenario, double share) {
    SensorClass s = scenario.sensors();
    return scenario.withSensors(changed(s, s.name(), share, s.views(), s.cropPerSeenHand()));
  }

  /** Bodies and weights, but neither hands nor products: what the contest gave its teams. */
  static SensorClass headsOnly(SensorClass s) {
    return changed(s, "heads", s.plateDropOut(), 0, 0);
  }

  private static SensorClass changed(
      SensorClass s, String name, double plateDropOut, int views, double cropPerSeenHand) {
    return new SensorClass(
        name,
        s.plateNoiseGrams(),
        s.plateNoisySigma(),
        s.plateGainSd(),
        plateDropOut,
        views,
        s.handSeenPerView(),
        s.handHiddenPerNeighbour(),
        s.handSdMm(),
        s.bodySdMm(),
        s.bodyMissed(),
        s.bodyMissedPerNeighbour(),
        cropPerSeenHand,
        s.familySeparation(),
        s.siblingSeparation(),
        s.holderAccuracy(),
        s.crossingSeparation(),
        s.appearanceNoise(),
        s.lookAlikes(),
        s.carrySightings());
  }
}
