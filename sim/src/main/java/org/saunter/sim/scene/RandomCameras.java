package org.saunter.sim.scene;

import java.util.List;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.sim.Chance;

/** Cameras of all kinds over a place. */
final class RandomCameras {
  private final Chance chance;
  private final SceneRange range;
  private final RandomPlace place;

  RandomCameras(Chance chance, SceneRange range, RandomPlace place) {
    this.chance = chance;
    this.range = range;
    this.place = place;
  }

  /** One at the ceiling of a shop: straight down to oblique. */
  Camera indoors(int number) {
    double z = chance.uniform(2_300, chance.happens(0.7) ? 3_200 : 4_500);
    double x = chance.uniform(place.x0() + 150, place.x1() - 150);
    double y = chance.uniform(place.y0() + 150, place.y1() - 150);
    if (chance.happens(0.35)) { // in a corner or at a wall, where they mostly hang
      x = chance.happens(0.5) ? place.x0() + 180 : place.x1() - 180;
    }
    boolean fisheye = chance.happens(range.fisheyeShare());
    double tilt = 0;
    double heading = chance.uniform(0, 2 * Math.PI);
    if (fisheye ? chance.happens(0.35) : chance.happens(0.85)) {
      // towards a point of the floor, mostly of its middle, so that it does not look at a wall
      double inset = chance.happens(0.7) ? 0.25 : 0.05;
      double toX = between(place.x0(), place.x1(), inset);
      double toY = between(place.y0(), place.y1(), inset);
      double off = Math.sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y));
      heading = StrictMath.atan2(toY - y, toX - x);
      tilt = Math.min(StrictMath.atan2(off, z), fisheye ? 0.6 : chance.uniform(0.5, 1.2));
    }
    return camera(number, fisheye, new double[] {x, y, z}, tilt, heading);
  }

  private double between(double from, double to, double inset) {
    return chance.uniform(from + inset * (to - from), to - inset * (to - from));
  }

  /** One on a mast over open ground, looking far. */
  Camera oblique(int number) {
    double z = chance.uniform(2_800, 6_500);
    double tilt = chance.uniform(0.5, 1.38);
    double[] at = {chance.uniform(-6_000, 6_000), chance.uniform(-6_000, 6_000), z};
    boolean fisheye = chance.happens(0.3 * range.fisheyeShare());
    return camera(number, fisheye, at, fisheye ? 0.4 * tilt : tilt, chance.uniform(0, 6.28));
  }

  private Camera camera(int number, boolean fisheye, double[] at, double tilt, double heading) {
    int width = range.widthPx();
    int height = range.heightPx();
    double off = at[2] * StrictMath.sin(tilt) / StrictMath.cos(tilt);
    int x = (int) at[0];
    int y = (int) at[1];
    int toX = (int) (at[0] + off * StrictMath.cos(heading));
    int toY = (int) (at[1] + off * StrictMath.sin(heading));
    double roll = tilt < 0.1 ? chance.uniform(-180, 180) : chance.normal(0, 4);
    double focal;
    List<Double> distortion;
    if (fisheye) {
      // half the width is 50 to 95 degrees off the axis
      focal = width / 2.0 / chance.uniform(0.87, 1.66);
      distortion = List.of(chance.normal(0, 0.02), chance.normal(0, 0.005), 0.0, 0.0);
    } else {
      double half = place.open() ? chance.uniform(0.3, 0.75) : chance.uniform(0.45, 0.95);
      focal = width / 2.0 * StrictMath.cos(half) / StrictMath.sin(half);
      distortion = brown(width / 2.0 / focal);
    }
    return new Camera(
        "camera-" + (number + 1),
        fisheye ? Lens.FISHEYE : Lens.PINHOLE,
        x,
        y,
        (int) at[2],
        toX,
        toY,
        width,
        height,
        focal,
        distortion,
        width * (0.5 + chance.normal(0, 0.012)),
        height * (0.5 + chance.normal(0, 0.012)),
        roll);
  }

  /**
   * Coefficients that do not fold the image: at the edge, {@code reach} off the axis, straight
   * lines are drawn in by at most a quarter.
   */
  private List<Double> brown(double reach) {
    if (chance.happens(0.3)) {
      return List.of();
    }
    double q = 2.2 * reach * reach;
    double k1 = chance.uniform(-0.22, 0.06) / q;
    double k2 = chance.uniform(-0.2, 0.35) * Math.abs(k1) / q;
    return List.of(k1, k2, chance.normal(0, 0.0006), chance.normal(0, 0.0006), 0.0);
  }
}
