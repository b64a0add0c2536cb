package org.saunter.learn;

import java.nio.file.Path;
import java.util.List;
import org.saunter.model.BadInputException;

/** All suites by name. */
public final class Suites {
  /** Names of all suites. */
  public static final List<String> NAMES = List.of("walkout", "hard", "spoilt", ReplaySuite.NAME);

  private Suites() {}

  /** Where the contest's labels are looked for, beside the project. */
  public static final Path CONTEST_FOLDER = Path.of("..", "shared", "data", "shelf");

  /** The suite of that name with its usual number of visits a class. */
  public static Suite named(String name) {
    return named(name, 1_000, CONTEST_FOLDER);
  }

  /**
   * The suite of that name.
   *
   * @param visits how many visits each simulated class has
   * @param contestFolder the folder that holds {@code autocheckout-labels}
   * @throws BadInputException if there is no such suite
   */
  public static Suite named(String name, int visits, Path contestFolder) {
    return switch (name) {
      case "walkout" -> new SimulatedSuite(name, seed -> Classes.walkout(visits, seed));
      case "hard" -> new SimulatedSuite(name, seed -> Classes.hard(visits, seed));
      case "spoilt" -> new SimulatedSuite(name, seed -> Classes.spoilt(visits, seed));
      case ReplaySuite.NAME -> new ReplaySuite(contestFolder);
      default ->
          throw new BadInputException(
              "The suite (" + name + ") is not known.", "Maybe one of " + NAMES + " was meant.");
    };
  }
}
