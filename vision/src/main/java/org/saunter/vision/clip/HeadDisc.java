package org.saunter.vision.clip;

import java.util.List;
import org.saunter.vision.Sighting;

/** An upright or lying ellipse in a picture, in its pixels; it may lie outside. */
public record HeadDisc(double xPx, double yPx, double radiusXPx, double radiusYPx) {
  /**
   * Shoulders are half a metre wide and a head is a quarter of that to either side of its middle. A
   * person seen from the side shows less of the shoulders, so the height counts too: a head is an
   * eighth to a seventh of it.
   */
  private static final double RADIUS_OF_WIDTH = 0.27;

  private static final double RADIUS_OF_HEIGHT = 0.085;

  /** Detectors are a little off, hair stands out. */
  private static final double MARGIN = 1.35;

  private static final double LONGER = 1.15;
  private static final double LEAST_PX = 4;

  /**
   * Where the head of a seen person is, with a margin. If its place is not told, the whole body.
   */
  public static HeadDisc of(Sighting person) {
    double widthPx = finite(person.rightPx() - person.leftPx());
    double heightPx = finite(person.bottomPx() - person.topPx());
    if (!Double.isFinite(person.headXPx()) || !Double.isFinite(person.headYPx())) {
      return new HeadDisc(
          finite((person.leftPx() + person.rightPx()) / 2),
          finite((person.topPx() + person.bottomPx()) / 2),
          LEAST_PX + widthPx * Math.sqrt(0.5),
          LEAST_PX + heightPx * Math.sqrt(0.5));
    }
    double shorter = Math.min(widthPx, heightPx);
    double longer = Math.max(widthPx, heightPx);
    double radius = Math.max(RADIUS_OF_WIDTH * shorter, RADIUS_OF_HEIGHT * longer) * MARGIN;
    radius = Math.max(radius + 1, LEAST_PX);
    boolean upright = heightPx >= widthPx;
    return new HeadDisc(
        person.headXPx(),
        person.headYPx(),
        upright ? radius : radius * LONGER,
        upright ? radius * LONGER : radius);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? Math.abs(value) : 0;
  }

  /** The same, larger by a factor. */
  HeadDisc larger(double factor) {
    return new HeadDisc(xPx, yPx, radiusXPx * factor, radiusYPx * factor);
  }

  /** Whether the middle of a pixel lies in it. */
  boolean covers(int pixelX, int pixelY) {
    double dx = (pixelX + 0.5 - xPx) / radiusXPx;
    double dy = (pixelY + 0.5 - yPx) / radiusYPx;
    return dx * dx + dy * dy <= 1;
  }

  /**
   * How much of some heads is covered.
   *
   * @param headPixels pixels of true heads that lie in the picture
   * @param coveredPixels of these covered
   */
  public record Recall(long headPixels, long coveredPixels) {
    /** Nothing counted yet. */
    public static final Recall NONE = new Recall(0, 0);

    /** Share covered; 1 if there was no head. */
    public double share() {
      return headPixels == 0 ? 1 : (double) coveredPixels / headPixels;
    }

    /** Both together. */
    public Recall plus(Recall other) {
      return new Recall(headPixels + other.headPixels, coveredPixels + other.coveredPixels);
    }
  }

  /** Which share of the pixels of the true heads lies in any of the covered places. */
  public static Recall recall(
      List<HeadDisc> trueHeads, List<HeadDisc> covered, int widthPx, int heightPx) {
    long head = 0;
    long hidden = 0;
    for (HeadDisc disc : trueHeads) {
      for (int y = disc.top(); y <= Math.min(heightPx - 1, disc.bottom()); y++) {
        for (int x = disc.left(); x <= Math.min(widthPx - 1, disc.right()); x++) {
          if (disc.covers(x, y)) {
            head++;
            hidden += coveredByAny(covered, x, y) ? 1 : 0;
          }
        }
      }
    }
    return new Recall(head, hidden);
  }

  private static boolean coveredByAny(List<HeadDisc> discs, int x, int y) {
    for (HeadDisc disc : discs) {
      if (disc.covers(x, y)) {
        return true;
      }
    }
    return false;
  }

  /** First column that may be touched, not below 0. */
  int left() {
    return (int) Math.max(0, Math.floor(xPx - radiusXPx));
  }

  int right() {
    return (int) Math.ceil(xPx + radiusXPx);
  }

  int top() {
    return (int) Math.max(0, Math.floor(yPx - radiusYPx));
  }

  int bottom() {
    return (int) Math.ceil(yPx + radiusYPx);
  }
}
