package org.saunter.vision.floor;

import org.saunter.model.CameraModel;
import org.saunter.model.Layout;

/** One camera as the floor tracker knows it. */
final class CameraView {
  final int number;
  final String id;
  final Sightlines sightlines;
  final CameraErrors errors;
  final Detectability detectability = new Detectability();
  private final double xMm;
  private final double yMm;
  boolean sees = true;

  CameraView(int number, Layout.Camera camera, Layout layout, Floorplan plan) {
    this.number = number;
    id = camera.id();
    xMm = camera.xMm();
    yMm = camera.yMm();
    sightlines = new Sightlines(new CameraModel(camera), layout, plan);
    errors = new CameraErrors(camera.xMm(), camera.yMm());
  }

  /** When something was, by the store's clock. */
  long corrected(long nanos) {
    return nanos - (long) (errors.clockSeconds() * 1e9);
  }

  /** Its place in a mask of cameras; beyond 64 some share one. */
  int bit() {
    return number % Long.SIZE;
  }

  /** How far off a place is on the floor. */
  double metres(Motion at) {
    return Math.hypot(at.x() - xMm, at.y() - yMm) / 1e3;
  }
}
