package org.saunter.vision.floor;

import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.Wall;

/** The rectangle around everything in a shop, with a metre of margin. */
record Floorplan(double leftMm, double lowMm, double rightMm, double highMm) {
  private static final double MARGIN_MM = 1_000;

  static Floorplan of(Layout layout) {
    double[] box = {
      Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE,
    };
    for (Wall wall : layout.walls()) {
      take(box, wall.x1Mm(), wall.y1Mm());
      take(box, wall.x2Mm(), wall.y2Mm());
    }
    for (Gate gate : layout.gates()) {
      take(box, gate.xMm(), gate.yMm());
    }
    for (Fixture fixture : layout.fixtures()) {
      take(box, fixture.xMm(), fixture.yMm());
    }
    for (Camera camera : layout.cameras()) {
      take(box, camera.xMm(), camera.yMm());
    }
    if (box[0] > box[2]) {
      return new Floorplan(0, 0, MARGIN_MM, MARGIN_MM);
    }
    return new Floorplan(
        box[0] - MARGIN_MM, box[1] - MARGIN_MM, box[2] + MARGIN_MM, box[3] + MARGIN_MM);
  }

  private static void take(double[] box, double x, double y) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
}
