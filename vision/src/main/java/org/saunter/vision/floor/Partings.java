package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;

/**
 * Ends contacts. Once those who may have been exchanged stand apart and were pictured there, every
 * order of them is weighed by the worlds and by clothing. If the order that the tracker has is as
 * good as sure, it stays; if not, the tracks are cut and new ones begin, and the orders are told
 * with their weights by motion alone. Whoever is far from everybody leaves the group.
 */
final class Partings {
  /** Doubt above which tracks are cut. */
  static final double CUT_DOUBT = 5e-4;

  private static final double MIXED = 1e-4;
  private static final long SETTLED_NANOS = 500_000_000L;
  private static final long BESIDE_NANOS = 2_000_000_000L; // of who stay close, but not that close
  private static final long PATIENCE_NANOS = 1_200_000_000L; // for pictures, beyond that
  private static final long REVISE_NANOS = 500_000_000L;
  private static final long REVISED_NANOS = 1_000_000_000L; // pictures that it goes by
  private static final double SILENT_SHARE = 0.01;
  private static final int PICTURES = 10;
  private static final double HERE_NATS = 3;
  private static final double APART_MM = 600;
  private static final int MOST = 4;
  private static final double UNHEARD_OF = 3e-7;
  private static final double LOOK_SLOPE = 0.7; // clothing is worth less than it seems

  private final Names names;
  private final ClothingModel clothing;
  private final Crowd crowd;
  private final Contacts contacts = new Contacts();
  private final double slope;
  private final Revision revision;
  private long revisedNanos;

  Partings(Names names, ClothingModel clothing, Crowd crowd, double slope) {
    this.names = names;
    this.clothing = clothing;
    this.crowd = crowd;
    this.slope = slope;
    revision = new Revision(clothing, crowd);
  }

  /** Looks at all groups, in place; returns the crossings that are due. */
  List<Crossing> part(long nanos, List<Group> groups) {
    contacts.watch(nanos, groups);
    List<Crossing> crossings = new ArrayList<>();
    for (int round = 0; round < 10; round++) {
      List<Track> due = next(nanos, groups);
      if (due.isEmpty()) {
        break;
      }
      Group group = gathered(due, groups);
      Crossing crossing = resolve(nanos, group, indices(group, due));
      if (crossing != null) {
        crossings.add(crossing);
      }
    }
    if (nanos - revisedNanos >= REVISE_NANOS) {
      revisedNanos = nanos;
      revise(nanos, groups, crossings);
    }
    List<Group> parted = new ArrayList<>();
    for (Group group : groups) {
      if (group.isSingle()) {
        parted.add(group);
      } else {
        split(group, parted);
      }
    }
    groups.clear();
    groups.addAll(parted);
    return crossings;
  }

  /** Cuts who seem to have been exchanged without anybody having noticed. */
  private void revise(long nanos, List<Group> groups, List<Crossing> out) {
    List<Track> cycle = revision.exchanged(groups);
    if (cycle.isEmpty()) {
      return;
    }
    Group group = gathered(cycle, groups);
    List<Integer> due = indices(group, cycle);
    keepAgreeing(group, new Mixing(group), due);
    Orderings all = orderings(group, due, nanos - REVISED_NANOS);
    for (int o = 1; o < all.motion().length; o++) {
      all.motion()[o] = Math.max(all.motion()[o], SILENT_SHARE);
    }
    out.add(cut(nanos, group, due, all));
  }

  private static List<Integer> indices(Group group, List<Track> those) {
    List<Integer> indices = new ArrayList<>();
    those.forEach(t -> indices.add(group.tracks.indexOf(t)));
    indices.sort(null);
    return indices;
  }

  /** The one group that has all of those. */
  private static Group gathered(List<Track> those, List<Group> groups) {
    Group all = null;
    for (Group group : List.copyOf(groups)) {
      if (group.tracks.stream().anyMatch(those::contains)) {
        if (all == null) {
          all = group;
        } else {
          groups.remove(all);
          groups.remove(group);
          all = Group.merged(all, group);
          groups.add(all);
        }
      }
    }
    return java.util.Objects.requireNonNull(all);
  }

  // ---- who is due

  /** Everybody with whom somebody may have been exchanged. */
  private record Knot(List<Track> tracks, List<Strand> strands, double[][] doubt) {}

  private List<Track> next(long nanos, List<Group> groups) {
    Knot all = knot(groups);
    boolean[] looked = new boolean[all.tracks().size()];
    for (int i = 0; i < looked.length; i++) {
      List<Integer> tied = looked[i] ? List.of() : tied(i, all, looked);
      if (tied.size() < 2) {
        continue;
      }
      if (isApart(nanos, all, tied)) {
        return named(all, tied.size() > MOST ? foremost(tied, all) : tied);
      }
      for (int a = 0; a < tied.size() && tied.size() > 2; a++) {
        for (int b = a + 1; b < tied.size(); b++) {
          List<Integer> two = List.of(tied.get(a), tied.get(b));
          if (all.doubt()[two.get(0)][two.get(1)] > MIXED
              && isClear(nanos, all, two)
              && isApart(nanos, all, two)) {
            return named(all, two);
          }
        }
      }
    }
    return List.of();
  }

