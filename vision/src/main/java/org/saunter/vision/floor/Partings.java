package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.Appearance;

/**
 * Ends contacts. Once those who may have been exchanged stand apart, either the worlds agree well
 * enough on who is who, and the others are dropped; or the tracks are cut and new ones begin: then
 * each order of them gets the weight of its worlds. Whoever is far from everybody leaves the group.
 */
final class Partings {
  /** Doubt above which tracks are cut. */
  static final double CUT_DOUBT = 5e-4;

  private static final double MIXED = 1e-5;
  private static final double CLOSE_MM = 550;
  private static final double TOUCHING_MM = 350;
  private static final long SETTLED_NANOS = 500_000_000L;
  private static final long BESIDE_NANOS = 2_000_000_000L; // of who stay close, but not that close
  private static final long PATIENCE_NANOS = 1_200_000_000L; // for pictures, beyond that
  private static final int PICTURES = 4;
  private static final double HERE_NATS = 3;
  private static final double APART_MM = 700;
  private static final double CLEARLY = 0.5;
  private static final int MOST = 4;
  private static final double UNHEARD_OF_NATS = 15;

  private final Names names;
  private final ClothingModel clothing;
  private final double slope;
  private final Map<Long, long[]> near = new TreeMap<>(); // pair to when last close and touching

  Partings(Names names, ClothingModel clothing, double slope) {
    this.names = names;
    this.clothing = clothing;
    this.slope = slope;
  }

  /** Looks at all groups, in place; returns the crossings that are due. */
  List<Crossing> part(long nanos, List<Group> groups) {
    List<Crossing> crossings = new ArrayList<>();
    List<Group> parted = new ArrayList<>();
    for (Group group : groups) {
      if (group.isSingle()) {
        parted.add(group);
        continue;
      }
      watch(nanos, group);
      if (group.worlds.size() > 1) {
        resolve(nanos, group, crossings);
      }
      split(group, parted);
    }
    groups.clear();
    groups.addAll(parted);
    near.values().removeIf(when -> nanos - when[0] > 10_000_000_000L);
    return crossings;
  }

  private void watch(long nanos, Group group) {
    List<Strand> strands = group.best().strands();
    for (int i = 0; i < strands.size(); i++) {
      for (int j = i + 1; j < strands.size(); j++) {
        double squared = strands.get(i).motion().squaredMm(strands.get(j).motion());
        if (squared < CLOSE_MM * CLOSE_MM) {
          long[] when = near.computeIfAbsent(pair(group, i, j), p -> new long[2]);
          when[0] = nanos;
          when[1] = squared < TOUCHING_MM * TOUCHING_MM ? nanos : when[1];
        }
      }
    }
  }

  private static long pair(Group group, int i, int j) {
    long a = group.tracks.get(i).number;
    long b = group.tracks.get(j).number;
    return Math.min(a, b) << 32 | Math.max(a, b);
  }

  // ---- who is who

  private void resolve(long nanos, Group group, List<Crossing> out) {
    for (int round = 0; round < group.tracks.size(); round++) {
      Mixing mixing = new Mixing(group);
      List<Integer> due = due(nanos, group, mixing);
      if (due.isEmpty()) {
        return;
      }
      if (doubt(group, mixing, due) <= CUT_DOUBT) {
        keepAgreeing(group, mixing, due);
      } else {
        Crossing crossing = cut(nanos, group, due, touchedNanos(group, due));
        if (crossing != null) {
          out.add(crossing);
        }
      }
    }
  }

  /** Tracks that may have been exchanged with each other and now stand apart; empty if none. */
  private List<Integer> due(long nanos, Group group, Mixing mixing) {
    boolean[] looked = new boolean[group.tracks.size()];
    for (int i = 0; i < looked.length; i++) {
      if (looked[i] || mixing.doubt(i) <= MIXED) {
        continue;
      }
      List<Integer> mixed = mixedWith(i, mixing, looked);
      if (mixed.size() > 1 && isApart(nanos, group, mixed)) {
        return mixed.size() > MOST ? foremost(mixed, mixing) : mixed;
      }
    }
    return List.of();
  }

