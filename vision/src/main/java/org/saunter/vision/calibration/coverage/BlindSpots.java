package org.saunter.vision.calibration.coverage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Gate;
import org.saunter.vision.calibration.FloorGrid;

/** Finds connected patches of floor that are seen badly, and says where they are. */
final class BlindSpots {
  private static final double LEAST_SQUARE_METRES = 0.1; // smaller ones no shoe fits in
  private static final double GATE_MM = 700;

  private final Coverage coverage;
  private final FloorGrid grid;

  BlindSpots(Coverage coverage) {
    this.coverage = coverage;
    grid = coverage.grid();
  }

  List<BlindSpot> find() {
    List<BlindSpot> spots = new ArrayList<>();
    for (BlindSpot.Kind kind : BlindSpot.Kind.values()) {
      boolean[] done = new boolean[grid.cells()];
      for (int cell = 0; cell < done.length; cell++) {
        if (!done[cell] && is(kind, cell)) {
          List<Integer> patch = patch(kind, cell, done);
          if (grid.squareMetres(patch.size()) >= LEAST_SQUARE_METRES) {
            spots.add(spot(kind, patch));
          }
        }
      }
    }
    spots.sort(
        Comparator.comparing(BlindSpot::kind)
            .thenComparing(Comparator.comparingDouble(BlindSpot::squareMetres).reversed()));
    return spots;
  }

  private boolean is(BlindSpot.Kind kind, int cell) {
    if (!coverage.isStandable(cell)) {
      return false;
    }
    int cameras = coverage.cameras(cell);
    boolean hasFeet = coverage.cameras(Part.FOOT, cell) > 0;
    return switch (kind) {
      case NOBODY_SEEN -> cameras == 0;
      case NO_FEET -> cameras > 0 && !hasFeet;
      case ONE_CAMERA -> cameras == 1 && hasFeet;
    };
  }

  private List<Integer> patch(BlindSpot.Kind kind, int start, boolean[] done) {
    List<Integer> patch = new ArrayList<>();
    Deque<Integer> next = new ArrayDeque<>(List.of(start));
    done[start] = true;
    while (!next.isEmpty()) {
      int from = next.removeFirst();
      patch.add(from);
      for (int cell : coverage.floor().neighbours(from)) {
        if (cell >= 0 && !done[cell] && is(kind, cell)) {
          done[cell] = true;
          next.add(cell);
        }
      }
    }
    return patch;
  }

  private BlindSpot spot(BlindSpot.Kind kind, List<Integer> patch) {
    double x = patch.stream().mapToDouble(grid::xMm).average().orElse(0);
    double y = patch.stream().mapToDouble(grid::yMm).average().orElse(0);
    int middle = patch.getFirst();
    for (int cell : patch) {
      if (far(cell, x, y) < far(middle, x, y)) {
        middle = cell;
      }
    }
    return new BlindSpot(
        kind,
        place(grid.xMm(middle), grid.yMm(middle)),
        (int) grid.xMm(middle),
        (int) grid.yMm(middle),
        grid.squareMetres(patch.size()));
  }

  private double far(int cell, double x, double y) {
    return StrictMath.hypot(grid.xMm(cell) - x, grid.yMm(cell) - y);
  }

  /** By the gate or fixture that is nearest. */
  private String place(double x, double y) {
    for (Gate gate : coverage.layout().gates()) {
      if (StrictMath.hypot(gate.xMm() - x, gate.yMm() - y) < GATE_MM) {
        return "at the gate " + gate.id();
      }
    }
    String place = String.format(java.util.Locale.ROOT, "at (%.0f, %.0f) mm", x, y);
    double nearest = Double.POSITIVE_INFINITY;
    for (Fixture f : coverage.layout().fixtures()) {
      double angle = StrictMath.toRadians(f.facingDegrees());
      double c = StrictMath.cos(angle);
      double s = StrictMath.sin(angle);
      double out = (x - f.xMm()) * c + (y - f.yMm()) * s;
      double left = (x - f.xMm()) * s - (y - f.yMm()) * c;
      double over = Math.max(0, Math.abs(left) - f.widthMm() / 2.0);
      double before = Math.max(0, Math.abs(out) - f.depthMm() / 2.0);
      double far = StrictMath.hypot(over, before);
      if (far < nearest) {
        nearest = far;
        boolean isBeside = before < over;
        String side =
            isBeside
                ? left > 0 ? "to the left of " : "to the right of "
                : out > 0 ? "in front of " : "behind ";
        place = side + f.id();
      }
    }
    return place;
  }
}
