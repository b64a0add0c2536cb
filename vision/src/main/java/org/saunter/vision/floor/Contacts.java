package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pairs of people who came close. However sure the worlds are afterwards, the nearer two came, the
 * likelier it is that all of them are wrong: a share that falls with the least distance is kept for
 * that until pictures taken apart from each other have been compared.
 */
final class Contacts {
  /** Within this two people may be taken for each other. */
  static final double CLOSE_MM = 550;

  /** Within this a picture may show both. */
  static final double TOUCHING_MM = 350;

  private static final double EXCHANGED_SHARE = 0.05; // of those who were at the same place
  private static final double FALLS_MM = 250;
  private static final double BIRTH_MM = 300;
  private static final long BIRTH_NANOS = 700_000_000L;
  private static final double JUMP_MM = 330; // in a tenth of a second
  private static final double JUMPED_MM = 200; // as close as that counts
  private static final double FOUND_MM = 330;
  private static final double MISSED_NATS = 4;
  private static final double AROUND_MM = 900;
  private static final long SINCE_NANOS = 300_000_000L;
  private static final double LEAST_SHARE = 1e-4;
  private static final long FORGET_NANOS = 10_000_000_000L;

  private final Map<Long, Meeting> meetings = new TreeMap<>();

  private static final class Meeting {
    private final Track one;
    private final Track other;
    private long closeNanos;
    private long touchNanos;
    private double leastMm = Double.MAX_VALUE;
    private boolean settled;

    private Meeting(Track one, Track other) {
      this.one = one;
      this.other = other;
    }
  }

  /** Looks who is close to whom in the best worlds. */
  void watch(long nanos, List<Group> groups) {
    for (int g = 0; g < groups.size(); g++) {
      for (int i = 0; i < groups.get(g).tracks.size(); i++) {
        watch(nanos, groups, g, i);
      }
    }
    noticeJumps(nanos, groups);
    meetings.values().removeIf(m -> m.settled && nanos - m.closeNanos > FORGET_NANOS);
    groups.forEach(g -> g.tracks.forEach(t -> t.mixed = false));
    for (Meeting m : meetings.values()) {
      boolean open = share(m) > 0;
      m.one.mixed |= open;
      m.other.mixed |= open;
    }
  }

  private void watch(long nanos, List<Group> groups, int g, int i) {
    Strand a = groups.get(g).best().strands().get(i);
    for (int h = g; h < groups.size(); h++) {
      Group other = groups.get(h);
      for (int j = h == g ? i + 1 : 0; j < other.tracks.size(); j++) {
        Strand b = other.best().strands().get(j);
        if (a.gone() || b.gone()) {
          continue;
        }
        Track one = groups.get(g).tracks.get(i);
        Track two = other.tracks.get(j);
        double slack = isNew(one, nanos) || isNew(two, nanos) ? BIRTH_MM : 0;
        double distance = Math.sqrt(a.motion().squaredMm(b.motion())) - slack;
        if (distance < CLOSE_MM) {
          Meeting m = meeting(one, two);
          m.closeNanos = nanos;
          m.leastMm =
              m.settled ? Math.max(0, distance) : Math.min(m.leastMm, Math.max(0, distance));
          m.settled = false;
          m.touchNanos = distance < TOUCHING_MM ? nanos : m.touchNanos;
        }
      }
    }
  }