  private static List<Track> named(Knot all, List<Integer> which) {
    return which.stream().map(all.tracks()::get).toList();
  }

  private Knot knot(List<Group> groups) {
    List<Track> tracks = new ArrayList<>();
    List<Strand> strands = new ArrayList<>();
    groups.forEach(g -> tracks.addAll(g.tracks));
    groups.forEach(g -> strands.addAll(g.best().strands()));
    double[][] doubt = new double[tracks.size()][tracks.size()];
    int first = 0;
    for (Group group : groups) {
      int n = group.tracks.size();
      Mixing mixing = n > 1 && group.worlds.size() > 1 ? new Mixing(group) : null;
      for (int i = 0; i < n && mixing != null; i++) {
        for (int j = 0; j < n; j++) {
          doubt[first + i][first + j] = i == j ? 0 : mixing.exchanged(i, j);
        }
      }
      first += n;
    }
    for (int i = 0; i < doubt.length; i++) {
      for (int j = 0; j < doubt.length; j++) {
        double share = i == j ? 0 : contacts.share(tracks.get(i), tracks.get(j));
        boolean gone = strands.get(i).gone() || strands.get(j).gone(); // the gate decides
        doubt[i][j] = gone ? 0 : doubt[i][j] + share;
      }
    }
    return new Knot(tracks, strands, doubt);
  }

  private static List<Integer> tied(int first, Knot all, boolean[] looked) {
    List<Integer> tied = new ArrayList<>(List.of(first));
    looked[first] = true;
    for (int at = 0; at < tied.size(); at++) {
      for (int j = 0; j < looked.length; j++) {
        if (!looked[j] && all.doubt()[tied.get(at)][j] > MIXED) {
          looked[j] = true;
          tied.add(j);
        }
      }
    }
    tied.sort(null);
    return tied;
  }

  /**
   * Of more than four: the one in most doubt and the three that it may most have been exchanged
   * with; the others' turn comes afterwards.
   */
  private static List<Integer> foremost(List<Integer> tied, Knot all) {
    int centre = tied.getFirst();
    double most = -1;
    for (int i : tied) {
      double sum = Arrays.stream(all.doubt()[i]).sum();
      centre = sum > most ? i : centre;
      most = Math.max(most, sum);
    }
    double[] with = all.doubt()[centre];
    List<Integer> sorted = new ArrayList<>(tied);
    sorted.remove((Integer) centre);
    sorted.sort((a, b) -> Double.compare(with[b], with[a]));
    List<Integer> four = new ArrayList<>(sorted.subList(0, MOST - 1));
    four.add(centre);
    four.sort(null);
    return four;
  }

  /** Whether those stand apart from each other, each seen and pictured there. */
  private boolean isApart(long nanos, Knot all, List<Integer> those) {
    long close = Long.MIN_VALUE / 2;
    long touching = Long.MIN_VALUE / 2;
    for (int a : those) {
      if (all.tracks().get(a).missNats > HERE_NATS || all.strands().get(a).gone()) {
        return false; // nobody knows where this one is
      }
      for (int b : those) {
        if (a < b) {
          Track one = all.tracks().get(a);
          Track other = all.tracks().get(b);
          close = Math.max(close, contacts.closeNanos(one, other));
          touching = Math.max(touching, contacts.touchNanos(one, other));
        }
      }
    }
    boolean parted = nanos - close >= SETTLED_NANOS;
    if (!parted && nanos - touching < BESIDE_NANOS) {
      return false;
    }
    long since = Math.max(touching, parted ? close - SETTLED_NANOS : touching);
    return nanos - (parted ? close : touching) >= SETTLED_NANOS + PATIENCE_NANOS
        || those.stream()
            .allMatch(i -> Pictures.since(all.strands().get(i), since).count() >= PICTURES);
  }

  /** Whether nobody else has been near either of those lately. */
  private boolean isClear(long nanos, Knot all, List<Integer> those) {
    return those.stream()
        .allMatch(i -> nanos - contacts.touchNanos(all.tracks().get(i)) > SETTLED_NANOS);
  }

  /** Chance that two were exchanged without anybody noticing. */
  double share(Track a, Track b) {
    return contacts.share(a, b);
  }

  /** When any two of those were last so close that a picture may show both. */
  long touchedNanos(Group group, List<Integer> those) {
    long touching = Long.MIN_VALUE / 2;
    for (int a : those) {
      for (int b : those) {
        if (a < b) {
          touching =
              Math.max(touching, contacts.touchNanos(group.tracks.get(a), group.tracks.get(b)));
        }
      }
    }
    return touching;
  }

  // ---- who is who

