package org.saunter.vision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.CameraModel;
import org.saunter.vision.Sighting.HandSighting;
import org.saunter.vision.floor.FloorPoint;
import org.saunter.vision.floor.FloorSighting;
import org.saunter.vision.floor.HandRay;

/**
 * Puts what one camera sees on the floor. Two things say where somebody stands: the foot point, and
 * the head, which is about as high over the floor as heads are; both are joined by their
 * precisions. A foot that is hidden is guessed by the net and counts less. One for each camera.
 */
final class Footing {
  private static final double REFERENCE_PX = 320;
  private static final double FAR_MM = 15_000;
  private static final double SD_MAX_MM = 1_500;

  private final CameraModel camera;
  private final EyesSettings settings;
  private final double scale;

  Footing(CameraModel camera, EyesSettings settings) {
    this.camera = camera;
    this.settings = settings;
    scale = camera.camera().widthPx() / REFERENCE_PX;
  }

  /** A mean and a covariance on the floor, in millimetres. */
  private record Guess(double x, double y, double xx, double xy, double yy) {
    Guess with(Guess other) {
      double a = det();
      double b = other.det();
      double ixx = yy / a + other.yy / b;
      double ixy = -xy / a - other.xy / b;
      double iyy = xx / a + other.xx / b;
      double det = ixx * iyy - ixy * ixy;
      double vx = (yy * x - xy * y) / a + (other.yy * other.x - other.xy * other.y) / b;
      double vy = (xx * y - xy * x) / a + (other.xx * other.y - other.xy * other.x) / b;
      return new Guess(
          (iyy * vx - ixy * vy) / det,
          (ixx * vy - ixy * vx) / det,
          iyy / det,
          -ixy / det,
          ixx / det);
    }

    private double det() {
      return xx * yy - xy * xy;
    }
  }

  /** Everybody who can be put somewhere near. */
  List<FloorSighting> place(List<Sighting> people) {
    List<FloorSighting> placed = new ArrayList<>(people.size());
    for (Sighting person : people) {
      FloorSighting at = place(person);
      if (at != null) {
        placed.add(at);
      }
    }
    return placed;
  }

  private @Nullable FloorSighting place(Sighting person) {
    Guess foot = at(person.footXPx(), person.footYPx(), 0, 0, settings.footSdPx() * scale);
    Guess head =
        at(
            person.headXPx(),
            person.headYPx(),
            settings.headHeightMm(),
            settings.headHeightSdMm(),
            settings.headSdPx() * scale);
    Guess both = foot == null ? head : head == null ? foot : foot.with(head);
    if (both == null || both.xx() + both.yy() > SD_MAX_MM * SD_MAX_MM) {
      return null;
    }
    List<HandRay> rays = new ArrayList<>(person.hands().size());
    for (HandSighting hand : person.hands()) {
      rays.add(HandRay.of(camera, hand, settings.handSdPx() * scale, settings.handHeightSdMm()));
    }
    return new FloorSighting(
        new FloorPoint(both.x(), both.y(), both.xx(), both.xy(), both.yy()),
        person.score(),
        person.clothing(),
        rays);
  }

  /**
   * Where something of a known height is, by how the level of that height moves under a pixel
   * (first order): pixel noise across, and what the height's own spread adds along the line of
   * sight.
   */
  private @Nullable Guess at(double xPx, double yPx, double zMm, double zSdMm, double sdPx) {
    double[] here = new double[2];
    double[] right = new double[2];
    double[] down = new double[2];
    double[] higher = new double[2];
    boolean seen =
        camera.level(xPx, yPx, zMm, here)
            && camera.level(xPx + 1, yPx, zMm, right)
            && camera.level(xPx, yPx + 1, zMm, down)
            && camera.level(xPx, yPx, zMm + 1, higher);
    double dx = here[0] - camera.camera().xMm();
    double dy = here[1] - camera.camera().yMm();
    if (!seen || dx * dx + dy * dy > FAR_MM * FAR_MM) {
      return null;
    }
    double[][] slopes = {
      {(right[0] - here[0]) * sdPx, (right[1] - here[1]) * sdPx},
      {(down[0] - here[0]) * sdPx, (down[1] - here[1]) * sdPx},
      {(higher[0] - here[0]) * zSdMm, (higher[1] - here[1]) * zSdMm}
    };
    double xx = 100; // a centimetre: nobody stands on a point
    double xy = 0;
    double yy = 100;
    for (double[] slope : slopes) {
      xx += slope[0] * slope[0];
      xy += slope[0] * slope[1];
      yy += slope[1] * slope[1];
    }
    return new Guess(here[0], here[1], xx, xy, yy);
  }
}
