package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Takes clusters apart where their stories no longer depend on each other. */
final class Splitter {
  private static final double TOTAL_VARIATION_TWICE = 4e-3;

  private final Parameters p;
  private final Map<Integer, Person> persons;

  Splitter(Parameters p, Map<Integer, Person> persons) {
    this.p = p;
    this.persons = persons;
  }

  /** The independent parts of a cluster. */
  List<Cluster> split(Cluster cluster, long openSinceNanos) {
    List<Cluster> parts = new ArrayList<>();
    Cluster rest = withoutIdlePlates(cluster, openSinceNanos);
    for (Party party : List.copyOf(rest.parties)) {
      if (rest.parties.size() + rest.plates.length < 2) {
        break;
      }
      int index = rest.indexOf(party);
      int[] tracks = tracksOf(rest, party);
      if (tracks != null && isIndependent(rest, index, tracks, openSinceNanos)) {
        int[] none = {};
        int only = index;
        parts.add(rest.project(new int[] {index}, tracks, none, p, openSinceNanos));
        rest =
            rest.project(
                others(rest.parties.size(), only),
                complement(rest.tracks.length, tracks),
                all(rest.plates.length),
                p,
                openSinceNanos);
      }
    }
    if (!rest.parties.isEmpty() || rest.plates.length > 0 || rest.tracks.length > 0) {
      parts.add(rest);
    }
    return parts;
  }

  private Cluster withoutIdlePlates(Cluster c, long open) {
    int[] busy =
        IntStream.range(0, c.plates.length)
            .filter(i -> c.hypotheses.stream().anyMatch(h -> !h.foreign[i].isEmpty()))
            .toArray();
    return busy.length == c.plates.length
        ? c
        : c.project(all(c.parties.size()), all(c.tracks.length), busy, p, open);
  }

  /** Tracks that are of the party in every story, or null if one is in some stories only. */
  private int @org.jspecify.annotations.Nullable [] tracksOf(Cluster c, Party party) {
    int[] own = new int[c.tracks.length];
    int n = 0;
    for (int t = 0; t < c.tracks.length; t++) {
      int last = Hypothesis.NOBODY - 1;
      boolean isOf = false;
      int in = 0;
      for (Hypothesis h : c.hypotheses) {
        if (h.who[t] != last) {
          last = h.who[t];
          isOf = isOf(last, party);
        }
        in += isOf ? 1 : 0;
      }
      if (in == c.hypotheses.size()) {
        own[n++] = t;
      } else if (in > 0) {
        return null;
      }
    }
    return java.util.Arrays.copyOf(own, n);
  }

  private boolean isOf(int personNumber, Party party) {
    Person person = persons.get(personNumber);
    return person != null && person.party() == party;
  }

  private static boolean isIndependent(Cluster c, int party, int[] tracks, long open) {
    if (c.hypotheses.size() == 1) {
      return true;
    }
    ToLongFunction<Hypothesis> own =
        h -> {
          long k = h.partyKey(party, open);
          for (int t : tracks) {
            k = k * 31 + h.who[t];
          }
          return k;
        };
    Map<Long, Double> a = new HashMap<>();
    Map<Long, Double> b = new HashMap<>();
    double[] wa = new double[c.hypotheses.size()];
    long[] ka = new long[wa.length];
    long[] kb = new long[wa.length];
    boolean[] mine = new boolean[c.tracks.length];
    for (int t : tracks) {
      mine[t] = true;
    }
    for (int i = 0; i < wa.length; i++) {
      Hypothesis h = c.hypotheses.get(i);
      wa[i] = StrictMath.exp(h.weight);
      ka[i] = own.applyAsLong(h);
      kb[i] = restKey(h, party, mine, open);
      a.merge(ka[i], wa[i], Double::sum);
      b.merge(kb[i], wa[i], Double::sum);
    }
    double apart = 0;
    double covered = 0;
    for (int i = 0; i < wa.length; i++) {
      double product = a.getOrDefault(ka[i], 0.0) * b.getOrDefault(kb[i], 0.0);
      apart += Math.abs(wa[i] - product);
      covered += product;
    }
    return apart + 1 - covered < TOTAL_VARIATION_TWICE;
  }

  private static long restKey(Hypothesis h, int party, boolean[] mine, long open) {
    long k = 0;
    for (int i = 0; i < h.carts.length; i++) {
      k = i == party ? k : k * 31 + h.partyKey(i, open);
    }
    for (int t = 0; t < h.who.length; t++) {
      k = mine[t] ? k : k * 31 + Cart.mix(h.who[t]);
    }
    for (Cart cart : h.foreign) {
      k = k * 31 + cart.hash();
    }
    return k;
  }

  private static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }

  private static int[] others(int n, int without) {
    return IntStream.range(0, n).filter(i -> i != without).toArray();
  }

  private static int[] complement(int n, int[] without) {
    return IntStream.range(0, n)
        .filter(i -> IntStream.of(without).noneMatch(x -> x == i))
        .toArray();
  }
}
