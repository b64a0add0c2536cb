package org.saunter.store.attribution;

import java.util.Arrays;
import java.util.List;
import org.saunter.model.Role;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Crop;

/**
 * Reasons to doubt a receipt that the posterior does not know of: it is only as good as its models,
 * and these say where models are known to be thin. {@link Certainty} weighs them.
 */
final class Doubts {
  /** What each number says, in order. */
  static final List<String> NAMES =
      List.of(
          "one",
          "logUnsure",
          "logSure",
          "logLost",
          "ambiguity",
          "worstAmbiguity",
          "unpictured",
          "handsUnseen",
          "shared",
          "unweighed",
          "puts",
          "light",
          "besideStaff",
          "others",
          "deeds",
          "crowd",
          "unlike",
          "nobodysPictures",
          "wide",
          "misfit");

  private static final double LIGHT_GRAMS = 45;
  private static final double UNLIKE_NATS = 6;

  private final Posterior q;
  private final Products products;
  private final Beliefs beliefs;
  private final Likelihood likelihood;

  Doubts(Posterior posterior, Products products, Beliefs beliefs, Likelihood likelihood) {
    q = posterior;
    this.products = products;
    this.beliefs = beliefs;
    this.likelihood = likelihood;
  }

  /** The numbers of one visit. */
  double[] of(long visitId, double probability) {
    double[] x = new double[NAMES.size()];
    Party party = q.parties.get(visitId);
    x[0] = 1;
    x[1] = Math.min(9, -StrictMath.log(Math.max(1e-9, 1 - probability)));
    x[2] = Math.max(-6, StrictMath.log(Math.max(1e-9, probability)));
    if (party == null) {
      return x;
    }
    x[3] = StrictMath.log(1e-6 + Math.min(1, party.lost)) / 5;
    Cluster c = q.clusterOf(party);
    int index = c.indexOf(party);
    Hypothesis best = c.hypotheses.get(0);
    for (Posterior.Memory memory : q.memories.values()) {
      if (memory.parties().contains(party)) {
        Evidence e = memory.evidence();
        Deeds[] own = Deeds.of(best.deeds[index], e.movementId());
        movement(e, own.length > 0, x);
        if (own.length > 0) {
          deed(e, own, best, x);
        }
      }
    }
    return x;
  }

  /** A movement that may be the visit's. */
  private void movement(Evidence e, boolean own, double[] x) {
    List<Reading> readings = beliefs.explain(e.movementId());
    double unclear = readings.isEmpty() ? 0 : 1 - readings.get(0).probability();
    x[4] += unclear;
    x[5] = Math.max(x[5], unclear);
    boolean staff =
        e.candidates().stream()
            .map(c -> q.trackNumbers.get(c.trackId()))
            .anyMatch(track -> track != null && isStaff(track));
    x[12] += staff ? 1 : 0;
    boolean nobodys = !readings.isEmpty() && readings.get(0).visitId() == 0;
    x[13] += own || nobodys ? 0 : 1;
    x[17] += nobodys ? e.crops().size() : 0;
  }

  private boolean isStaff(int track) {
    Cluster c = q.clusterOfTrack(track);
    Person person = q.persons.get(c.hypotheses.get(0).who[c.trackIndex(track)]);
    return person != null && person.party().role == Role.STAFF;
  }

  /** A movement that is the visit's by the likeliest story. */
  private void deed(Evidence e, Deeds[] own, Hypothesis best, double[] x) {
    x[14]++;
    x[6] += e.crops().isEmpty() ? 1 : 0;
    String actor = q.trackIds.get(own[0].track());
    boolean alone = e.candidates().size() < 2;
    boolean handSeen =
        e.candidates().stream()
            .filter(c -> c.trackId().equals(actor))
            .anyMatch(c -> !c.hands().isEmpty());
    x[7] += alone || handSeen ? 0 : 1;
    x[8] += Hindsight.deedsOf(best, e.movementId()).size() > own.length ? 1 : 0;
    x[9] += Double.isNaN(e.deltaGrams()) ? 1 : 0;
    x[10] += own[0].units() < 0 ? 1 : 0;
    boolean named = own[0].product() < Filter.RESTOCK;
    x[11] += named && products.unitGrams(own[0].product()) < LIGHT_GRAMS ? 1 : 0;
    x[15] += e.candidates().stream().filter(Candidate::located).count() - 1.0;
    x[18] += e.plates().size() > 1 ? 1 : 0;
    for (Crop crop : e.crops()) {
      double bestScore = crop.scores().isEmpty() ? 0 : crop.scores().get(0).logLikelihoodRatio();
      boolean like =
          Arrays.stream(own)
              .anyMatch(
                  d ->
                      d.product() < Filter.RESTOCK
                          && likelihood.vision(crop, d.product()) > bestScore - UNLIKE_NATS);
      x[16] += like ? 0 : 1;
    }
    x[19] += misfit(e, own);
  }

  /** How many standard deviations the weight is off, at most 5. */
  private double misfit(Evidence e, Deeds[] own) {
    if (Double.isNaN(e.deltaGrams()) || own[0].product() >= Filter.RESTOCK) {
      return 0;
    }
    double grams = 0;
    double variance = e.sdGrams() * e.sdGrams() + 1;
    for (Deeds d : own) {
      if (d.product() >= Filter.RESTOCK) {
        return 0;
      }
      grams -= d.units() * products.unitGrams(d.product()) * likelihood.gain(e);
      variance += Math.abs(d.units()) * products.unitVariance(d.product());
    }
    variance += likelihood.gainVariance(e) * grams * grams;
    return Math.min(5, Math.abs(e.deltaGrams() - grams) / Math.sqrt(variance));
  }
}
