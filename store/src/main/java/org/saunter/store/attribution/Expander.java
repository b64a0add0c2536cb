package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation.ProductScore;
import org.saunter.model.Role;
import org.saunter.store.attribution.Alternative.Move;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Evidence.PlateShare;

/** Lists the ways in which each hypothesis of a cluster may explain one movement. */
final class Expander {
  private static final double RECENT_SECONDS = 0.45;
  private static final double LOG_THOUSAND = StrictMath.log(1000);
  private static final int ATOMIC_MAX = 64;
  private static final double BULK_GRAMS = 1_000;

  private final Parameters p;
  private final Products products;
  private final Likelihood likelihood;
  private final Map<Integer, Person> persons;

  private final Cluster cluster;
  private final Evidence e;
  private final int[] tracks; // number per candidate
  private final List<Candidate> candidates;
  private final double[] actor; // A_k
  private final double logShare; // log(1/K)
  private final double touched; // somebody's hand or body was there though nothing was moved
  private final int[] home;
  private final Map<Integer, Double> visionCache = new HashMap<>();
  private final int inZone;
  private final double gain;
  private final double gainVariance;
  private final boolean weighed;
  private final int crops;
  private final @Nullable String toldSku;
  private final double logUnpictured; // an action without a picture
  private final double logFurtherPictured; // a further unit of an action with its own picture
  private final double logFurtherUnpictured;
  private final @Nullable Earlier earlier;

  Expander(
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
      @Nullable Earlier earlier) {
    this.p = p;
    this.products = products;
    this.likelihood = likelihood;
    this.persons = persons;
    this.cluster = cluster;
    this.e = e;
    this.tracks = tracks;
    this.candidates = candidates;
    this.toldSku = toldSku;
    this.earlier = earlier;
    logUnpictured = StrictMath.log(1 - habits.pictureShare());
    logFurtherPictured = StrictMath.log(habits.furtherPictureShare());
    logFurtherUnpictured = StrictMath.log(1 - habits.furtherPictureShare());
    crops = e.crops().size();
    logShare = -StrictMath.log(Math.max(1, inZone));
    actor = new double[tracks.length];
    this.inZone = inZone;
    for (int k = 0; k < tracks.length; k++) {
      actor[k] = likelihood.actor(candidates.get(k));
    }
    touched = Likelihood.logSum(LOG_HALF, LOG_HALF + anybodysHand());
    home = homeProducts();
    gain = likelihood.gain(e);
    gainVariance = likelihood.gainVariance(e);
    weighed = !Double.isNaN(e.deltaGrams());
  }

  private int[] homeProducts() {
    TreeSet<Integer> set = new TreeSet<>();
    for (PlateShare share : e.plates()) {
      for (String sku : share.skus()) {
        int index = products.indexOf(sku);
        if (index >= 0) {
          set.add(index);
        }
      }
    }
    return set.stream().mapToInt(Integer::intValue).toArray();
  }

  /** All alternatives worth keeping, at most four times the beam, best first. */
  List<Alternative> alternatives() {
    List<Alternative> found = new ArrayList<>();
    double best = cluster.hypotheses.get(0).weight;
    double top = Double.NEGATIVE_INFINITY;
    for (Hypothesis h : cluster.hypotheses) {
      List<Alternative> own = new ArrayList<>();
      nothing(h, own);
      singles(h, own);
      if (weighed && h.weight > best - p.pruneNats) {
        pairs(h, own);
      }
      for (Alternative a : own) {
        top = Math.max(top, a.weight());
      }
      found.addAll(own);
    }
    double least = top - p.pruneNats - 2;
    found.removeIf(a -> !(a.weight() >= least));
    found.sort(Comparator.comparingDouble((Alternative a) -> -a.weight()));
    return found.size() > 4 * p.beam ? found.subList(0, 4 * p.beam) : found;
  }

  private void nothing(Hypothesis h, List<Alternative> out) {
    double anyHolder = crops * logShare;
    double weight;
    if (weighed) {
      double pictured = anothers() + touched;
      weight = StrictMath.log(p.falseShare) + likelihood.falseGrams(e.deltaGrams()) + pictured;
      if (earlier != null) {
        weight = Likelihood.logSum(weight, rest(h, earlier) + pictured);
      }
      if (e.deltaGrams() > 0) {
        double unknownPut = StrictMath.log(p.unknownShare) - LOG_THOUSAND + anyHolder;
        weight = Likelihood.logSum(weight, unknownPut);
      }
    } else {
      weight = StrictMath.log(p.ghostShare) + ghost() + touchedInPicture();
    }
    if (toldSku == null || toldSku.isEmpty()) {
      out.add(new Alternative(h, h.weight + weight, List.of()));
    }
  }

