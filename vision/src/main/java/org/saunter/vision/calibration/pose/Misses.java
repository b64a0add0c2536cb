package org.saunter.vision.calibration.pose;

import java.util.List;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.vision.calibration.Eye;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;

/** How far marked points are from where a camera has them. */
final class Misses {
  private Misses() {}

  /** In the image; the size of the image for what the camera cannot see. */
  static double[] px(Optics optics, Pose pose, List<MarkedPoint> points) {
    Eye eye = new Eye(optics, pose);
    double[] misses = new double[points.size()];
    for (int i = 0; i < misses.length; i++) {
      MarkedPoint p = points.get(i);
      misses[i] = eye.missPx(p.numbers(), p.xPx(), p.yPx());
    }
    return misses;
  }

  /** In the image and in the store, for a camera of the layout. */
  static PointMiss of(Camera camera, int number, MarkedPoint p, boolean isLeftOut) {
    CameraModel model = new CameraModel(camera);
    double[] at = new double[2];
    double px =
        model.project(p.xMm(), p.yMm(), p.zMm(), at)
            ? StrictMath.hypot(at[0] - p.xPx(), at[1] - p.yPx())
            : camera.widthPx() + (double) camera.heightPx();
    double mm =
        model.level(p.xPx(), p.yPx(), p.zMm(), at)
            ? StrictMath.hypot(at[0] - p.xMm(), at[1] - p.yMm())
            : Double.NaN;
    return new PointMiss(number, p, px, mm, isLeftOut);
  }
}
