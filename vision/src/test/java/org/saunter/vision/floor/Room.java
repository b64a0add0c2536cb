package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.GateKind;
import org.saunter.model.Layout.Lens;
import org.saunter.model.Layout.Wall;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.vision.floor.FloorSignal.CameraFrameSeen;
import org.saunter.vision.floor.FloorSignal.GatePassed;

/** An empty room of 8 x 4 m with four cameras, a way in at the left and one out at the right. */
final class Room {
  static final long START_NANOS = 1_000_000_000_000L;
  static final int DIMENSIONS = 16;
  private static final double SD_MM = 100;

  /** Somebody: where they are at each moment, null while outside. */
  record Walker(double[] clothing, LongFunction<double @Nullable []> way) {}

  final FloorTracker tracker;
  final List<Observation> told = new ArrayList<>();
  private final List<Walker> walkers = new ArrayList<>();
  private final SplittableRandom random;
  private final double[][] bias = new double[4][2];
  private final long[] clockNanos = new long[4];
  private long nowNanos = START_NANOS;
  boolean pictures = true;
  double missed = 0.05;

  Room(long seed) {
    random = new SplittableRandom(seed);
    tracker = new FloorTracker(layout(), FloorSettings.standard());
  }

  static Layout layout() {
    List<Camera> cameras = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int x = i % 2 == 0 ? 2_000 : 6_000;
      int y = i < 2 ? 500 : 3_500;
      cameras.add(
          new Camera(
              "c" + i, Lens.FISHEYE, x, y, 2_900, x, y, 1_920, 1_920, 610, List.of(), 960, 960, 0));
    }
    return new Layout(
        "room",
        "test",
        List.of(new Wall(0, 0, 8_000, 0), new Wall(8_000, 4_000, 0, 4_000)),
        List.of(
            new Gate("in", GateKind.ENTRY, 0, 2_000, 900),
            new Gate("out", GateKind.EXIT, 8_000, 2_000, 900)),
        List.of(),
        cameras);
  }

  static double[] clothing(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    double[] worn = new double[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      worn[i] = r.nextGaussian();
    }
    return worn;
  }

  void bias(int camera, double xMm, double yMm, long aheadNanos) {
    bias[camera] = new double[] {xMm, yMm};
    clockNanos[camera] = aheadNanos;
  }

  void add(Walker walker) {
    walkers.add(walker);
  }

  /**
   * Along straight lines: each point is seconds, x, y; outside before the first and after the last.
   */
  static LongFunction<double @Nullable []> way(double[]... points) {
    return nanos -> {
      double t = (nanos - START_NANOS) / 1e9;
      for (int i = 0; i + 1 < points.length; i++) {
        double[] a = points[i];
        double[] b = points[i + 1];
        if (t >= a[0] && t < b[0]) {
          double s = (t - a[0]) / (b[0] - a[0]);
          return new double[] {a[1] + s * (b[1] - a[1]), a[2] + s * (b[2] - a[2])};
        }
      }
      return null;
    };
  }

  void gate(String id, double seconds, Direction direction, String token) {
    tracker.offer(new GatePassed(id, START_NANOS + (long) (seconds * 1e9), direction, token, null));
  }

  /** Runs until then, five frames a second of each camera. */
  void until(double seconds) {
    long end = START_NANOS + (long) (seconds * 1e9);
    while (nowNanos < end) {
      nowNanos += 50_000_000L;
      int camera = (int) (nowNanos / 50_000_000L % 4);
      tracker.offer(frame(camera, nowNanos));
      told.addAll(tracker.advance(nowNanos));
    }
  }

  CameraFrameSeen frame(int camera, long nanos) {
    List<FloorSighting> people = new ArrayList<>();
    for (Walker walker : walkers) {
      double[] at = walker.way().apply(nanos);
      if (at == null || random.nextDouble() < missed) {
        continue;
      }
      people.add(
          new FloorSighting(
              FloorPoint.round(
                  at[0] + SD_MM * random.nextGaussian() + bias[camera][0],
                  at[1] + SD_MM * random.nextGaussian() + bias[camera][1],
                  SD_MM),
              0.9,
              pictures ? picture(walker.clothing()) : null,
              List.of()));
    }
    return new CameraFrameSeen("c" + camera, nanos + clockNanos[camera], people);
  }

  private Appearance picture(double[] worn) {
    float[] seen = new float[worn.length];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = (float) (worn[i] + random.nextGaussian());
    }
    return Appearance.of(seen);
  }

  List<PeopleTracked> frames() {
    return told.stream()
        .filter(PeopleTracked.class::isInstance)
        .map(PeopleTracked.class::cast)
        .toList();
  }

  List<TracksCrossed> crossings() {
    return told.stream()
        .filter(TracksCrossed.class::isInstance)
        .map(TracksCrossed.class::cast)
        .toList();
  }

  List<GateCrossed> gates() {
    return told.stream()
        .filter(GateCrossed.class::isInstance)
        .map(GateCrossed.class::cast)
        .toList();
  }

  /** How far the nearest point is from a walker, in each frame in which both are. */
  List<Double> errors(int walker) {
    List<Double> errors = new ArrayList<>();
    for (PeopleTracked frame : frames()) {
      double[] at = walkers.get(walker).way().apply(frame.atNanos());
      if (at != null) {
        double least = 1e9;
        for (TrackPoint point : frame.people()) {
          least = Math.min(least, Math.hypot(point.xMm() - at[0], point.yMm() - at[1]));
        }
        errors.add(least);
      }
    }
    errors.sort(null);
    return errors;
  }
}
