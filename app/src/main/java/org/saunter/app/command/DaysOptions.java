package org.saunter.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.saunter.learn.CertaintyDays;
import org.saunter.model.BadInputException;
import picocli.CommandLine.Option;

/** Which simulated days certainty is learned from, and on which it is measured. */
final class DaysOptions {
  private static final Pattern SEEDS = Pattern.compile("(\\d{1,15})(?:-(\\d{1,15}))?");
  private static final int DAYS_MAX = 1_000;

  @Option(
      names = "--occupancy",
      paramLabel = "PEOPLE",
      split = ",",
      description = "People inside on average, one number for each kind of day (default: 5,20).")
  private @Nullable List<Double> occupancy;

  @Option(
      names = "--seeds",
      paramLabel = "FROM-TO",
      split = ",",
      description =
          "Seeds of the days to learn from, one range for each kind of day (default:"
              + " 1001-1006,1011-1014).")
  private @Nullable List<String> seeds;

  @Option(
      names = "--test-seeds",
      paramLabel = "FROM-TO",
      split = ",",
      description =
          "Seeds of the days to measure on, one range for each kind of day (default:"
              + " 2001-2002,2011-2012).")
  private @Nullable List<String> testSeeds;

  @Option(
      names = "--visits",
      paramLabel = "NUMBER",
      split = ",",
      description =
          "Visits of each day: one number for all, or one for each kind of day (default:"
              + " 4000,3000).")
  private @Nullable List<Integer> visits;

  @Option(
      names = "--sensors",
      paramLabel = "CLASS",
      defaultValue = "good",
      description = "poor, mid, good or target (default: ${DEFAULT-VALUE}).")
  private String sensors = "good";

  /** The days to learn from. */
  List<CertaintyDays> training() {
    return days(seeds, CertaintyDays.TRAINING, "--seeds");
  }

  /** The days to measure on; none of them is one to learn from. */
  List<CertaintyDays> heldOut() {
    List<CertaintyDays> tests = days(testSeeds, CertaintyDays.HELD_OUT, "--test-seeds");
    for (CertaintyDays learned : training()) {
      for (CertaintyDays test : tests) {
        for (long seed : test.seeds()) {
          if (learned.seeds().contains(seed)) {
            throw new BadInputException(
                "The seed (" + seed + ") is for learning and for measuring.",
                "Maybe measure on others, or it says nothing about days not seen.");
          }
        }
      }
    }
    return tests;
  }

  private List<CertaintyDays> days(
      @Nullable List<String> ranges, List<CertaintyDays> standard, String option) {
    if (ranges == null && occupancy != null) {
      throw new BadInputException(
          "The days (" + occupancy + ") have no seeds.", "Maybe say " + option + " as well.");
    }
    List<Double> people =
        occupancy != null ? occupancy : standard.stream().map(CertaintyDays::occupancy).toList();
    int kinds = people.size();
    List<Integer> numbers =
        visits != null ? visits : standard.stream().map(CertaintyDays::visits).toList();
    boolean fits = numbers.size() == 1 || numbers.size() == kinds;
    if (!fits || (ranges != null && ranges.size() != kinds)) {
      throw new BadInputException(
          "For ("
              + kinds
              + ") kinds of days there are visits "
              + numbers
              + " and seeds "
              + ranges
              + ".",
          "Maybe give one of each, for instance --occupancy 5,20 --visits 4000,3000 "
              + option
              + " 1-4,5-8.");
    }
    List<CertaintyDays> days = new ArrayList<>();
    for (int i = 0; i < kinds; i++) {
      days.add(
          new CertaintyDays(
              sensors,
              people.get(i),
              numbers.get(numbers.size() == 1 ? 0 : i),
              ranges == null ? standard.get(i).seeds() : range(ranges.get(i))));
    }
    return days;
  }

  private static List<Long> range(String text) {
    Matcher match = SEEDS.matcher(text);
    if (match.matches()) {
      long from = Long.parseLong(match.group(1));
      long to = match.group(2) == null ? from : Long.parseLong(match.group(2));
      if (from <= to && to - from < DAYS_MAX) {
        return LongStream.rangeClosed(from, to).boxed().toList();
      }
    }
    throw new BadInputException(
        "The seeds (" + text + ") are no range of at most (" + DAYS_MAX + ").",
        "Maybe 1001-1006 was meant.");
  }
}