  /** Chances of all orders of some tracks by motion, and the looks of each place since. */
  private record Orderings(List<int[]> orders, double[] motion, List<Look> looks) {}

  private @Nullable Crossing resolve(long nanos, Group group, List<Integer> due) {
    Orderings all = orderings(group, due, touchedNanos(group, due));
    if (doubt(group, due, all) > CUT_DOUBT) {
      return cut(nanos, group, due, all);
    }
    keepAgreeing(group, new Mixing(group), due);
    contacts.settle(due.stream().map(group.tracks::get).toList());
    return null;
  }

  Orderings orderings(Group group, List<Integer> due, long freshNanos) {
    List<int[]> orders = Orders.of(due.size());
    double[] motion = new double[orders.size()];
    Mixing mixing = new Mixing(group);
    double sum = 0;
    for (int w = 0; w < group.worlds.size(); w++) {
      int order = order(mixing.placeOf(w), due, orders);
      if (order >= 0) {
        double weight = StrictMath.exp(group.worlds.get(w).motionNats());
        motion[order] += weight;
        sum += weight;
      }
    }
    for (int o = 0; o < motion.length; o++) {
      double unnoticed = 1;
      for (int i = 0; i < due.size(); i++) {
        int to = orders.get(o)[i];
        Track a = group.tracks.get(due.get(i));
        Track b = group.tracks.get(due.get(to));
        unnoticed *= to == i ? 1 : Math.sqrt(contacts.share(a, b));
      }
      motion[o] = motion[o] / Math.max(sum, 1e-300) + (o == 0 ? 0 : unnoticed) + UNHEARD_OF;
    }
    List<Look> looks = new ArrayList<>();
    for (int i : due) {
      looks.add(Pictures.since(group.best().strands().get(i), freshNanos).look(clothing));
    }
    return new Orderings(orders, motion, looks);
  }

  /** Chance that the tracker's own order is not the true one, by motion and clothing. */
  private double doubt(Group group, List<Integer> due, Orderings all) {
    double[] nats = new double[all.orders().size()];
    double sum = Double.NEGATIVE_INFINITY;
    for (int o = 0; o < nats.length; o++) {
      nats[o] = StrictMath.log(all.motion()[o]);
      for (int i = 0; i < due.size(); i++) {
        Look there = all.looks().get(all.orders().get(o)[i]);
        nats[o] += LOOK_SLOPE * match(group.tracks.get(due.get(i)).anchor, there);
      }
      sum = Group.logSum(sum, nats[o]);
    }
    return 1 - StrictMath.exp(nats[0] - sum);
  }

  private double match(Look anchor, Look there) {
    Appearance seen = there.mean();
    if (seen == null || !anchor.isKnown()) {
      return 0;
    }
    return anchor.logMatch(seen, there.variance()) - crowd.logAnybody(seen, there.variance());
  }

  private static void keepAgreeing(Group group, Mixing mixing, List<Integer> due) {
    List<World> kept = new ArrayList<>();
    for (int w = 0; w < group.worlds.size(); w++) {
      int[] to = mixing.placeOf(w);
      if (due.stream().allMatch(i -> to[i] == i)) {
        kept.add(group.worlds.get(w));
      }
    }
    group.become(kept);
  }

  /** Ends tracks and begins new ones at their places in the best world. */
  Crossing cut(long nanos, Group group, List<Integer> due, Orderings all) {
    Mixing mixing = new Mixing(group);
    List<Track> before = new ArrayList<>();
    List<Track> after = new ArrayList<>();
    List<Appearance> looks = new ArrayList<>();
    for (int k = 0; k < due.size(); k++) {
      Track old = group.tracks.get(due.get(k));
      Look look = all.looks().get(k);
      Appearance mean = look.mean();
      if (mean != null) {
        looks.add(mean);
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
      if (order(to, due, all.orders()) >= 0) {
        renamed.add(renamed(group.worlds.get(w), to, due, after));
      }
    }
    for (int k = 0; k < due.size(); k++) {
      group.tracks.set(due.get(k), after.get(k));
    }
    group.become(renamed);
    contacts.rename(before, after, nanos);
    List<Double> nats = new ArrayList<>();
    double best = Arrays.stream(all.motion()).max().orElse(1);
    for (double one : all.motion()) {
      nats.add(Math.rint(1e3 * slope * StrictMath.log(one / best)) / 1e3);
    }
    boolean pictured = looks.size() == due.size();
    return new Crossing(nanos, before, after, nats, pictured ? looks : List.of());
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

  /** Which order of those a world tells; -1 if it mixes them with somebody else. */
  private static int order(int[] to, List<Integer> due, List<int[]> orders) {
    int[] order = new int[due.size()];
    for (int k = 0; k < order.length; k++) {
      order[k] = due.indexOf(to[due.get(k)]);
    }
    for (int o = 0; o < orders.size(); o++) {
      if (Arrays.equals(orders.get(o), order)) {
        return o;
      }
    }
    return -1;
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
