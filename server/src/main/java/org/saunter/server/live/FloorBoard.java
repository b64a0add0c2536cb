package org.saunter.server.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.saunter.model.Fact.IdentityMixed;
import org.saunter.model.Fact.PersonBelief;
import org.saunter.model.Fact.PersonEntered;
import org.saunter.model.Fact.TrackBelief;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Role;
import org.saunter.server.live.FloorView.Dot;
import org.saunter.server.live.FloorView.VisitBelief;

/** Where everybody is, where they came from, and who they are believed to be. */
final class FloorBoard {
  private static final int TRACKS_MAX = 500;
  private static final int BELIEFS_MAX = 2_000;
  private static final int PEOPLE_MAX = 5_000;
  private static final int TRAIL_MAX = 36;
  private static final int DOT_TRAIL_MAX = 14;
  private static final long TRAIL_STEP_NANOS = 240_000_000L;
  private static final long STALE_NANOS = 1_500_000_000L;

  private final Map<String, Seen> tracks = new LinkedHashMap<>();
  private final Map<String, List<PersonBelief>> beliefs = new Bounded<>(BELIEFS_MAX);
  private final Map<Long, Long> visitOfPerson = new Bounded<>(PEOPLE_MAX);
  private long frameNanos;

  private static final class Seen {
    private TrackPoint point;
    private final ArrayDeque<TrailPoint> trail = new ArrayDeque<>();

    private Seen(TrackPoint point) {
      this.point = point;
    }
  }

  private record TrailPoint(long atNanos, int xMm, int yMm) {}

  void see(PeopleTracked frame) {
    if (frame.atNanos() < frameNanos) {
      return;
    }
    frameNanos = frame.atNanos();
    Map<String, TrackPoint> now = new LinkedHashMap<>();
    frame.people().forEach(p -> now.put(p.trackId(), p));
    tracks.keySet().retainAll(now.keySet());
    for (TrackPoint point : now.values()) {
      Seen seen = tracks.get(point.trackId());
      if (seen == null) {
        if (tracks.size() >= TRACKS_MAX) {
          continue;
        }
        seen = new Seen(point);
        tracks.put(point.trackId(), seen);
      }
      seen.point = point;
      extend(seen.trail, frameNanos, point);
    }
  }

  private static void extend(ArrayDeque<TrailPoint> trail, long nanos, TrackPoint point) {
    TrailPoint last = trail.peekLast();
    if (last == null || nanos - last.atNanos() >= TRAIL_STEP_NANOS) {
      trail.add(new TrailPoint(nanos, point.xMm(), point.yMm()));
      if (trail.size() > TRAIL_MAX) {
        trail.remove();
      }
    }
  }

  /** Forgets the last frame if none has come for a while; whether that was news. */
  boolean isStale(long nowNanos) {
    boolean stale = !tracks.isEmpty() && nowNanos - frameNanos > STALE_NANOS;
    if (stale) {
      tracks.clear();
    }
    return stale;
  }

  void cross(GateCrossed crossing) {
    if (crossing.direction() == Direction.OUT) {
      tracks.remove(crossing.trackId());
    }
  }

  void entered(PersonEntered entered) {
    visitOfPerson.put(entered.personId(), entered.visitId());
    believe(entered.trackId(), List.of(new PersonBelief(entered.personId(), 1_000_000)));
  }

  void mixed(IdentityMixed mixed) {
    for (TrackBelief track : mixed.tracks()) {
      believe(track.trackId(), track.people());
    }
  }

  private void believe(String trackId, List<PersonBelief> people) {
    beliefs.remove(trackId); // the newest word is the last to be forgotten
    beliefs.put(trackId, people);
  }

  int people() {
    return tracks.size();
  }

  /** Everybody now. */
  List<Dot> dots(LongFunction<Role> roleOfVisit) {
    List<Dot> dots = new ArrayList<>();
    for (Seen seen : tracks.values()) {
      TrackPoint p = seen.point;
      List<VisitBelief> mayBe = mayBe(p.trackId());
      long visitId = mayBe.isEmpty() ? 0 : mayBe.get(0).visitId();
      dots.add(
          new Dot(
              p.trackId(),
              p.xMm(),
              p.yMm(),
              p.sdMm(),
              p.detected(),
              visitId,
              visitId == 0 ? Role.UNTRACKED : roleOfVisit.apply(visitId),
              mayBe.isEmpty() ? 0 : mayBe.get(0).ppm(),
              mayBe,
              lastPoints(seen.trail),
              flat(p.hands())));
    }
    return List.copyOf(dots);
  }

  private List<VisitBelief> mayBe(String trackId) {
    Map<Long, Integer> ppm = new LinkedHashMap<>();
    for (PersonBelief belief : beliefs.getOrDefault(trackId, List.of())) {
      Long visitId = visitOfPerson.get(belief.personId());
      if (visitId != null) {
        ppm.merge(visitId, belief.ppm(), Integer::sum);
      }
    }
    return ppm.entrySet().stream()
        .map(e -> new VisitBelief(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingInt(VisitBelief::ppm).reversed())
        .toList();
  }

  /** The likeliest visit of a track; visit 0 if nobody knows. */
  VisitBelief best(String trackId) {
    List<VisitBelief> mayBe = mayBe(trackId);
    return mayBe.isEmpty() ? new VisitBelief(0, 0) : mayBe.get(0);
  }

  private static List<Integer> lastPoints(ArrayDeque<TrailPoint> trail) {
    List<Integer> points = new ArrayList<>();
    int skip = trail.size() - DOT_TRAIL_MAX;
    for (TrailPoint point : trail) {
      if (skip-- <= 0) {
        points.add(point.xMm());
        points.add(point.yMm());
      }
    }
    return List.copyOf(points);
  }

  private static List<Integer> flat(List<HandPoint> hands) {
    List<Integer> points = new ArrayList<>();
    for (HandPoint hand : hands) {
      points.add(hand.xMm());
      points.add(hand.yMm());
    }
    return List.copyOf(points);
  }

  /** The ways of everybody who is here, between two moments. */
  List<MomentView.Walk> walks(long fromNanos, long toNanos) {
    List<MomentView.Walk> walks = new ArrayList<>();
    for (Seen seen : tracks.values()) {
      List<Integer> points = new ArrayList<>();
      for (TrailPoint point : seen.trail) {
        if (point.atNanos() >= fromNanos && point.atNanos() <= toNanos) {
          points.add(point.xMm());
          points.add(point.yMm());
        }
      }
      if (points.isEmpty()) {
        points = List.of(seen.point.xMm(), seen.point.yMm());
      }
      VisitBelief best = best(seen.point.trackId());
      walks.add(
          new MomentView.Walk(
              seen.point.trackId(),
              best.visitId(),
              best.ppm(),
              List.copyOf(points),
              flat(seen.point.hands())));
    }
    return List.copyOf(walks);
  }
}
