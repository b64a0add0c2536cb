package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.Catalogue;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Evidence.PlateShare;

/**
 * The attribution by the factors of docs/math/Attribution.md, section 3, slow and obvious: one
 * table of every possible state of all carts and plates, each movement explained in every way,
 * nothing taken apart. States that are equal are added up, which loses nothing; states with less
 * than e^-{@value #NIL_NATS} of the best are left out, which is less than rounding does.
 *
 * <p>One track a party, one plate a movement, shoppers only, movements at least ten seconds apart.
 */
final class BruteForce {
  private static final double NIL_NATS = 25;

  private final Parameters p;
  private final Products products;
  private final Likelihood likelihood;
  private final Habits habits = new Habits(); // of a shop that has learned nothing yet
  private final double logUnpictured;
  private final List<String> tracks;
  private Map<State, Double> states = new HashMap<>();

  /** Units that a party took, and what was felt of them if there was one and nothing else. */
  private record Taken(
      int party, int product, int units, double grams, double sdGrams, int plate) {}

  /** What everybody holds (by party, then product), what lies wrong (by plate), what was taken. */
  private record State(
      List<Map<Integer, Integer>> carts, List<Map<Integer, Integer>> foreign, List<Taken> taken) {
    State {
      carts = List.copyOf(carts);
      foreign = List.copyOf(foreign);
      taken = List.copyOf(taken);
    }
  }

  /** One product moved by one party; units above 0 if taken. */
  private record Deed(int party, int product, int units, boolean home, double prior, int from) {}

  BruteForce(Parameters p, Catalogue catalogue, int plates, List<String> tracks) {
    this.p = p;
    this.tracks = tracks;
    products = new Products(catalogue, plates, p);
    likelihood = new Likelihood(p, products);
    logUnpictured = StrictMath.log(1 - habits.pictureShare(Evidence.Sight.UNKNOWN));
    List<Map<Integer, Integer>> carts = new ArrayList<>();
    tracks.forEach(t -> carts.add(Map.of()));
    List<Map<Integer, Integer>> foreign = new ArrayList<>();
    for (int i = 0; i < plates; i++) {
      foreign.add(Map.of());
    }
    states.put(new State(carts, foreign, List.of()), 0.0);
  }

  void movement(Evidence e) {
    Map<State, Double> next = new HashMap<>();
    for (Map.Entry<State, Double> entry : states.entrySet()) {
      explain(e, entry.getKey(), entry.getValue(), next);
    }
    double best = next.values().stream().max(Double::compare).orElse(0.0);
    next.values().removeIf(weight -> weight < best - NIL_NATS);
    double total = Double.NEGATIVE_INFINITY;
    for (double weight : next.values()) {
      total = Likelihood.logSum(total, weight);
    }
    double all = total;
    next.replaceAll((state, weight) -> weight - all);
    states = next;
  }

  /** Probability of each cart of one party. */
  Map<Map<Integer, Integer>, Double> carts(int party) {
    Map<Map<Integer, Integer>, Double> sums = new HashMap<>();
    states.forEach(
        (state, weight) ->
            sums.merge(state.carts().get(party), StrictMath.exp(weight), Double::sum));
    return sums;
  }

  int states() {
    return states.size();
  }

  private void explain(Evidence e, State s, double weight, Map<State, Double> next) {
    double share = -StrictMath.log(e.candidates().size());
    add(next, s, weight + nothing(e, share));
    List<Deed> atomic = new ArrayList<>();
    for (Candidate who : e.candidates()) {
      int party = tracks.indexOf(who.trackId());
      double place = weight + likelihood.actor(who) + share;
      for (Deed d : deeds(e, s, party, e.deltaGrams() < 30, e.deltaGrams() > -30)) {
        add(next, after(e, s, List.of(d)), place + d.prior() + fit(e, s, d) + seen(e, d, who));
      }
      if (e.deltaGrams() <= 0) {
        Deed unknown = new Deed(party, Products.UNKNOWN, 1, false, 0, -1);
        double rare = StrictMath.log(p.unknownShare) - StrictMath.log(1000);
        double pictures = e.crops().size() * share + (e.crops().isEmpty() ? logUnpictured : 0);
        add(next, after(e, s, List.of(unknown)), place + rare + pictures);
      }
      deeds(e, s, party, true, e.deltaGrams() > -30).stream()
          .filter(d -> Math.abs(d.units()) == 1 && d.from() < 0)
          .filter(d -> d.product() != Products.UNKNOWN)
          .forEach(atomic::add);
    }
    for (int i = 0; i < atomic.size(); i++) {
      for (int j = i + 1; j < atomic.size(); j++) {
        pair(e, s, weight, atomic.get(i), atomic.get(j), share, next);
      }
    }
    for (int i = 0; i < atomic.size(); i++) {
      pair(e, s, weight, atomic.get(i), atomic.get(i), share, next);
    }
  }

