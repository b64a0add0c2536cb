package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Catalogue;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Role;
import org.saunter.store.attribution.Alternative.Move;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Evidence.PlateShare;

/**
 * The joint filter: who holds what. One per store, single-threaded, deterministic.
 *
 * <p>The posterior is a product of independent {@link Cluster clusters}. A movement joins the
 * clusters of everybody who may have acted, lists the ways to explain it, keeps the best and takes
 * the cluster apart again where nothing depends on anything any more.
 */
public final class Filter {
  /** Product index of goods that staff moved; they are in nobody's cart. */
  static final int RESTOCK = Integer.MAX_VALUE - 1;

  private static final long OPEN_NANOS = 3_000_000_000L;
  private static final long ENDED_NANOS = 20_000_000_000L;
  private static final long PRESS_NANOS = 8_000_000_000L;
  private static final double LEARN_PROBABILITY = 0.99;
  private static final double CROP_BONUS = 3.5;

  private final Parameters p;
  private final Products products;
  private final Likelihood likelihood;
  private final Oracle oracle;
  private final Map<Integer, Person> persons = new HashMap<>();
  private final Map<Long, Party> parties = new TreeMap<>();
  private final Map<String, Integer> trackNumbers = new HashMap<>();
  private final List<String> trackIds = new ArrayList<>();
  private final Map<Integer, Long> ended = new TreeMap<>(); // tracks that are over, and since when
  private final List<Cluster> clusters = new ArrayList<>();
  private final Map<Long, Memory> memories = new LinkedHashMap<>();
  private final Habits habits = new Habits();
  private final Splitter splitter;
  private final Hindsight hindsight;
  private long nowNanos;

  /** Evidence on a movement that may still change, and whose it may be. */
  private static final class Memory {
    private Evidence evidence;
    private final Set<Party> parties;

    private Memory(Evidence evidence, Set<Party> parties) {
      this.evidence = evidence;
      this.parties = parties;
    }
  }

  public Filter(Parameters parameters, Catalogue catalogue, int plates, Oracle oracle) {
    this.p = parameters;
    this.oracle = oracle;
    products = new Products(catalogue, plates, parameters);
    likelihood = new Likelihood(parameters, products);
    splitter = new Splitter(parameters, persons);
    hindsight = new Hindsight(parameters, products, likelihood, trackIds);
  }

  private long openSince() {
    return nowNanos - OPEN_NANOS;
  }

  // People

  /** Somebody came in. The first person of a visit opens it. */
  public void enter(
      long nanos, long visitId, Role role, long personId, String trackId, float[] anchor) {
    nowNanos = nanos;
    Party party = parties.get(visitId);
    if (party == null) {
      party = new Party(visitId, role);
      parties.put(visitId, party);
      clusters.add(Cluster.ofParty(party));
    }
    int number = Math.toIntExact(personId);
    persons.put(number, new Person(personId, party, anchor));
    if (!trackNumbers.containsKey(trackId)) {
      clusterOf(party).addTrack(newTrack(trackId), number);
    }
  }

  /** Changes how a visit is treated. */
  public void role(long visitId, Role role) {
    Party party = parties.get(visitId);
    if (party != null) {
      party.role = role;
    }
  }

  private int newTrack(String trackId) {
    trackIds.add(trackId);
    trackNumbers.put(trackId, trackIds.size() - 1);
    return trackIds.size() - 1;
  }

  private int numberOf(String trackId) {
    Integer number = trackNumbers.get(trackId);
    if (number == null) {
      throw new IllegalStateException("Track " + trackId + " is not followed.");
    }
    return number;
  }

  /** Whether the filter follows the track. */
  public boolean knows(String trackId) {
    Integer number = trackNumbers.get(trackId);
    return number != null && !ended.containsKey(number);
  }

  /** Whether the filter knows who the track is or lately was. */
  public boolean remembers(String trackId) {
    return trackNumbers.containsKey(trackId);
  }

  /**
   * Notes that a track is over. Movements are told seconds after they happened, when whoever acted
   * may have left or come out of a crossing under another name: so it is remembered for a while.
   */
  private void end(int track) {
    ended.put(track, nowNanos);
  }

