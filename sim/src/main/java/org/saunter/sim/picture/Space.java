package org.saunter.sim.picture;

import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.Wall;

/**
 * The room that a layout describes, or the open ground if it has no walls.
 *
 * @param open whether there is no roof
 */
record Space(double x0, double y0, double x1, double y1, double ceilingMm, boolean open) {
  private static final double ROOM_MM = 2_900;
  private static final double OPEN_MM = 14_000;

  static Space of(Layout layout) {
    double[] b = {1e9, 1e9, -1e9, -1e9};
    double ceiling = ROOM_MM;
    for (Wall wall : layout.walls()) {
      widen(b, wall.x1Mm(), wall.y1Mm(), 0);
      widen(b, wall.x2Mm(), wall.y2Mm(), 0);
    }
    for (Camera camera : layout.cameras()) {
      ceiling = Math.max(ceiling, camera.zMm() + 60.0);
    }
    boolean open = layout.walls().isEmpty();
    if (open) {
      for (Fixture fixture : layout.fixtures()) {
        widen(b, fixture.xMm(), fixture.yMm(), 3_000);
      }
      for (Gate gate : layout.gates()) {
        widen(b, gate.xMm(), gate.yMm(), 1_000);
      }
      for (Camera camera : layout.cameras()) {
        widen(b, camera.xMm(), camera.yMm(), OPEN_MM);
        widen(b, camera.lookAtXMm(), camera.lookAtYMm(), OPEN_MM);
      }
    }
    if (b[0] > b[2]) {
      b = new double[] {-OPEN_MM, -OPEN_MM, OPEN_MM, OPEN_MM};
    }
    return new Space(b[0], b[1], b[2], b[3], ceiling, open);
  }

  private static void widen(double[] b, double x, double y, double by) {
    b[0] = Math.min(b[0], x - by);
    b[1] = Math.min(b[1], y - by);
    b[2] = Math.max(b[2], x + by);
    b[3] = Math.max(b[3], y + by);
  }

  double widthMm() {
    return x1 - x0;
  }

  double depthMm() {
    return y1 - y0;
  }
}