  private static List<Integer> mixedWith(int first, Mixing mixing, boolean[] looked) {
    List<Integer> mixed = new ArrayList<>(List.of(first));
    looked[first] = true;
    for (int at = 0; at < mixed.size(); at++) {
      for (int j = 0; j < looked.length; j++) {
        if (!looked[j] && mixing.exchanged(mixed.get(at), j) > MIXED) {
          looked[j] = true;
          mixed.add(j);
        }
      }
    }
    mixed.sort(null);
    return mixed;
  }

  /**
   * Of more than four: the one in most doubt and the three that are most exchanged with it. What
   * the worlds say of the others is dropped to the best.
   */
  private static List<Integer> foremost(List<Integer> mixed, Mixing mixing) {
    int first = mixed.getFirst();
    for (int i : mixed) {
      first = mixing.doubt(i) > mixing.doubt(first) ? i : first;
    }
    int centre = first;
    List<Integer> sorted = new ArrayList<>(mixed);
    sorted.remove((Integer) centre);
    sorted.sort((a, b) -> Double.compare(mixing.exchanged(centre, b), mixing.exchanged(centre, a)));
    List<Integer> four = new ArrayList<>(sorted.subList(0, MOST - 1));
    four.add(centre);
    four.sort(null);
    return four;
  }

  private boolean isApart(long nanos, Group group, List<Integer> mixed) {
    long close = 0;
    long touching = 0;
    for (int a = 0; a < mixed.size(); a++) {
      if (group.best().strands().get(mixed.get(a)).gone()) {
        return false; // the gate decides
      }
      for (int b = a + 1; b < mixed.size(); b++) {
        long[] when = near.getOrDefault(pair(group, mixed.get(a), mixed.get(b)), new long[2]);
        close = Math.max(close, when[0]);
        touching = Math.max(touching, when[1]);
      }
    }
    for (int i : mixed) {
      if (group.tracks.get(i).missNats > HERE_NATS) {
        return false; // nobody knows where this one is
      }
    }
    long since = nanos - close >= SETTLED_NANOS ? close : touching;
    boolean settled = nanos - close >= SETTLED_NANOS || nanos - touching >= BESIDE_NANOS;
    return settled
        && (nanos - since >= SETTLED_NANOS + PATIENCE_NANOS
            || mixed.stream()
                .allMatch(i -> pictures(group.best().strands().get(i), since).size() >= PICTURES));
  }

  /** When any two of those were last so close that a picture may show both. */
  long touchedNanos(Group group, List<Integer> mixed) {
    long touching = 0;
    for (int a : mixed) {
      for (int b : mixed) {
        if (a < b) {
          touching = Math.max(touching, near.getOrDefault(pair(group, a, b), new long[2])[1]);
        }
      }
    }
    return touching;
  }

  private static List<Appearance> pictures(Strand strand, long since) {
    List<Appearance> found = new ArrayList<>();
    for (Seen seen : Seen.since(strand.last(), since)) {
      Appearance one = seen.sighting().clothing();
      if (one != null && seen.visible() > CLEARLY) {
        found.add(one);
      }
    }
    return found;
  }

  private static double doubt(Group group, Mixing mixing, List<Integer> due) {
    double sure = 0;
    for (int w = 0; w < group.worlds.size(); w++) {
      sure += agrees(mixing.placeOf(w), due) ? StrictMath.exp(group.worlds.get(w).nats()) : 0;
    }
    return 1 - sure;
  }

  private static boolean agrees(int[] placeOf, List<Integer> due) {
    return due.stream().allMatch(i -> placeOf[i] == i);
  }

  private static void keepAgreeing(Group group, Mixing mixing, List<Integer> due) {
    List<World> kept = new ArrayList<>();
    for (int w = 0; w < group.worlds.size(); w++) {
      if (agrees(mixing.placeOf(w), due)) {
        kept.add(group.worlds.get(w));
      }
    }
    group.become(kept);
  }