  private void forgetEnded() {
    if (ended.isEmpty()) {
      return;
    }
    for (Map.Entry<Integer, Long> entry : List.copyOf(ended.entrySet())) {
      if (nowNanos - entry.getValue() > ENDED_NANOS) {
        Cluster c = clusterOfTrack(entry.getKey());
        int[] keep =
            java.util.stream.IntStream.range(0, c.tracks.length)
                .filter(t -> c.tracks[t] != entry.getKey())
                .toArray();
        forgetTrack(entry.getKey());
        clusters.remove(c);
        Cluster less = c.project(all(c.parties.size()), keep, all(c.plates.length), p, openSince());
        clusters.add(less);
        settle(less);
      }
    }
  }

  private void forgetTrack(int track) {
    trackNumbers.remove(trackIds.get(track));
    ended.remove(track);
  }

  /**
   * Tracks met and parted: {@code after} continue {@code before} in one of all orders.
   *
   * @param logLikelihoods one per permutation, lexicographic
   * @param appearances clothing of each of {@code after}, or empty
   */
  public void crossed(
      long nanos,
      List<String> before,
      List<String> after,
      List<Double> logLikelihoods,
      List<float[]> appearances) {
    nowNanos = nanos;
    forgetEnded();
    Set<Cluster> involved = new LinkedHashSet<>();
    for (String id : before) {
      involved.add(clusterOfTrack(numberOf(id)));
    }
    Cluster c = mergeAll(involved);
    int[] at = before.stream().mapToInt(id -> c.trackIndex(numberOf(id))).toArray();
    int[] to = new int[after.size()];
    for (int i = 0; i < to.length; i++) {
      if (before.contains(after.get(i))) {
        end(numberOf(after.get(i))); // the name lives on; who bears it is open
      }
      c.addTrack(newTrack(after.get(i)), Hypothesis.NOBODY);
      to[i] = c.tracks.length - 1;
    }
    List<int[]> permutations = Permutations.of(before.size());
    List<Hypothesis> children = new ArrayList<>();
    for (Hypothesis h : c.hypotheses) {
      children.addAll(parted(h, at, to, permutations, logLikelihoods, appearances));
    }
    c.hypotheses = children;
    for (int i : at) {
      end(c.tracks[i]);
    }
    settle(c);
  }

  private List<Hypothesis> parted(
      Hypothesis h,
      int[] at,
      int[] to,
      List<int[]> permutations,
      List<Double> logLikelihoods,
      List<float[]> appearances) {
    double variance = Products.square(p.appearanceNoise) + Products.square(p.anchorNoise);
    Map<List<Long>, Hypothesis> byParties = new LinkedHashMap<>();
    Map<List<Long>, Double> bestOf = new HashMap<>();
    for (int k = 0; k < permutations.size(); k++) {
      int[] order = permutations.get(k);
      Hypothesis child = h.copy();
      double factor = p.crossingSlope * logLikelihoods.get(k);
      Long[] visit = new Long[at.length];
      for (int i = 0; i < at.length; i++) {
        int person = h.who[at[i]];
        child.who[to[order[i]]] = person;
        Person who = persons.get(person);
        visit[order[i]] = who == null ? 0L : (Long) who.party().visitId;
        if (who != null && !appearances.isEmpty()) {
          factor += who.logMatch(appearances.get(order[i]), variance);
        }
      }
      child.weight += factor;
      List<Long> key = List.of(visit);
      Hypothesis same = byParties.get(key);
      if (same == null) {
        byParties.put(key, child);
        bestOf.put(key, child.weight);
      } else {
        double sum = Likelihood.logSum(same.weight, child.weight);
        Hypothesis better = child.weight > bestOf.getOrDefault(key, 0.0) ? child : same;
        bestOf.put(key, Math.max(bestOf.getOrDefault(key, 0.0), child.weight));
        better.weight = sum;
        byParties.put(key, better);
      }
    }
    return new ArrayList<>(byParties.values());
  }

  /**
   * A new track appeared in the middle of the shop: it continues one of the lost ones.
   *
   * @param logLikelihoods how well place and time fit each of {@code lost}
   */
  public void continues(
      long nanos, String trackId, List<String> lost, List<Double> logLikelihoods, float[] seen) {
    nowNanos = nanos;
    Set<Cluster> involved = new LinkedHashSet<>();
    for (String id : lost) {
      involved.add(clusterOfTrack(numberOf(id)));
    }
    Cluster c = mergeAll(involved);
    int number = newTrack(trackId);
    c.addTrack(number, Hypothesis.NOBODY);
    int own = c.trackIndex(number);
    double variance = Products.square(p.appearanceNoise) + Products.square(p.anchorNoise);
    List<Hypothesis> children = new ArrayList<>();
    for (Hypothesis h : c.hypotheses) {
      for (int i = 0; i < lost.size(); i++) {
        int index = c.trackIndex(numberOf(lost.get(i)));
        Person person = persons.get(h.who[index]);
        if (person != null) {
          Hypothesis child = h.copy();
          child.who[own] = h.who[index];
          child.who[index] = Hypothesis.NOBODY;
          child.weight += logLikelihoods.get(i) + person.logMatch(seen, variance);
          children.add(child);
        }
      }
    }
    if (children.isEmpty()) {
      children = c.hypotheses;
    }
    c.hypotheses = children;
    dropNobodies(c);
  }

