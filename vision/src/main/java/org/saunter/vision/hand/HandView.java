package org.saunter.vision.hand;

import java.util.List;

/**
 * One hand of one track at one moment, joined from all cameras that saw it.
 *
 * @param xMm place in the store, likewise y and z
 * @param holding that something is in it, 0 to 1
 * @param pictures what it looked like, camera by camera; may be empty
 */
public record HandView(
    String trackId,
    long atNanos,
    double xMm,
    double yMm,
    double zMm,
    double holding,
    List<HandPicture> pictures) {
  public HandView {
    pictures = List.copyOf(pictures);
  }

  double distanceMm(HandView other) {
    double dx = xMm - other.xMm;
    double dy = yMm - other.yMm;
    double dz = zMm - other.zMm;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
