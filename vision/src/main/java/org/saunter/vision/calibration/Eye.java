package org.saunter.vision.calibration;

/** A lens in its place, for fits: like a camera of the layout, but not in whole millimetres. */
public final class Eye {
  private final Optics optics;
  private final Pose pose;
  private final double[][] axes;

  public Eye(Optics optics, Pose pose) {
    this.optics = optics;
    this.pose = pose;
    axes = pose.axes();
  }

  /**
   * Where a place is in the image.
   *
   * @param place begins with x, y, z in millimetres
   * @param px takes x and y in pixels, which may lie outside the image
   * @return false if the camera cannot see in that direction
   */
  public boolean project(double[] place, double[] px) {
    double[] seen = seen(place);
    return optics.project(seen[0], seen[1], seen[2], px);
  }

  /** Whether a place is in the image itself. */
  public boolean sees(double[] place, double[] px) {
    double[] seen = seen(place);
    return optics.isOneToOne(seen[0], seen[1], seen[2])
        && optics.project(seen[0], seen[1], seen[2], px)
        && px[0] >= 0
        && px[1] >= 0
        && px[0] <= optics.widthPx()
        && px[1] <= optics.heightPx();
  }

  /** Distance in the image between a place and where it was seen; both sides for what is behind. */
  public double missPx(double[] place, double xPx, double yPx) {
    double[] px = new double[2];
    return project(place, px)
        ? StrictMath.hypot(px[0] - xPx, px[1] - yPx)
        : optics.widthPx() + (double) optics.heightPx();
  }

  /** The place in the camera's frame: x to its right, y down its image, z along its axis. */
  private double[] seen(double[] place) {
    double dx = place[0] - pose.xMm();
    double dy = place[1] - pose.yMm();
    double dz = place[2] - pose.zMm();
    return new double[] {
      axes[0][0] * dx + axes[0][1] * dy + axes[0][2] * dz,
      axes[1][0] * dx + axes[1][1] * dy + axes[1][2] * dz,
      axes[2][0] * dx + axes[2][1] * dy + axes[2][2] * dz
    };
  }
}