  /** Takes out tracks that are nobody in every story. */
  private void dropNobodies(Cluster c) {
    c.reduce(p, openSince());
    int[] keep =
        java.util.stream.IntStream.range(0, c.tracks.length)
            .filter(t -> c.hypotheses.stream().anyMatch(h -> h.who[t] != Hypothesis.NOBODY))
            .toArray();
    if (keep.length == c.tracks.length) {
      settle(c);
      return;
    }
    for (int t = 0; t < c.tracks.length; t++) {
      int track = t;
      if (Arrays.stream(keep).noneMatch(k -> k == track)) {
        forgetTrack(c.tracks[t]);
      }
    }
    clusters.remove(c);
    Cluster less = c.project(all(c.parties.size()), keep, all(c.plates.length), p, openSince());
    clusters.add(less);
    settle(less);
  }

  /** The track went out through a gate (or is given up as lost for good). */
  public void exit(long nanos, String trackId, float[] seen) {
    nowNanos = nanos;
    Integer track = trackNumbers.get(trackId);
    if (track == null) {
      return;
    }
    Cluster c = clusterOfTrack(track);
    int index = c.trackIndex(track);
    double variance = Products.square(0.6 * p.appearanceNoise) + Products.square(p.anchorNoise);
    for (Hypothesis h : c.hypotheses) {
      Person person = persons.get(h.who[index]);
      if (person != null) {
        h.weight += person.logMatch(seen, variance);
      }
    }
    end(track);
    settle(c);
    forgetEnded();
  }

