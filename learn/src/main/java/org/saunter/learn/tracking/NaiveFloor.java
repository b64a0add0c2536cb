package org.saunter.learn.tracking;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.vision.assignment.Assignment;
import org.saunter.vision.floor.FloorSighting;
import org.saunter.vision.floor.FloorSignal;
import org.saunter.vision.floor.FloorSignal.CameraFrameSeen;
import org.saunter.vision.floor.FloorSignal.GatePassed;

/**
 * The rival on the floor: five times a second everything that the cameras saw is put into heaps by
 * nearness, each heap's mean is a person, and SORT follows the means (Kalman filter of constant
 * velocity, best assignment by distance). A new track near one that was lost lately is that one
 * again; gates take the nearest. It never doubts.
 */
final class NaiveFloor implements FloorContestant {
  private static final long PERIOD_NANOS = 200_000_000L;
  private static final long DELAY_NANOS = 400_000_000L;
  private static final double HEAP_MM = 700;
  private static final double GATE_MM = 800;
  private static final double AGAIN_MM = 1_500;
  private static final long AGAIN_NANOS = 3_000_000_000L;
  private static final long LOST_NANOS = 1_000_000_000L;
  private static final double ERROR_MM2 = 120.0 * 120.0;
  private static final double PUSH = 1e6; // mm2/s3

  private final Layout layout;
  private final List<FloorSignal> waiting = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();
  private final List<Follower> gone = new ArrayList<>();
  private final List<Observation> out = new ArrayList<>();
  private long nextNanos = Long.MIN_VALUE;
  private long names;
  private long sequence;

  private static final class Follower {
    private String name;
    private final double[] at = new double[2];
    private final double[] speed = new double[2];
    private double pp = ERROR_MM2;
    private double pv;
    private double vv = 1e6;
    private long seenNanos;
    private int hits = 1;
    private boolean bound;

    private Follower(String name, double x, double y, long nanos) {
      this.name = name;
      at[0] = x;
      at[1] = y;
      seenNanos = nanos;
    }

    private void advance(double t) {
      for (int i = 0; i < 2; i++) {
        at[i] += t * speed[i];
      }
      pp += 2 * t * pv + t * t * vv + PUSH * t * t * t / 3;
      pv += t * vv + PUSH * t * t / 2;
      vv += PUSH * t;
    }

    private void update(double x, double y, long nanos) {
      double s = pp + ERROR_MM2;
      double[] off = {x - at[0], y - at[1]};
      for (int i = 0; i < 2; i++) {
        at[i] += pp / s * off[i];
        speed[i] += pv / s * off[i];
      }
      vv -= pv * pv / s;
      pv *= 1 - pp / s;
      pp *= 1 - pp / s;
      seenNanos = nanos;
      hits++;
    }

    private double distance(double x, double y) {
      return Math.hypot(at[0] - x, at[1] - y);
    }
  }

  NaiveFloor(Layout layout) {
    this.layout = layout;
  }

  @Override
  public String name() {
    return "naive";
  }

  @Override
  public void offer(FloorSignal signal) {
    waiting.add(signal);
  }

  @Override
  public List<Observation> advance(long nowNanos) {
    if (nextNanos == Long.MIN_VALUE) {
      nextNanos = (nowNanos / PERIOD_NANOS) * PERIOD_NANOS;
    }
    while (nextNanos <= nowNanos - DELAY_NANOS) {
      step(nextNanos);
      nextNanos += PERIOD_NANOS;
    }
    List<Observation> told = List.copyOf(out);
    out.clear();
    return told;
  }

