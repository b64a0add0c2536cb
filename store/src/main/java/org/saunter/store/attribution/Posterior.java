package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the filter believes: independent clusters of joint stories, who is inside, and the evidence
 * of movements that may still be told anew.
 */
final class Posterior {
  private static final long OPEN_NANOS = 3_000_000_000L;
  private static final long ENDED_NANOS = 20_000_000_000L;

  final Parameters p;
  final Map<Integer, Person> persons = new HashMap<>();
  final Map<Long, Party> parties = new TreeMap<>();
  final Map<String, Integer> trackNumbers = new HashMap<>();
  final List<String> trackIds = new ArrayList<>();
  final Map<Integer, Long> ended = new TreeMap<>(); // tracks that are over, and since when
  final List<Cluster> clusters = new ArrayList<>();
  final Map<Long, Memory> memories = new LinkedHashMap<>();
  private final Splitter splitter;
  long nowNanos;

  /** Evidence on a movement, and whose it may be. */
  record Memory(Evidence evidence, Set<Party> parties) {}

  Posterior(Parameters parameters) {
    p = parameters;
    splitter = new Splitter(parameters, persons);
  }

  long openSince() {
    return nowNanos - OPEN_NANOS;
  }

  // Tracks

  int newTrack(String trackId) {
    trackIds.add(trackId);
    trackNumbers.put(trackId, trackIds.size() - 1);
    return trackIds.size() - 1;
  }

  int numberOf(String trackId) {
    Integer number = trackNumbers.get(trackId);
    if (number == null) {
      throw new IllegalStateException("Track " + trackId + " is not followed.");
    }
    return number;
  }

  boolean knows(String trackId) {
    Integer number = trackNumbers.get(trackId);
    return number != null && !ended.containsKey(number);
  }

  /**
   * Notes that a track is over. Movements are told seconds after they happened, when whoever acted
   * may have left or come out of a crossing under another name: so it is remembered for a while.
   */
  void end(int track) {
    ended.put(track, nowNanos);
  }

  void forgetEnded() {
    if (ended.isEmpty()) {
      return;
    }
    for (Map.Entry<Integer, Long> entry : List.copyOf(ended.entrySet())) {
      if (nowNanos - entry.getValue() > ENDED_NANOS) {
        Cluster c = clusterOfTrack(entry.getKey());
        int[] keep =
            IntStream.range(0, c.tracks.length)
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

  void forgetTrack(int track) {
    trackNumbers.remove(trackIds.get(track), track); // a name may live on under another number
    ended.remove(track);
  }

  /** Takes out tracks that are nobody in every story. */
  void dropNobodies(Cluster c) {
    c.reduce(p, openSince());
    int[] keep =
        IntStream.range(0, c.tracks.length)
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

  // Clusters

  /** Keeps the best stories of a changed cluster and takes it apart where it falls apart. */
  void settle(Cluster c) {
    clusters.remove(c);
    c.reduce(p, openSince());
    clusters.addAll(splitter.split(c, openSince()));
  }

  Cluster mergeAll(Set<Cluster> involved) {
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

  Cluster clusterOf(Party party) {
    for (Cluster c : clusters) {
      if (c.parties.contains(party)) {
        return c;
      }
    }
    throw new IllegalStateException("Visit " + party.visitId + " is in no cluster.");
  }

  Cluster clusterOfTrack(int track) {
    for (Cluster c : clusters) {
      if (c.trackIndex(track) >= 0) {
        return c;
      }
    }
    throw new IllegalStateException("Track " + trackIds.get(track) + " is in no cluster.");
  }

  @Nullable Cluster clusterOfPlate(int plate) {
    for (Cluster c : clusters) {
      if (c.plateIndex(plate) >= 0) {
        return c;
      }
    }
    return null;
  }

  static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }

  /** Whether a person belongs to a party; nobody belongs to none. */
  boolean isOf(int personNumber, Party party) {
    Person person = persons.get(personNumber);
    return person != null && person.party() == party;
  }

  boolean isOpen(Party party) {
    return parties.get(party.visitId) == party;
  }

  List<Cluster> openClusters(Memory memory) {
    Set<Cluster> open = new LinkedHashSet<>();
    for (Party party : memory.parties()) {
      if (isOpen(party)) {
        open.add(clusterOf(party));
      }
    }
    return List.copyOf(open);
  }

  // Going back

  /** Everything as it is now, for {@link #restore}. */
  Snapshot snapshot() {
    List<Frozen> frozen = new ArrayList<>(clusters.size());
    for (Cluster c : clusters) {
      double[] weights = new double[c.hypotheses.size()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = c.hypotheses.get(i).weight;
      }
      frozen.add(
          new Frozen(
              List.copyOf(c.parties), c.tracks, c.plates, List.copyOf(c.hypotheses), weights));
    }
    Map<Party, Double> lost = new LinkedHashMap<>();
    parties.values().forEach(q -> lost.put(q, q.lost));
    return new Snapshot(
        frozen,
        lost,
        new HashMap<>(persons),
        new TreeMap<>(parties),
        new HashMap<>(trackNumbers),
        trackIds.size(),
        new TreeMap<>(ended),
        new LinkedHashMap<>(memories));
  }

  /** A cluster that does not change any more; weights stand beside the shared stories. */
  record Frozen(
      List<Party> parties,
      int[] tracks,
      int[] plates,
      List<Hypothesis> hypotheses,
      double[] weights) {
    private Cluster thaw() {
      Cluster c = new Cluster();
      c.parties.addAll(parties);
      c.tracks = tracks;
      c.plates = plates;
      for (int i = 0; i < weights.length; i++) {
        Hypothesis h = hypotheses.get(i).copy();
        h.weight = weights[i];
        c.hypotheses.add(h);
      }
      return c;
    }
  }

  /** The posterior of one moment. */
  record Snapshot(
      List<Frozen> clusters,
      Map<Party, Double> lost,
      Map<Integer, Person> persons,
      Map<Long, Party> parties,
      Map<String, Integer> trackNumbers,
      int tracks,
      Map<Integer, Long> ended,
      Map<Long, Memory> memories) {}

  /** Goes back to a moment. */
  void restore(Snapshot then) {
    clusters.clear();
    then.clusters().forEach(frozen -> clusters.add(frozen.thaw()));
    then.lost().forEach((party, lost) -> party.lost = lost);
    refill(persons, then.persons());
    refill(parties, then.parties());
    refill(trackNumbers, then.trackNumbers());
    trackIds.subList(then.tracks(), trackIds.size()).clear();
    refill(ended, then.ended());
    refill(memories, then.memories());
  }

  private static <K, V> void refill(Map<K, V> map, Map<K, V> content) {
    map.clear();
    map.putAll(content);
  }
}
