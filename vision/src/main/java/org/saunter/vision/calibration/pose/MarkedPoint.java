package org.saunter.vision.calibration.pose;

/**
 * A place in the store that somebody found in the picture of a camera.
 *
 * @param cameraId which camera's picture
 * @param line where it stands in its file; 0 if it comes from elsewhere
 * @param xPx in the picture, likewise y; the middle of the top left pixel is 0.5, 0.5
 * @param xMm in the store, likewise y
 * @param zMm over the floor
 */
public record MarkedPoint(
    String cameraId, int line, double xPx, double yPx, double xMm, double yMm, double zMm) {

  /** The point as the fit takes it. */
  double[] numbers() {
    return new double[] {xMm, yMm, zMm, xPx, yPx};
  }

  /** The point as if the store were seen in a mirror. */
  MarkedPoint mirrored() {
    return new MarkedPoint(cameraId, line, xPx, yPx, -xMm, yMm, zMm);
  }
}
