package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parties, tracks and plates whose stories depend on each other, with the stories themselves. */
final class Cluster {
  final List<Party> parties = new ArrayList<>();
  int[] tracks = {};
  int[] plates = {};
  List<Hypothesis> hypotheses = new ArrayList<>();

  int indexOf(Party party) {
    return parties.indexOf(party);
  }

  int trackIndex(int track) {
    return find(tracks, track);
  }

  int plateIndex(int plate) {
    return find(plates, plate);
  }

  private static int find(int[] values, int value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    return -1;
  }

  static Cluster ofPlate(int plate) {
    Cluster c = new Cluster();
    c.plates = new int[] {plate};
    c.hypotheses.add(
        new Hypothesis(
            0, new Cart[0], new Deeds[0], new int[0], new Look[0], new Cart[] {Cart.EMPTY}));
    return c;
  }

  static Cluster ofParty(Party party) {
    Cluster c = new Cluster();
    c.parties.add(party);
    c.hypotheses.add(
        new Hypothesis(
            0, new Cart[] {Cart.EMPTY}, new Deeds[1], new int[0], new Look[0], new Cart[0]));
    return c;
  }

  /** Adds a track that is certainly {@code person} (or nobody) in every story, and looks so. */
  void addTrack(int track, int person, Look look) {
    tracks = append(tracks, track);
    hypotheses =
        new ArrayList<>(
            hypotheses.stream()
                .map(
                    h -> {
                      Hypothesis n =
                          new Hypothesis(
                              h.weight,
                              h.carts,
                              h.deeds,
                              append(h.who, person),
                              concat(h.looks, new Look[] {look}),
                              h.foreign);
                      n.copyRecent(h);
                      return n;
                    })
                .toList());
  }

  /** Adds a plate without foreign items. */
  void addPlate(int plate) {
    plates = append(plates, plate);
    hypotheses =
        new ArrayList<>(
            hypotheses.stream()
                .map(
                    h -> {
                      Cart[] foreign = Arrays.copyOf(h.foreign, h.foreign.length + 1);
                      foreign[foreign.length - 1] = Cart.EMPTY;
                      Hypothesis n =
                          new Hypothesis(h.weight, h.carts, h.deeds, h.who, h.looks, foreign);
                      n.copyRecent(h);
                      return n;
                    })
                .toList());
  }

  /** Makes stories that may be changed in place: the old ones may be kept for going back. */
  void copyStories() {
    hypotheses = new ArrayList<>(hypotheses.stream().map(Hypothesis::copy).toList());
  }

  static int[] append(int[] values, int value) {
    int[] more = Arrays.copyOf(values, values.length + 1);
    more[values.length] = value;
    return more;
  }

  /** The product of two independent clusters. */
  static Cluster merge(Cluster a, Cluster b, Parameters p, long openSinceNanos) {
    Cluster c = new Cluster();
    c.parties.addAll(a.parties);
    c.parties.addAll(b.parties);
    c.tracks = concat(a.tracks, b.tracks);
    c.plates = concat(a.plates, b.plates);
    double best = a.hypotheses.get(0).weight + b.hypotheses.get(0).weight;
    for (Hypothesis x : a.hypotheses) {
      for (Hypothesis y : b.hypotheses) {
        if (x.weight + y.weight >= best - p.pruneNats) {
          c.hypotheses.add(join(x, y));
        }
      }
    }
    c.reduce(p, openSinceNanos);
    return c;
  }

  private static Hypothesis join(Hypothesis x, Hypothesis y) {
    @Nullable Deeds[] deeds = Arrays.copyOf(x.deeds, x.deeds.length + y.deeds.length);
    System.arraycopy(y.deeds, 0, deeds, x.deeds.length, y.deeds.length);
    Hypothesis h =
        new Hypothesis(
            x.weight + y.weight,
            concat(x.carts, y.carts),
            deeds,
            concat(x.who, y.who),
            concat(x.looks, y.looks),
            concat(x.foreign, y.foreign));
    Hypothesis newest = x.recentNanos >= y.recentNanos ? x : y;
    Hypothesis other = newest == x ? y : x;
    h.copyRecent(newest);
    if (other.recentNanos > h.olderNanos) {
      h.olderNanos = other.recentNanos;
      h.olderTrack = other.recentTrack;
    }
    return h;
  }

