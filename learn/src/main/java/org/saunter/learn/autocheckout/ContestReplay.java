package org.saunter.learn.autocheckout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saunter.learn.score.Claim;
import org.saunter.sim.Scenario;
import org.saunter.sim.Script;

/** The labelled cases of the contest, ready to be played with simulated sensors. */
public final class ContestReplay {
  /** What the winner reached on the 30 BASELINE cases with real sensors. */
  public static final double PUBLISHED_WINNER_F1 = 0.8443;

  /** Cases that the contest's own losses name as hard. */
  private static final Set<String> STRESS =
      Set.of(
          "BASELINE-5",
          "BASELINE-8",
          "BASELINE-9",
          "BASELINE-10",
          "BASELINE-12",
          "BASELINE-16",
          "BASELINE-17",
          "BASELINE-18",
          "BASELINE-19",
          "BASELINE-21",
          "BASELINE-28",
          "BASELINE-30");

  private static final long APART_NANOS = 3_600_000_000_000L;

  private ContestReplay() {}

  /**
   * One case.
   *
   * @param isBaseline whether it is one of those that the winner's published mean is over
   * @param isStress whether it is on the list of hard ones
   * @param truth what every shopper left with, by the contest's rule
   */
  public record Case(
      String name,
      boolean isBaseline,
      boolean isStress,
      Script script,
      Map<OfficialScore.Bought, Integer> truth) {}

  /** Whether the labels are in a folder. */
  public static boolean isIn(Path folder) {
    return ContestData.isIn(folder);
  }

  /** All cases with events, in the order of the labels. */
  public static List<Case> cases(Path folder, long seed) {
    ContestData data = ContestData.read(folder);
    CasePlan plan = data.plan();
    List<Case> cases = new ArrayList<>();
    for (LabelledCase one : data.cases()) {
      long start = Scenario.START_NANOS + cases.size() * APART_NANOS;
      cases.add(
          new Case(
              one.name(),
              one.name().startsWith("BASELINE-"),
              STRESS.contains(one.name()),
              plan.script(one, start, seed * 1_000 + cases.size()),
              one.truth()));
    }
    return List.copyOf(cases);
  }

  /** Official F1 of the receipts of one case. */
  public static double f1(Case of, List<Claim> claims) {
    Map<OfficialScore.Bought, Integer> predicted = new java.util.TreeMap<>();
    for (Claim claim : claims) {
      String target = claim.token().substring(of.name().length() + 1);
      claim
          .items()
          .forEach(
              (sku, count) ->
                  predicted.merge(OfficialScore.Bought.of(target, sku), count, Integer::sum));
    }
    return OfficialScore.f1(predicted, of.truth());
  }
}
