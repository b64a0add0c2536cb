package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Who is who: people come in, meet, get lost and go out. */
final class Identity {
  private final Parameters p;
  private final Posterior q;
  private final double noise; // variance of clothing as pictured inside
  private final double spread; // variance of clothing between people

  Identity(Parameters parameters, Posterior posterior) {
    p = parameters;
    q = posterior;
    noise = Products.square(p.appearanceNoise);
    spread = Products.square(p.clothingSd);
  }

  /** Somebody came in. The first person of a visit opens it. */
  void enter(Happening.Entered e) {
    Party party = q.parties.get(e.visitId());
    if (party == null) {
      party = new Party(e.visitId(), e.role());
      q.parties.put(e.visitId(), party);
      q.clusters.add(Cluster.ofParty(party));
    }
    int number = Math.toIntExact(e.personId());
    q.persons.put(number, new Person(e.personId(), party));
    if (!q.trackNumbers.containsKey(e.trackId())) {
      Look look = Look.of(e.anchor(), Products.square(p.anchorNoise));
      q.clusterOf(party).addTrack(q.newTrack(e.trackId()), number, look);
    }
  }

  /** Tracks met and parted: those after continue those before in one of all orders. */
  void crossed(Happening.Crossed meeting) {
    List<String> before = meeting.before();
    List<String> after = meeting.after();
    if (!q.trackNumbers.keySet().containsAll(before)) {
      return; // told again, somebody of them turned out to be nobody
    }
    q.forgetEnded();
    Set<Cluster> involved = new LinkedHashSet<>();
    for (String id : before) {
      involved.add(q.clusterOfTrack(q.numberOf(id)));
    }
    Cluster c = q.mergeAll(involved);
    int[] at = before.stream().mapToInt(id -> c.trackIndex(q.numberOf(id))).toArray();
    int[] to = new int[after.size()];
    for (int i = 0; i < to.length; i++) {
      if (before.contains(after.get(i))) {
        q.end(q.numberOf(after.get(i))); // the name lives on; who bears it is open
      }
      c.addTrack(q.newTrack(after.get(i)), Hypothesis.NOBODY, Look.UNKNOWN);
      to[i] = c.tracks.length - 1;
    }
    List<int[]> permutations = Permutations.of(before.size());
    List<Hypothesis> children = new ArrayList<>();
    for (Hypothesis h : c.hypotheses) {
      children.addAll(parted(h, at, to, permutations, meeting));
    }
    c.hypotheses = children;
    for (int i : at) {
      q.end(c.tracks[i]);
    }
    q.settle(c);
  }

  private List<Hypothesis> parted(
      Hypothesis h, int[] at, int[] to, List<int[]> permutations, Happening.Crossed meeting) {
    List<float[]> appearances = meeting.appearances();
    Map<List<Long>, Hypothesis> byParties = new LinkedHashMap<>();
    Map<List<Long>, Double> bestOf = new HashMap<>();
    for (int k = 0; k < permutations.size(); k++) {
      int[] order = permutations.get(k);
      Hypothesis child = h.copy();
      double factor = p.crossingSlope * meeting.logLikelihoods().get(k);
      Long[] visit = new Long[at.length];
      for (int i = 0; i < at.length; i++) {
        int person = h.who[at[i]];
        child.who[to[order[i]]] = person;
        Person who = q.persons.get(person);
        visit[order[i]] = who == null ? 0L : (Long) who.party().visitId;
        Look look = h.looks[at[i]];
        if (!appearances.isEmpty()) {
          float[] seen = appearances.get(order[i]);
          factor += look.logMatch(seen, noise, spread);
          look = look.with(seen, noise);
        }
        child.looks[to[order[i]]] = look;
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

  /** A new track appeared in the middle of the shop: it continues one of the lost ones. */
  void continues(Happening.Continued found) {
    List<String> lost = found.lost();
    if (!q.trackNumbers.keySet().containsAll(lost)) {
      return;
    }
    Set<Cluster> involved = new LinkedHashSet<>();
    for (String id : lost) {
      involved.add(q.clusterOfTrack(q.numberOf(id)));
    }
    Cluster c = q.mergeAll(involved);
    int number = q.newTrack(found.trackId());
    c.addTrack(number, Hypothesis.NOBODY, Look.UNKNOWN);
    int own = c.trackIndex(number);
    List<Hypothesis> children = new ArrayList<>();
    for (Hypothesis h : c.hypotheses) {
      for (int i = 0; i < lost.size(); i++) {
        int index = c.trackIndex(q.numberOf(lost.get(i)));
        Hypothesis child = h.copy();
        child.who[own] = h.who[index];
        child.who[index] = Hypothesis.NOBODY;
        Look look = h.looks[index];
        child.looks[own] = look.with(found.seen(), noise);
        child.weight += found.logLikelihoods().get(i) + look.logMatch(found.seen(), noise, spread);
        children.add(child);
      }
    }
    if (children.isEmpty()) {
      children = c.hypotheses;
    }
    c.hypotheses = children;
    q.dropNobodies(c);
  }

  /** The track went out through a gate (or is given up as lost for good). */
  void exit(String trackId, float[] seen) {
    Integer track = q.trackNumbers.get(trackId);
    if (track == null) {
      return;
    }
    Cluster c = q.clusterOfTrack(track);
    int index = c.trackIndex(track);
    double noiseAtGate = Products.square(0.6 * p.appearanceNoise);
    for (Hypothesis h : c.hypotheses) {
      h.weight += h.looks[index].logMatch(seen, noiseAtGate, spread);
    }
    q.end(track);
    q.settle(c);
    q.forgetEnded();
  }

  /** Forgets a visit: nothing that comes later can change its cart. */
  void close(long visitId) {
    Party party = q.parties.remove(visitId);
    if (party == null) {
      return;
    }
    Cluster c = q.clusterOf(party);
    c.copyStories();
    for (Hypothesis h : c.hypotheses) {
      for (int t = 0; t < h.who.length; t++) {
        h.who[t] = q.isOf(h.who[t], party) ? Hypothesis.NOBODY : h.who[t];
      }
    }
    q.persons.values().removeIf(person -> person.party() == party);
    int[] others =
        IntStream.range(0, c.parties.size()).filter(i -> c.parties.get(i) != party).toArray();
    q.clusters.remove(c);
    if (others.length + c.plates.length > 0) {
      Cluster less =
          c.project(
              others,
              Posterior.all(c.tracks.length),
              Posterior.all(c.plates.length),
              p,
              q.openSince());
      q.clusters.add(less);
      q.dropNobodies(less);
    } else {
      for (int track : c.tracks) {
        q.forgetTrack(track);
      }
    }
    q.memories
        .values()
        .removeIf(m -> m.parties().stream().noneMatch(x -> x != party && q.isOpen(x)));
  }
}
