package org.saunter.store.attribution;

import org.jspecify.annotations.Nullable;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.PlateShare;
import org.saunter.store.attribution.Evidence.Sight;

/** Sure movements of a closing visit teach weights, gains and habits. */
final class Teacher {
  private static final double LEARN_PROBABILITY = 0.99;
  private static final double BESIDE_METRES = 0.7;
  private static final double STANDING_METRES_PER_SECOND = 0.3;

  private final Posterior q;
  private final Products products;
  private final Habits habits;

  Teacher(Posterior posterior, Products products, Habits habits) {
    q = posterior;
    this.products = products;
    this.habits = habits;
  }

  /** Learns from what a visit that closes now did. */
  void learnFrom(Party party) {
    Cluster c = q.clusterOf(party);
    int index = c.indexOf(party);
    Hypothesis best = c.hypotheses.get(0);
    for (Deeds d : Deeds.toArray(best.deeds[index])) {
      Posterior.Memory memory = q.memories.get(d.movementId());
      if (memory == null
          || d.product() >= Filter.RESTOCK
          || Math.abs(d.units()) > 2
          || Deeds.of(best.deeds[index], d.movementId()).length != 1) {
        continue;
      }
      double sure = 0;
      for (Hypothesis h : c.hypotheses) {
        Deeds[] same = Deeds.of(h.deeds[index], d.movementId());
        sure +=
            same.length == 1 && same[0].product() == d.product() && same[0].units() == d.units()
                ? StrictMath.exp(h.weight)
                : 0;
      }
      Evidence e = memory.evidence();
      double grams = -e.deltaGrams() * Integer.signum(d.units());
      if (sure > LEARN_PROBABILITY && grams > 0) {
        habits.learnDeed(d.units() < 0, d.home());
        habits.learn(sight(d, e), Math.abs(d.units()), e.crops().size());
        if (d.units() > 0) {
          learnStop(d, e);
        }
        teach(d, e, grams);
      }
    }
  }

  private Sight sight(Deeds d, Evidence e) {
    String actor = q.trackIds.get(d.track());
    for (Candidate c : e.candidates()) {
      if (c.trackId().equals(actor)) {
        return e.sight(c);
      }
    }
    return Sight.UNKNOWN;
  }

  /** Whether this one and the others who stood there had taken something before. */
  private void learnStop(Deeds d, Evidence e) {
    String actor = q.trackIds.get(d.track());
    boolean before = false;
    boolean found = false;
    int others = 0;
    int fresh = 0;
    for (Candidate c : e.candidates()) {
      Integer track = q.trackNumbers.get(c.trackId());
      if (track == null || !isStanding(c)) {
        continue;
      }
      Boolean took = tookBefore(track, c, e);
      if (c.trackId().equals(actor)) {
        found = took != null;
        before = took != null && took;
      } else if (took != null) {
        others += took ? 1 : 0;
        fresh += took ? 0 : 1;
      }
    }
    if (found) {
      habits.learnStop(before, others, fresh);
    }
  }

  private static boolean isStanding(Candidate c) {
    return c.located()
        && Math.abs(c.xMetres()) < BESIDE_METRES
        && c.speedMetresPerSecond() < STANDING_METRES_PER_SECOND;
  }

  /** By the likeliest story; null if the track is nobody's any more, or took more of the same. */
  private @Nullable Boolean tookBefore(int track, Candidate candidate, Evidence e) {
    Cluster c = q.clusterOfTrack(track);
    Hypothesis best = c.hypotheses.get(0);
    int number = best.who[c.trackIndex(track)];
    Person person = q.persons.get(number);
    int party = person == null ? -1 : c.indexOf(person.party());
    if (party < 0) {
      return null;
    }
    Stops.Took took = Stops.took(c, best, party, number, candidate.standingSinceNanos(), e);
    return took.secondsAgo() < Actors.MORE_SECONDS ? null : !took.isNothing();
  }

  private void teach(Deeds d, Evidence e, double grams) {
    int n = e.plates().size();
    int[] plates = new int[n];
    double[] shares = new double[n];
    double total = 0;
    for (PlateShare share : e.plates()) {
      total += Math.abs(share.deltaGrams());
    }
    for (int i = 0; i < n; i++) {
      plates[i] = e.plates().get(i).plate();
      shares[i] = Math.abs(e.plates().get(i).deltaGrams()) / Math.max(1e-9, total);
    }
    products.learn(
        d.product(), Math.abs(d.units()), plates, shares, grams, e.sdGrams(), e.beside().isEmpty());
  }
}