  /** Who a track may be: persons with their probability, best first. */
  public Map<Long, Double> whoIs(String trackId) {
    Integer track = trackNumbers.get(trackId);
    if (track == null) {
      return Map.of();
    }
    Cluster c = clusterOfTrack(track);
    int index = c.trackIndex(track);
    Map<Long, Double> sums = new TreeMap<>();
    for (Hypothesis h : c.hypotheses) {
      Person person = persons.get(h.who[index]);
      sums.merge(
          person == null ? 0L : (Long) person.personId(), StrictMath.exp(h.weight), Double::sum);
    }
    Map<Long, Double> sorted = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** Whether a track is or was somebody of a visit in any story. */
  public boolean mayBe(String trackId, long visitId) {
    Integer track = trackNumbers.get(trackId);
    Party party = parties.get(visitId);
    if (track == null || party == null) {
      return false;
    }
    Cluster c = clusterOfTrack(track);
    int index = c.trackIndex(track);
    for (Hypothesis h : c.hypotheses) {
      Person person = persons.get(h.who[index]);
      if (person != null && person.party() == party) {
        return true;
      }
    }
    return false;
  }

  /** The visit of a person, 0 if unknown. */
  public long visitOf(long personId) {
    Person person = persons.get(Math.toIntExact(personId));
    return person == null ? 0 : person.party().visitId;
  }

  /** Probability that everybody of the visit is out. */
  public double endedProbability(long visitId) {
    Party party = parties.get(visitId);
    if (party == null) {
      return 1;
    }
    double inside = 0;
    Cluster c = clusterOf(party);
    for (Hypothesis h : c.hypotheses) {
      for (int t = 0; t < h.who.length; t++) {
        Person who = ended.containsKey(c.tracks[t]) ? null : persons.get(h.who[t]);
        if (who != null && who.party() == party) {
          inside += StrictMath.exp(h.weight);
          break;
        }
      }
    }
    return 1 - inside;
  }

  /** Forgets a visit: nothing that comes later can change its cart. */
  public void close(long nanos, long visitId) {
    nowNanos = nanos;
    Party party = parties.remove(visitId);
    if (party == null) {
      return;
    }
    Cluster c = clusterOf(party);
    learnFrom(c, party);
    for (Hypothesis h : c.hypotheses) {
      for (int t = 0; t < h.who.length; t++) {
        Person who = persons.get(h.who[t]);
        h.who[t] = who != null && who.party() == party ? Hypothesis.NOBODY : h.who[t];
      }
    }
    persons.values().removeIf(person -> person.party() == party);
    int[] others =
        java.util.stream.IntStream.range(0, c.parties.size())
            .filter(i -> c.parties.get(i) != party)
            .toArray();
    clusters.remove(c);
    if (others.length + c.plates.length > 0) {
      Cluster less = c.project(others, all(c.tracks.length), all(c.plates.length), p, openSince());
      clusters.add(less);
      dropNobodies(less);
    } else {
      for (int track : c.tracks) {
        forgetTrack(track);
      }
    }
    memories.values().removeIf(m -> m.parties.stream().noneMatch(q -> q != party && isOpen(q)));
  }

  private boolean isOpen(Party party) {
    return parties.get(party.visitId) == party;
  }

  // Movements

  /** A movement of a shelf; returns the visits whose cart may have changed. */
  public List<Long> movement(long nanos, Evidence evidence, int inZone) {
    nowNanos = nanos;
    Set<Long> touched = new TreeSet<>(explainMovement(evidence, inZone));
    for (Memory later : List.copyOf(memories.values())) {
      if (later.evidence.onsetNanos() > evidence.onsetNanos()
          && later.evidence.deltaGrams() > 0
          && later.parties.stream().anyMatch(q -> touched.contains(q.visitId))) {
        touched.addAll(redo(later.evidence)); // what was put back may only now have been taken
      }
    }
    return List.copyOf(touched);
  }

  private List<Long> explainMovement(Evidence evidence, int inZone) {
    List<Candidate> known =
        evidence.candidates().stream().filter(c -> remembers(c.trackId())).toList();
    List<Candidate> chosen = choose(evidence, known);
    Set<Cluster> involved = new LinkedHashSet<>();
    for (Candidate candidate : chosen) {
      involved.add(clusterOfTrack(numberOf(candidate.trackId())));
    }
    for (PlateShare share : evidence.plates()) {
      Cluster c = clusterOfPlate(share.plate());
      if (c != null) {
        involved.add(c);
      }
    }
    if (chosen.isEmpty() || involved.isEmpty()) {
      return List.of();
    }
    Memory before = earlierOn(evidence);
    if (before != null) {
      for (Cluster open : openClusters(before)) {
        if (!isNobodys(open, before.evidence)) {
          involved.add(open); // both may be one
        }
      }
    }
    Cluster c = mergeAll(involved);
    int[] tracks = chosen.stream().mapToInt(x -> numberOf(x.trackId())).toArray();
    Expander expander =
        new Expander(
            p,
            products,
            likelihood,
            persons,
            c,
            evidence,
            tracks,
            chosen,
            Math.max(inZone, chosen.size()),
            oracle.whatMoved(evidence),
            habits.pictureShare(),
            before == null ? null : earlier(before.evidence, evidence));
    List<Alternative> alternatives = expander.alternatives();
    if (!alternatives.isEmpty()) {
      apply(c, evidence, alternatives);
    }
    Set<Party> touched = partiesOf(c, tracks);
    memories.put(evidence.movementId(), new Memory(evidence, touched));
    settle(c);
    return touched.stream().map(q -> q.visitId).sorted().toList();
  }

  /** The latest movement of the same plate, seconds ago. */
  private @Nullable Memory earlierOn(Evidence e) {
    Memory latest = null;
    for (Memory memory : memories.values()) {
      Evidence earlier = memory.evidence;
      if (earlier.movementId() != e.movementId()
          && e.onsetNanos() - earlier.onsetNanos() < PRESS_NANOS
          && e.onsetNanos() >= earlier.onsetNanos()
          && isOnSamePlate(earlier, e)) {
        latest = memory;
      }
    }
    return latest;
  }

  private Earlier earlier(Evidence before, Evidence e) {
    return new Earlier(before, before.plus(e), isOpposite(before, e), hindsight);
  }

  private static boolean isOnSamePlate(Evidence a, Evidence b) {
    return !a.plates().isEmpty()
        && !b.plates().isEmpty()
        && a.plates().get(0).plate() == b.plates().get(0).plate()
        && !Double.isNaN(a.deltaGrams())
        && !Double.isNaN(b.deltaGrams());
  }

  private static boolean isOpposite(Evidence a, Evidence b) {
    double sd = Math.hypot(a.sdGrams(), b.sdGrams());
    return Math.abs(a.deltaGrams() + b.deltaGrams()) < Math.max(2.5, 5 * sd);
  }

  private static boolean isNobodys(Cluster c, Evidence e) {
    return c.hypotheses.stream().allMatch(h -> Hindsight.deedsOf(h, e.movementId()).isEmpty());
  }

  private Set<Party> partiesOf(Cluster c, int[] tracks) {
    Set<Party> touched = new LinkedHashSet<>();
    for (Hypothesis h : c.hypotheses) {
      for (int track : tracks) {
        Person person = persons.get(h.who[c.trackIndex(track)]);
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
    double[] score = new double[known.size()];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < score.length; i++) {
      String id = known.get(i).trackId();
      boolean holds = e.crops().stream().anyMatch(crop -> crop.trackId().equals(id));
      score[i] = likelihood.actor(known.get(i)) + (holds ? CROP_BONUS : 0);
      best = Math.max(best, score[i]);
    }
    double least = best - (e.deltaGrams() > 0 ? 11 : 9);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < score.length; i++) {
      if (score[i] > least || likelihood.actor(known.get(i)) > -3) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.comparingDouble((Integer i) -> -score[i])
            .thenComparing(i -> known.get(i).trackId()));
    return order.stream().limit(p.candidatesMax).map(known::get).toList();
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
    int party = move.party();
    if (move.product() != RESTOCK) {
      int giver = move.from() >= 0 ? move.from() : party;
      if (move.units() < 0 && h.carts[giver].count(move.product()) < -move.units()) {
        return false;
      }
      h.carts[giver] = h.carts[giver].plus(move.product(), move.units());
      if (giver != party) {
        h.deeds[giver] =
            new Deeds(
                e.movementId(),
                e.onsetNanos(),
                move.track(),
                move.product(),
                move.units(),
                move.home(),
                h.deeds[giver]);
        h.noteAction(move.track(), e.onsetNanos());
        return move.home() || foreign(c, h, move, e);
      }
    }
    h.deeds[party] =
        new Deeds(
            e.movementId(),
            e.onsetNanos(),
            move.track(),
            move.product(),
            move.units(),
            move.home(),
            h.deeds[party]);
    h.noteAction(move.track(), e.onsetNanos());
    return move.home() || foreign(c, h, move, e);
  }

  private boolean foreign(Cluster c, Hypothesis h, Move move, Evidence e) {
    if (move.product() == Products.UNKNOWN) {
      return true;
    }
    if (move.units() < 0) {
      int i = e.plates().isEmpty() ? -1 : c.plateIndex(e.plates().get(0).plate());
      if (i >= 0) {
        h.foreign[i] = h.foreign[i].plus(move.product(), -move.units());
      }
      return true;
    }
    for (PlateShare share : e.plates()) {
      int i = c.plateIndex(share.plate());
      if (i >= 0 && h.foreign[i].count(move.product()) >= move.units()) {
        h.foreign[i] = h.foreign[i].plus(move.product(), -move.units());
        return true;
      }
    }
    return true; // taken on the word of vision alone
  }

  /** Better figures for a movement that was reported before. */
  public List<Long> reweigh(
      long nanos, long movementId, List<PlateShare> plates, double deltaGrams, double sdGrams) {
    nowNanos = nanos;
    Memory memory = memories.get(movementId);
    if (memory == null) {
      return List.of();
    }
    Evidence better = memory.evidence.reweighed(plates, deltaGrams, sdGrams);
    return isOther(memory.evidence, better) ? redo(better) : revise(memory, better);
  }

  /** Other evidence for a movement that was reported before: it is explained from the start. */
  public List<Long> explainAnew(long nanos, Evidence better) {
    nowNanos = nanos;
    Memory memory = memories.get(better.movementId());
    return memory == null || !memory.parties.stream().allMatch(this::isOpen)
        ? List.of()
        : redo(better);
  }

  /** Whether the new figures tell another story, for which explanations may have been dropped. */
  private static boolean isOther(Evidence before, Evidence better) {
    double change = Math.abs(better.deltaGrams() - before.deltaGrams());
    return better.plates().size() != before.plates().size()
        || change > Math.max(4, 3 * before.sdGrams())
        || !(change >= 0);
  }

  /** Explains a movement anew. What was believed of it before is undone first. */
  private List<Long> redo(Evidence better) {
    List<Long> touched = new ArrayList<>(retract(nowNanos, better.movementId()));
    touched.addAll(explainMovement(better, better.candidates().size()));
    return touched;
  }

  /**
   * Weighs what is believed of a movement again. If it was believed to be the work of two parties
   * that have been taken apart since, they are put together first: only both explain it.
   */
  private List<Long> revise(Memory memory, Evidence better) {
    Evidence before = memory.evidence;
    memory.evidence = better;
    if (!memory.parties.stream().allMatch(this::isOpen)) {
      return List.of(); // somebody has left with a receipt: it is too late
    }
    Set<Cluster> actors = new LinkedHashSet<>();
    for (Cluster c : openClusters(memory)) {
      if (c.hypotheses.stream()
          .anyMatch(h -> !Hindsight.deedsOf(h, better.movementId()).isEmpty())) {
        actors.add(c);
      }
    }
    if (actors.isEmpty()) {
      return List.of();
    }
    Cluster c = mergeAll(actors);
    for (Hypothesis h : c.hypotheses) {
      List<Deeds> deeds = Hindsight.deedsOf(h, better.movementId());
      h.weight += hindsight.factor(deeds, better) - hindsight.factor(deeds, before);
    }
    List<Long> touched = c.parties.stream().map(q -> q.visitId).toList();
    settle(c);
    return touched;
  }

  private List<Cluster> openClusters(Memory memory) {
    Set<Cluster> open = new LinkedHashSet<>();
    for (Party party : memory.parties) {
      if (isOpen(party)) {
        open.add(clusterOf(party));
      }
    }
    return List.copyOf(open);
  }

  /** The movement was none: whatever it changed is undone. */
  public List<Long> retract(long nanos, long movementId) {
    nowNanos = nanos;
    Memory memory = memories.remove(movementId);
    if (memory == null) {
      return List.of();
    }
    List<Long> touched = new ArrayList<>();
    for (Cluster c : openClusters(memory)) {
      List<Hypothesis> undone = new ArrayList<>();
      for (Hypothesis h : c.hypotheses) {
        undone.add(Undo.movement(h, movementId));
      }
      c.hypotheses = undone;
      c.parties.forEach(q -> touched.add(q.visitId));
      settle(c);
    }
    return touched;
  }

  /** A product was seen with a track away from any movement: it speaks for carts that hold it. */
  public List<Long> carry(long nanos, Crop crop) {
    nowNanos = nanos;
    Integer track = trackNumbers.get(crop.trackId());
    if (track == null) {
      return List.of();
    }
    Cluster c = clusterOfTrack(track);
    int index = c.trackIndex(track);
    double rare = (1 - p.holderAccuracy) / 2 + 0.02;
    for (Hypothesis h : c.hypotheses) {
      Person person = persons.get(h.who[index]);
      int party = person == null ? -1 : c.indexOf(person.party());
      h.weight += carried(party < 0 ? Cart.EMPTY : h.carts[party], crop, rare);
    }
    List<Long> touched = c.parties.stream().map(q -> q.visitId).toList();
    settle(c);
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

  // Answers of people

  /** A person said what the visit's cart holds. */
  public void answerContents(long nanos, long visitId, List<SkuCount> contents) {
    nowNanos = nanos;
    Party party = parties.get(visitId);
    if (party == null) {
      return;
    }
    Cart cart = Cart.EMPTY;
    for (SkuCount line : contents) {
      int product = products.indexOf(line.sku());
      if (product >= 0 && line.count() > 0) {
        cart = cart.plus(product, line.count());
      }
    }
    Cluster c = clusterOf(party);
    int index = c.indexOf(party);
    Cart told = cart;
    if (c.hypotheses.stream().anyMatch(h -> h.carts[index].equals(told))) {
      c.hypotheses.removeIf(h -> !h.carts[index].equals(told));
    } else {
      for (Hypothesis h : c.hypotheses) {
        h.carts[index] = told;
      }
    }
    party.lost = 0;
    settle(c);
  }

  /** A person said which reading of a movement is right. */
  public void answerReading(long nanos, long movementId, Reading reading) {
    nowNanos = nanos;
    Memory memory = memories.get(movementId);
    if (memory == null) {
      return;
    }
    for (Cluster c : openClusters(memory)) {
      List<Hypothesis> right =
          c.hypotheses.stream().filter(h -> readingOf(c, h, movementId).isSame(reading)).toList();
      if (!right.isEmpty()) {
        c.hypotheses = new ArrayList<>(right);
        settle(c);
      }
    }
  }

  // What is believed

  /** The likeliest cart of a visit. */
  public Bill bill(long visitId) {
    Party party = parties.get(visitId);
    if (party == null) {
      return new Bill(List.of(), 0, false);
    }
    Cluster c = clusterOf(party);
    int index = c.indexOf(party);
    Map<Cart, Double> sums = new LinkedHashMap<>();
    for (Hypothesis h : c.hypotheses) {
      sums.merge(h.carts[index], StrictMath.exp(h.weight), Double::sum);
    }
    Cart best = Cart.EMPTY;
    double probability = -1;
    for (Map.Entry<Cart, Double> entry : sums.entrySet()) {
      if (entry.getValue() > probability) {
        best = entry.getKey();
        probability = entry.getValue();
      }
    }
    Cart top = best;
    Hypothesis story =
        c.hypotheses.stream().filter(h -> h.carts[index].equals(top)).findFirst().orElseThrow();
    double known = Math.min(1, probability) * (1 - Math.min(1, party.lost));
    boolean unknown = top.count(Products.UNKNOWN) > 0;
    return new Bill(lines(top, story.deeds[index], sums), unknown ? known * 0.01 : known, unknown);
  }

  private List<Bill.Line> lines(Cart cart, @Nullable Deeds newest, Map<Cart, Double> sums) {
    List<Bill.Line> lines = new ArrayList<>();
    Deeds[] deeds = Deeds.toArray(newest);
    for (int i = 0; i < cart.kinds(); i++) {
      int product = cart.product(i);
      if (product == Products.UNKNOWN) {
        continue;
      }
      double same = 0;
      for (Map.Entry<Cart, Double> entry : sums.entrySet()) {
        same += entry.getKey().count(product) == cart.countAt(i) ? entry.getValue() : 0;
      }
      List<Long> movements = new ArrayList<>();
      for (int d = deeds.length - 1; d >= 0; d--) {
        if (deeds[d].product() == product && !movements.contains(deeds[d].movementId())) {
          movements.add(deeds[d].movementId());
        }
      }
      lines.add(
          new Bill.Line(products.sku(product), cart.countAt(i), Math.min(1, same), movements));
    }
    return lines;
  }

  /** The ways to explain a movement, best first. */
  public List<Reading> explain(long movementId) {
    Memory memory = memories.get(movementId);
    if (memory == null) {
      return List.of();
    }
    Map<Reading, Double> sums = new LinkedHashMap<>();
    List<Cluster> open = openClusters(memory);
    for (Cluster c : open) {
      for (Hypothesis h : c.hypotheses) {
        Reading reading = readingOf(c, h, movementId);
        if (reading.visitId() != 0 || open.size() == 1) {
          sums.merge(reading, StrictMath.exp(h.weight), Double::sum);
        }
      }
    }
    return sums.entrySet().stream()
        .filter(entry -> entry.getValue() > 1e-4)
        .sorted(Map.Entry.<Reading, Double>comparingByValue().reversed())
        .limit(8)
        .map(entry -> entry.getKey().withProbability(Math.min(1, entry.getValue())))
        .toList();
  }

  private Reading readingOf(Cluster c, Hypothesis h, long movementId) {
    List<Long> who = new ArrayList<>();
    List<List<SkuCount>> what = new ArrayList<>();
    boolean unknown = false;
    for (int i = 0; i < h.deeds.length; i++) {
      List<Deeds> deeds = Arrays.asList(Deeds.of(h.deeds[i], movementId));
      if (!deeds.isEmpty()) {
        who.add(c.parties.get(i).visitId);
        what.add(counts(deeds));
        unknown |= deeds.stream().anyMatch(d -> d.product() == Products.UNKNOWN);
      }
    }
    while (who.size() < 2) {
      who.add(0L);
      what.add(List.of());
    }
    return new Reading(who.get(0), what.get(0), who.get(1), what.get(1), unknown, 0);
  }

  private List<SkuCount> counts(List<Deeds> deeds) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Deeds d : deeds) {
      if (d.product() != Products.UNKNOWN && d.product() != RESTOCK) {
        counts.merge(products.sku(d.product()), d.units(), Integer::sum);
      }
    }
    return counts.entrySet().stream().map(x -> new SkuCount(x.getKey(), x.getValue())).toList();
  }

