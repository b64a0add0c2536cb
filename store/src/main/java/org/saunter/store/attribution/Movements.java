package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saunter.store.attribution.Alternative.Move;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Evidence.PlateShare;

/** Who moved what: lists the ways to explain a movement and keeps the best. */
final class Movements {
  private static final long PRESS_NANOS = 8_000_000_000L;
  private static final long WIDE_NANOS = 2_000_000_000L;
  private static final double CROP_BONUS = 3.5;
  private static final double REACH_TAKE = 9;
  private static final double REACH_PUT = 11;
  private static final double REACH_SEVERAL = 25;
  private static final double LONG_SECONDS = 2.5;

  private final Parameters p;
  private final Posterior q;
  private final Products products;
  private final Likelihood likelihood;
  private final Oracle oracle;
  private final Habits habits;
  private final Hindsight hindsight;
  private final HandOvers handOvers;

  Movements(
      Posterior posterior, Products products, Likelihood likelihood, Oracle oracle, Habits habits) {
    q = posterior;
    p = posterior.p;
    this.products = products;
    this.likelihood = likelihood;
    this.oracle = oracle;
    this.habits = habits;
    hindsight = new Hindsight(products, likelihood, q.trackIds);
    handOvers = new HandOvers(q, products, likelihood);
  }

  /** Explains a movement; returns the visits whose cart may have changed. */
  List<Long> explain(Evidence evidence) {
    int inZone = evidence.candidates().size();
    List<Candidate> known =
        evidence.candidates().stream()
            .filter(c -> q.trackNumbers.containsKey(c.trackId()))
            .toList();
    List<Candidate> chosen = choose(evidence, known);
    Set<Cluster> involved = new LinkedHashSet<>();
    for (Candidate candidate : chosen) {
      involved.add(q.clusterOfTrack(q.numberOf(candidate.trackId())));
    }
    for (PlateShare share : evidence.plates()) {
      Cluster c = q.clusterOfPlate(share.plate());
      if (c != null) {
        involved.add(c);
      }
    }
    if (chosen.isEmpty() || involved.isEmpty()) {
      return List.of();
    }
    involved.addAll(handOvers.givers(evidence, involved));
    List<Posterior.Memory> before = earlierOn(evidence);
    for (Posterior.Memory memory : before) {
      for (Cluster open : q.openClusters(memory)) {
        if (!isNobodys(open, memory.evidence())) {
          involved.add(open); // all may be one
        }
      }
    }
    Cluster c = q.mergeAll(involved);
    int[] tracks = chosen.stream().mapToInt(x -> q.numberOf(x.trackId())).toArray();
    Scene scene =
        new Scene(
            p,
            products,
            likelihood,
            q.persons,
            c,
            evidence,
            tracks,
            chosen,
            Math.max(inZone, chosen.size()),
            oracle.whatMoved(evidence),
            habits,
            earlier(before, evidence),
            q.memories);
    List<Alternative> alternatives = new Expander(scene).alternatives();
    if (!alternatives.isEmpty()) {
      apply(c, evidence, alternatives);
    }
    Set<Party> touched = partiesOf(c, tracks);
    q.memories.put(evidence.movementId(), new Posterior.Memory(evidence, touched));
    q.settle(c);
    return touched.stream().map(x -> x.visitId).sorted().toList();
  }

  /** Movements of the same plate seconds ago, oldest first. */
  private List<Posterior.Memory> earlierOn(Evidence e) {
    return q.memories.values().stream()
        .filter(m -> m.evidence().movementId() != e.movementId())
        .filter(m -> e.onsetNanos() - m.evidence().onsetNanos() < PRESS_NANOS)
        .filter(m -> e.onsetNanos() >= m.evidence().onsetNanos())
        .filter(m -> isOnSamePlate(m.evidence(), e))
        .sorted(
            Comparator.comparingLong((Posterior.Memory m) -> m.evidence().onsetNanos())
                .thenComparingLong(m -> m.evidence().movementId()))
        .toList();
  }

  private @Nullable Earlier earlier(List<Posterior.Memory> before, Evidence e) {
    if (before.isEmpty()) {
      return null;
    }
    List<Evidence> chain = before.stream().map(Posterior.Memory::evidence).toList();
    return new Earlier(chain, chain.get(chain.size() - 1).plus(e), hindsight);
  }