  static int[] concat(int[] a, int[] b) {
    int[] c = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, c, a.length, b.length);
    return c;
  }

  private static <T> T[] concat(T[] a, T[] b) {
    T[] c = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, c, a.length, b.length);
    return c;
  }

  /** Merges equal stories, keeps the best, and normalises; what is dropped is accounted for. */
  void reduce(Parameters p, long openSinceNanos) {
    Map<Long, Hypothesis> byKey = new LinkedHashMap<>();
    hypotheses.sort(Comparator.comparingDouble((Hypothesis h) -> -h.weight));
    for (Hypothesis h : hypotheses) {
      Hypothesis same = byKey.putIfAbsent(h.key(openSinceNanos), h);
      if (same != null) {
        same.weight = Likelihood.logSum(same.weight, h.weight);
      }
    }
    List<Hypothesis> merged = new ArrayList<>(byKey.values());
    merged.sort(Comparator.comparingDouble((Hypothesis h) -> -h.weight));
    double total = Double.NEGATIVE_INFINITY;
    for (Hypothesis h : merged) {
      total = Likelihood.logSum(total, h.weight);
    }
    double best = merged.get(0).weight;
    int kept = 0;
    while (kept < merged.size() && kept < p.beam && merged.get(kept).weight >= best - p.pruneNats) {
      kept++;
    }
    account(merged, kept, total);
    hypotheses = new ArrayList<>(merged.subList(0, kept));
    normalise();
  }

  private void account(List<Hypothesis> merged, int kept, double total) {
    Hypothesis best = merged.get(0);
    for (int i = kept; i < merged.size(); i++) {
      double share = StrictMath.exp(merged.get(i).weight - total);
      if (share < 1e-7) {
        return;
      }
      for (int j = 0; j < parties.size(); j++) {
        if (!best.carts[j].equals(merged.get(i).carts[j])) {
          parties.get(j).lost += share;
        }
      }
    }
  }

  /** Makes the weights sum to one. */
  void normalise() {
    double total = Double.NEGATIVE_INFINITY;
    for (Hypothesis h : hypotheses) {
      total = Likelihood.logSum(total, h.weight);
    }
    for (Hypothesis h : hypotheses) {
      h.weight -= total;
    }
  }

  /** Keeps only some parties, tracks and plates, by index, and merges what becomes equal. */
  Cluster project(int[] keepParties, int[] keepTracks, int[] keepPlates, Parameters p, long open) {
    Cluster c = new Cluster();
    for (int i : keepParties) {
      c.parties.add(parties.get(i));
    }
    c.tracks = pick(tracks, keepTracks);
    c.plates = pick(plates, keepPlates);
    for (Hypothesis h : hypotheses) {
      @Nullable Deeds[] deeds = new Deeds[keepParties.length];
      for (int i = 0; i < keepParties.length; i++) {
        deeds[i] = h.deeds[keepParties[i]];
      }
      Hypothesis n =
          new Hypothesis(
              h.weight,
              pick(h.carts, keepParties),
              deeds,
              pick(h.who, keepTracks),
              pick(h.looks, keepTracks),
              pick(h.foreign, keepPlates));
      n.copyRecent(h);
      c.hypotheses.add(n);
    }
    c.reduce(p, open);
    return c;
  }

  private static int[] pick(int[] values, int[] indices) {
    return Arrays.stream(indices).map(i -> values[i]).toArray();
  }

  private static <T> T[] pick(T[] values, int[] indices) {
    T[] picked = Arrays.copyOf(values, indices.length);
    for (int i = 0; i < indices.length; i++) {
      picked[i] = values[indices[i]];
    }
    return picked;
  }
}
