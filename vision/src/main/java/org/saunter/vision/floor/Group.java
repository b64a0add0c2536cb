package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tracks whose sightings may be each other's, with the worlds that are still possible: a product of
 * groups is all that the tracker believes. Worlds are kept best first, their weights summing to
 * one.
 */
final class Group {
  static final int WORLDS_MAX = 150;
  static final double PRUNE_NATS = 12;

  final List<Track> tracks;
  List<World> worlds;

  Group(List<Track> tracks, List<World> worlds) {
    this.tracks = new ArrayList<>(tracks);
    this.worlds = worlds;
  }

  static Group of(Track track, Strand strand) {
    return new Group(List.of(track), List.of(new World(List.of(strand), 0, 0)));
  }

  World best() {
    return worlds.getFirst();
  }

  boolean isSingle() {
    return tracks.size() == 1;
  }

  void advance(long nanos) {
    for (World world : worlds) {
      for (Strand strand : world.strands()) {
        strand.motion().advance(nanos);
      }
    }
  }

  /** Takes other worlds: equal ones become one, unlikely ones are dropped. */
  void become(List<World> children) {
    List<World> sorted = new ArrayList<>(children);
    sorted.sort(Comparator.comparingDouble(World::nats).reversed()); // stable
    double limit = sorted.getFirst().nats() - PRUNE_NATS;
    List<World> kept = new ArrayList<>();
    for (World world : sorted) {
      if (world.nats() < limit) {
        break;
      }
      int like = 0;
      while (like < kept.size() && !kept.get(like).isLike(world)) {
        like++;
      }
      if (like < kept.size()) {
        kept.set(like, joined(kept.get(like), world));
      } else if (kept.size() < WORLDS_MAX) {
        kept.add(world);
      }
    }
    normalise(kept);
  }

  private static World joined(World better, World worse) {
    double motion = logSum(better.motionNats(), worse.motionNats());
    double all = logSum(better.nats(), worse.nats());
    return new World(better.strands(), motion, all - motion);
  }

  private void normalise(List<World> kept) {
    double motion = Double.NEGATIVE_INFINITY;
    double all = Double.NEGATIVE_INFINITY;
    for (World world : kept) {
      motion = logSum(motion, world.motionNats());
      all = logSum(all, world.nats());
    }
    double lessMotion = motion;
    double lessLook = all - motion;
    worlds = new ArrayList<>(kept.size());
    for (World world : kept) {
      worlds.add(world.weighed(lessMotion, lessLook));
    }
    worlds.sort(Comparator.comparingDouble(World::nats).reversed());
  }

  static double logSum(double a, double b) {
    double best = Math.max(a, b);
    if (best == Double.NEGATIVE_INFINITY) {
      return best;
    }
    return best + StrictMath.log(StrictMath.exp(a - best) + StrictMath.exp(b - best));
  }

  /** One group of both: every world of one with every world of the other. */
  static Group merged(Group a, Group b) {
    List<Track> tracks = new ArrayList<>(a.tracks);
    tracks.addAll(b.tracks);
    List<World> both = new ArrayList<>();
    for (World one : a.contactWorlds()) {
      for (World other : b.contactWorlds()) {
        if (one.nats() + other.nats() < -2 * PRUNE_NATS) {
          continue;
        }
        List<Strand> strands = new ArrayList<>(one.strands());
        strands.addAll(other.strands());
        both.add(
            new World(
                strands, one.motionNats() + other.motionNats(), one.lookNats() + other.lookNats()));
      }
    }
    Group group = new Group(tracks, List.of());
    group.become(both);
    return group;
  }

  /** The worlds of who comes into a contact: clothing is as it was known before. */
  private List<World> contactWorlds() {
    if (!isSingle()) {
      return worlds;
    }
    List<World> ready = new ArrayList<>();
    for (World world : worlds) {
      Strand s = world.strands().getFirst();
      Look anchor = tracks.getFirst().anchor;
      Look look = anchor.isKnown() ? anchor : s.look();
      ready.add(world.with(List.of(s.with(look))));
    }
    return ready;
  }

  /** The worlds of some of the tracks alone. */
  Group part(List<Integer> which) {
    List<Track> some = new ArrayList<>();
    which.forEach(i -> some.add(tracks.get(i)));
    List<World> less = new ArrayList<>();
    for (World world : worlds) {
      List<Strand> strands = new ArrayList<>();
      which.forEach(i -> strands.add(world.strands().get(i)));
      less.add(world.with(strands));
    }
    Group group = new Group(some, List.of());
    group.become(less);
    return group;
  }
}