  /** Movements that a visit's likeliest story rests on or that may be its, oldest first. */
  public List<Long> movementsOf(long visitId) {
    Party party = parties.get(visitId);
    if (party == null) {
      return List.of();
    }
    return memories.entrySet().stream()
        .filter(entry -> entry.getValue().parties.contains(party))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** When a movement began, 0 if it is forgotten. */
  public long onsetOf(long movementId) {
    Memory memory = memories.get(movementId);
    return memory == null ? 0 : memory.evidence.onsetNanos();
  }

  /** What is believed to lie on a plate against the planogram, with probabilities. */
  public Map<String, Double> foreignOn(int plate) {
    Cluster c = clusterOfPlate(plate);
    Map<String, Double> sums = new TreeMap<>();
    if (c != null) {
      int index = c.plateIndex(plate);
      for (Hypothesis h : c.hypotheses) {
        Cart cart = h.foreign[index];
        for (int i = 0; i < cart.kinds(); i++) {
          sums.merge(products.sku(cart.product(i)), StrictMath.exp(h.weight), Double::sum);
        }
      }
    }
    return sums;
  }

  /** A person counted the plate: whatever lay there against the planogram is known now. */
  public void audited(long nanos, int plate) {
    nowNanos = nanos;
    Cluster c = clusterOfPlate(plate);
    if (c != null) {
      int index = c.plateIndex(plate);
      for (Hypothesis h : c.hypotheses) {
        h.foreign[index] = Cart.EMPTY;
      }
      settle(c);
    }
  }

  /** How many independent parts the posterior has now. */
  public int clusterCount() {
    return clusters.size();
  }

  // Clusters

  private void settle(Cluster c) {
    clusters.remove(c);
    c.reduce(p, openSince());
    clusters.addAll(splitter.split(c, openSince()));
  }

  private Cluster mergeAll(Set<Cluster> involved) {
    Cluster merged = null;
    for (Cluster next : involved) {
      clusters.remove(next);
      if (merged == null) {
        merged = next;
      } else {
        if (merged.parties.size() + next.parties.size() > p.partiesMax) {
          collapse(merged);
          collapse(next);
        }
        merged = Cluster.merge(merged, next, p, openSince());
      }
    }
    if (merged == null) {
      throw new IllegalStateException("There is no cluster to merge.");
    }
    clusters.add(merged);
    return merged;
  }

  /** Too many parties depend on each other: only the best story is kept, and that is owned up. */
  private static void collapse(Cluster c) {
    Hypothesis best = c.hypotheses.get(0);
    double left = 1 - StrictMath.exp(best.weight);
    for (Party party : c.parties) {
      party.lost += left;
    }
    best.weight = 0;
    c.hypotheses = new ArrayList<>(List.of(best));
  }

  private Cluster clusterOf(Party party) {
    for (Cluster c : clusters) {
      if (c.parties.contains(party)) {
        return c;
      }
    }
    throw new IllegalStateException("Visit " + party.visitId + " is in no cluster.");
  }

  private Cluster clusterOfTrack(int track) {
    for (Cluster c : clusters) {
      if (c.trackIndex(track) >= 0) {
        return c;
      }
    }
    throw new IllegalStateException("Track " + trackIds.get(track) + " is in no cluster.");
  }

  private @Nullable Cluster clusterOfPlate(int plate) {
    for (Cluster c : clusters) {
      if (c.plateIndex(plate) >= 0) {
        return c;
      }
    }
    return null;
  }

  private static int[] all(int n) {
    return java.util.stream.IntStream.range(0, n).toArray();
  }

  /** Sure movements of a closing visit teach weights and gains. */
  private void learnFrom(Cluster c, Party party) {
    int index = c.indexOf(party);
    Hypothesis best = c.hypotheses.get(0);
    for (Deeds d : Deeds.toArray(best.deeds[index])) {
      Memory memory = memories.get(d.movementId());
      if (memory == null
          || d.product() >= RESTOCK
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
      Evidence e = memory.evidence;
      double grams = -e.deltaGrams() * Integer.signum(d.units());
      if (sure > LEARN_PROBABILITY && grams > 0) {
        habits.learn(!e.crops().isEmpty());
        teach(d, e, grams);
      }
    }
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
    products.learn(d.product(), Math.abs(d.units()), plates, shares, grams, e.sdGrams());
  }
}