  private static void add(Map<State, Double> next, State state, double weight) {
    next.merge(state, weight, Likelihood::logSum);
  }

  private double nothing(Evidence e, double share) {
    double any = e.crops().size() * share;
    double grams =
        Likelihood.logSum(
            StrictMath.log(1 - p.falseWideShare)
                + Likelihood.logNormal(e.deltaGrams(), Products.square(p.falseSdGrams)),
            StrictMath.log(p.falseWideShare)
                + Likelihood.logNormal(e.deltaGrams(), Products.square(p.falseWideSdGrams)));
    double weight = StrictMath.log(p.falseShare) + grams + (e.crops().isEmpty() ? 0 : any - 6);
    double unknownPut = StrictMath.log(p.unknownShare) - StrictMath.log(1000) + any;
    return e.deltaGrams() > 0 ? Likelihood.logSum(weight, unknownPut) : weight;
  }

  private List<Deed> deeds(Evidence e, State s, int party, boolean takes, boolean puts) {
    PlateShare plate = e.plates().get(0);
    List<Integer> home = plate.skus().stream().map(products::indexOf).sorted().toList();
    Map<Integer, Integer> foreign = s.foreign().get(plate.plate());
    List<Deed> deeds = new ArrayList<>();
    if (takes) {
      double take = StrictMath.log(1 - habits.putShare() - p.falseShare - p.unknownShare);
      double atHome = foreign.isEmpty() ? 0 : StrictMath.log(1 - p.foreignShare);
      for (int product : home) {
        for (int units = 1; units <= p.unitsShare.length; units++) {
          double prior =
              take + atHome - StrictMath.log(home.size()) + StrictMath.log(p.unitsShare[units - 1]);
          deeds.add(new Deed(party, product, units, true, prior, -1));
        }
      }
      foreign.forEach(
          (product, n) ->
              deeds.add(
                  new Deed(
                      party,
                      product,
                      1,
                      false,
                      take + StrictMath.log(p.foreignShare * n / size(foreign)),
                      -1)));
    }
    if (puts) {
      puts(s, party, home, deeds);
    }
    return deeds;
  }

