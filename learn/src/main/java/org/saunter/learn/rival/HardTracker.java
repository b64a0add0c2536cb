package org.saunter.learn.rival;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.store.attribution.Permutations;

/**
 * Who is where, with one answer to every question: after a contact, the pairing that motion and
 * clothing together like best is taken for true.
 */
final class HardTracker {
  private static final long MEMORY_NANOS = 30_000_000_000L;
  private static final double CLOTHING_VARIANCE = 0.6;

  private final Map<String, Body> bodies = new LinkedHashMap<>();

  /** One person under one track name. */
  static final class Body {
    final RivalVisit visit;
    final @Nullable Appearance anchor;
    final Deque<Spot> spots = new ArrayDeque<>();
    long seenNanos;

    Body(RivalVisit visit, @Nullable Appearance anchor, long nanos) {
      this.visit = visit;
      this.anchor = anchor;
      this.seenNanos = nanos;
    }
  }

  /** Where a body was. */
  record Spot(long nanos, double xMm, double yMm, List<HandPoint> hands) {}

  void enter(String trackId, RivalVisit visit, @Nullable Appearance anchor, long nanos) {
    bodies.put(trackId, new Body(visit, anchor, nanos));
  }

  void see(PeopleTracked frame) {
    for (TrackPoint point : frame.people()) {
      Body body = bodies.get(point.trackId());
      if (body != null) {
        body.seenNanos = frame.atNanos();
        body.spots.addLast(new Spot(frame.atNanos(), point.xMm(), point.yMm(), point.hands()));
        while (body.spots.getFirst().nanos() < frame.atNanos() - MEMORY_NANOS) {
          body.spots.removeFirst();
        }
      }
    }
    bodies.values().removeIf(body -> body.seenNanos < frame.atNanos() - MEMORY_NANOS);
  }

  void part(TracksCrossed meeting) {
    int n = meeting.before().size();
    List<@Nullable Body> before = new ArrayList<>();
    meeting.before().forEach(id -> before.add(bodies.remove(id)));
    double best = Double.NEGATIVE_INFINITY;
    int[] chosen = {};
    List<int[]> all = Permutations.of(n); // in the order in which the likelihoods come
    for (int k = 0; k < all.size(); k++) {
      double score = meeting.logLikelihoods().get(k);
      for (int i = 0; i < n && !meeting.appearances().isEmpty(); i++) {
        score -= mismatch(before.get(i), meeting.appearances().get(all.get(k)[i]));
      }
      if (score > best) {
        best = score;
        chosen = all.get(k);
      }
    }
    for (int i = 0; i < n; i++) {
      Body body = before.get(i);
      if (body != null) {
        body.seenNanos = meeting.atNanos();
        bodies.put(meeting.after().get(chosen[i]), body);
      }
    }
  }

  private static double mismatch(@Nullable Body body, Appearance seen) {
    Appearance anchor = body == null ? null : body.anchor;
    if (anchor == null || anchor.dimensions() != seen.dimensions()) {
      return 0;
    }
    double squares = 0;
    for (int i = 0; i < seen.dimensions(); i++) {
      double d = seen.at(i) - anchor.at(i);
      squares += d * d;
    }
    return squares / (2 * CLOTHING_VARIANCE);
  }

  Collection<Body> bodies() {
    return bodies.values();
  }
}
