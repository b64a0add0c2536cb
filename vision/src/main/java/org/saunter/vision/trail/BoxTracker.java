package org.saunter.vision.trail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.saunter.model.BadInputException;
import org.saunter.vision.assignment.Assignment;
import org.saunter.vision.trail.Trail.Spot;

/**
 * Follows people by their boxes in the image of one fixed camera. Sure detections are assigned
 * first, all trails at once by likelihood; the unsure ones then to trails that are left (Zhang et
 * al., ECCV 2022). Who is found again is updated as if they had been seen all the way (Cao et al.,
 * CVPR 2023), so that a filter that drifted while blind does not drag. Who is hidden behind others
 * is waited for longer than who should be in sight. Frames are told a fixed time late, so that
 * first detections count and short gaps are filled from both sides. Not thread-safe.
 */
public final class BoxTracker {
  private static final double SURE_SCORE = 0.6;
  private static final double LEAST_SCORE = 0.3;
  private static final double GATE_SQUARED = 16;
  private static final double LEAST_OVERLAP = 0.2; // of a box with where it was expected
  private static final double OVERLAP_NATS = 2; // what no overlap at all costs

  /** Puts a perfect fit of a trail that is seen all the time at about -2 nats. */
  private static final double BASE_COST = 4.5;

  private static final double STRANGER_COST = 2.5; // in nats: how unlikely a place may be
  private static final double LOST_SECONDS = 1;
  private static final double HIDDEN_SECONDS = 2;
  private static final double HIDDEN_SHARE = 0.5;
  private static final int CONFIRMING_HITS = 3;
  private static final double CONFIRMING_SECONDS = 0.5;

  private final long delayNanos;
  private final List<Trail> trails = new ArrayList<>();
  private final List<Trail> ended = new ArrayList<>();
  private final Deque<Long> moments = new ArrayDeque<>();
  private long numbers;
  private long lastNanos = Long.MIN_VALUE;

  /**
   * A tracker that has seen nothing yet.
   *
   * @param delayNanos how late frames are told; 0 tells each at once
   */
  public BoxTracker(long delayNanos) {
    if (delayNanos < 0 || delayNanos > 5_000_000_000L) {
      throw new BadInputException(
          "A tracker that tells (" + delayNanos + ") ns late cannot be made.",
          "Maybe milliseconds were given; 0 to 5 s are taken.");
    }
    this.delayNanos = delayNanos;
  }

  /**
   * Takes the detections of the next frame.
   *
   * @param atNanos when it was taken; later than the one before
   * @return the frames that are due, oldest first
   */
  public List<TrailFrame> next(long atNanos, List<BoxSighting> sightings) {
    if (atNanos <= lastNanos) {
      throw new BadInputException(
          "A frame of (" + atNanos + ") came after one of (" + lastNanos + ").",
          "Maybe frames of two cameras were mixed.");
    }
    double seconds = lastNanos == Long.MIN_VALUE ? 0 : (atNanos - lastNanos) / 1e9;
    lastNanos = atNanos;
    moments.add(atNanos);
    trails.forEach(t -> t.glide.advance(seconds));
    List<BoxSighting> sure = new ArrayList<>();
    List<BoxSighting> unsure = new ArrayList<>();
    for (BoxSighting one : sightings) {
      if (one.box().areaPx() > 0 && one.score() >= LEAST_SCORE) {
        (one.score() >= SURE_SCORE ? sure : unsure).add(one);
      }
    }
    List<Trail> open = new ArrayList<>(trails);
    List<BoxSighting> strangers = assign(atNanos, open, sure);
    open.removeIf(t -> t.glide.unseenSeconds() > 3 * Math.max(seconds, 0.04));
    assign(atNanos, open, unsure);
    missed(atNanos);
    for (BoxSighting one : strangers) {
      trails.add(new Trail(++numbers, atNanos, one.box()));
    }
    List<TrailFrame> due = new ArrayList<>();
    while (!moments.isEmpty() && moments.peek() <= atNanos - delayNanos) {
      due.add(told(moments.poll()));
    }
    return due;
  }

  /** The frames that are still held back, after the last one. */
  public List<TrailFrame> finish() {
    List<TrailFrame> rest = new ArrayList<>();
    while (!moments.isEmpty()) {
      rest.add(told(moments.poll()));
    }
    return rest;
  }