  private void puts(State s, int party, List<Integer> home, List<Deed> deeds) {
    Map<Integer, Integer> cart = s.carts().get(party);
    double put = StrictMath.log(habits.putShare());
    int atHomes =
        cart.entrySet().stream()
            .filter(line -> home.contains(line.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    cart.forEach(
        (product, n) -> {
          boolean atHome = home.contains(product);
          double which =
              atHome
                  ? StrictMath.log((double) n / atHomes)
                  : StrictMath.log((double) n / size(cart) * habits.misplacedRelative());
          for (int units = 1; units <= Math.min(3, n); units++) {
            double prior = put + which + StrictMath.log(p.unitsShare[units - 1]);
            deeds.add(new Deed(party, product, -units, atHome, prior, -1));
          }
        });
    for (int other = 0; other < s.carts().size(); other++) {
      Map<Integer, Integer> theirs = s.carts().get(other);
      int giver = other;
      theirs.forEach(
          (product, n) -> {
            if (giver != party && product != Products.UNKNOWN && !cart.containsKey(product)) {
              boolean atHome = home.contains(product);
              double which =
                  StrictMath.log((atHome ? 1 : habits.misplacedRelative()) / size(theirs));
              double prior = put + StrictMath.log(p.handOverShare) + which;
              deeds.add(new Deed(party, product, -1, atHome, prior, giver));
            }
          });
    }
  }

  private static int size(Map<Integer, Integer> cart) {
    return cart.values().stream().mapToInt(Integer::intValue).sum();
  }

  private double fit(Evidence e, State s, Deed d) {
    if (d.product() == Products.UNKNOWN) {
      return -StrictMath.log(1000);
    }
    double byCatalogue =
        likelihood.scale(
            e.deltaGrams(),
            e.sdGrams(),
            -d.units() * products.unitGrams(d.product()) * likelihood.gain(e),
            Math.abs(d.units()) * products.unitVariance(d.product()),
            products.weightVariance(d.product()) + likelihood.gainVariance(e));
    return d.units() == -1 && d.from() < 0 ? putBack(e, s, d, byCatalogue) : byCatalogue;
  }

  /** What is put back weighs what it weighed when it was taken. */
  private double putBack(Evidence e, State s, Deed d, double byCatalogue) {
    int units = 0;
    double sum = Double.NEGATIVE_INFINITY;
    for (Taken t : s.taken()) {
      if (t.party() == d.party() && t.product() == d.product()) {
        units += t.units();
        sum = Likelihood.logSum(sum, asTaken(e, t, byCatalogue));
      }
    }
    return units == 0 ? byCatalogue : sum - StrictMath.log(units);
  }

  private double asTaken(Evidence e, Taken t, double byCatalogue) {
    if (Double.isNaN(t.grams())) {
      return StrictMath.log(t.units()) + byCatalogue;
    }
    double ratio = likelihood.gain(e) / products.gain(t.plate());
    double variance = Products.square(t.sdGrams()) + Products.square(p.scaleSdGrams);
    boolean same = e.plates().get(0).plate() == t.plate();
    double gains = same ? 0 : likelihood.gainVariance(e) + products.gainVariance(t.plate());
    double own =
        likelihood.scale(
            e.deltaGrams(),
            e.sdGrams(),
            t.grams() * ratio,
            variance * Products.square(ratio),
            gains);
    return Likelihood.logSum(
        StrictMath.log(p.sameUnitShare) + own, StrictMath.log(1 - p.sameUnitShare) + byCatalogue);
  }

  private double seen(Evidence e, Deed d, Candidate who) {
    double sum = e.crops().isEmpty() ? logUnpictured : 0;
    for (Crop crop : e.crops()) {
      sum +=
          likelihood.holder(crop, who.trackId(), e.candidates().size())
              + likelihood.vision(crop, d.product())
              + likelihood.direction(crop, d.units());
    }
    return sum;
  }

  private void pair(
      Evidence e, State s, double weight, Deed a, Deed b, double share, Map<State, Double> next) {
    boolean same = a.party() == b.party();
    if ((same && a.product() == b.product()) || !isPossible(e, s, a, b)) {
      return;
    }
    double gain = likelihood.gain(e);
    double grams =
        -gain
            * (a.units() * products.unitGrams(a.product())
                + b.units() * products.unitGrams(b.product()));
    double relative =
        likelihood.gainVariance(e)
            + Math.max(products.weightVariance(a.product()), products.weightVariance(b.product()));
    double spread = products.unitVariance(a.product()) + products.unitVariance(b.product());
    Candidate ka = candidate(e, a);
    Candidate kb = candidate(e, b);
    double both =
        same
            ? StrictMath.log(p.samePairShare) + likelihood.actor(ka)
            : StrictMath.log(2 * p.twoPairShare) + likelihood.actor(ka) + likelihood.actor(kb);
    double sum =
        weight
            + a.prior()
            + b.prior()
            + both
            + share
            + Math.max(0, 2 - e.crops().size()) * logUnpictured
            + likelihood.scale(e.deltaGrams(), e.sdGrams(), grams, spread, relative);
    for (Crop crop : e.crops()) {
      sum += Likelihood.logSum(one(e, crop, a, ka), one(e, crop, b, kb)) - StrictMath.log(2);
    }
    add(next, after(e, s, List.of(a, b)), sum);
  }

  private double one(Evidence e, Crop crop, Deed d, Candidate who) {
    return likelihood.vision(crop, d.product())
        + likelihood.holder(crop, who.trackId(), e.candidates().size())
        + likelihood.direction(crop, d.units());
  }

  private Candidate candidate(Evidence e, Deed d) {
    return e.candidates().stream()
        .filter(c -> c.trackId().equals(tracks.get(d.party())))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isPossible(Evidence e, State s, Deed a, Deed b) {
    if (a.product() != b.product() || a.home() || b.home() || a.units() != b.units()) {
      return true;
    }
    return s.foreign().get(e.plates().get(0).plate()).getOrDefault(a.product(), 0) >= 2;
  }

  private static State after(Evidence e, State s, List<Deed> deeds) {
    int plate = e.plates().get(0).plate();
    List<Map<Integer, Integer>> carts = new ArrayList<>(s.carts());
    List<Map<Integer, Integer>> foreign = new ArrayList<>(s.foreign());
    for (Deed d : deeds) {
      int whose = d.from() >= 0 ? d.from() : d.party();
      carts.set(whose, plus(carts.get(whose), d.product(), d.units()));
      if (!d.home() && d.product() != Products.UNKNOWN) {
        foreign.set(plate, plus(foreign.get(plate), d.product(), -d.units()));
      }
    }
    List<Taken> taken = new ArrayList<>(s.taken());
    for (Deed d : deeds) {
      boolean alone = deeds.size() == 1 && d.units() == 1 && e.deltaGrams() < 0;
      if (d.units() > 0 && d.product() != Products.UNKNOWN) {
        double grams = alone ? -e.deltaGrams() : Double.NaN;
        taken.add(
            new Taken(d.party(), d.product(), d.units(), grams, alone ? e.sdGrams() : 0, plate));
      }
    }
    return new State(carts, foreign, taken);
  }

  private static Map<Integer, Integer> plus(Map<Integer, Integer> cart, int product, int units) {
    Map<Integer, Integer> sum = new TreeMap<>(cart);
    int n = sum.getOrDefault(product, 0) + units;
    if (n < 0) {
      throw new IllegalArgumentException("A cart cannot hold " + n + ".");
    }
    if (n == 0) {
      sum.remove(product);
    } else {
      sum.put(product, n);
    }
    return Map.copyOf(sum);
  }
}
