package org.saunter.app.live;

import java.util.ArrayList;
import java.util.List;
import org.saunter.host.Fate;
import org.saunter.host.HostCounters;
import org.saunter.server.live.HealthView;

/** What became of observations on their way to the engine, in the words of the health page. */
final class Fates {
  private Fates() {}

  /** Every fate that anything met, but that of what came in order. */
  static List<HealthView.Fate> of(HostCounters counters) {
    List<HealthView.Fate> fates = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      if (fate != Fate.IN_ORDER && counters.count(fate) > 0) {
        fates.add(
            new HealthView.Fate(
                fate.name(),
                title(fate),
                rule(fate),
                maybe(fate),
                counters.count(fate),
                counters.sourcesOf(fate)));
      }
    }
    return fates;
  }

  private static String title(Fate fate) {
    return switch (fate) {
      case IN_ORDER -> "In order";
      case REORDERED -> "Put back in order";
      case LATE -> "Too late to be put in order";
      case PUSHED_OUT -> "Let go before its time";
      case ABSURD_TIME -> "Not used: a time that cannot be";
      case QUEUE_FULL -> "Not taken: too much was waiting";
      case STOPPED -> "Not taken: the store had stopped";
    };
  }

  private static String rule(Fate fate) {
    return switch (fate) {
      case IN_ORDER -> "Taken as it came.";
      case REORDERED -> "Came after something newer and was put in its place.";
      case LATE -> "Came later than the store waits; the engine decides what it is still good for.";
      case PUSHED_OUT -> "So much was waiting to be put in order that it was taken as it came.";
      case ABSURD_TIME -> "Its time is far from the store's, and nobody else says so.";
      case QUEUE_FULL, STOPPED -> "The sender was told and may send it again.";
    };
  }

  private static String maybe(Fate fate) {
    return switch (fate) {
      case IN_ORDER, REORDERED -> "";
      case LATE -> "Maybe the line of its sensor is slow, or its clock is behind.";
      case PUSHED_OUT, QUEUE_FULL -> "Maybe one sensor sends far more than it should.";
      case ABSURD_TIME -> "Maybe the clock of its sensor is wrong.";
      case STOPPED -> "Maybe look at the log for the cause.";
    };
  }
}
