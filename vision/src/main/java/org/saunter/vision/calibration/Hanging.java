package org.saunter.vision.calibration;

import org.saunter.model.BadInputException;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;

/** Turns a fitted lens and pose into a camera of the layout, which stands in whole millimetres. */
public final class Hanging {
  private static final double FAR_MM = 200_000;

  private Hanging() {}

  /**
   * The camera. Place and floor point are rounded; the roll is what then brings its axes nearest to
   * those of the pose, which matters for a camera that looks almost straight down.
   *
   * @throws BadInputException if it does not look down to the floor
   */
  public static Camera camera(String id, Optics optics, Pose pose) {
    double[][] axes = pose.axes();
    double along = -pose.zMm() / axes[2][2];
    if (!(axes[2][2] < 0 && pose.zMm() > 0) || along > FAR_MM) {
      throw new BadInputException(
          "The camera (" + id + ") would not look down to the floor within 200 m.",
          "Maybe points were mixed up; a camera must point below the horizon.");
    }
    int[] place = {
      (int) Math.rint(pose.xMm()),
      (int) Math.rint(pose.yMm()),
      (int) Math.rint(pose.zMm()),
      (int) Math.rint(pose.xMm() + along * axes[2][0]),
      (int) Math.rint(pose.yMm() + along * axes[2][1])
    };
    double[][] level = new CameraModel(optics.camera(id, place, 0)).axes();
    double c = 0;
    double s = 0;
    for (int i = 0; i < 3; i++) {
      c += axes[0][i] * level[0][i] + axes[1][i] * level[1][i];
      s += axes[0][i] * level[1][i] - axes[1][i] * level[0][i];
    }
    double roll = StrictMath.toDegrees(StrictMath.atan2(s, c));
    return optics.camera(id, place, Math.rint(roll * 1e4) / 1e4);
  }
}
