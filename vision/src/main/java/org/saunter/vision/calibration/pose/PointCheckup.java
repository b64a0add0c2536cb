package org.saunter.vision.calibration.pose;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Layout.Camera;

/**
 * How far marked points are from where a camera of the layout has them, without fitting anything.
 *
 * @param rmsMm root mean square in the store; infinite if the camera does not look at some
 */
public record PointCheckup(List<PointMiss> points, double rmsPx, double rmsMm) {
  public PointCheckup {
    points = List.copyOf(points);
  }

  /** Looks at the points of one camera. */
  public static PointCheckup of(Camera camera, List<MarkedPoint> marked) {
    List<PointMiss> points = new ArrayList<>();
    double px = 0;
    double mm = 0;
    for (MarkedPoint point : marked) {
      PointMiss miss = Misses.of(camera, points.size() + 1, point, false);
      points.add(miss);
      px += miss.missPx() * miss.missPx() / marked.size();
      mm +=
          Double.isNaN(miss.missMm())
              ? Double.POSITIVE_INFINITY
              : miss.missMm() * miss.missMm() / marked.size();
    }
    return new PointCheckup(points, Math.sqrt(px), Math.sqrt(mm));
  }
}
