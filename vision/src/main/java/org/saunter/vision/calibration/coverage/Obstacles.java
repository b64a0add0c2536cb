package org.saunter.vision.calibration.coverage;

import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Wall;

/** What stands in the line of sight: fixtures as closed boxes, walls up to the ceiling. */
final class Obstacles {
  private static final double TOUCH = 1e-6; // of the line of sight

  private final Box[] boxes;
  private final List<Wall> walls;

  /** A fixture in its own frame: u along its front, v out of it. */
  private record Box(
      double xMm, double yMm, double outX, double outY, double halfU, double halfV, double topMm) {

    private static Box of(Fixture f) {
      double angle = StrictMath.toRadians(f.facingDegrees());
      return new Box(
          f.xMm(),
          f.yMm(),
          StrictMath.cos(angle),
          StrictMath.sin(angle),
          f.widthMm() / 2.0,
          f.depthMm() / 2.0,
          f.heightMm());
    }

    private double u(double x, double y) {
      return (x - xMm) * outY - (y - yMm) * outX;
    }

    private double v(double x, double y) {
      return (x - xMm) * outX + (y - yMm) * outY;
    }

    /** From where to where a line on the floor is over the box, in parts of it; empty if not. */
    private boolean span(double[] from, double x, double y, double[] span) {
      span[0] = 0;
      span[1] = 1;
      double u = u(from[0], from[1]);
      double v = v(from[0], from[1]);
      return clip(u, u(x, y) - u, halfU, span) && clip(v, v(x, y) - v, halfV, span);
    }

    private static boolean clip(double from, double by, double half, double[] span) {
      if (Math.abs(by) < 1e-9) {
        return Math.abs(from) < half;
      }
      double a = (-half - from) / by;
      double b = (half - from) / by;
      span[0] = Math.max(span[0], Math.min(a, b));
      span[1] = Math.min(span[1], Math.max(a, b));
      return span[1] - span[0] > TOUCH;
    }
  }

  Obstacles(Layout layout) {
    boxes = layout.fixtures().stream().map(Box::of).toArray(Box[]::new);
    walls = layout.walls();
  }

  /** Whether a place on the floor is taken by a fixture, with so much room around it. */
  boolean isTaken(double xMm, double yMm, double roomMm) {
    for (Box box : boxes) {
      double u = Math.max(0, Math.abs(box.u(xMm, yMm)) - box.halfU);
      double v = Math.max(0, Math.abs(box.v(xMm, yMm)) - box.halfV);
      if (u * u + v * v < roomMm * roomMm || (u == 0 && v == 0)) {
        return true;
      }
    }
    return false;
  }

  /**
   * How high something must be over a place for a camera above it to see it: 0 if it sees the
   * floor, infinity if it sees nothing there.
   *
   * @param eye x, y, z of the camera
   */
  double lowestSeenMm(double[] eye, double xMm, double yMm) {
    double lowest = 0;
    double[] span = new double[2];
    for (Box box : boxes) {
      if (!box.span(eye, xMm, yMm, span)) {
        continue;
      }
      if (eye[2] <= box.topMm) {
        return Double.POSITIVE_INFINITY;
      }
      // The line of sight falls; it must still be over the box where it leaves it.
      lowest = Math.max(lowest, eye[2] - (eye[2] - box.topMm) / span[1]);
    }
    return hasWallBetween(eye, xMm, yMm) ? Double.POSITIVE_INFINITY : lowest;
  }

  /** Whether something is in between. */
  boolean isHidden(double[] eye, double[] place) {
    double[] span = new double[2];
    for (Box box : boxes) {
      if (box.span(eye, place[0], place[1], span)) {
        double first = eye[2] + (place[2] - eye[2]) * span[0];
        double last = eye[2] + (place[2] - eye[2]) * span[1];
        if (Math.min(first, last) < box.topMm) {
          return true;
        }
      }
    }
    return hasWallBetween(eye, place[0], place[1]);
  }

  private boolean hasWallBetween(double[] eye, double x, double y) {
    for (Wall wall : walls) {
      double sideEye = side(wall, eye[0], eye[1]);
      double sidePlace = side(wall, x, y);
      if (sideEye * sidePlace < 0) {
        double a = across(eye, x, y, wall.x1Mm(), wall.y1Mm());
        double b = across(eye, x, y, wall.x2Mm(), wall.y2Mm());
        if (a * b < 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static double side(Wall w, double x, double y) {
    return ((double) w.x2Mm() - w.x1Mm()) * (y - w.y1Mm())
        - ((double) w.y2Mm() - w.y1Mm()) * (x - w.x1Mm());
  }

  private static double across(double[] eye, double x, double y, double atX, double atY) {
    return (x - eye[0]) * (atY - eye[1]) - (y - eye[1]) * (atX - eye[0]);
  }
}
