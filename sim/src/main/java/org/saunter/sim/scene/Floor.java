package org.saunter.sim.scene;

import java.util.List;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.sim.Chance;
import org.saunter.sim.picture.Clutter;

/** Where people can be. */
final class Floor {
  private static final double BODY_MM = 200;
  private static final double FARTHEST_MM = 26_000;

  private final Layout layout;
  private final List<Clutter.Obstacle> obstacles;
  private final List<CameraModel> cameras;
  private final double x0;
  private final double y0;
  private final double x1;
  private final double y1;

  /** Square metres that can be walked on; of open ground, those that a camera may see. */
  final double squareMetres;

  Floor(Layout layout, long painterSeed, List<Camera> cameras, RandomPlace place) {
    this.layout = layout;
    obstacles = Clutter.obstacles(layout, painterSeed);
    this.cameras = cameras.stream().map(CameraModel::new).toList();
    x0 = place.x0();
    y0 = place.y0();
    x1 = place.x1();
    y1 = place.y1();
    double area = (x1 - x0) * (y1 - y0) / 1e6;
    for (Fixture fixture : layout.fixtures()) {
      area -= fixture.widthMm() / 1e3 * fixture.depthMm() / 1e3;
    }
    squareMetres = place.open() ? 60 : Math.max(1, area);
  }

  boolean open() {
    return layout.walls().isEmpty();
  }

  /** Whether somebody can stand there. */
  boolean free(double x, double y) {
    if (!open() && (x < x0 + BODY_MM || y < y0 + BODY_MM || x > x1 - BODY_MM || y > y1 - BODY_MM)) {
      return false;
    }
    for (Fixture f : layout.fixtures()) {
      double angle = f.facingDegrees() * (Math.PI / 180);
      double c = StrictMath.cos(angle);
      double s = StrictMath.sin(angle);
      double a = s * (x - f.xMm()) - c * (y - f.yMm());
      double d = c * (x - f.xMm()) + s * (y - f.yMm());
      if (Math.abs(a) < f.widthMm() / 2.0 + BODY_MM - 20
          && Math.abs(d) < f.depthMm() / 2.0 + BODY_MM - 20) {
        return false;
      }
    }
    for (Clutter.Obstacle o : obstacles) {
      double r = o.radiusMm() + BODY_MM;
      if ((x - o.xMm()) * (x - o.xMm()) + (y - o.yMm()) * (y - o.yMm()) < r * r) {
        return false;
      }
    }
    return true;
  }

  /** A place where somebody can stand; two of three in view of a camera. False if none is found. */
  boolean any(Chance chance, double[] xy) {
    for (int tries = 0; tries < 60; tries++) {
      if (open() || chance.happens(0.5)) {
        CameraModel model = chance.pick(cameras);
        Camera camera = model.camera();
        double px = chance.uniform(0, camera.widthPx());
        double py = chance.uniform(0, camera.heightPx());
        if (!model.level(px, py, 0, xy)
            || Math.abs(xy[0] - camera.xMm()) > FARTHEST_MM
            || Math.abs(xy[1] - camera.yMm()) > FARTHEST_MM) {
          continue;
        }
      } else {
        xy[0] = chance.uniform(x0, x1);
        xy[1] = chance.uniform(y0, y1);
      }
      if (free(xy[0], xy[1])) {
        return true;
      }
    }
    return false;
  }
}
