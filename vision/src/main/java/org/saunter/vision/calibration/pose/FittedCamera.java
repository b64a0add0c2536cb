package org.saunter.vision.calibration.pose;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.saunter.model.Layout.Camera;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;
import org.saunter.vision.calibration.Remark;

/**
 * A camera whose pose was found.
 *
 * @param camera as the layout takes it, in whole millimetres
 * @param optics its lens, not rounded
 * @param pose not rounded
 * @param points every point that was given
 * @param spreads standard deviation of each number that was found
 * @param covariance of the same numbers; empty if the points do not tell it
 * @param numbers which numbers of the lens come first in the covariance, before the six of the pose
 * @param remarks what a person should know
 */
public record FittedCamera(
    Camera camera,
    Optics optics,
    Pose pose,
    List<PointMiss> points,
    List<Spread> spreads,
    double[][] covariance,
    int[] numbers,
    List<Remark> remarks) {
  public FittedCamera {
    points = List.copyOf(points);
    spreads = List.copyOf(spreads);
    remarks = List.copyOf(remarks);
  }

  /** A number with its standard deviation; turns in degrees. */
  public record Spread(String name, double value, double sd) {}

  /** Root mean square of the misses in the image, of the points that were used. */
  public double rmsPx() {
    return rms(PointMiss::missPx);
  }

  /** Root mean square of the misses in the store, of the points that were used. */
  public double rmsMm() {
    return rms(PointMiss::missMm);
  }

  public double maxPx() {
    return max(PointMiss::missPx);
  }

  public double maxMm() {
    return max(PointMiss::missMm);
  }

  /** The points that did not fit. */
  public List<PointMiss> leftOut() {
    return points.stream().filter(PointMiss::isLeftOut).toList();
  }

  private double rms(ToDoubleFunction<PointMiss> miss) {
    return Math.sqrt(
        points.stream()
            .filter(p -> !p.isLeftOut())
            .mapToDouble(miss)
            .filter(Double::isFinite)
            .map(m -> m * m)
            .average()
            .orElse(0));
  }

  private double max(ToDoubleFunction<PointMiss> miss) {
    return points.stream()
        .filter(p -> !p.isLeftOut())
        .mapToDouble(miss)
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }
}
