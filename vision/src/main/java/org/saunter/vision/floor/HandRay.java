package org.saunter.vision.floor;

import org.saunter.model.CameraModel;
import org.saunter.vision.Sighting.HandSighting;

/**
 * A hand as one camera sees it: a line of sight and a guess at the height. Direction is a unit
 * vector.
 *
 * @param fromXMm the camera, likewise y and z
 * @param dirX where it looks, likewise y and z
 * @param acrossMm standard deviation across the line of sight, at the hand
 * @param zMm height as the net judges it
 * @param zSdMm its standard deviation
 * @param score that it is a hand, 0 to 1
 */
public record HandRay(
    double fromXMm,
    double fromYMm,
    double fromZMm,
    double dirX,
    double dirY,
    double dirZ,
    double acrossMm,
    double zMm,
    double zSdMm,
    double score) {

  /**
   * The line of sight of a hand in an image.
   *
   * @param sdPx standard deviation of the hand's middle in the image
   * @param zSdMm of the height that the net gives
   */
  public static HandRay of(CameraModel camera, HandSighting hand, double sdPx, double zSdMm) {
    double[] d = new double[3];
    camera.ray(hand.xPx(), hand.yPx(), d);
    double[] beside = new double[3];
    camera.ray(hand.xPx() + sdPx, hand.yPx(), beside);
    double drop = camera.camera().zMm() - hand.zMm();
    double along = Math.abs(d[2]) < 0.05 ? Math.abs(drop) / 0.05 : Math.abs(drop / d[2]);
    double dx = beside[0] - d[0];
    double dy = beside[1] - d[1];
    double dz = beside[2] - d[2];
    double across = Math.max(5, along * Math.sqrt(dx * dx + dy * dy + dz * dz));
    return new HandRay(
        camera.camera().xMm(),
        camera.camera().yMm(),
        camera.camera().zMm(),
        d[0],
        d[1],
        d[2],
        across,
        hand.zMm(),
        zSdMm,
        hand.score());
  }
}
