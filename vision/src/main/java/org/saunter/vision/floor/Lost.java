package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;

/**
 * People who are inside but not where they were thought, and those who turn up where nobody was
 * thought. Nobody vanishes inside a shop: a lost track is kept and takes no part until somebody is
 * found whom only it can be. Two tracks that follow one person are found out by whom they leave
 * over.
 */
final class Lost {
  private static final double LOST_NATS = 10;
  private static final long LOST_NANOS = 1_500_000_000L; // gates may tell of it later than that
  private static final double GHOST_SHARE = 0.2; // of the sightings that there should be
  private static final long GHOST_NANOS = 3_000_000_000L;
  private static final double LOST_MM2 = 700.0 * 700.0;
  private static final long LEFT_NANOS = 2_000_000_000L;
  private static final double SLACK_MM = 800;
  private static final double WALK_MM_PER_S = 1_600;
  private static final long FORGET_NANOS = 900_000_000_000L;
  private static final double CLEAR_NATS = 7;
  private static final double TWINS_MM2 = 350.0 * 350.0;
  private static final long TWINS_NANOS = 2_000_000_000L;
  private static final int TWINS_FRAMES = 8;
  private static final double TWINS_SHARE = 0.15;

  private final Names names;
  private final ClothingModel clothing;
  private final List<Dormant> dormant = new ArrayList<>();

  private record Dormant(Track track, double xMm, double yMm) {}

  /** Two tracks of one group that seem to follow one person. */
  private record Twins(Group group, int one, int other) {}

  Lost(Names names, ClothingModel clothing) {
    this.names = names;
    this.clothing = clothing;
  }

  /** How many are inside but not known where. */
  int count() {
    return dormant.size();
  }

  /** Takes out of the groups who is not where it was thought. */
  void sweep(long nanos, List<Group> groups) {
    dormant.removeIf(d -> nanos - d.track().seenNanos > FORGET_NANOS);
    List<Group> kept = new ArrayList<>();
    for (Group group : groups) {
      List<Integer> stay = new ArrayList<>();
      for (int i = 0; i < group.tracks.size(); i++) {
        Track track = group.tracks.get(i);
        Strand strand = group.best().strands().get(i);
        boolean lost =
            !strand.gone()
                && ((nanos - track.seenNanos > LOST_NANOS
                        && (track.missNats > LOST_NATS || strand.motion().spreadMm2() > LOST_MM2))
                    || (track.share() < GHOST_SHARE && nanos - track.bornNanos > GHOST_NANOS));
        if (!lost) {
          stay.add(i);
        } else if (track.origin != Track.Origin.UNKNOWN) {
          dormant.add(new Dormant(track, strand.motion().x(), strand.motion().y()));
        }
      }
      if (stay.size() == group.tracks.size()) {
        kept.add(group);
      } else if (!stay.isEmpty()) {
        kept.add(group.part(stay));
      }
    }
    groups.clear();
    groups.addAll(kept);
  }

  /**
   * What came of somebody who turned up.
   *
   * @param done false if it is better to wait
   * @param crossing if it is not clear enough who is who; mostly null
   */
  record Seated(boolean done, @Nullable Crossing crossing) {}

  /**
   * Somebody turned up; finds out who, as far as the pictures say so.
   *
   * @param atLast whether to take them for a stranger if nobody fits
   */
  Seated seat(long nanos, Strand found, List<Group> groups, boolean atLast) {
    Look look = Pictures.since(found, Long.MIN_VALUE).look(clothing);
    Dormant same = whose(nanos, found, look);
    if (same != null) {
      dormant.remove(same);
      same.track().seenNanos = nanos;
      same.track().missNats = 0;
      same.track().recentPictures = 0;
      same.track().expected = 0;
      same.track().got = 0;
      groups.add(Group.of(same.track(), found));
      return new Seated(true, null);
    }
    Twins twins = twins(nanos, groups);
    if (twins != null) {
      return new Seated(true, untwine(nanos, twins, found, groups));
    }
    if (atLast) {
      groups.add(Group.of(names.track(Track.Origin.UNKNOWN, nanos, look), found));
    }
    return new Seated(atLast, null);
  }

