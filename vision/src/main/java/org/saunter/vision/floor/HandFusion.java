package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Observation.HandPoint;
import org.saunter.vision.assignment.Assignment;

/**
 * Hands in three dimensions. A ray with a guess at the height is a Gaussian that is narrow across
 * the line of sight and as long as the guess is bad; rays of one hand from several cameras multiply
 * (the information form of a least-squares intersection of lines). Hands of one camera are never
 * joined, and a person has two at most.
 */
final class HandFusion {
  private static final double GATE_SQUARED = 14;
  private static final double LEAST_SCORE = 0.3;
  private static final int HANDS = 2;
  private static final double LEAST_SD_MM = 15;

  /** A Gaussian in space: information matrix, upper half row by row, and information vector. */
  private static final class Blob {
    private final double[] info = new double[6];
    private final double[] vector = new double[3];
    private final List<Integer> cameras = new ArrayList<>();
    private double score;

    /** Narrow across the line of sight, along it as long as the height is uncertain. */
    private static Blob of(HandRay ray, int camera) {
      Blob blob = new Blob();
      double across = 1 / (ray.acrossMm() * ray.acrossMm());
      double level = 1 / (ray.zSdMm() * ray.zSdMm());
      double[] dir = {ray.dirX(), ray.dirY(), ray.dirZ()};
      double along = Math.abs(ray.dirZ()) < 1e-3 ? 0 : (ray.zMm() - ray.fromZMm()) / ray.dirZ();
      double[] at = {
        ray.fromXMm() + along * ray.dirX(), ray.fromYMm() + along * ray.dirY(), ray.zMm()
      };
      int k = 0;
      for (int i = 0; i < 3; i++) {
        for (int j = i; j < 3; j++) {
          blob.info[k++] =
              across * ((i == j ? 1 : 0) - dir[i] * dir[j]) + (i == 2 && j == 2 ? level : 0);
        }
      }
      System.arraycopy(times(blob.info, at), 0, blob.vector, 0, 3);
      blob.cameras.add(camera);
      blob.score = ray.score();
      return blob;
    }

    private void add(Blob other) {
      for (int k = 0; k < 6; k++) {
        info[k] += other.info[k];
      }
      for (int i = 0; i < 3; i++) {
        vector[i] += other.vector[i];
      }
      cameras.addAll(other.cameras);
      score += other.score;
    }

    private double squaredDistance(Blob other) {
      double[] own = inverse(info);
      double[] its = inverse(other.info);
      double[] a = times(own, vector);
      double[] b = times(its, other.vector);
      double[] off = {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
      double[] both = new double[6];
      for (int k = 0; k < 6; k++) {
        both[k] = own[k] + its[k];
      }
      double[] scaled = times(inverse(both), off);
      return off[0] * scaled[0] + off[1] * scaled[1] + off[2] * scaled[2];
    }
  }

  private static double[] inverse(double[] m) {
    double a = m[3] * m[5] - m[4] * m[4];
    double b = m[2] * m[4] - m[1] * m[5];
    double c = m[1] * m[4] - m[2] * m[3];
    double det = m[0] * a + m[1] * b + m[2] * c;
    return new double[] {
      a / det,
      b / det,
      c / det,
      (m[0] * m[5] - m[2] * m[2]) / det,
      (m[1] * m[2] - m[0] * m[4]) / det,
      (m[0] * m[3] - m[1] * m[1]) / det
    };
  }

  private static double[] times(double[] m, double[] v) {
    return new double[] {
      m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
      m[1] * v[0] + m[3] * v[1] + m[4] * v[2],
      m[2] * v[0] + m[4] * v[1] + m[5] * v[2]
    };
  }

  private HandFusion() {}

  /** The hands of one person, surest first, from the newest sighting of each camera. */
  static List<HandPoint> hands(List<Seen> sightings) {
    List<Blob> blobs = new ArrayList<>();
    List<Integer> cameras = new ArrayList<>();
    for (Seen seen : sightings) {
      if (!cameras.contains(seen.camera())) {
        cameras.add(seen.camera());
        List<Blob> fresh = new ArrayList<>();
        for (HandRay ray : seen.sighting().hands()) {
          if (ray.score() >= LEAST_SCORE && ray.acrossMm() > 0 && ray.zSdMm() > 0) {
            fresh.add(Blob.of(ray, seen.camera()));
          }
        }
        join(blobs, fresh);
      }
    }
    blobs.sort((a, b) -> Double.compare(b.score, a.score));
    return blobs.stream().limit(HANDS).map(HandFusion::point).toList();
  }

  /** Gives the hands of one camera to those known, each to one at most, so that all fit best. */
  private static void join(List<Blob> blobs, List<Blob> fresh) {
    int n = fresh.size();
    int m = blobs.size();
    double[][] cost = new double[n][m + n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double d = fresh.get(i).squaredDistance(blobs.get(j));
        cost[i][j] = d < GATE_SQUARED ? d : Assignment.FORBIDDEN;
      }
      for (int j = 0; j < n; j++) {
        cost[i][m + j] = i == j ? GATE_SQUARED : Assignment.FORBIDDEN;
      }
    }
    int[] to = Assignment.solve(cost);
    for (int i = 0; i < n; i++) {
      if (to[i] < m) {
        blobs.get(to[i]).add(fresh.get(i));
      } else {
        blobs.add(fresh.get(i));
      }
    }
  }

  private static HandPoint point(Blob blob) {
    double[] cov = inverse(blob.info);
    double[] at = times(cov, blob.vector);
    double sd = Math.max(LEAST_SD_MM, Math.sqrt((cov[0] + cov[3] + cov[5]) / 3));
    return new HandPoint(
        (int) Math.rint(at[0]),
        (int) Math.rint(at[1]),
        (int) Math.rint(at[2]),
        (int) Math.rint(sd));
  }
}
