package org.saunter.vision.calibration.coverage;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.Wall;
import org.saunter.vision.calibration.FloorGrid;

/** Which cells of the floor are inside the shop, and on which a person can stand. */
final class ShopFloor {
  /** From the middle of a person to whatever is nearest. */
  private static final double BODY_MM = 150;

  private static final double WALL_CELLS = 0.75;
  private static final double GATE_REACH_MM = 900;

  private final Layout layout;
  private final Obstacles obstacles;
  private final FloorGrid grid;
  private final boolean[] inside;
  private final boolean[] standable;
  private final int[] nearest;

  ShopFloor(Layout layout, int cellMm) {
    this.layout = layout;
    obstacles = new Obstacles(layout);
    grid = FloorGrid.of(layout, cellMm);
    inside = inside();
    standable = standable();
    nearest = nearest();
  }

  FloorGrid grid() {
    return grid;
  }

  /** Within the walls, furniture and all. */
  boolean isInside(int cell) {
    return inside[cell];
  }

  /** Where the middle of a person can be. */
  boolean isStandable(int cell) {
    return standable[cell];
  }

  /** The cell itself where a person can stand, or the one nearest to it; -1 if there is none. */
  int standableNear(int cell) {
    return nearest[cell];
  }

  /** What cannot be reached from beyond the walls; gates count as closed. */
  private boolean[] inside() {
    boolean[] barrier = new boolean[grid.cells()];
    for (Wall w : layout.walls()) {
      mark(barrier, w.x1Mm(), w.y1Mm(), w.x2Mm(), w.y2Mm());
    }
    for (Gate g : layout.gates()) {
      double[] along = alongGate(layout, g);
      double half = g.widthMm() / 2.0;
      mark(
          barrier,
          g.xMm() - half * along[0],
          g.yMm() - half * along[1],
          g.xMm() + half * along[0],
          g.yMm() + half * along[1]);
    }
    boolean[] open = new boolean[grid.cells()];
    boolean[] start = new boolean[grid.cells()];
    for (int cell = 0; cell < open.length; cell++) {
      open[cell] = !barrier[cell];
      int column = cell % grid.columns();
      int row = cell / grid.columns();
      start[cell] =
          column == 0 || row == 0 || column == grid.columns() - 1 || row == grid.rows() - 1;
    }
    boolean[] outside = flooded(start, open);
    boolean[] in = new boolean[grid.cells()];
    int count = 0;
    for (int cell = 0; cell < in.length; cell++) {
      in[cell] = !outside[cell] && !barrier[cell];
      count += in[cell] ? 1 : 0;
    }
    if (count == 0) { // no walls, or walls that do not close
      Arrays.fill(in, true);
    }
    return in;
  }

  /** Unit vector along a gate: that of the wall it is nearest to. */
  static double[] alongGate(Layout layout, Gate gate) {
    double nearest = Double.POSITIVE_INFINITY;
    double[] along = {0, 1};
    for (Wall w : layout.walls()) {
      double dx = w.x2Mm() - (double) w.x1Mm();
      double dy = w.y2Mm() - (double) w.y1Mm();
      double length = Math.max(1, StrictMath.hypot(dx, dy));
      double at = ((gate.xMm() - w.x1Mm()) * dx + (gate.yMm() - w.y1Mm()) * dy) / length;
      double on = Math.clamp(at, 0, length) / length;
      double far =
          StrictMath.hypot(gate.xMm() - w.x1Mm() - on * dx, gate.yMm() - w.y1Mm() - on * dy);
      if (far < nearest) {
        nearest = far;
        along = new double[] {dx / length, dy / length};
      }
    }
    return along;
  }

  private void mark(boolean[] cells, double x1, double y1, double x2, double y2) {
    double length = Math.max(1, StrictMath.hypot(x2 - x1, y2 - y1));
    double room = WALL_CELLS * grid.cellMm();
    for (int cell = 0; cell < cells.length; cell++) {
      double dx = grid.xMm(cell) - x1;
      double dy = grid.yMm(cell) - y1;
      double along = Math.clamp((dx * (x2 - x1) + dy * (y2 - y1)) / length, 0, length);
      double offX = dx - along * (x2 - x1) / length;
      double offY = dy - along * (y2 - y1) / length;
      cells[cell] |= offX * offX + offY * offY < room * room;
    }
  }

  private boolean[] flooded(boolean[] start, boolean[] open) {
    boolean[] reached = new boolean[open.length];
    Deque<Integer> next = new ArrayDeque<>();
    for (int cell = 0; cell < open.length; cell++) {
      if (start[cell] && open[cell]) {
        reached[cell] = true;
        next.add(cell);
      }
    }
    while (!next.isEmpty()) {
      for (int cell : neighbours(next.removeFirst())) {
        if (cell >= 0 && open[cell] && !reached[cell]) {
          reached[cell] = true;
          next.add(cell);
        }
      }
    }
    return reached;
  }

  /** The cells beside, -1 for none. */
  int[] neighbours(int cell) {
    int column = cell % grid.columns();
    return new int[] {
      column > 0 ? cell - 1 : -1,
      column < grid.columns() - 1 ? cell + 1 : -1,
      cell - grid.columns(),
      cell + grid.columns() < grid.cells() ? cell + grid.columns() : -1
    };
  }

  private boolean[] standable() {
    boolean[] free = new boolean[grid.cells()];
    boolean[] nearWall = new boolean[grid.cells()];
    for (Wall w : layout.walls()) {
      mark(nearWall, w.x1Mm(), w.y1Mm(), w.x2Mm(), w.y2Mm());
    }
    boolean[] start = new boolean[grid.cells()];
    for (int cell = 0; cell < free.length; cell++) {
      double x = grid.xMm(cell);
      double y = grid.yMm(cell);
      free[cell] = inside[cell] && !nearWall[cell] && !obstacles.isTaken(x, y, BODY_MM);
      start[cell] =
          layout.gates().stream()
              .anyMatch(g -> StrictMath.hypot(g.xMm() - x, g.yMm() - y) < GATE_REACH_MM);
    }
    boolean[] reached = flooded(start, free);
    for (boolean isReached : reached) {
      if (isReached) {
        return reached;
      }
    }
    return free; // no gate, or one that leads nowhere
  }

  private int[] nearest() {
    int[] near = new int[grid.cells()];
    Arrays.fill(near, -1);
    Deque<Integer> next = new ArrayDeque<>();
    for (int cell = 0; cell < near.length; cell++) {
      if (standable[cell]) {
        near[cell] = cell;
        next.add(cell);
      }
    }
    while (!next.isEmpty()) {
      int from = next.removeFirst();
      for (int cell : neighbours(from)) {
        if (cell >= 0 && near[cell] < 0) {
          near[cell] = near[from];
          next.add(cell);
        }
      }
    }
    return near;
  }
}
