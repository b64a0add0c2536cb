package org.saunter.vision.calibration.pose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saunter.model.BadInputException;
import org.saunter.vision.calibration.Optics;

/** Refuses points from which no pose can be found, and says why. */
final class PointCheck {
  private static final double SPREAD_LEAST_MM = 150;
  private static final double LINE_MM = 60; // points nearer to one line than that lie on it
  private static final double METRES = 60; // a shop whose numbers are all smaller is in metres

  private final Sought sought;
  private final List<MarkedPoint> points;

  private PointCheck(Sought sought, List<MarkedPoint> points) {
    this.sought = sought;
    this.points = points;
  }

  static void check(Sought sought, List<MarkedPoint> points) {
    PointCheck check = new PointCheck(sought, points);
    check.count();
    check.inImage();
    check.twice();
    check.spread();
  }

  private String camera() {
    return "The camera (" + sought.cameraId() + ")";
  }

  private void count() {
    int least = sought.freedom().pointsLeast();
    if (points.size() < least) {
      throw new BadInputException(
          camera() + " has (" + points.size() + ") points; at least (" + least + ") are needed.",
          switch (sought.freedom()) {
            case PLACE -> "Maybe mark more crosses on the floor with tape.";
            case FOCAL, LENS ->
                "Maybe mark more, or calibrate the lens with the printed board first: then 4 will"
                    + " do.";
          });
    }
  }

  private void inImage() {
    Optics optics = sought.optics();
    for (int i = 0; i < points.size(); i++) {
      MarkedPoint p = points.get(i);
      if (!(p.xPx() >= 0
          && p.xPx() <= optics.widthPx()
          && p.yPx() >= 0
          && p.yPx() <= optics.heightPx())) {
        throw new BadInputException(
            String.format(
                java.util.Locale.ROOT,
                "%s at (%.0f, %.0f) px lies outside the image of %d x %d.",
                name(i),
                p.xPx(),
                p.yPx(),
                optics.widthPx(),
                optics.heightPx()),
            "Maybe the picture was taken at another size than the layout gives.");
      }
    }
  }

  /** "Point 3 (line 4)". */
  String name(int index) {
    return name(points, index);
  }

  static String name(List<MarkedPoint> points, int index) {
    int line = points.get(index).line();
    return "Point (" + (index + 1) + ")" + (line > 0 ? " of line " + line : "");
  }

  private void twice() {
    Map<List<Double>, Integer> pixels = new HashMap<>();
    Map<List<Double>, Integer> places = new HashMap<>();
    for (int i = 0; i < points.size(); i++) {
      MarkedPoint p = points.get(i);
      Integer samePixel = pixels.put(List.of(p.xPx(), p.yPx()), i);
      Integer samePlace = places.put(List.of(p.xMm(), p.yMm(), p.zMm()), i);
      if (samePixel != null || samePlace != null) {
        throw new BadInputException(
            name(i)
                + " and point ("
                + (Objects.requireNonNullElse(samePixel, Objects.requireNonNullElse(samePlace, 0))
                    + 1)
                + ") are at the same "
                + (samePixel != null ? "pixel." : "place."),
            "Maybe a line was copied and only half changed.");
      }
    }
  }

  private void spread() {
    double[] floor = spreads(points.stream().map(p -> new double[] {p.xMm(), p.yMm()}).toList());
    double largest =
        points.stream()
            .mapToDouble(p -> Math.max(Math.abs(p.xMm()), Math.abs(p.yMm())))
            .max()
            .orElse(0);
    if (floor[0] < SPREAD_LEAST_MM) {
      throw new BadInputException(
          String.format(
              java.util.Locale.ROOT,
              "The points of the camera (%s) lie within (%.1f) mm of each other.",
              sought.cameraId(),
              2 * floor[0]),
          largest < METRES
              ? "Maybe they were given in metres; millimetres are expected."
              : "Maybe mark places that lie metres apart.");
    }
    double[] image = spreads(points.stream().map(p -> new double[] {p.xPx(), p.yPx()}).toList());
    boolean isFlat = points.stream().allMatch(p -> p.zMm() == points.getFirst().zMm());
    if ((floor[1] < LINE_MM && isFlat) || image[1] < sought.optics().widthPx() * 0.01) {
      throw new BadInputException(
          "The points of the camera (" + sought.cameraId() + ") lie on one line.",
          "Maybe mark some to the left and right of it as well.");
    }
  }

  /** Root mean square spread along the longest direction and across it. */
  private static double[] spreads(List<double[]> xy) {
    double mx = xy.stream().mapToDouble(p -> p[0]).average().orElse(0);
    double my = xy.stream().mapToDouble(p -> p[1]).average().orElse(0);
    double xx = 0;
    double yy = 0;
    double both = 0;
    for (double[] p : xy) {
      xx += (p[0] - mx) * (p[0] - mx) / xy.size();
      yy += (p[1] - my) * (p[1] - my) / xy.size();
      both += (p[0] - mx) * (p[1] - my) / xy.size();
    }
    double middle = (xx + yy) / 2;
    double apart = Math.sqrt((xx - yy) * (xx - yy) / 4 + both * both);
    return new double[] {Math.sqrt(middle + apart), Math.sqrt(Math.max(0, middle - apart))};
  }
}
