package org.saunter.learn;

import java.util.List;
import java.util.stream.LongStream;
import org.saunter.sim.Scenario;
import org.saunter.sim.SensorClass;

/**
 * Simulated days of one kind, from which certainty is learned or on which it is measured. Days that
 * cannot be made are refused with a BadInputException.
 *
 * @param sensors class of the sensors
 * @param occupancy people inside on average
 * @param visits of each day
 * @param seeds one a day
 */
public record CertaintyDays(String sensors, double occupancy, int visits, List<Long> seeds) {
  /** What {@code Certainty.learned()} was learned from. */
  public static final List<CertaintyDays> TRAINING =
      List.of(
          new CertaintyDays("good", 5, 4_000, between(1001, 1006)),
          new CertaintyDays("good", 20, 3_000, between(1011, 1014)));

  /** What it is measured on, and has never seen. */
  public static final List<CertaintyDays> HELD_OUT =
      List.of(
          new CertaintyDays("good", 5, 4_000, between(2001, 2002)),
          new CertaintyDays("good", 20, 3_000, between(2011, 2012)));

  public CertaintyDays {
    seeds = List.copyOf(seeds);
    seeds.forEach(seed -> scenario(sensors, occupancy, visits, seed)); // refuses what cannot be
  }

  private static List<Long> between(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  Scenario scenario(long seed) {
    return scenario(sensors, occupancy, visits, seed);
  }

  private static Scenario scenario(String sensors, double occupancy, int visits, long seed) {
    return Scenario.standard(visits, seed)
        .withOccupancy(occupancy)
        .withSensors(SensorClass.named(sensors));
  }
}