  /** The second half of an earlier movement: released after a press, or measured while it swung. */
  private double rest(Hypothesis h, Earlier before) {
    List<Deeds> deeds = Hindsight.deedsOf(h, before.evidence().movementId());
    if (!deeds.isEmpty()) {
      if (deeds.stream().anyMatch(d -> d.product() >= Filter.RESTOCK)) {
        return StrictMath.log(p.residualShare) - LOG_THOUSAND; // anything fits what has no weight
      }
      double first = before.hindsight().scale(deeds, before.evidence());
      double both = before.hindsight().scale(deeds, before.together());
      return first <= Hindsight.NO_FIT
          ? Double.NEGATIVE_INFINITY
          : StrictMath.log(p.residualShare) + both - first;
    }
    return before.isTakenBack()
        ? LOG_HALF
            + Likelihood.logNormal(
                before.together().deltaGrams(), 2.25 + 2 * Products.square(e.sdGrams()))
        : Double.NEGATIVE_INFINITY;
  }

  /** Pictures of a movement that was nobody's: they show something else, or a hand that touched. */
  private double anothers() {
    double sum = 0;
    for (Crop crop : e.crops()) {
      sum += Likelihood.about(crop, logShare - 6, inZone);
    }
    return sum;
  }

  /** Whoever touches a shelf and takes nothing stands there like one who takes something. */
  private double anybodysHand() {
    double sum = Double.NEGATIVE_INFINITY;
    for (double a : actor) {
      sum = Likelihood.logSum(sum, a + logShare);
    }
    return sum;
  }

