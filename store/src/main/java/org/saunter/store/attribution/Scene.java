package org.saunter.store.attribution;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Role;
import org.saunter.store.attribution.Evidence.Candidate;

/**
 * What everybody who explains one movement must know.
 *
 * @param cluster whose hypotheses are to explain it
 * @param e the movement
 * @param tracks the number of each candidate's track
 * @param candidates the few that are worth a hypothesis, in the order of {@code tracks}
 * @param inZone how many people were near, candidates or not
 * @param toldSku what an oracle says was moved, "" for nothing; null without an oracle
 * @param earlier what the same plate said just before
 * @param memories what is known of movements, by their numbers
 */
record Scene(
    Parameters p,
    Products products,
    Likelihood likelihood,
    Map<Integer, Person> persons,
    Cluster cluster,
    Evidence e,
    int[] tracks,
    List<Candidate> candidates,
    int inZone,
    @Nullable String toldSku,
    Habits habits,
    @Nullable Earlier earlier,
    Map<Long, Posterior.Memory> memories) {

  /** Whether a plate felt it; if not, only pictures tell of it. */
  boolean isWeighed() {
    return !Double.isNaN(e.deltaGrams());
  }

  /** Whether a party, by its index, is of the staff. */
  boolean isStaff(int party) {
    return cluster.parties.get(party).role == Role.STAFF;
  }

  /** Index of the candidate's party in the hypothesis, -1 if it is nobody. */
  int partyOf(Hypothesis h, int k) {
    Person person = persons.get(h.who[cluster.trackIndex(tracks[k])]);
    return person == null ? -1 : cluster.indexOf(person.party());
  }
}