  private void step(long nanos) {
    List<double[]> heaps = new ArrayList<>();
    List<GatePassed> gates = new ArrayList<>();
    for (FloorSignal signal : List.copyOf(waiting)) {
      if (signal.atNanos() <= nanos) {
        waiting.remove(signal);
        if (signal instanceof CameraFrameSeen frame) {
          frame.people().forEach(p -> heap(heaps, p));
        } else if (signal instanceof GatePassed passed) {
          gates.add(passed);
        }
      }
    }
    heaps.removeIf(h -> h[2] < 2);
    follow(nanos, heaps);
    gates.forEach(g -> pass(nanos, g));
    List<TrackPoint> points = new ArrayList<>();
    for (Follower one : followers) {
      if (one.hits > 2 || one.bound) {
        points.add(
            new TrackPoint(
                one.name,
                (int) Math.rint(one.at[0]),
                (int) Math.rint(one.at[1]),
                120,
                one.seenNanos == nanos,
                List.of(),
                null));
      }
    }
    out.add(new PeopleTracked(nanos, "naive", ++sequence, points));
  }

  /** Puts a sighting on the nearest heap: sum of x and y, and how many. */
  private static void heap(List<double[]> heaps, FloorSighting one) {
    double[] best = null;
    double least = HEAP_MM;
    for (double[] heap : heaps) {
      double d = Math.hypot(heap[0] / heap[2] - one.at().xMm(), heap[1] / heap[2] - one.at().yMm());
      if (d < least) {
        least = d;
        best = heap;
      }
    }
    if (best == null) {
      heaps.add(new double[] {one.at().xMm(), one.at().yMm(), 1});
    } else {
      best[0] += one.at().xMm();
      best[1] += one.at().yMm();
      best[2]++;
    }
  }

  private void follow(long nanos, List<double[]> heaps) {
    followers.forEach(f -> f.advance(PERIOD_NANOS / 1e9));
    double[][] cost = new double[heaps.size()][followers.size()];
    for (int h = 0; h < cost.length; h++) {
      double[] heap = heaps.get(h);
      for (int f = 0; f < followers.size(); f++) {
        double d = followers.get(f).distance(heap[0] / heap[2], heap[1] / heap[2]);
        cost[h][f] = d > GATE_MM ? Assignment.FORBIDDEN : d;
      }
    }
    int[] to = Assignment.solve(cost);
    int known = followers.size();
    for (int h = 0; h < cost.length; h++) {
      double x = heaps.get(h)[0] / heaps.get(h)[2];
      double y = heaps.get(h)[1] / heaps.get(h)[2];
      if (to[h] != Assignment.NONE && to[h] < known) {
        followers.get(to[h]).update(x, y, nanos);
      } else if (nearest(followers, x, y, HEAP_MM) == null) {
        followers.add(born(x, y, nanos));
      }
    }
    for (Follower one : List.copyOf(followers)) {
      if (nanos - one.seenNanos > LOST_NANOS) {
        followers.remove(one);
        gone.add(one);
      }
    }
    gone.removeIf(g -> nanos - g.seenNanos > AGAIN_NANOS || !g.bound);
  }

  private Follower born(double x, double y, long nanos) {
    Follower fresh = new Follower("n" + ++names, x, y, nanos);
    Follower again = nearest(gone, x, y, AGAIN_MM);
    if (again != null) {
      gone.remove(again);
      fresh.name = again.name;
      fresh.bound = true;
    }
    return fresh;
  }

  private static @org.jspecify.annotations.Nullable Follower nearest(
      List<Follower> those, double x, double y, double reach) {
    Follower best = null;
    double least = reach;
    for (Follower one : those) {
      double d = one.distance(x, y);
      if (d < least) {
        least = d;
        best = one;
      }
    }
    return best;
  }

  private void pass(long nanos, GatePassed passed) {
    Gate gate =
        layout.gates().stream()
            .filter(g -> g.id().equals(passed.gateId()))
            .findFirst()
            .orElseThrow();
    boolean in = passed.direction() == Direction.IN;
    List<Follower> those = followers.stream().filter(f -> f.bound != in).toList();
    Follower one = nearest(those, gate.xMm(), gate.yMm(), in ? 1_500 : 1e9);
    if (one == null) {
      one = new Follower("n" + ++names, gate.xMm(), gate.yMm(), nanos);
      followers.add(one);
    }
    one.bound = true;
    out.add(
        new GateCrossed(
            nanos,
            "naive",
            ++sequence,
            gate.id(),
            passed.direction(),
            one.name,
            passed.token(),
            null));
    if (!in) {
      followers.remove(one);
    }
  }
}