  private double touchedInPicture() {
    double sum = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < actor.length; k++) {
      sum = Likelihood.logSum(sum, actor[k] + logShare + held(k));
    }
    return sum;
  }

  /** A hand that only touched: the picture shows what lies on the plate. */
  private double ghost() {
    double sum = Double.NEGATIVE_INFINITY;
    for (int product : home) {
      sum = Likelihood.logSum(sum, vision(product));
    }
    return home.length == 0 ? 0 : Math.max(0, sum - StrictMath.log(home.length));
  }

  /** Actions that nobody took a picture of. */
  private double unpictured(int actions) {
    return Math.max(0, actions - crops) * logUnpictured;
  }

  /** Pictures of the second and later units of one action. */
  private double further(Move move) {
    int units = Math.abs(move.units());
    if (units < 2 || crops == 0) {
      return 0;
    }
    int pictured = Math.min(units, crops) - 1;
    return pictured * logFurtherPictured + (units - 1 - pictured) * logFurtherUnpictured;
  }

  private void singles(Hypothesis h, List<Alternative> out) {
    for (int k = 0; k < tracks.length; k++) {
      int party = partyOf(h, k);
      if (party < 0) {
        continue;
      }
      double place = h.weight + actor[k] + logShare + recent(h, k);
      for (Move move :
          moves(
              h,
              k,
              party,
              !weighed || e.deltaGrams() < 30,
              !weighed || e.deltaGrams() > -30,
              true)) {
        double weight =
            place + move.prior() + fit(h, move) + evidence(move, k) + unpictured(1) + further(move);
        out.add(new Alternative(h, weight, List.of(move)));
      }
      unknown(h, k, party, place, out);
      if (cluster.parties.get(party).role == Role.STAFF && weighed) {
        Move any = new Move(tracks[k], party, Filter.RESTOCK, 1, true, 0, -1);
        out.add(new Alternative(h, place - STAFF_GRAMS_LOG + held(k), List.of(any)));
      }
    }
  }

  private void unknown(Hypothesis h, int k, int party, double place, List<Alternative> out) {
    if (!weighed || e.deltaGrams() > 0) {
      return;
    }
    double weight =
        place + StrictMath.log(p.unknownShare) - LOG_THOUSAND + crops * logShare + unpictured(1);
    out.add(
        new Alternative(
            h, weight, List.of(new Move(tracks[k], party, Products.UNKNOWN, 1, false, 0, -1))));
  }

  /** Hold of all crops, whatever they show. */
  private double held(int k) {
    double sum = 0;
    for (Crop crop : e.crops()) {
      sum += likelihood.holder(crop, candidates.get(k).trackId(), inZone);
    }
    return sum;
  }

  /** Index of the candidate's party in the hypothesis, -1 if it is nobody. */
  private int partyOf(Hypothesis h, int k) {
    Person person = persons.get(h.who[cluster.trackIndex(tracks[k])]);
    return person == null ? -1 : cluster.indexOf(person.party());
  }

  private double recent(Hypothesis h, int k) {
    return h.actedJustBefore(tracks[k], e.onsetNanos(), (long) (RECENT_SECONDS * 1e9))
        ? StrictMath.log(p.recentFactor)
        : 0;
  }

  /** W of one move. */
  private double fit(Hypothesis h, Move move) {
    if (!weighed) {
      return unfelt(move.product());
    }
    if (move.product() == Products.UNKNOWN) {
      return -LOG_THOUSAND;
    }
    double grams = -move.units() * products.unitGrams(move.product()) * gain;
    return change(
        h,
        grams,
        Math.abs(move.units()) * products.unitVariance(move.product()),
        products.weightVariance(move.product()) + gainVariance);
  }

  /** W; a plate that was pressed just before shows the release as well. */
  private double change(Hypothesis h, double grams, double spread, double relative) {
    double own = likelihood.scale(e.deltaGrams(), e.sdGrams(), grams, spread, relative);
    if (earlier == null || !Hindsight.deedsOf(h, earlier.evidence().movementId()).isEmpty()) {
      return own;
    }
    Evidence both = earlier.together();
    double pressed = likelihood.scale(both.deltaGrams(), both.sdGrams(), grams, spread, relative);
    return Likelihood.logSum(
        StrictMath.log(1 - p.pressedShare) + own, StrictMath.log(p.pressedShare) + pressed);
  }

  /** A plate that works feels what moves, unless it is very light. */
  private double unfelt(int product) {
    if (Double.isInfinite(e.sdGrams())) {
      return LOG_HALF; // the plate is blind
    }
    boolean light = product < products.size() && products.unitGrams(product) < p.unfeltLightGrams;
    return StrictMath.log(light ? p.unfeltLightShare : p.unfeltShare);
  }

  /** Pictures and plate shares of one move by candidate k. */
  private double evidence(Move move, int k) {
    double sum = 0;
    for (Crop crop : e.crops()) {
      sum += Likelihood.about(crop, reading(crop, move, k), inZone);
    }
    return sum
        + likelihood.shares(e, products.sku(move.product()), !move.home() || move.units() < 0);
  }

  private double vision(int product) {
    return visionCache.computeIfAbsent(
        product, s -> e.crops().stream().mapToDouble(crop -> likelihood.vision(crop, s)).sum());
  }

  /** What candidate k may have moved under a hypothesis, with prior but without weight. */
  private List<Move> moves(
      Hypothesis h, int k, int party, boolean takes, boolean puts, boolean withSeen) {
    List<Move> moves = new ArrayList<>();
    if (takes) {
      takes(h, k, party, withSeen, moves);
    }
    if (puts) {
      puts(h, k, party, moves);
    }
    if (toldSku != null) {
      moves.removeIf(m -> !products.sku(m.product()).equals(toldSku));
    }
    return moves;
  }

  private void takes(Hypothesis h, int k, int party, boolean withSeen, List<Move> out) {
    Cart foreign = foreignAt(h);
    double take = StrictMath.log(1 - p.putShare - p.falseShare - p.unknownShare);
    double atHome = foreign.isEmpty() ? 0 : StrictMath.log(1 - p.foreignShare);
    for (int product : home) {
      for (int units = 1; units <= p.unitsShare.length; units++) {
        double prior =
            take + atHome - StrictMath.log(home.length) + StrictMath.log(p.unitsShare[units - 1]);
        out.add(new Move(tracks[k], party, product, units, true, prior, -1));
      }
    }
    for (int i = 0; i < foreign.kinds(); i++) {
      double share = p.foreignShare * foreign.countAt(i) / foreign.size();
      out.add(
          new Move(
              tracks[k], party, foreign.product(i), 1, false, take + StrictMath.log(share), -1));
    }
    if (withSeen) {
      seenButNotExpected(k, party, foreign, out);
    }
  }

  /** Products that vision names although the plate should hold none of them. */
  private void seenButNotExpected(int k, int party, Cart foreign, List<Move> out) {
    int added = 0;
    for (Crop crop : e.crops()) {
      for (ProductScore score : crop.scores()) {
        int product = products.indexOf(score.sku());
        if (product < 0
            || added >= 16
            || vision(product) <= 4
            || isHome(product)
            || foreign.count(product) > 0
            || !fitsAlone(product)) {
          continue;
        }
        added++;
        double prior = StrictMath.log(p.unknownShare / Math.max(1, products.size()));
        out.add(new Move(tracks[k], party, product, 1, false, prior, -1));
      }
    }
  }

  private boolean fitsAlone(int product) {
    if (!weighed) {
      return false;
    }
    double grams = products.unitGrams(product) * gain;
    double sd =
        StrictMath.sqrt(
            Products.square(e.sdGrams())
                + products.unitVariance(product)
                + gainVariance * Products.square(grams));
    return Math.abs(e.deltaGrams() + grams) <= 4.5 * sd + 1;
  }

  private boolean isHome(int product) {
    for (int s : home) {
      if (s == product) {
        return true;
      }
    }
    return false;
  }

  private Cart foreignAt(Hypothesis h) {
    for (PlateShare share : e.plates()) {
      int i = cluster.plateIndex(share.plate());
      if (i >= 0 && !h.foreign[i].isEmpty()) {
        return h.foreign[i];
      }
    }
    return Cart.EMPTY;
  }

  private void puts(Hypothesis h, int k, int party, List<Move> out) {
    Cart cart = h.carts[party];
    double put = StrictMath.log(p.putShare);
    for (int i = 0; i < cart.kinds(); i++) {
      int product = cart.product(i);
      boolean atHome = isHome(product);
      double which =
          StrictMath.log(
              (double) cart.countAt(i) / cart.size() * (atHome ? 1 : p.misplacedRelative));
      for (int units = 1; units <= Math.min(3, cart.countAt(i)); units++) {
        double prior = put + which + StrictMath.log(p.unitsShare[units - 1]);
        out.add(new Move(tracks[k], party, product, -units, atHome, prior, -1));
      }
    }
    for (int other = 0; other < h.carts.length; other++) {
      if (other != party) {
        handedOver(h.carts[other], other, cart, k, party, out);
      }
    }
  }

  /** Puts back what somebody else took and must have handed over. */
  private void handedOver(Cart theirs, int other, Cart own, int k, int party, List<Move> out) {
    double base = StrictMath.log(p.putShare) + StrictMath.log(p.handOverShare);
    for (int i = 0; i < theirs.kinds(); i++) {
      int product = theirs.product(i);
      if (product == Products.UNKNOWN || own.count(product) > 0) {
        continue;
      }
      boolean atHome = isHome(product);
      double which = StrictMath.log((atHome ? 1 : p.misplacedRelative) / theirs.size());
      out.add(new Move(tracks[k], party, product, -1, atHome, base + which, other));
    }
  }

  /** Two actions seen as one movement. */
  private void pairs(Hypothesis h, List<Alternative> out) {
    int unitsEach = crops > 1 || Math.abs(e.deltaGrams()) > BULK_GRAMS ? 3 : 1;
    List<Move> atomic = new ArrayList<>();
    List<Integer> by = new ArrayList<>();
    for (int k = 0; k < tracks.length; k++) {
      int party = partyOf(h, k);
      if (party < 0 || actor[k] <= -7) {
        continue;
      }
      for (Move move : moves(h, k, party, true, true, false)) {
        if (Math.abs(move.units()) <= unitsEach && atomic.size() < ATOMIC_MAX && move.from() < 0) {
          atomic.add(move);
          by.add(k);
        }
      }
    }
    for (int i = 0; i < atomic.size(); i++) {
      besideStaff(h, atomic.get(i), by.get(i), out);
      for (int j = i; j < atomic.size(); j++) {
        pair(h, atomic.get(i), by.get(i), atomic.get(j), by.get(j), out);
      }
    }
  }

  /** A shopper acts while staff fill the same plate: the weight says next to nothing. */
  private void besideStaff(Hypothesis h, Move move, int k, List<Alternative> out) {
    for (int s = 0; s < tracks.length; s++) {
      int party = partyOf(h, s);
      if (party < 0
          || party == move.party()
          || cluster.parties.get(party).role != Role.STAFF
          || cluster.parties.get(move.party()).role == Role.STAFF) {
        continue;
      }
      Move any = new Move(tracks[s], party, Filter.RESTOCK, 1, true, 0, -1);
      double weight =
          h.weight
              + move.prior()
              + StrictMath.log(2 * p.twoPairShare)
              + logShare
              + actor[k]
              + actor[s]
              - STAFF_GRAMS_LOG
              + unpictured(1)
              + further(move);
      for (Crop crop : e.crops()) {
        double holder = likelihood.holder(crop, candidates.get(s).trackId(), inZone);
        double either = Likelihood.logSum(reading(crop, move, k), holder) - LOG_TWO;
        weight += Likelihood.about(crop, either, inZone);
      }
      out.add(new Alternative(h, weight, List.of(move, any)));
    }
  }

  private void pair(Hypothesis h, Move a, int ka, Move b, int kb, List<Alternative> out) {
    if (ka == kb && a.product() == b.product()) {
      return; // that is one action with two units, or none
    }
    if (a.product() == Products.UNKNOWN || b.product() == Products.UNKNOWN) {
      return;
    }
    if (!h.carts[a.party()].equals(h.carts[b.party()])
        && a.party() == b.party()
        && a.units() < 0
        && b.units() < 0) {
      return;
    }
    double grams =
        -gain
            * (a.units() * products.unitGrams(a.product())
                + b.units() * products.unitGrams(b.product()));
    double spread =
        Math.abs(a.units()) * products.unitVariance(a.product())
            + Math.abs(b.units()) * products.unitVariance(b.product());
    double relative =
        gainVariance
            + Math.max(products.weightVariance(a.product()), products.weightVariance(b.product()));
    double reach = Products.square(e.sdGrams()) + spread + relative * grams * grams + 1;
    if (Math.abs(e.deltaGrams() - grams) > 5 * StrictMath.sqrt(reach) || !canBoth(h, a, b)) {
      return;
    }
    double weight = h.weight + a.prior() + b.prior() + unpictured(2);
    weight +=
        ka == kb
            ? StrictMath.log(p.samePairShare) + logShare + actor[ka] + recent(h, ka)
            : StrictMath.log(2 * p.twoPairShare) + logShare + actor[ka] + actor[kb];
    weight += change(h, grams, spread, relative);
    weight += pictures(a, ka, b, kb);
    out.add(new Alternative(h, weight, List.of(a, b)));
  }

  /** Pictures of two actions. Each shows one of them, and none has more pictures than units. */
  private double pictures(Move a, int ka, Move b, int kb) {
    int unitsOfA = Math.abs(a.units());
    int unitsOfB = Math.abs(b.units());
    boolean tooMany = crops > unitsOfA + unitsOfB;
    double sum = Double.NEGATIVE_INFINITY;
    int ways = 0;
    if (crops > 6) {
      return picturesApart(a, ka, b, kb);
    }
    for (int ofA = 0; ofA < 1 << crops; ofA++) {
      int shownOfA = Integer.bitCount(ofA);
      if (!tooMany && (shownOfA > unitsOfA || crops - shownOfA > unitsOfB)) {
        continue;
      }
      double one = 0;
      for (int i = 0; i < crops; i++) {
        Crop crop = e.crops().get(i);
        boolean shown = (ofA >> i & 1) == 1;
        double reading = shown ? reading(crop, a, ka) : reading(crop, b, kb);
        one += Likelihood.about(crop, reading, inZone);
      }
      sum = Likelihood.logSum(sum, one);
      ways++;
    }
    return sum - StrictMath.log(ways);
  }

  private double picturesApart(Move a, int ka, Move b, int kb) {
    double sum = 0;
    for (Crop crop : e.crops()) {
      double either = Likelihood.logSum(reading(crop, a, ka), reading(crop, b, kb)) - LOG_TWO;
      sum += Likelihood.about(crop, either, inZone);
    }
    return sum;
  }

  private static final double STAFF_GRAMS_LOG = StrictMath.log(3_000);
  private static final double LOG_TWO = StrictMath.log(2);
  private static final double LOG_HALF = StrictMath.log(0.5);

  private double reading(Crop crop, Move move, int k) {
    return likelihood.vision(crop, move.product())
        + likelihood.holder(crop, candidates.get(k).trackId(), inZone)
        + likelihood.direction(crop, move.units());
  }

  /** Whether carts and plate hold enough for both moves. */
  private boolean canBoth(Hypothesis h, Move a, Move b) {
    if (a.product() != b.product()) {
      return true;
    }
    if (a.party() == b.party() && a.units() < 0 && b.units() < 0) {
      return h.carts[a.party()].count(a.product()) >= -a.units() - b.units();
    }
    return a.home() || b.home() || foreignAt(h).count(a.product()) >= 2 || a.units() != b.units();
  }
}
