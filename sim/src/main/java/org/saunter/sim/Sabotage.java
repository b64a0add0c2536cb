package org.saunter.sim;

import org.saunter.model.BadInputException;

/** One thing that goes wrong. Seconds count from the start of the simulation. */
public sealed interface Sabotage {
  /** A plate shows one value for ever. */
  record DeadPlate(String plateId, double fromSeconds) implements Sabotage {}

  /** A plate's zero walks away. */
  record DriftingPlate(String plateId, double gramsPerMinute) implements Sabotage {}

  /** A plate shakes. */
  record NoisyPlate(String plateId, double sdGrams) implements Sabotage {}

  /** A plate now and then reports NaN and tons. */
  record AbsurdPlate(String plateId, double share) implements Sabotage {}

  /** A plate sends so many batches a second for ten seconds. */
  record FloodingPlate(String plateId, double fromSeconds, int perSecond) implements Sabotage {}

  /** No camera sees anything between two moments. */
  record CamerasOut(double fromSeconds, double toSeconds) implements Sabotage {}

  /** A share of all sensor messages is lost. */
  record LostMessages(double share) implements Sabotage {}

  /** A share of all sensor messages comes late by up to so much. */
  record LateMessages(double share, int millisMax) implements Sabotage {}

  /** A share of all messages comes twice. */
  record DuplicateMessages(double share) implements Sabotage {}

  /** The clock of the scales is off. */
  record ScalesClockOff(int millis) implements Sabotage {}

  /** The tracker swaps two people without noticing, so often a minute while two are near. */
  record SilentSwaps(double perMinute) implements Sabotage {}

  /**
   * Reads one from text such as {@code dead-plate:A1-2-3:60} or {@code lost:0.01}.
   *
   * @throws BadInputException if nothing of that name exists or a number is wrong
   */
  static Sabotage parse(String text) {
    String[] parts = text.split(":", -1);
    try {
      return switch (parts[0]) {
        case "dead-plate" -> new DeadPlate(parts[1], Double.parseDouble(parts[2]));
        case "drifting-plate" -> new DriftingPlate(parts[1], Double.parseDouble(parts[2]));
        case "noisy-plate" -> new NoisyPlate(parts[1], Double.parseDouble(parts[2]));
        case "absurd-plate" -> new AbsurdPlate(parts[1], Double.parseDouble(parts[2]));
        case "flooding-plate" ->
            new FloodingPlate(parts[1], Double.parseDouble(parts[2]), Integer.parseInt(parts[3]));
        case "cameras-out" ->
            new CamerasOut(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
        case "lost" -> new LostMessages(Double.parseDouble(parts[1]));
        case "late" -> new LateMessages(Double.parseDouble(parts[1]), Integer.parseInt(parts[2]));
        case "duplicate" -> new DuplicateMessages(Double.parseDouble(parts[1]));
        case "scales-clock" -> new ScalesClockOff(Integer.parseInt(parts[1]));
        case "silent-swaps" -> new SilentSwaps(Double.parseDouble(parts[1]));
        default -> throw unknown(text);
      };
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException bad) {
      throw unknown(text);
    }
  }

  private static BadInputException unknown(String text) {
    return new BadInputException(
        "The sabotage (" + text + ") is not understood.",
        "Maybe dead-plate:PLATE:SECONDS, drifting-plate:PLATE:GRAMS, noisy-plate:PLATE:GRAMS,"
            + " absurd-plate:PLATE:SHARE, flooding-plate:PLATE:SECONDS:RATE, cameras-out:FROM:TO,"
            + " lost:SHARE, late:SHARE:MILLIS, duplicate:SHARE, scales-clock:MILLIS or"
            + " silent-swaps:RATE was meant.");
  }
}
