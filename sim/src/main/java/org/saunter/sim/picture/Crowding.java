package org.saunter.sim.picture;

import java.util.Arrays;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;

/**
 * How much of the light from all round people take from what is near their feet: the soft dark
 * patch that ties somebody to the floor. A grid over the space, made once a stage. Not thread-safe.
 */
final class Crowding {
  private static final float CELL_MM = 40;
  private static final int RADIUS = 13; // cells
  private static final int CELLS_MAX = 1_024;
  private static final float HIGH_MM = 1_100;
  private static final float STRONGEST = 0.55f;

  private final float x0;
  private final float y0;
  private final int across;
  private final int down;
  private final float[] taken;
  private final float[] stamp = new float[(2 * RADIUS + 1) * (2 * RADIUS + 1)];

  Crowding(Space space) {
    across = cells(space.widthMm());
    down = cells(space.depthMm());
    x0 = (float) ((space.x0() + space.x1()) / 2 - across * CELL_MM / 2);
    y0 = (float) ((space.y0() + space.y1()) / 2 - down * CELL_MM / 2);
    taken = new float[across * down];
    for (int y = -RADIUS; y <= RADIUS; y++) {
      for (int x = -RADIUS; x <= RADIUS; x++) {
        double q = (x * x + y * y) * CELL_MM * CELL_MM / (230.0 * 230);
        double edge = Math.max(0, 1 - Math.sqrt(x * x + y * y) / RADIUS);
        stamp[(y + RADIUS) * (2 * RADIUS + 1) + x + RADIUS] =
            (float) (STRONGEST / (1 + q * q) * Math.min(1, 3 * edge));
      }
    }
  }

  private static int cells(double mm) {
    return (int) Math.max(1, Math.min(CELLS_MAX, mm / CELL_MM + 50));
  }

  void set(Stage stage) {
    Arrays.fill(taken, 0);
    for (Figure figure : stage.people()) {
      int cx = (int) Math.floor((figure.xMm() - x0) / CELL_MM);
      int cy = (int) Math.floor((figure.yMm() - y0) / CELL_MM);
      for (int y = Math.max(0, cy - RADIUS); y <= Math.min(down - 1, cy + RADIUS); y++) {
        for (int x = Math.max(0, cx - RADIUS); x <= Math.min(across - 1, cx + RADIUS); x++) {
          int at = y * across + x;
          float more = stamp[(y - cy + RADIUS) * (2 * RADIUS + 1) + x - cx + RADIUS];
          taken[at] += more * (1 - taken[at]);
        }
      }
    }
  }

  /** What is left of the light from all round at a point: 1 if nobody is near. */
  float left(float x, float y, float z) {
    float u = (x - x0) * (1 / CELL_MM);
    float v = (y - y0) * (1 / CELL_MM);
    if (!(u >= 0 && v >= 0 && u < across && v < down && z < HIGH_MM)) {
      return 1;
    }
    int cell = ((int) v) * across + (int) u;
    return 1 - taken[cell] * (1 - z * (1 / HIGH_MM));
  }
}
