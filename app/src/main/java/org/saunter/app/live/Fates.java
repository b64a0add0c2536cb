package org.saunter.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saunter.host.Fate;
import org.saunter.server.live.HealthView;

/** What became of observations on their way to the engine, in words for pages and doctor. */
public final class Fates {
  private Fates() {}

  /** Every fate that anything met, of counts by source. */
  public static List<HealthView.Fate> of(Map<Fate, Map<String, Long>> bySource) {
    List<HealthView.Fate> fates = new ArrayList<>();
    bySource.forEach(
        (fate, sources) -> {
          Words words = words(fate);
          long all = sources.values().stream().mapToLong(Long::longValue).sum();
          fates.add(
              new HealthView.Fate(
                  fate.name(), words.title(), words.rule(), words.maybe(), all, sources));
        });
    return fates;
  }

  private static Words words(Fate fate) {
    return switch (fate) {
      case IN_ORDER -> new Words("In order", "Taken as it came.", "");
      case REORDERED ->
          new Words(
              "Put back in order", "Came after something newer and was put in its place.", "");
      case LATE ->
          new Words(
              "Too late to be put in order",
              "Came later than the store waits; the engine decides what it is still good for.",
              "Maybe the line of its sensor is slow, or its clock is behind.");
      case PUSHED_OUT ->
          new Words(
              "Let go before its time",
              "So much was waiting to be put in order that it was taken as it came.",
              "Maybe one sensor sends far more than it should.");
      case ABSURD_TIME ->
          new Words(
              "Not used: a time that cannot be",
              "Its time is far from the store's, and nobody else says so.",
              "Maybe the clock of its sensor is wrong.");
      case QUEUE_FULL ->
          new Words(
              "Not taken: too much was waiting",
              "The sender was told and may send it again.",
              "Maybe one sensor sends far more than it should.");
      case STOPPED ->
          new Words(
              "Not taken: the store had stopped",
              "The sender was told and may send it again.",
              "Maybe look at the log for the cause.");
    };
  }

  /** How a fate is called, when it befalls, and what may be the cause. */
  private record Words(String title, String rule, String maybe) {}
}
