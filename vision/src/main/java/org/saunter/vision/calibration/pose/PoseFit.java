package org.saunter.vision.calibration.pose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.calibration.Bundle;
import org.saunter.vision.calibration.Bundle.Prior;
import org.saunter.vision.calibration.Bundle.Solution;
import org.saunter.vision.calibration.Bundle.Task;
import org.saunter.vision.calibration.Bundle.View;
import org.saunter.vision.calibration.Hanging;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Remark;

/**
 * Finds where a camera hangs and looks from marked points. A search over triples of points gives
 * starts ({@link PoseSearch}), a robust fit refines the best ({@link Bundle}), and points that
 * contradict all others are left out and named.
 */
public final class PoseFit {
  private static final double NOISE_LEAST_PX = 0.5;
  private static final double NOISE_SHARE = 1 / 1_280.0; // a click is that exact, of the width
  private static final double HEIGHT_SD_MM = 15;
  private static final double CENTRE_SD = 0.02; // of the width
  private static final double BEND_SD = 0.2;
  private static final double SKEW_SD = 0.01;
  private static final double NOISE_WEIGHT = 4; // the assumed noise counts as so many values
  private static final double MIRROR_GAIN = 0.2;
  private static final double MISFIT = 6; // times the noise: then the points contradict each other
  private static final double HEIGHT_LEAST_MM = 1_200;
  private static final double HEIGHT_MOST_MM = 20_000;

  private final Sought sought;
  private final List<MarkedPoint> points;
  private final double noisePx;

  private PoseFit(Sought sought, List<MarkedPoint> points) {
    this.sought = sought;
    this.points = points;
    noisePx = Math.max(NOISE_LEAST_PX, NOISE_SHARE * sought.optics().widthPx());
  }

  /**
   * Finds a camera.
   *
   * @param points of this camera alone
   * @throws BadInputException if the points cannot tell it: too few, on one line, outside the
   *     image, in a mirror, in another unit
   */
  public static FittedCamera fit(Sought sought, List<MarkedPoint> points) {
    PointCheck.check(sought, points);
    return new PoseFit(sought, List.copyOf(points)).run();
  }

  private FittedCamera run() {
    List<Solution> fits = fits(points);
    Solution best = fits.isEmpty() ? null : fits.getFirst();
    if (best == null || best.cost() > MISFIT * points.size()) {
      refuseMirror(best);
    }
    if (best == null) {
      throw new BadInputException(
          "No camera over the floor could see the points of (" + sought.cameraId() + ") like that.",
          "Maybe the columns of pixels and millimetres were mixed up, or the lens is another one.");
    }
    Outliers outliers = new Outliers(sought, points, noisePx);
    Outliers.Cleaned cleaned = outliers.clean(task(points, best), best);
    Solution solution = measured(cleaned);
    return new Telling(sought, points, noisePx).tell(solution, cleaned, rival(fits));
  }

  /** Robust fits from several starts, the best first. */
  private List<Solution> fits(List<MarkedPoint> all) {
    List<Solution> fits = new ArrayList<>();
    for (PoseSearch.Start start : new PoseSearch(sought, all).starts()) {
      Task rough =
          new Task(
              start.optics(),
              List.of(new View(start.pose(), numbers(all))),
              new int[0],
              priors(),
              noisePx);
      Solution placed = Bundle.fit(rough);
      Solution fit =
          sought.freedom() == Freedom.PLACE
              ? placed
              : Bundle.fit(
                  rough.from(placed, sought.freedom().numbers(points.size(), sought.optics())));
      if (fit.poses().getFirst().zMm() > 0) {
        fits.add(fit);
      }
    }
    fits.sort(Comparator.comparingDouble(Solution::cost));
    return fits;
  }

  private static double[][] numbers(List<MarkedPoint> points) {
    return points.stream().map(MarkedPoint::numbers).toArray(double[][]::new);
  }

  private Task task(List<MarkedPoint> of, Solution from) {
    return new Task(
        from.optics(),
        List.of(new View(from.poses().getFirst(), numbers(of))),
        sought.freedom().numbers(points.size(), sought.optics()),
        priors(),
        noisePx);
  }

