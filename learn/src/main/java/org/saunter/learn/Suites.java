package org.saunter.learn;

import java.util.List;
import org.saunter.model.BadInputException;

/** All suites by name. */
public final class Suites {
  /** Names of all suites. */
  public static final List<String> NAMES = List.of("walkout", "hard", "spoilt");

  private Suites() {}

  /** The suite of that name with its usual number of visits a class. */
  public static Suite named(String name) {
    return named(name, 1_000);
  }

  /**
   * The suite of that name.
   *
   * @param visits how many visits each class has
   * @throws BadInputException if there is no such suite
   */
  public static Suite named(String name, int visits) {
    return switch (name) {
      case "walkout" -> new SimulatedSuite(name, seed -> Classes.walkout(visits, seed));
      case "hard" -> new SimulatedSuite(name, seed -> Classes.hard(visits, seed));
      case "spoilt" -> new SimulatedSuite(name, seed -> Classes.spoilt(visits, seed));
      default ->
          throw new BadInputException(
              "The suite (" + name + ") is not known.", "Maybe one of " + NAMES + " was meant.");
    };
  }
}