  /**
   * Ends those tracks and begins new ones at their places in the best world.
   *
   * @param freshNanos since when pictures show one person only
   */
  Crossing cut(long nanos, Group group, List<Integer> due, long freshNanos) {
    Mixing mixing = new Mixing(group);
    List<int[]> orders = Orders.of(due.size());
    double[] nats = new double[orders.size()];
    Arrays.fill(nats, Double.NEGATIVE_INFINITY);
    List<Track> before = new ArrayList<>();
    List<Track> after = new ArrayList<>();
    List<Appearance> looks = new ArrayList<>();
    for (int i : due) {
      Strand strand = group.best().strands().get(i);
      Track old = group.tracks.get(i);
      List<Appearance> pictures = pictures(strand, freshNanos);
      Look look = Pictures.look(pictures, clothing);
      if (!pictures.isEmpty()) {
        looks.add(Pictures.mean(pictures));
      }
      Track fresh = names.track(Track.Origin.CROSSING, nanos, look);
      fresh.seenNanos = old.seenNanos;
      fresh.missNats = old.missNats;
      before.add(old);
      after.add(fresh);
    }
    List<World> renamed = new ArrayList<>();
    for (int w = 0; w < group.worlds.size(); w++) {
      int[] to = mixing.placeOf(w);
      int order = order(to, due, orders);
      if (order < 0) {
        continue; // mixes with somebody else
      }
      World world = group.worlds.get(w);
      nats[order] = Group.logSum(nats[order], world.motionNats());
      renamed.add(renamed(world, to, due, after));
    }
    for (int k = 0; k < due.size(); k++) {
      group.tracks.set(due.get(k), after.get(k));
    }
    for (int a : due) {
      for (int b : due) {
        if (a < b) {
          near.put(pair(group, a, b), new long[] {nanos, nanos});
        }
      }
    }
    group.become(renamed);
    boolean all = looks.size() == due.size();
    return new Crossing(nanos, before, after, tempered(nats), all ? looks : List.of());
  }

  private static World renamed(World world, int[] to, List<Integer> due, List<Track> after) {
    List<Strand> strands = new ArrayList<>(world.strands());
    for (int i : due) {
      Strand s = world.strands().get(i);
      int k = due.indexOf(to[i]);
      strands.set(to[i], new Strand(s.motion(), after.get(k).anchor, s.last(), s.exit()));
    }
    return world.with(strands);
  }

  private static int order(int[] to, List<Integer> due, List<int[]> orders) {
    int[] order = new int[due.size()];
    for (int k = 0; k < order.length; k++) {
      order[k] = due.indexOf(to[due.get(k)]);
      if (order[k] < 0) {
        return -1;
      }
    }
    for (int o = 0; o < orders.size(); o++) {
      if (Arrays.equals(orders.get(o), order)) {
        return o;
      }
    }
    return -1;
  }

  private List<Double> tempered(double[] nats) {
    double best = Arrays.stream(nats).max().orElse(0);
    List<Double> told = new ArrayList<>();
    for (double one : nats) {
      told.add(Math.rint(1e3 * slope * Math.max(one - best, -UNHEARD_OF_NATS)) / 1e3);
    }
    return told;
  }

  // ---- leaving a group

  private static void split(Group group, List<Group> out) {
    int n = group.tracks.size();
    Mixing mixing = new Mixing(group);
    boolean[] looked = new boolean[n];
    for (int i = 0; i < n; i++) {
      if (looked[i]) {
        continue;
      }
      List<Integer> together = new ArrayList<>(List.of(i));
      looked[i] = true;
      for (int at = 0; at < together.size(); at++) {
        for (int j = 0; j < n; j++) {
          if (!looked[j] && isBound(group, mixing, together.get(at), j)) {
            looked[j] = true;
            together.add(j);
          }
        }
      }
      together.sort(null);
      out.add(together.size() == n ? group : group.part(together));
    }
  }

  private static boolean isBound(Group group, Mixing mixing, int i, int j) {
    Strand a = group.best().strands().get(i);
    Strand b = group.best().strands().get(j);
    return mixing.exchanged(i, j) > MIXED
        || a.gone()
        || b.gone()
        || a.motion().squaredMm(b.motion()) < APART_MM * APART_MM;
  }
}