  private List<Prior> priors() {
    List<Prior> priors = new ArrayList<>();
    if (!Double.isNaN(sought.heightMm())) {
      priors.add(new Prior(Bundle.HEIGHT, sought.heightMm(), HEIGHT_SD_MM));
    }
    if (sought.freedom() == Freedom.LENS) {
      double[] numbers = sought.optics().numbers();
      double sd = CENTRE_SD * sought.optics().widthPx();
      priors.add(new Prior(Optics.CENTRE, numbers[Optics.CENTRE], sd));
      priors.add(new Prior(Optics.CENTRE + 1, numbers[Optics.CENTRE + 1], sd));
      for (int k = Optics.DISTORTION; k < numbers.length; k++) {
        boolean isTangential =
            sought.optics().lens() == Lens.PINHOLE && (k - Optics.DISTORTION) / 2 == 1;
        priors.add(new Prior(k, numbers[k], isTangential ? SKEW_SD : BEND_SD));
      }
    }
    return priors;
  }

  /** Says so if the points suit a mirrored store far better than the store itself. */
  private void refuseMirror(@Nullable Solution best) {
    List<Solution> mirrored = fits(points.stream().map(MarkedPoint::mirrored).toList());
    if (mirrored.isEmpty()) {
      return;
    }
    double cost = mirrored.getFirst().cost();
    if (best == null ? cost < MISFIT * points.size() : cost < MIRROR_GAIN * best.cost()) {
      throw new BadInputException(
          "The points of the camera ("
              + sought.cameraId()
              + ") fit only a store that is seen in a mirror.",
          "Maybe x and y are swapped, or one axis counts the other way, in millimetres or in"
              + " pixels.");
    }
  }

  /** The fit again with the noise as it turned out, so that its covariance is honest. */
  private Solution measured(Outliers.Cleaned cleaned) {
    double square = 0;
    Solution solution = cleaned.solution();
    Camera camera =
        Hanging.camera(sought.cameraId(), solution.optics(), solution.poses().getFirst());
    refuseHeight(camera);
    CameraModel model = new CameraModel(camera);
    double[] px = new double[2];
    for (MarkedPoint p : cleaned.used()) {
      if (model.project(p.xMm(), p.yMm(), p.zMm(), px)) {
        double dx = px[0] - p.xPx();
        double dy = px[1] - p.yPx();
        square += dx * dx + dy * dy;
      }
    }
    double free =
        Math.max(
            0,
            2.0 * cleaned.used().size()
                - 6
                - sought.freedom().numbers(points.size(), sought.optics()).length);
    double noise = Math.sqrt((NOISE_WEIGHT * noisePx * noisePx + square) / (NOISE_WEIGHT + free));
    Task task = task(cleaned.used(), solution);
    return Bundle.fit(new Task(task.optics(), task.views(), task.free(), task.priors(), noise));
  }

  private void refuseHeight(Camera camera) {
    if (camera.zMm() < HEIGHT_LEAST_MM || camera.zMm() > HEIGHT_MOST_MM) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "The camera (%s) would hang (%d) mm over the floor.",
              sought.cameraId(),
              camera.zMm()),
          "Maybe places were given in centimetres or inches; millimetres are expected.");
    }
  }

  /** A wholly different pose that explains the points nearly as well; null if there is none. */
  private @Nullable Remark rival(List<Solution> fits) {
    Solution best = fits.getFirst();
    for (Solution other : fits.subList(1, fits.size())) {
      double dx = other.poses().getFirst().xMm() - best.poses().getFirst().xMm();
      double dy = other.poses().getFirst().yMm() - best.poses().getFirst().yMm();
      double dz = other.poses().getFirst().zMm() - best.poses().getFirst().zMm();
      double far = Math.sqrt(dx * dx + dy * dy + dz * dz);
      if (far > 400 && other.cost() < best.cost() + 3) {
        return new Remark(
            String.format(
                Locale.ROOT,
                "The points of the camera (%s) would fit a place (%.0f) mm away as well.",
                sought.cameraId(),
                far),
            "Maybe mark more points, far apart, or give its height.");
      }
    }
    return null;
  }
}