  /** Gives sightings to trails, which leave {@code open}; returns those that nobody takes. */
  private List<BoxSighting> assign(long atNanos, List<Trail> open, List<BoxSighting> sightings) {
    int n = sightings.size();
    int m = open.size();
    double[][] cost = new double[n][m + n];
    for (int s = 0; s < n; s++) {
      Arrays.fill(cost[s], Assignment.FORBIDDEN);
      cost[s][m + s] = STRANGER_COST;
      BoxSighting one = sightings.get(s);
      for (int t = 0; t < m; t++) {
        Glide glide = open.get(t).glide;
        double overlap = glide.box().overlap(one.box());
        if (glide.squaredDistance(one.box(), doubt(one)) < GATE_SQUARED
            && overlap > LEAST_OVERLAP) {
          cost[s][t] = glide.cost(one.box(), doubt(one)) + BASE_COST + OVERLAP_NATS * (1 - overlap);
        }
      }
    }
    int[] to = Assignment.solve(cost);
    List<BoxSighting> left = new ArrayList<>();
    List<Trail> taken = new ArrayList<>();
    for (int s = 0; s < n; s++) {
      if (to[s] >= m) {
        left.add(sightings.get(s));
      } else {
        Trail trail = open.get(to[s]);
        taken.add(trail);
        found(atNanos, trail, sightings.get(s));
      }
    }
    open.removeAll(taken);
    return left;
  }

  private static double doubt(BoxSighting one) {
    return 1 + (1 - one.score());
  }

  /** A trail is seen. If it was not for a while, it is taken along the way it must have gone. */
  private static void found(long atNanos, Trail trail, BoxSighting one) {
    Spot last = trail.before(atNanos);
    if (last != null && trail.glide.unseenSeconds() > 0.15) {
      double gap = (atNanos - last.atNanos()) / 1e9;
      Glide again = trail.lastSeenGlide == null ? new Glide(last.box()) : trail.lastSeenGlide;
      int steps = (int) Math.max(2, Math.min(30, Math.rint(gap / 0.04)));
      for (int k = 1; k < steps; k++) {
        again.advance(gap / steps);
        again.update(between(last.box(), one.box(), (double) k / steps), 2);
      }
      again.advance(gap / steps);
      trail.glide = again;
    }
    trail.glide.update(one.box(), doubt(one));
    trail.lastSeenGlide = trail.glide.copy();
    trail.seen(atNanos, one.box());
    boolean quick = (atNanos - trail.spots.getFirst().atNanos()) / 1e9 <= CONFIRMING_SECONDS;
    trail.confirmed |= trail.hits >= CONFIRMING_HITS && (quick || trail.hits > 2 * CONFIRMING_HITS);
  }

  static Box between(Box a, Box b, double share) {
    return new Box(
        a.leftPx() + share * (b.leftPx() - a.leftPx()),
        a.topPx() + share * (b.topPx() - a.topPx()),
        a.widthPx() + share * (b.widthPx() - a.widthPx()),
        a.heightPx() + share * (b.heightPx() - a.heightPx()));
  }

  private void missed(long atNanos) {
    List<Trail> lost = new ArrayList<>();
    for (Trail trail : trails) {
      if (trail.seenNanos == atNanos) {
        continue;
      }
      Box box = trail.glide.box();
      boolean hides = hidden(trail, box, atNanos) > HIDDEN_SHARE;
      trail.guessed(atNanos, box);
      double unseen = (atNanos - trail.seenNanos) / 1e9;
      double patience =
          !trail.confirmed ? CONFIRMING_SECONDS / 2 : hides ? HIDDEN_SECONDS : LOST_SECONDS;
      if (unseen > patience) {
        lost.add(trail);
      }
    }
    trails.removeAll(lost);
    lost.stream().filter(t -> t.confirmed).forEach(ended::add);
  }

  /** Share of a box that lies behind people whose feet are nearer. */
  private double hidden(Trail trail, Box box, long atNanos) {
    double most = 0;
    for (Trail other : trails) {
      if (other != trail && other.confirmed && atNanos - other.seenNanos < 200_000_000L) {
        Box front = other.glide.box();
        if (front.bottomPx() > box.bottomPx()) {
          most += front.sharedPx(box) / Math.max(1, box.areaPx());
        }
      }
    }
    return most;
  }

  private TrailFrame told(long nanos) {
    List<TrailFrame.Step> steps = new ArrayList<>();
    List<Trail> all = new ArrayList<>(trails);
    all.addAll(ended);
    all.sort(Comparator.comparingLong(t -> t.number));
    for (Trail trail : all) {
      if (trail.confirmed) {
        tell(trail, nanos, steps);
      }
      trail.forgetBefore(nanos);
    }
    ended.removeIf(t -> t.spots.getLast().atNanos() < nanos);
    return new TrailFrame(nanos, steps);
  }

  private void tell(Trail trail, long nanos, List<TrailFrame.Step> steps) {
    Spot now = trail.at(nanos);
    Spot before = trail.before(nanos);
    Spot after = trail.after(nanos);
    if (now == null) {
      return;
    }
    if (now.seen()) {
      steps.add(new TrailFrame.Step(trail.number, now.box(), true));
    } else if (before != null && after != null) {
      double share = (double) (nanos - before.atNanos()) / (after.atNanos() - before.atNanos());
      steps.add(
          new TrailFrame.Step(trail.number, between(before.box(), after.box(), share), false));
    }
  }
}