  /**
   * Who is suddenly elsewhere, or found again after having been missed, may be somebody else: any
   * of those around where they were and where they are now.
   */
  private void noticeJumps(long nanos, List<Group> groups) {
    List<Track> tracks = new ArrayList<>();
    List<Strand> strands = new ArrayList<>();
    for (Group group : groups) {
      tracks.addAll(group.tracks);
      strands.addAll(group.best().strands());
    }
    for (int i = 0; i < tracks.size(); i++) {
      Track track = tracks.get(i);
      double x = strands.get(i).motion().x();
      double y = strands.get(i).motion().y();
      double jump = Math.hypot(x - track.lastXMm, y - track.lastYMm);
      boolean found = track.lastMissNats > MISSED_NATS && track.missNats < MISSED_NATS / 2;
      if (!strands.get(i).gone() && (jump > JUMP_MM || found)) {
        for (int j = 0; j < tracks.size(); j++) {
          Motion other = strands.get(j).motion();
          boolean around =
              Math.hypot(other.x() - x, other.y() - y) < AROUND_MM
                  || Math.hypot(other.x() - track.lastXMm, other.y() - track.lastYMm) < AROUND_MM;
          if (j != i && around && !strands.get(j).gone()) {
            note(nanos, track, tracks.get(j), jump > JUMP_MM ? JUMPED_MM : FOUND_MM);
          }
        }
      }
    }
    for (int i = 0; i < tracks.size(); i++) {
      tracks.get(i).lastXMm = strands.get(i).motion().x();
      tracks.get(i).lastYMm = strands.get(i).motion().y();
      tracks.get(i).lastMissNats = tracks.get(i).missNats;
    }
  }

  /** As if two had come so close. */
  private void note(long nanos, Track one, Track two, double distanceMm) {
    Meeting m = meeting(one, two);
    m.closeNanos = Math.max(m.closeNanos, nanos - SINCE_NANOS);
    m.leastMm = m.settled ? distanceMm : Math.min(m.leastMm, distanceMm);
    m.settled = false;
  }

  /** Where somebody who comes in is, nobody knows that well. */
  private static boolean isNew(Track track, long nanos) {
    return track.origin == Track.Origin.GATE && nanos - track.bornNanos < BIRTH_NANOS;
  }

  private Meeting meeting(Track a, Track b) {
    return meetings.computeIfAbsent(pair(a, b), p -> new Meeting(a, b));
  }

  private static long pair(Track a, Track b) {
    return Math.min(a.number, b.number) << 32 | Math.max(a.number, b.number);
  }

  /** Chance that two were exchanged without anybody noticing; 0 if that is settled. */
  double share(Track a, Track b) {
    Meeting m = meetings.get(pair(a, b));
    return m == null ? 0 : share(m);
  }

  private static double share(Meeting m) {
    double near = m.leastMm / FALLS_MM;
    double share = m.settled ? 0 : EXCHANGED_SHARE * StrictMath.exp(-near * near);
    return share < LEAST_SHARE ? 0 : share;
  }

  /** When two were last close; long ago if never. */
  long closeNanos(Track a, Track b) {
    Meeting m = meetings.get(pair(a, b));
    return m == null ? Long.MIN_VALUE / 2 : m.closeNanos;
  }

  /** When two last touched; long ago if never. */
  long touchNanos(Track a, Track b) {
    Meeting m = meetings.get(pair(a, b));
    return m == null || m.touchNanos == 0 ? Long.MIN_VALUE / 2 : m.touchNanos;
  }

  /** When somebody last touched anybody. */
  long touchNanos(Track track) {
    long last = Long.MIN_VALUE / 2;
    for (Meeting m : meetings.values()) {
      if (m.touchNanos != 0 && (m.one == track || m.other == track)) {
        last = Math.max(last, m.touchNanos);
      }
    }
    return last;
  }

  /** It has been found out who of those is who. */
  void settle(List<Track> those) {
    for (Track a : those) {
      for (Track b : those) {
        Meeting m = a == b ? null : meetings.get(pair(a, b));
        if (m != null) {
          m.settled = true;
        }
      }
    }
  }

  /** Tracks got new names; what others have with them goes on, among them it is settled. */
  void rename(List<Track> before, List<Track> after, long nanos) {
    for (Meeting m : List.copyOf(meetings.values())) {
      int i = before.indexOf(m.one);
      int j = before.indexOf(m.other);
      if (i < 0 && j < 0) {
        continue;
      }
      meetings.remove(pair(m.one, m.other));
      Meeting next = new Meeting(i < 0 ? m.one : after.get(i), j < 0 ? m.other : after.get(j));
      boolean among = i >= 0 && j >= 0;
      next.closeNanos = among ? nanos : m.closeNanos;
      next.touchNanos = m.touchNanos;
      next.leastMm = m.leastMm;
      next.settled = among || m.settled;
      meetings.put(pair(next.one, next.other), next);
    }
  }
}
