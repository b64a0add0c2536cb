package org.saunter.vision.hand;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;

/** Tells how near a point is to the front of a shelf. Immutable. */
public final class ShelfFronts {
  private static final double BESIDE_MM = 80;
  private static final double ABOVE_MM = 350;

  private record Front(
      double xMm, double yMm, double outX, double outY, double halfMm, double topMm) {}

  private final List<Front> fronts = new ArrayList<>();

  public ShelfFronts(Layout layout) {
    for (Fixture fixture : layout.fixtures()) {
      if (fixture.shelves().isEmpty()) {
        continue;
      }
      double angle = StrictMath.toRadians(fixture.facingDegrees());
      double outX = StrictMath.cos(angle);
      double outY = StrictMath.sin(angle);
      int top = fixture.shelves().stream().mapToInt(Layout.Shelf::zMm).max().orElse(0);
      fronts.add(
          new Front(
              fixture.xMm() + outX * fixture.depthMm() / 2,
              fixture.yMm() + outY * fixture.depthMm() / 2,
              outX,
              outY,
              fixture.widthMm() / 2.0 + BESIDE_MM,
              top + ABOVE_MM));
    }
  }

  /**
   * How far a point is before the nearest front, negative behind it; positive infinity if it is
   * beside or above every shelf.
   */
  public double outMm(double xMm, double yMm, double zMm) {
    double nearest = Double.POSITIVE_INFINITY;
    for (Front front : fronts) {
      double dx = xMm - front.xMm();
      double dy = yMm - front.yMm();
      double out = dx * front.outX() + dy * front.outY();
      double along = Math.abs(-dx * front.outY() + dy * front.outX());
      if (along <= front.halfMm() && zMm <= front.topMm() && Math.abs(out) < Math.abs(nearest)) {
        nearest = out;
      }
    }
    return nearest;
  }
}
