package org.saunter.learn.tracking;

import java.util.ArrayList;
import java.util.List;
import org.saunter.learn.score.tracking.MotSequence.Detected;
import org.saunter.learn.score.tracking.TrackingTape.NamedBox;
import org.saunter.vision.assignment.Assignment;
import org.saunter.vision.trail.Box;

/**
 * The rival in one image: SORT (Bewley et al., ICIP 2016), a Kalman filter of constant velocity on
 * middle, area and shape of the box and the best assignment by intersection over union. Its noise
 * figures are those of the authors' program; its state splits into four independent parts.
 */
final class SortRival {
  private static final double LEAST_OVERLAP = 0.3;

  private final int keptFrames;
  private final int firstHits;
  private final List<Follower> followers = new ArrayList<>();
  private int frame;
  private int names;

  /**
   * A rival that has seen nothing yet.
   *
   * @param keptFrames how many frames a track lives on without a detection, max_age
   * @param firstHits how many in a row it needs before it is told, min_hits
   */
  SortRival(int keptFrames, int firstHits) {
    this.keptFrames = keptFrames;
    this.firstHits = firstHits;
  }

  /** A value with its speed and their covariance. */
  private static final class Drifting {
    private final double noise;
    private final double speedNoise;
    private final double error;
    private double x;
    private double speed;
    private double xx = 10;
    private double xv;
    private double vv;

    private Drifting(double x, double vv, double speedNoise, double error) {
      this.x = x;
      this.vv = vv;
      this.noise = 1;
      this.speedNoise = speedNoise;
      this.error = error;
    }

    private void predict() {
      x += speed;
      xx += 2 * xv + vv + noise;
      xv += vv;
      vv += speedNoise;
    }

    private void update(double seen) {
      double gain = xx / (xx + error);
      double speedGain = xv / (xx + error);
      double off = seen - x;
      x += gain * off;
      speed += speedGain * off;
      vv -= speedGain * xv;
      xv *= 1 - gain;
      xx *= 1 - gain;
    }
  }

  private static final class Follower {
    private final String name;
    private final Drifting x;
    private final Drifting y;
    private final Drifting area;
    private final Drifting shape;
    private int unseen;
    private int hitsInARow;

    private Follower(String name, Box box) {
      this.name = name;
      x = new Drifting(box.leftPx() + box.widthPx() / 2, 1e4, 0.01, 1);
      y = new Drifting(box.topPx() + box.heightPx() / 2, 1e4, 0.01, 1);
      area = new Drifting(box.areaPx(), 1e4, 1e-4, 10);
      shape = new Drifting(box.widthPx() / box.heightPx(), 0, 0, 10);
    }

    private void predict() {
      if (area.x + area.speed <= 0) {
        area.speed = 0;
      }
      x.predict();
      y.predict();
      area.predict();
      shape.predict();
      hitsInARow = unseen > 0 ? 0 : hitsInARow;
      unseen++;
    }

    private void update(Box box) {
      unseen = 0;
      hitsInARow++;
      x.update(box.leftPx() + box.widthPx() / 2);
      y.update(box.topPx() + box.heightPx() / 2);
      area.update(box.areaPx());
      shape.update(box.widthPx() / box.heightPx());
    }

    private Box box() {
      double width = Math.sqrt(Math.max(1, area.x * Math.max(0.01, shape.x)));
      double height = Math.max(1, area.x) / width;
      return new Box(x.x - width / 2, y.x - height / 2, width, height);
    }
  }

  /** The tracks of the next frame. */
  List<NamedBox> next(List<Detected> detections) {
    frame++;
    followers.forEach(Follower::predict);
    double[][] cost = new double[detections.size()][followers.size()];
    for (int d = 0; d < cost.length; d++) {
      for (int f = 0; f < followers.size(); f++) {
        cost[d][f] = -detections.get(d).box().overlap(followers.get(f).box());
      }
    }
    int[] followerOf = Assignment.solve(cost);
    int known = followers.size();
    for (int d = 0; d < cost.length; d++) {
      Box box = detections.get(d).box();
      if (followerOf[d] != Assignment.NONE && -cost[d][followerOf[d]] >= LEAST_OVERLAP) {
        followers.get(followerOf[d]).update(box);
      } else {
        followers.add(new Follower("s" + ++names, box));
      }
    }
    List<NamedBox> told = new ArrayList<>();
    for (int f = 0; f < followers.size(); f++) {
      Follower one = followers.get(f);
      boolean seen = f >= known || one.unseen == 0;
      if (seen && (one.hitsInARow >= firstHits || frame <= firstHits)) {
        told.add(new NamedBox(one.name, one.box()));
      }
    }
    followers.removeIf(one -> one.unseen > keptFrames);
    return told;
  }
}