  /** Whether both moved one plate, or neighbours over which one product lies. */
  private static boolean isOnSamePlate(Evidence a, Evidence b) {
    if (Double.isNaN(a.deltaGrams()) || Double.isNaN(b.deltaGrams())) {
      return false;
    }
    for (PlateShare x : a.plates()) {
      for (PlateShare y : b.plates()) {
        boolean wide =
            Math.abs(x.plate() - y.plate()) == 1
                && x.skus().stream().anyMatch(y.skus()::contains)
                && b.onsetNanos() - a.onsetNanos() < WIDE_NANOS;
        if (x.plate() == y.plate() || wide) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isNobodys(Cluster c, Evidence e) {
    return c.hypotheses.stream().allMatch(h -> !Hindsight.hasDeeds(h, e.movementId()));
  }

  private Set<Party> partiesOf(Cluster c, int[] tracks) {
    Set<Party> touched = new LinkedHashSet<>();
    for (Hypothesis h : c.hypotheses) {
      for (int track : tracks) {
        Person person = q.persons.get(h.who[c.trackIndex(track)]);
        if (person != null) {
          touched.add(person.party());
        }
      }
    }
    return touched;
  }

  /** The few candidates that are worth a hypothesis. */
  private List<Candidate> choose(Evidence e, List<Candidate> known) {
    String told = oracle.whoActed(e);
    if (told != null) {
      List<Candidate> only = known.stream().filter(c -> c.trackId().equals(told)).toList();
      if (!only.isEmpty()) {
        return only;
      }
    }
    double[] actor = known.stream().mapToDouble(c -> likelihood.actor(c, e)).toArray();
    double[] score = new double[known.size()];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < score.length; i++) {
      String id = known.get(i).trackId();
      boolean holds = e.crops().stream().anyMatch(crop -> crop.trackId().equals(id));
      score[i] = actor[i] + (holds ? CROP_BONUS : 0);
      best = Math.max(best, score[i]);
    }
    double least = best - reach(e);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < score.length; i++) {
      if (score[i] > least || actor[i] > -3) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.comparingDouble((Integer i) -> -score[i])
            .thenComparing(i -> known.get(i).trackId()));
    return order.stream().limit(p.candidatesMax).map(known::get).toList();
  }

  /** How much worse than the best somebody may fit. */
  private static double reach(Evidence e) {
    if (isContradicted(e) || e.movingSeconds() > LONG_SECONDS) {
      return REACH_SEVERAL; // another did it as well, perhaps at another moment
    }
    return e.deltaGrams() > 0 ? REACH_PUT : REACH_TAKE;
  }

  /** Whether somebody was seen to do the opposite of what plates felt: others did more. */
  private static boolean isContradicted(Evidence e) {
    return e.crops().stream().anyMatch(crop -> crop.taking() * e.deltaGrams() > 0);
  }

  private void apply(Cluster c, Evidence e, List<Alternative> alternatives) {
    int plate = e.plates().isEmpty() ? -1 : e.plates().get(0).plate();
    boolean misplaced =
        alternatives.stream()
            .flatMap(a -> a.moves().stream())
            .anyMatch(m -> m.units() < 0 && !m.home());
    Map<Hypothesis, Hypothesis> widened = new HashMap<>();
    if (misplaced && plate >= 0 && c.plateIndex(plate) < 0) {
      List<Hypothesis> old = c.hypotheses;
      c.addPlate(plate);
      for (int i = 0; i < old.size(); i++) {
        widened.put(old.get(i), c.hypotheses.get(i));
      }
    }
    List<Hypothesis> children = new ArrayList<>();
    for (Alternative a : alternatives) {
      Hypothesis parent = widened.getOrDefault(a.parent(), a.parent());
      Hypothesis child = parent.copy();
      child.weight = a.weight();
      boolean possible = true;
      for (Move move : a.moves()) {
        possible &= act(c, child, move, e);
      }
      if (possible) {
        children.add(child);
      }
    }
    if (!children.isEmpty()) {
      c.hypotheses = children;
    }
  }

  /** Carries a move out; false if carts or plate do not allow it after all. */
  private boolean act(Cluster c, Hypothesis h, Move move, Evidence e) {
    int owner = move.party(); // whose cart changes; nobody's when shelves are filled
    if (move.product() != Filter.RESTOCK) {
      owner = move.from() >= 0 ? move.from() : move.party();
      if (move.units() < 0 && h.carts[owner].count(move.product()) < -move.units()) {
        return false;
      }
      h.carts[owner] = h.carts[owner].plus(move.product(), move.units());
    }
    h.deeds[owner] =
        new Deeds(
            e.movementId(),
            e.onsetNanos(),
            move.track(),
            move.product(),
            move.units(),
            move.home(),
            h.deeds[owner]);
    h.noteAction(move.track(), e.onsetNanos());
    if (!move.home()) {
      foreign(c, h, move, e);
    }
    return true;
  }

  /** Keeps count of what lies on a plate against the planogram, as far as a plate was felt. */
  private void foreign(Cluster c, Hypothesis h, Move move, Evidence e) {
    if (move.product() == Products.UNKNOWN) {
      return;
    }
    if (move.units() < 0) {
      int i = e.plates().isEmpty() ? -1 : c.plateIndex(e.plates().get(0).plate());
      if (i >= 0) {
        h.foreign[i] = h.foreign[i].plus(move.product(), -move.units());
      }
      return;
    }
    for (PlateShare share : e.plates()) {
      int i = c.plateIndex(share.plate());
      if (i >= 0 && h.foreign[i].count(move.product()) >= move.units()) {
        h.foreign[i] = h.foreign[i].plus(move.product(), -move.units());
        return;
      }
    }
  }

  /** Whether the new figures tell another story, for which explanations may have been dropped. */
  static boolean isOther(Evidence before, Evidence better) {
    double change = Math.abs(better.deltaGrams() - before.deltaGrams());
    return better.plates().size() != before.plates().size()
        || change > Math.max(4, 3 * before.sdGrams())
        || !(change >= 0);
  }

  /**
   * Weighs what is believed of a movement again. If it was believed to be the work of two parties
   * that have been taken apart since, they are put together first: only both explain it.
   */
  List<Long> revise(Evidence better) {
    Posterior.Memory memory = q.memories.get(better.movementId());
    if (memory == null) {
      return List.of();
    }
    Evidence before = memory.evidence();
    q.memories.put(better.movementId(), new Posterior.Memory(better, memory.parties()));
    if (!memory.parties().stream().allMatch(q::isOpen)) {
      return List.of(); // somebody has left with a receipt: it is too late
    }
    Set<Cluster> actors = new LinkedHashSet<>();
    for (Cluster c : q.openClusters(memory)) {
      if (c.hypotheses.stream().anyMatch(h -> Hindsight.hasDeeds(h, better.movementId()))) {
        actors.add(c);
      }
    }
    if (actors.isEmpty()) {
      return List.of();
    }
    Cluster c = q.mergeAll(actors);
    for (Hypothesis h : c.hypotheses) {
      List<Deeds> deeds = Hindsight.deedsOf(h, better.movementId());
      h.weight += hindsight.factor(deeds, better) - hindsight.factor(deeds, before);
    }
    List<Long> touched = c.parties.stream().map(x -> x.visitId).toList();
    q.settle(c);
    return touched;
  }

  /** A product was seen with a track away from any movement: it speaks for carts that hold it. */
  List<Long> carry(Crop crop) {
    Integer track = q.trackNumbers.get(crop.trackId());
    if (track == null) {
      return List.of();
    }
    handOvers.propose(crop, track);
    Cluster c = q.clusterOfTrack(track);
    int index = c.trackIndex(track);
    double rare = (1 - p.holderAccuracy) / 2 + 0.02;
    for (Hypothesis h : c.hypotheses) {
      Person person = q.persons.get(h.who[index]);
      int party = person == null ? -1 : c.indexOf(person.party());
      h.weight += carried(party < 0 ? Cart.EMPTY : h.carts[party], crop, rare);
    }
    List<Long> touched = c.parties.stream().map(x -> x.visitId).toList();
    q.settle(c);
    return touched;
  }

  private double carried(Cart cart, Crop crop, double rare) {
    double best = crop.scores().isEmpty() ? 0 : crop.scores().get(0).logLikelihoodRatio();
    double mean = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < cart.kinds(); i++) {
      mean = Likelihood.logSum(mean, likelihood.vision(crop, cart.product(i)) - best);
    }
    double held = cart.isEmpty() ? Double.NEGATIVE_INFINITY : mean - StrictMath.log(cart.kinds());
    return Likelihood.logSum(
        StrictMath.log(1 - rare) + held, StrictMath.log(0.3) + StrictMath.log(rare));
  }
}
