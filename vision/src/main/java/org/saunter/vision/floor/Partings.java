package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends contacts. Once those who may have been exchanged stand apart and were pictured there, every
 * order of them is weighed by the worlds and by clothing. If the order that the tracker has is as
 * good as sure, it stays; if not, the tracks are cut and new ones begin, and the orders are told
 * with their weights by motion alone. Whoever is far from everybody leaves the group.
 */
final class Partings {
  /** Doubt above which tracks are cut. */
  static final double CUT_DOUBT = 5e-4;

  private static final long SETTLED_NANOS = 500_000_000L;
  private static final long BESIDE_NANOS = 2_000_000_000L; // of who stay close, but not that close
  private static final long PATIENCE_NANOS = 1_200_000_000L; // for pictures, beyond that
  private static final long REVISE_NANOS = 500_000_000L;
  private static final long REVISED_NANOS = 1_000_000_000L; // pictures that it goes by
  private static final double SILENT_SHARE = 0.01;
  private static final int PICTURES = 10;
  private static final double HERE_NATS = 3;
  private static final double APART_MM = 600;

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
    List<Track> left = new ArrayList<>(cycle);
    while (left.size() > 1) { // a ring of more than four is told as several crossings in a row
      List<Track> some = List.copyOf(left.subList(0, Math.min(Knot.MOST, left.size())));
      Group group = gathered(some, groups);
      List<Integer> due = indices(group, some);
      keepAgreeing(group, due);
      Orderings all =
          Orderings.of(group, due, contacts, nanos - REVISED_NANOS, clothing).atLeast(SILENT_SHARE);
      Crossing crossing = cut(nanos, group, all);
      out.add(crossing);
      left.subList(0, some.size()).clear();
      if (!left.isEmpty()) {
        left.addFirst(crossing.after().get(crossing.before().indexOf(some.getLast())));
      }
    }
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

  private List<Track> next(long nanos, List<Group> groups) {
    Knot all = Knot.of(groups, contacts);
    boolean[] looked = new boolean[all.tracks().size()];
    for (int i = 0; i < looked.length; i++) {
      List<Integer> tied = looked[i] ? List.of() : all.tied(i, looked);
      if (tied.size() < 2) {
        continue;
      }
      if (isApart(nanos, all, tied)) {
        return all.named(all.foremost(tied));
      }
      for (int a = 0; a < tied.size() && tied.size() > 2; a++) {
        for (int b = a + 1; b < tied.size(); b++) {
          List<Integer> two = List.of(tied.get(a), tied.get(b));
          if (all.isTied(two.get(0), two.get(1))
              && isClear(nanos, all, two)
              && isApart(nanos, all, two)) {
            return all.named(two);
          }
        }
      }
    }
    return List.of();
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
  private long touchedNanos(Group group, List<Integer> those) {
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

  private @Nullable Crossing resolve(long nanos, Group group, List<Integer> due) {
    Orderings all = orderings(group, due);
    if (all.doubt(group, crowd) > CUT_DOUBT) {
      return cut(nanos, group, all);
    }
    keepAgreeing(group, due);
    contacts.settle(due.stream().map(group.tracks::get).toList());
    return null;
  }

  /** Chances of all orders of some tracks of a group, pictures taken since they last touched. */
  Orderings orderings(Group group, List<Integer> due) {
    return Orderings.of(group, due, contacts, touchedNanos(group, due), clothing);
  }

  private static void keepAgreeing(Group group, List<Integer> due) {
    Mixing mixing = new Mixing(group);
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
  Crossing cut(long nanos, Group group, Orderings all) {
    Mixing mixing = new Mixing(group);
    List<Integer> due = all.due();
    List<Track> before = new ArrayList<>();
    List<Track> after = new ArrayList<>();
    for (int k = 0; k < due.size(); k++) {
      Track old = group.tracks.get(due.get(k));
      Track fresh = names.track(Track.Origin.CROSSING, nanos, all.looks().get(k));
      fresh.seenNanos = old.seenNanos;
      fresh.missNats = old.missNats;
      fresh.before = old;
      before.add(old);
      after.add(fresh);
    }
    List<World> renamed = new ArrayList<>();
    for (int w = 0; w < group.worlds.size(); w++) {
      int[] to = mixing.placeOf(w);
      if (all.order(to) >= 0) {
        renamed.add(renamed(group.worlds.get(w), to, due, after));
      }
    }
    for (int k = 0; k < due.size(); k++) {
      group.tracks.set(due.get(k), after.get(k));
    }
    group.become(renamed);
    contacts.rename(before, after, nanos);
    return new Crossing(nanos, before, after, all.nats(slope), all.pictures());
  }

  private static World renamed(World world, int[] to, List<Integer> due, List<Track> after) {
    List<Strand> strands = new ArrayList<>(world.strands());
    for (int i : due) {
      Strand s = world.strands().get(i);
      int k = due.indexOf(to[i]);
      strands.set(to[i], s.with(after.get(k).anchor));
    }
    return world.with(strands);
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
    return mixing.exchanged(i, j) > Knot.MIXED
        || a.gone()
        || b.gone()
        || a.motion().squaredMm(b.motion()) < APART_MM * APART_MM;
  }
}
