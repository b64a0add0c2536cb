package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Observation.HandPoint;

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

  /** A product of rays: an information matrix, upper half row by row, and vector. */
  private static final class Blob {
    private final double[] info = new double[6];
    private final double[] vector = new double[3];
    private final List<Integer> cameras = new ArrayList<>();
    private double score;

    private void add(HandRay ray, int camera) {
      double across = 1 / (ray.acrossMm() * ray.acrossMm());
      double[] dir = {ray.dirX(), ray.dirY(), ray.dirZ()};
      double[] at = middle(ray);
      double level = 1 / (ray.zSdMm() * ray.zSdMm());
      double[] m = new double[6];
      int k = 0;
      for (int i = 0; i < 3; i++) {
        for (int j = i; j < 3; j++) {
          m[k] = across * ((i == j ? 1 : 0) - dir[i] * dir[j]) + (i == 2 && j == 2 ? level : 0);
          info[k] += m[k];
          k++;
        }
      }
      vector[0] += m[0] * at[0] + m[1] * at[1] + m[2] * at[2];
      vector[1] += m[1] * at[0] + m[3] * at[1] + m[4] * at[2];
      vector[2] += m[2] * at[0] + m[4] * at[1] + m[5] * at[2];
      cameras.add(camera);
      score += ray.score();
    }

    /** Where the ray is at the height that was guessed. */
    private static double[] middle(HandRay ray) {
      double along = Math.abs(ray.dirZ()) < 1e-3 ? 0 : (ray.zMm() - ray.fromZMm()) / ray.dirZ();
      return new double[] {
        ray.fromXMm() + along * ray.dirX(), ray.fromYMm() + along * ray.dirY(), ray.zMm()
      };
    }

    private double[] covariance() {
      double a = info[3] * info[5] - info[4] * info[4];
      double b = info[2] * info[4] - info[1] * info[5];
      double c = info[1] * info[4] - info[2] * info[3];
      double det = info[0] * a + info[1] * b + info[2] * c;
      return new double[] {
        a / det,
        b / det,
        c / det,
        (info[0] * info[5] - info[2] * info[2]) / det,
        (info[1] * info[2] - info[0] * info[4]) / det,
        (info[0] * info[3] - info[1] * info[1]) / det
      };
    }

    private double[] mean(double[] cov) {
      return times(cov, vector);
    }

    private static double[] times(double[] m, double[] v) {
      return new double[] {
        m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
        m[1] * v[0] + m[3] * v[1] + m[4] * v[2],
        m[2] * v[0] + m[4] * v[1] + m[5] * v[2]
      };
    }

    /** How far a ray passes from this, in squared standard deviations across it and in height. */
    private double squaredDistance(HandRay ray) {
      double[] cov = covariance();
      double[] at = mean(cov);
      double[] off = {at[0] - ray.fromXMm(), at[1] - ray.fromYMm(), at[2] - ray.fromZMm()};
      double along = off[0] * ray.dirX() + off[1] * ray.dirY() + off[2] * ray.dirZ();
      double square = off[0] * off[0] + off[1] * off[1] + off[2] * off[2] - along * along;
      double own = (cov[0] + cov[3] + cov[5]) / 3;
      double drop = at[2] - ray.zMm();
      return square / (ray.acrossMm() * ray.acrossMm() + own)
          + drop * drop / (ray.zSdMm() * ray.zSdMm() + cov[5]);
    }
  }

  private HandFusion() {}

  /** The hands of one person, surest first, from the newest sighting of each camera. */
  static List<HandPoint> hands(List<Seen> sightings) {
    List<Blob> blobs = new ArrayList<>();
    List<Integer> cameras = new ArrayList<>();
    for (Seen seen : sightings) {
      if (cameras.contains(seen.camera())) {
        continue;
      }
      cameras.add(seen.camera());
      for (HandRay ray : seen.sighting().hands()) {
        if (ray.score() >= LEAST_SCORE && ray.acrossMm() > 0 && ray.zSdMm() > 0) {
          blob(blobs, ray, seen.camera()).add(ray, seen.camera());
        }
      }
    }
    blobs.sort((a, b) -> Double.compare(b.score, a.score));
    return blobs.stream().limit(HANDS).map(HandFusion::point).toList();
  }

  private static Blob blob(List<Blob> blobs, HandRay ray, int camera) {
    Blob best = null;
    double least = GATE_SQUARED;
    for (Blob blob : blobs) {
      double d = blob.cameras.contains(camera) ? GATE_SQUARED : blob.squaredDistance(ray);
      if (d < least) {
        least = d;
        best = blob;
      }
    }
    if (best == null) {
      best = new Blob();
      blobs.add(best);
    }
    return best;
  }

  private static HandPoint point(Blob blob) {
    double[] cov = blob.covariance();
    double[] at = blob.mean(cov);
    double sd = Math.max(LEAST_SD_MM, Math.sqrt((cov[0] + cov[3] + cov[5]) / 3));
    return new HandPoint(
        (int) Math.rint(at[0]),
        (int) Math.rint(at[1]),
        (int) Math.rint(at[2]),
        (int) Math.rint(sd));
  }
}
