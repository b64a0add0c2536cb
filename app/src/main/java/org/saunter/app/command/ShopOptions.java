package org.saunter.app.command;

import java.util.List;
import org.saunter.model.BadInputException;
import org.saunter.sim.Behaviour;
import org.saunter.sim.Sabotage;
import org.saunter.sim.Scenario;
import org.saunter.sim.SensorClass;
import org.saunter.sim.ShopFormat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which synthetic shop. */
final class ShopOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "convenience",
      description = "kiosk, convenience, stadium or grocery (default: ${DEFAULT-VALUE}).")
  private String format = "convenience";

  @Option(
      names = "--occupancy",
      paramLabel = "PEOPLE",
      defaultValue = "5",
      description = "How many people are inside on average (default: ${DEFAULT-VALUE}).")
  private double occupancy = 5;

  @Option(
      names = "--sensors",
      paramLabel = "CLASS",
      defaultValue = "good",
      description = "poor, mid, good or target (default: ${DEFAULT-VALUE}).")
  private String sensors = "good";

  @Option(
      names = "--behaviour",
      paramLabel = "KIND",
      defaultValue = "natural",
      description = "natural, returning, filling or contest (default: ${DEFAULT-VALUE}).")
  private String behaviour = "natural";

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "7",
      description =
          "Seed of shop, people and sensors; the same seed gives the same day"
              + " (default: ${DEFAULT-VALUE}).")
  private long seed = 7;

  @Option(
      names = "--sabotage",
      paramLabel = "WHAT",
      description =
          "Something that goes wrong, for instance dead-plate:A1-2-3:60 or lost:0.01; may be given"
              + " more than once.")
  private List<String> sabotage = List.of();

  long seed() {
    return seed;
  }

  /** The scenario that the options say. */
  Scenario scenario(CommandSpec spec, int visits) {
    try {
      return Scenario.standard(visits, seed)
          .withFormat(ShopFormat.named(format))
          .withOccupancy(occupancy)
          .withSensors(SensorClass.named(sensors))
          .withBehaviour(Behaviour.named(behaviour))
          .withSabotage(sabotage.stream().map(Sabotage::parse).toList());
    } catch (BadInputException bad) {
      throw Misuse.of(spec, bad);
    }
  }
}
