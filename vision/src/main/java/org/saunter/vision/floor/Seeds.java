package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sightings that belong to no track, gathered until they are somebody or nothing. Somebody is who
 * is seen eight times by two cameras away from all tracks.
 */
final class Seeds {
  private static final double GATE_SQUARED = 16;
  private static final long STALE_NANOS = 1_000_000_000L;
  private static final long YOUNGEST_NANOS = 600_000_000L;
  private static final int HITS = 8;
  private static final double AWAY_MM = 450;
  private static final double AT_GATE_MM = 1_200;
  private static final double LEAST_SCORE = 0.3;
  private static final int MOST = 200;

  private final List<Seed> seeds = new ArrayList<>();
  private long frames;
  private long made;

  private static final class Seed {
    private final Motion motion;
    private final TreeSet<Integer> cameras = new TreeSet<>();
    private final long firstNanos;
    private final long number;
    private @Nullable Seen last;
    private int hits;
    private long lastNanos;

    private Seed(long number, long nanos, FloorPoint at) {
      this.number = number;
      motion = Motion.at(nanos, at, 0, 0, 600);
      firstNanos = nanos;
    }

    private void add(CameraView camera, long nanos, long frame, FloorSighting one) {
      last = new Seen(nanos, -frame, camera.number, 0, one, one.at(), 1, last);
      cameras.add(camera.number);
      hits++;
      lastNanos = nanos;
    }
  }

  /** What is left of a frame; places are corrected already. */
  void take(CameraView camera, long nanos, List<FloorSighting> left, double[] tracked) {
    frames++;
    seeds.removeIf(s -> nanos - s.lastNanos > STALE_NANOS);
    seeds.forEach(s -> s.motion.advance(nanos));
    List<Seed> free = new ArrayList<>(seeds);
    for (FloorSighting one : left) {
      if (one.score() < LEAST_SCORE || isNear(one.at().xMm(), one.at().yMm(), tracked)) {
        continue;
      }
      Seed best = null;
      double least = GATE_SQUARED;
      for (Seed seed : free) {
        double d = seed.motion.squaredDistance(one.at());
        if (d < least) {
          least = d;
          best = seed;
        }
      }
      if (best != null) {
        free.remove(best);
        best.motion.update(one.at());
        best.add(camera, nanos, frames, one);
      } else if (seeds.size() < MOST) {
        Seed seed = new Seed(++made, nanos, one.at());
        seed.add(camera, nanos, frames, one);
        seeds.add(seed);
      }
    }
  }

  private static boolean isNear(double x, double y, double[] tracked) {
    for (int i = 0; i + 1 < tracked.length; i += 2) {
      double dx = tracked[i] - x;
      double dy = tracked[i + 1] - y;
      if (dx * dx + dy * dy < AWAY_MM * AWAY_MM) {
        return true;
      }
    }
    return false;
  }

  /** Who waits at a gate, nearest first; null if nobody. */
  @Nullable Strand takeNear(double xMm, double yMm, long nanos) {
    Seed best = null;
    double least = AT_GATE_MM;
    for (Seed seed : seeds) {
      double d = Math.hypot(seed.motion.x() - xMm, seed.motion.y() - yMm);
      if (seed.hits > 1 && d < least) {
        least = d;
        best = seed;
      }
    }
    if (best == null) {
      return null;
    }
    seeds.remove(best);
    best.motion.advance(nanos);
    return Strand.of(best.motion, Look.UNKNOWN, best.last);
  }

  /**
   * Somebody, though it may not be known who.
   *
   * @param ageNanos since the first sighting
   */
  record Grown(long number, Strand strand, long ageNanos) {}

  /**
   * Who is somebody by now, oldest first.
   *
   * @param watched how many cameras see the whole of a body at a place
   */
  List<Grown> grown(long nanos, double[] tracked, ToIntFunction<Strand> watched) {
    List<Grown> grown = new ArrayList<>();
    for (Seed seed : List.copyOf(seeds)) {
      if (isNear(seed.motion.x(), seed.motion.y(), tracked)) {
        seeds.remove(seed);
        continue;
      }
      long age = nanos - seed.firstNanos;
      if (seed.hits < HITS || age < YOUNGEST_NANOS) {
        continue;
      }
      seed.motion.advance(nanos);
      Strand strand = Strand.of(seed.motion, Look.UNKNOWN, seed.last);
      if (seed.cameras.size() >= Math.min(2, watched.applyAsInt(strand))) {
        grown.add(new Grown(seed.number, strand, age));
      }
    }
    return grown;
  }

  /** One of them has a track now. */
  void take(Grown one) {
    seeds.removeIf(s -> s.number == one.number());
  }
}