  /** The only one whom it can be, by where and, if need be, by clothing; else null. */
  private @Nullable Dormant whose(long nanos, Strand found, Look look) {
    Dormant best = null;
    double bestNats = Double.NEGATIVE_INFINITY;
    double next = Double.NEGATIVE_INFINITY;
    for (Dormant d : dormant) {
      double seconds = (nanos - d.track().seenNanos) / 1e9;
      double way = Math.hypot(found.motion().x() - d.xMm(), found.motion().y() - d.yMm());
      if (way > SLACK_MM + WALK_MM_PER_S * seconds) {
        continue;
      }
      Appearance seen = look.mean();
      double nats = seen == null ? 0 : d.track().anchor.logMatch(seen, look.variance());
      if (nats > bestNats) {
        next = bestNats;
        bestNats = nats;
        best = d;
      } else {
        next = Math.max(next, nats);
      }
    }
    return bestNats - next > CLEAR_NATS ? best : null;
  }

  private static @Nullable Twins twins(long nanos, List<Group> groups) {
    for (Group group : groups) {
      List<Strand> strands = group.best().strands();
      for (int i = 0; i < strands.size(); i++) {
        for (int j = i + 1; j < strands.size(); j++) {
          Strand a = strands.get(i);
          Strand b = strands.get(j);
          if (!a.gone()
              && !b.gone()
              && a.motion().squaredMm(b.motion()) < TWINS_MM2
              && areOne(nanos, a, b)) {
            return new Twins(group, i, j);
          }
        }
      }
    }
    return null;
  }

  /** Hardly ever seen both in one frame. */
  private static boolean areOne(long nanos, Strand a, Strand b) {
    TreeSet<Long> either = new TreeSet<>();
    int both = 0;
    for (Seen seen : Seen.since(a.last(), nanos - TWINS_NANOS)) {
      either.add(seen.frame());
    }
    for (Seen seen : Seen.since(b.last(), nanos - TWINS_NANOS)) {
      both += either.add(seen.frame()) ? 0 : 1;
    }
    return either.size() >= TWINS_FRAMES && both < TWINS_SHARE * either.size();
  }

  private Crossing untwine(long nanos, Twins twins, Strand found, List<Group> groups) {
    Group group = twins.group();
    Strand one = group.best().strands().get(twins.one());
    Strand other = group.best().strands().get(twins.other());
    long since = nanos - TWINS_NANOS / 2;
    Look here = Pictures.since(one, since).with(other, since).look(clothing);
    Look there = Pictures.since(found, Long.MIN_VALUE).look(clothing);
    Track stays = names.track(Track.Origin.CROSSING, nanos, here);
    Track leaves = names.track(Track.Origin.CROSSING, nanos, there);
    List<Appearance> looks =
        here.mean() == null || there.mean() == null
            ? List.of()
            : List.of(here.mean(), there.mean());
    List<Track> before = List.of(group.tracks.get(twins.one()), group.tracks.get(twins.other()));
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < group.tracks.size(); i++) {
      if (i != twins.other()) {
        rest.add(i);
      }
    }
    group.tracks.set(twins.one(), stays);
    groups.set(groups.indexOf(group), group.part(rest));
    groups.add(Group.of(leaves, found));
    return new Crossing(nanos, before, List.of(stays, leaves), List.of(0.0, 0.0), looks);
  }

  /** Who was lost last near a place about a moment, and may have gone out there; null if nobody. */
  @Nullable Track leave(double xMm, double yMm, double reachMm, long nanos) {
    Dormant best = null;
    double least = reachMm;
    for (Dormant d : dormant) {
      double way = Math.hypot(d.xMm() - xMm, d.yMm() - yMm);
      if (way < least && Math.abs(d.track().seenNanos - nanos) < LEFT_NANOS) {
        least = way;
        best = d;
      }
    }
    dormant.remove(best);
    return best == null ? null : best.track();
  }
}
