package org.saunter.store.floor;

import org.saunter.model.Layout;

/** The frame of a plate: x to the right as seen by a shopper who faces it, y out into the aisle. */
final class PlateFrame {
  private final Layout.Plate plate;
  private final double outX;
  private final double outY;

  PlateFrame(Layout.Plate plate, int facingDegrees) {
    this.plate = plate;
    double angle = StrictMath.toRadians(facingDegrees);
    outX = StrictMath.cos(angle);
    outY = StrictMath.sin(angle);
  }

  double outMetres(int xMm, int yMm) {
    return ((xMm - plate.xMm()) * outX + (yMm - plate.yMm()) * outY) / 1e3;
  }

  /** Likewise, but from the plate's front edge. */
  double frontMetres(int xMm, int yMm) {
    return outMetres(xMm, yMm) - plate.depthMm() / 2e3;
  }

  double alongMetres(int xMm, int yMm) {
    return (-(xMm - plate.xMm()) * outY + (yMm - plate.yMm()) * outX) / 1e3;
  }
}
