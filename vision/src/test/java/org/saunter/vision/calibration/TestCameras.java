package org.saunter.vision.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.calibration.pose.MarkedPoint;

/** Cameras whose truth is known, and points as somebody would click them. */
public final class TestCameras {
  private static final double FAR_MM = 4_500;

  private TestCameras() {}

  /** A wide pinhole of 640 x 384 that hangs at 2.9 m and looks slantwise. */
  public static Camera slanted() {
    return new Camera(
        "cam-1",
        Lens.PINHOLE,
        2_010,
        1_480,
        2_900,
        3_370,
        2_690,
        640,
        384,
        318.5,
        List.of(),
        320,
        192,
        7.25);
  }

  /** The same with a bent lens that sits off the middle. */
  public static Camera bent() {
    return new Camera(
        "cam-1",
        Lens.PINHOLE,
        2_010,
        1_480,
        2_900,
        3_370,
        2_690,
        640,
        384,
        318.5,
        List.of(-0.21, 0.06, 0.0008, -0.0011, -0.007),
        326.4,
        187.1,
        7.25);
  }

  /** A pinhole that looks straight down. */
  public static Camera down() {
    return new Camera(
        "cam-1",
        Lens.PINHOLE,
        3_000,
        2_000,
        2_850,
        3_000,
        2_000,
        640,
        384,
        320,
        List.of(),
        320,
        192,
        128);
  }

  /** A fisheye that looks almost straight down. */
  public static Camera fisheye() {
    return new Camera(
        "cam-1",
        Lens.FISHEYE,
        2_500,
        2_500,
        2_900,
        2_530,
        2_460,
        960,
        960,
        305,
        List.of(-0.018, 0.0043, -0.0021, 0.0002),
        484.1,
        474.4,
        -33);
  }

  /**
   * Floor points all over the image, as the guide tells people to mark them, with the given noise
   * of a click.
   */
  public static List<MarkedPoint> points(Camera camera, int count, double noisePx, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CameraModel model = new CameraModel(camera);
    List<MarkedPoint> points = new ArrayList<>();
    double[] px = new double[2];
    int columns = (int) Math.ceil(Math.sqrt(count * 1.6));
    int rows = (count + columns - 1) / columns;
    for (int i = 0; points.size() < count; i++) {
      double u = (i % columns + random.nextDouble(0.1, 0.9)) / columns * camera.widthPx();
      double v = (i / columns % rows + random.nextDouble(0.1, 0.9)) / rows * camera.heightPx();
      double[] at = new double[2];
      boolean isNear =
          model.level(u, v, 0, at)
              && Math.hypot(at[0] - camera.xMm(), at[1] - camera.yMm()) < FAR_MM;
      if (isNear && model.project(Math.rint(at[0]), Math.rint(at[1]), 0, px)) {
        points.add(
            new MarkedPoint(
                camera.id(),
                points.size() + 2,
                px[0] + noisePx * random.nextGaussian(),
                px[1] + noisePx * random.nextGaussian(),
                Math.rint(at[0]),
                Math.rint(at[1]),
                0));
      }
    }
    return points;
  }

  /** How far two cameras put the same foot apart, at most, over the floor between the points. */
  public static double floorApartMm(Camera truth, Camera found, List<MarkedPoint> points) {
    CameraModel a = new CameraModel(truth);
    CameraModel b = new CameraModel(found);
    List<double[]> hull = hull(points);
    double[] p = new double[2];
    double[] q = new double[2];
    double worst = 0;
    for (double x = 5; x < truth.widthPx(); x += 10) {
      for (double y = 5; y < truth.heightPx(); y += 10) {
        if (a.level(x, y, 0, p) && isInside(hull, p)) {
          double apart = b.level(x, y, 0, q) ? Math.hypot(p[0] - q[0], p[1] - q[1]) : 1e9;
          worst = Math.max(worst, apart);
        }
      }
    }
    return worst;
  }

  /** The convex hull of the places, anticlockwise (Jarvis). */
  private static List<double[]> hull(List<MarkedPoint> points) {
    List<double[]> all = points.stream().map(p -> new double[] {p.xMm(), p.yMm()}).toList();
    int first = 0;
    for (int i = 1; i < all.size(); i++) {
      first = all.get(i)[0] < all.get(first)[0] ? i : first;
    }
    List<double[]> hull = new ArrayList<>();
    int at = first;
    do {
      hull.add(all.get(at));
      int next = at == 0 ? all.size() - 1 : 0;
      for (int i = 0; i < all.size(); i++) {
        if (left(all.get(at), all.get(next), all.get(i)) < 0) {
          next = i;
        }
      }
      at = next;
    } while (at != first);
    return hull;
  }

  private static double left(double[] a, double[] b, double[] p) {
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
  }

  private static boolean isInside(List<double[]> hull, double[] p) {
    for (int i = 0; i < hull.size(); i++) {
      if (left(hull.get(i), hull.get((i + 1) % hull.size()), p) < 0) {
        return false;
      }
    }
    return true;
  }
}
