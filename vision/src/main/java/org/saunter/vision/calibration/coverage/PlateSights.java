package org.saunter.vision.calibration.coverage;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;

/**
 * The front of each plate: an upright field as wide as the plate, from its surface to the next
 * board or 280 mm up, looked at in nine points just before the fixture.
 */
final class PlateSights {
  private static final double BEFORE_MM = 20;
  private static final double HIGH_MM = 280;
  private static final double BOARD_MM = 40;
  private static final int POINTS = 3;

  private PlateSights() {}

  static List<PlateSight> of(Coverage coverage) {
    return of(coverage.layout(), coverage.obstacles());
  }

  private static List<PlateSight> of(Layout layout, Obstacles obstacles) {
    List<PlateSight> sights = new ArrayList<>();
    List<Sight> eyes = layout.cameras().stream().map(Sight::new).toList();
    for (Front front : fronts(layout)) {
      int count = 0;
      double most = 0;
      String best = "";
      for (int i = 0; i < eyes.size(); i++) {
        double size = front.sizePx(eyes.get(i), obstacles);
        if (size > 0) {
          count++;
          if (size > most) {
            most = size;
            best = layout.cameras().get(i).id();
          }
        }
      }
      sights.add(new PlateSight(front.plateId, count, best, most));
    }
    return sights;
  }

  /** The fronts of all plates. */
  static List<Front> fronts(Layout layout) {
    List<Front> fronts = new ArrayList<>();
    for (Fixture fixture : layout.fixtures()) {
      List<Shelf> shelves = fixture.shelves();
      for (int s = 0; s < shelves.size(); s++) {
        double high = HIGH_MM;
        for (Shelf other : shelves) {
          double room = other.zMm() - (double) shelves.get(s).zMm() - BOARD_MM;
          high = room > 0 ? Math.min(high, room) : high;
        }
        for (Plate plate : shelves.get(s).plates()) {
          fronts.add(Front.of(fixture, plate, high));
        }
      }
    }
    return fronts;
  }

  /**
   * The upright field before a plate.
   *
   * @param left unit vector along the front
   */
  record Front(
      String plateId, double[] middle, double[] left, double[] out, double widthMm, double highMm) {
    private static Front of(Fixture f, Plate plate, double highMm) {
      double angle = StrictMath.toRadians(f.facingDegrees());
      double c = StrictMath.cos(angle);
      double s = StrictMath.sin(angle);
      double own = (plate.xMm() - f.xMm()) * c + (plate.yMm() - f.yMm()) * s;
      double front = Math.max(own + plate.depthMm() / 2.0, f.depthMm() / 2.0) + BEFORE_MM - own;
      double[] middle = {
        plate.xMm() + front * c, plate.yMm() + front * s, plate.zMm() + highMm / 2
      };
      return new Front(
          plate.id(),
          middle,
          new double[] {s, -c, 0},
          new double[] {c, s, 0},
          plate.widthMm(),
          highMm);
    }

    /** Whether its middle lies open to a place before it. */
    boolean isOpenTo(double[] eye, Obstacles obstacles) {
      double before = (eye[0] - middle[0]) * out[0] + (eye[1] - middle[1]) * out[1];
      return before > 0 && !obstacles.isHidden(eye, middle);
    }

    /** Size of 100 mm in the image; 0 if the camera does not see more than half of it. */
    double sizePx(Sight sight, Obstacles obstacles) {
      double[] eye = sight.eye();
      double before = (eye[0] - middle[0]) * out[0] + (eye[1] - middle[1]) * out[1];
      if (before <= 0) {
        return 0;
      }
      int seen = 0;
      double[] px = new double[2];
      for (int i = 0; i < POINTS * POINTS; i++) {
        double a = (i % POINTS - 1) * 0.4 * widthMm;
        double up = (i / POINTS - 1) * 0.4 * highMm;
        double[] at = {middle[0] + a * left[0], middle[1] + a * left[1], middle[2] + up};
        seen += sight.hasInImage(at[0], at[1], at[2], px) && !obstacles.isHidden(eye, at) ? 1 : 0;
      }
      return 2 * seen > POINTS * POINTS ? sight.square(middle, left, new double[] {0, 0, 1}) : 0;
    }
  }
}
