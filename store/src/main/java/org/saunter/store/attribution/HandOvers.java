package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saunter.model.Observation.ProductScore;
import org.saunter.store.attribution.Evidence.Crop;

/**
 * Things that go from hand to hand without a shelf between: seen in other hands, or put back by
 * somebody who never took them.
 */
final class HandOvers {
  private static final double CLEAR_NATS = 3;
  private static final double HOLDS = 0.3;
  private static final int GIVERS_MAX = 3;
  private static final double FIT_SIGMAS = 3;
  private static final double PUT_GRAMS = 20;
  private static final int UNITS_MAX = 3;
  private static final double UNSEEN_DOUBT = 0.1;

  private final Parameters p;
  private final Posterior q;
  private final Products products;
  private final Likelihood likelihood;

  HandOvers(Posterior posterior, Products products, Likelihood likelihood) {
    q = posterior;
    p = posterior.p;
    this.products = products;
    this.likelihood = likelihood;
  }

  /**
   * Before a picture of something that is carried is weighed: if hardly any story has it in that
   * cart, adds stories in which one of those who hold it handed it over, or it came from nowhere.
   */
  void propose(Crop crop, int track) {
    int product = clearProduct(crop);
    Party taker = product < 0 ? null : partyOf(track);
    if (taker == null || share(taker, product) >= 0.5) {
      return;
    }
    List<Party> givers = holders(product, Set.of(q.clusterOf(taker)));
    givers.remove(taker);
    if (givers.size() > GIVERS_MAX) {
      givers.clear(); // it may be anybody's
    }
    Set<Cluster> involved = new LinkedHashSet<>();
    involved.add(q.clusterOf(taker));
    givers.forEach(giver -> involved.add(q.clusterOf(giver)));
    Cluster c = q.mergeAll(involved);
    int to = c.indexOf(taker);
    List<Hypothesis> more = new ArrayList<>(c.hypotheses);
    for (Hypothesis h : c.hypotheses) {
      if (q.isOf(h.who[c.trackIndex(track)], taker) && h.carts[to].count(product) == 0) {
        handed(c, h, to, givers, product, more);
      }
    }
    c.hypotheses = more;
  }

  private void handed(
      Cluster c, Hypothesis h, int to, List<Party> givers, int product, List<Hypothesis> out) {
    for (Party giver : givers) {
      int from = c.indexOf(giver);
      if (h.carts[from].count(product) > 0) {
        Hypothesis child = h.copy();
        child.carts[from] = h.carts[from].plus(product, -1);
        child.carts[to] = h.carts[to].plus(product, 1);
        child.weight += StrictMath.log(p.handOverShare / givers.size());
        out.add(child);
      }
    }
    Hypothesis child = h.copy();
    child.carts[to] = h.carts[to].plus(product, 1);
    child.weight += StrictMath.log(p.unknownShare);
    out.add(child);
  }

  /**
   * Clusters of others who may have given what a picture shows somebody put back who holds nothing
   * of the kind.
   */
  Set<Cluster> givers(Evidence e, Set<Cluster> involved) {
    if (!(e.deltaGrams() > PUT_GRAMS)) {
      return Set.of();
    }
    int seen = seen(e);
    if (seen < 0
        || !fits(seen, UNITS_MAX, e)
        || involved.stream().anyMatch(c -> holdsFitting(c, e))) {
      return Set.of();
    }
    Set<Cluster> givers = new LinkedHashSet<>();
    for (Cluster c : q.clusters) {
      if (!involved.contains(c) && holds(c, seen)) {
        givers.add(c);
      }
    }
    if (givers.size() > GIVERS_MAX) {
      return Set.of();
    }
    givers.forEach(c -> doubt(c, seen(e)));
    return givers;
  }

  private int seen(Evidence e) {
    for (Crop crop : e.crops()) {
      int product = clearProduct(crop);
      if (product >= 0) {
        return product;
      }
    }
    return -1;
  }

  /** Nobody saw it go from hand to hand, so whatever becomes of it, those bills are not sure. */
  private static void doubt(Cluster c, int product) {
    for (int i = 0; i < c.parties.size(); i++) {
      if (c.hypotheses.get(0).carts[i].count(product) > 0) {
        c.parties.get(i).lost = Math.max(c.parties.get(i).lost, UNSEEN_DOUBT);
      }
    }
  }

  private boolean holdsFitting(Cluster c, Evidence e) {
    for (Hypothesis h : c.hypotheses) {
      for (Cart cart : h.carts) {
        for (int i = 0; i < cart.kinds(); i++) {
          if (fits(cart.product(i), cart.countAt(i), e)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean fits(int product, int held, Evidence e) {
    if (product >= products.size()) {
      return product == Products.UNKNOWN;
    }
    double gain = likelihood.gain(e);
    for (int units = 1; units <= Math.min(held, UNITS_MAX); units++) {
      double grams = gain * units * products.unitGrams(product);
      double variance =
          Products.square(e.sdGrams())
              + Products.square(p.scaleSdGrams)
              + units * products.unitVariance(product)
              + (products.weightVariance(product) + likelihood.gainVariance(e)) * grams * grams;
      if (Math.abs(e.deltaGrams() - grams) < FIT_SIGMAS * StrictMath.sqrt(variance)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Cluster c, int product) {
    for (Cart cart : c.hypotheses.get(0).carts) {
      if (cart.count(product) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The product that a picture names clearly, -1 if it names none. */
  private int clearProduct(Crop crop) {
    if (crop.scores().isEmpty()) {
      return -1;
    }
    ProductScore best = crop.scores().get(0);
    double second =
        crop.scores().size() > 1 ? crop.scores().get(1).logLikelihoodRatio() : crop.otherScore();
    return best.logLikelihoodRatio() - second >= CLEAR_NATS ? products.indexOf(best.sku()) : -1;
  }

  /** Whose the track most likely is, or null. */
  private @org.jspecify.annotations.Nullable Party partyOf(int track) {
    Cluster c = q.clusterOfTrack(track);
    Person person = q.persons.get(c.hypotheses.get(0).who[c.trackIndex(track)]);
    return person == null ? null : person.party();
  }

  /** Parties that may hold a product. */
  private List<Party> holders(int product, Set<Cluster> always) {
    List<Party> holders = new ArrayList<>();
    for (Party party : q.parties.values()) {
      double least = always.contains(q.clusterOf(party)) ? 1e-3 : HOLDS;
      if (share(party, product) >= least) {
        holders.add(party);
      }
    }
    return holders;
  }

  private double share(Party party, int product) {
    Cluster c = q.clusterOf(party);
    int index = c.indexOf(party);
    double sum = 0;
    for (Hypothesis h : c.hypotheses) {
      sum += h.carts[index].count(product) > 0 ? StrictMath.exp(h.weight) : 0;
    }
    return sum;
  }
}
