package org.saunter.store.attribution;

import org.jspecify.annotations.Nullable;

/** People stop for one thing: what somebody took since coming to stand where they stand. */
final class Stops {
  private static final Took NOTHING = new Took(-1, Double.POSITIVE_INFINITY);

  private Stops() {}

  /**
   * The latest thing that somebody took during a stop, and did not put back.
   *
   * @param product -1 if nothing was
   */
  record Took(int product, double secondsAgo) {
    boolean isNothing() {
      return product < 0;
    }
  }

  /**
   * What a person took during a stop, before a movement and not by it.
   *
   * @param party index of the person's party in the cluster
   * @param sinceNanos when the stop began
   */
  static Took took(
      Cluster c, Hypothesis h, int party, int person, long sinceNanos, Evidence movement) {
    int net = 0; // whoever put it back is as free to take as before
    Took latest = NOTHING;
    @Nullable Deeds d = h.deeds[party];
    for (; d != null && d.onsetNanos() >= sinceNanos; d = d.earlier()) {
      boolean earlier =
          d.movementId() != movement.movementId() && d.onsetNanos() <= movement.onsetNanos();
      int track = c.trackIndex(d.track());
      if (earlier && (track < 0 || h.who[track] == person)) {
        net += d.units();
        boolean newest = latest.isNothing() && d.units() > 0;
        latest =
            newest ? new Took(d.product(), (movement.onsetNanos() - d.onsetNanos()) / 1e9) : latest;
      }
    }
    return net > 0 ? latest : NOTHING;
  }
}
