package org.saunter.vision.calibration.pose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.calibration.Eye;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;
import org.saunter.vision.calibration.ThreePoints;

/**
 * Looks for poses to start a fit from: every three of the points (of fourteen, if there are more)
 * give up to four, and those that suit the other points best are kept, a far point counting no more
 * than a fixed miss (MSAC: Torr and Zisserman, CVIU 2000). So a wrong point spoils only the triples
 * that it is in. Works on one floor as well as with corners of furniture; deterministic, since
 * triples are not drawn by lot.
 */
final class PoseSearch {
  private static final int POINTS_MOST = 14; // of which any three are tried, 364 triples
  private static final int KEPT = 6;
  private static final double MISS_MOST = 0.04; // of the image's width
  private static final double HEIGHT_LEAST_MM = 100;
  private static final double SAME_MM = 60;

  /** Focal lengths over the image's width: 120 to 35 degrees wide. */
  private static final double[] PINHOLE_FOCALS = {0.29, 0.38, 0.5, 0.65, 0.85, 1.15, 1.6};

  /** 95 to 230 degrees wide. */
  private static final double[] FISHEYE_FOCALS = {0.25, 0.3, 0.36, 0.43, 0.5, 0.6};

  /** A place to start from. */
  record Start(Optics optics, Pose pose, double cost) {}

  private final Sought sought;
  private final double[][] points;

  PoseSearch(Sought sought, List<MarkedPoint> points) {
    this.sought = sought;
    this.points = points.stream().map(MarkedPoint::numbers).toArray(double[][]::new);
  }

  /** The best few, best first; none if every pose has the camera below the floor. */
  List<Start> starts() {
    List<Start> all = new ArrayList<>();
    for (Optics optics : guesses()) {
      collect(optics, all);
    }
    all.sort(Comparator.comparingDouble(Start::cost));
    List<Start> kept = new ArrayList<>();
    for (Start start : all) {
      if (kept.size() < KEPT && kept.stream().noneMatch(k -> isSame(k, start))) {
        kept.add(start);
      }
    }
    return kept;
  }

  private static boolean isSame(Start a, Start b) {
    Pose p = a.pose;
    Pose q = b.pose;
    double far =
        Math.abs(p.xMm() - q.xMm()) + Math.abs(p.yMm() - q.yMm()) + Math.abs(p.zMm() - q.zMm());
    return far < SAME_MM;
  }

  private List<Optics> guesses() {
    Optics given = sought.optics();
    List<Optics> guesses = new ArrayList<>();
    guesses.add(given);
    if (sought.freedom() != Freedom.PLACE) {
      for (double focal : given.lens() == Lens.PINHOLE ? PINHOLE_FOCALS : FISHEYE_FOCALS) {
        double[] numbers = given.numbers();
        numbers[Optics.FOCAL] = focal * given.widthPx();
        guesses.add(given.with(numbers));
      }
    }
    return guesses;
  }

  private void collect(Optics optics, List<Start> all) {
    int n = points.length;
    double[][] rays = new double[n][3];
    for (int i = 0; i < n; i++) {
      optics.ray(points[i][3], points[i][4], rays[i]);
    }
    int[] chosen = new int[Math.min(n, POINTS_MOST)];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = (int) ((long) i * n / chosen.length);
    }
    for (int i = 0; i < chosen.length; i++) {
      for (int j = i + 1; j < chosen.length; j++) {
        for (int k = j + 1; k < chosen.length; k++) {
          int[] of = {chosen[i], chosen[j], chosen[k]};
          double[][] three = {points[of[0]], points[of[1]], points[of[2]]};
          double[][] seen = {rays[of[0]], rays[of[1]], rays[of[2]]};
          for (Pose pose : ThreePoints.poses(three, seen)) {
            add(optics, pose, all);
          }
        }
      }
    }
  }

  private void add(Optics optics, Pose pose, List<Start> all) {
    if (pose.zMm() < HEIGHT_LEAST_MM || pose.axes()[2][2] > 0) {
      return;
    }
    double most = MISS_MOST * optics.widthPx();
    double cost = 0;
    Eye eye = new Eye(optics, pose);
    for (double[] p : points) {
      double miss = Math.min(most, eye.missPx(p, p[3], p[4]));
      cost += miss * miss;
    }
    all.add(new Start(optics, pose, cost));
  }
}
