package org.saunter.vision.calibration.pose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Layout.Camera;
import org.saunter.vision.calibration.Bundle.Solution;
import org.saunter.vision.calibration.Hanging;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;
import org.saunter.vision.calibration.Remark;
import org.saunter.vision.calibration.pose.FittedCamera.Spread;

/** Puts a fit into words and figures. */
final class Telling {
  private static final double FOCAL_SD_MOST = 0.02;
  private static final double COVER_LEAST = 0.12;
  private static final double POOR = 3; // times the noise that is expected of a click
  private static final String[] POSE = {"xMm", "yMm", "zMm"};

  private final Sought sought;
  private final List<MarkedPoint> points;
  private final double noisePx;

  Telling(Sought sought, List<MarkedPoint> points, double noisePx) {
    this.sought = sought;
    this.points = points;
    this.noisePx = noisePx;
  }

  FittedCamera tell(Solution solution, Outliers.Cleaned cleaned, @Nullable Remark rival) {
    Optics optics = solution.optics();
    Pose pose = solution.poses().getFirst();
    Camera camera = Hanging.camera(sought.cameraId(), optics, pose);
    List<PointMiss> misses = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      misses.add(Misses.of(camera, i + 1, points.get(i), cleaned.leftOut().contains(i)));
    }
    List<Remark> remarks = new ArrayList<>();
    FittedCamera fitted =
        new FittedCamera(
            camera,
            optics,
            pose,
            misses,
            spreads(solution),
            solution.covariance(),
            sought.freedom().numbers(points.size(), sought.optics()),
            List.of());
    fitted.leftOut().forEach(miss -> remarks.add(wrong(miss)));
    suspects(cleaned, misses, remarks);
    judge(fitted, remarks);
    if (rival != null) {
      remarks.add(rival);
    }
    return new FittedCamera(
        camera,
        optics,
        pose,
        misses,
        fitted.spreads(),
        fitted.covariance(),
        fitted.numbers(),
        remarks);
  }

  private List<Spread> spreads(Solution solution) {
    List<Spread> spreads = new ArrayList<>();
    double[][] covariance = solution.covariance();
    int[] lens = sought.freedom().numbers(points.size(), sought.optics());
    double[] numbers = solution.optics().numbers();
    double[] place = solution.poses().getFirst().numbers();
    if (covariance.length == 0) {
      return spreads;
    }
    for (int i = 0; i < lens.length; i++) {
      spreads.add(
          new Spread(
              Optics.nameOf(solution.optics().lens(), lens[i]),
              numbers[lens[i]],
              Math.sqrt(covariance[i][i])));
    }
    for (int i = 0; i < POSE.length; i++) {
      int at = lens.length + i;
      spreads.add(new Spread(POSE[i], place[i], Math.sqrt(covariance[at][at])));
    }
    double turn = 0;
    for (int i = POSE.length; i < Pose.NUMBERS; i++) {
      turn += covariance[lens.length + i][lens.length + i];
    }
    spreads.add(new Spread("turnDegrees", 0, StrictMath.toDegrees(Math.sqrt(turn))));
    return spreads;
  }

  private Remark wrong(PointMiss miss) {
    return new Remark(
        String.format(
            Locale.ROOT,
            "%s is (%.0f) mm off; the camera was found without it.",
            PointCheck.name(points, miss.number() - 1),
            miss.missMm()),
        "Maybe it was marked wrongly.");
  }

  private void suspects(Outliers.Cleaned cleaned, List<PointMiss> misses, List<Remark> remarks) {
    if (cleaned.suspects().isEmpty()) {
      return;
    }
    StringBuilder names = new StringBuilder();
    for (int index : cleaned.suspects()) {
      names
          .append(names.isEmpty() ? "" : " and ")
          .append(
              String.format(
                  Locale.ROOT,
                  "%s (%.0f mm)",
                  PointCheck.name(points, index).replace("Point", "point"),
                  misses.get(index).missMm()));
    }
    remarks.add(
        new Remark(
            "The points contradict each other, most of all " + names + ".",
            "Maybe one was marked wrongly: with more points it can be said which."));
  }

  private void judge(FittedCamera fitted, List<Remark> remarks) {
    double rms = fitted.rmsPx();
    if (rms > POOR * noisePx) {
      remarks.add(
          new Remark(
              String.format(Locale.ROOT, "The points are (%.1f) px off on average.", rms),
              sought.freedom() == Freedom.LENS
                  ? "Maybe calibrate the lens with the printed board."
                  : "Maybe the lens is not known well: calibrate it with the printed board."));
    }
    double cover = cover();
    if (cover < COVER_LEAST) {
      remarks.add(
          new Remark(
              String.format(Locale.ROOT, "The points cover (%.0f) %% of the picture.", 100 * cover),
              "Maybe mark some near its corners as well."));
    }
    if (fitted.covariance().length == 0) {
      remarks.add(
          new Remark(
              "The points do not tell how exact the camera is.",
              "Maybe mark more, farther apart."));
    }
    for (Spread spread : fitted.spreads()) {
      if (spread.name().equals("focalPx") && spread.sd() > FOCAL_SD_MOST * spread.value()) {
        remarks.add(
            new Remark(
                String.format(
                    Locale.ROOT,
                    "The focal length (%.1f px) is only known to (%.1f) px: straight from above it"
                        + " cannot be told from the height.",
                    spread.value(),
                    spread.sd()),
                "Maybe measure how high the camera hangs, or mark corners of shelves too."));
      }
    }
  }

  /** Share of the picture inside the smallest upright box around the points. */
  private double cover() {
    double left = points.stream().mapToDouble(MarkedPoint::xPx).min().orElse(0);
    double right = points.stream().mapToDouble(MarkedPoint::xPx).max().orElse(0);
    double top = points.stream().mapToDouble(MarkedPoint::yPx).min().orElse(0);
    double bottom = points.stream().mapToDouble(MarkedPoint::yPx).max().orElse(0);
    double area = (double) sought.optics().widthPx() * sought.optics().heightPx();
    return (right - left) * (bottom - top) / area;
  }
}
