package org.saunter.vision.calibration;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;

/**
 * A lens and its image without a place in the store: how directions of the camera's own frame (x to
 * its right, y down its image, z along its axis) and pixels belong together. The formulas are those
 * of {@link CameraModel}, of which it hangs one over the origin, looking down. Immutable.
 */
public final class Optics {
  /** Index of the focal length, pixels, among the numbers of a lens. */
  public static final int FOCAL = 0;

  /** Index of the centre, pixels; y follows x. */
  public static final int CENTRE = 1;

  /** Index of the first coefficient of distortion. */
  public static final int DISTORTION = 3;

  private static final int PINHOLE_COEFFICIENTS = 5;
  private static final int FISHEYE_COEFFICIENTS = 4;
  private static final int HANGS_MM = 1_000;
  private static final double FISHEYE_MAX = 1.65; // radians, like CameraModel
  private static final double TAN_MAX = 12; // a pinhole sees nothing beyond 85 degrees
  private static final int REACH_STEPS = 400;

  private final Lens lens;
  private final int widthPx;
  private final int heightPx;
  private final double[] numbers;
  private final CameraModel hung;
  private final double reach;

  /**
   * A lens of those numbers.
   *
   * @param numbers focal length, centre x, centre y in pixels, then the coefficients of distortion:
   *     k1, k2, p1, p2, k3 (pinhole) or k1 to k4 (fisheye); missing ones are 0
   */
  public Optics(Lens lens, int widthPx, int heightPx, double... numbers) {
    this.lens = lens;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.numbers = new double[DISTORTION + coefficients(lens)];
    System.arraycopy(numbers, 0, this.numbers, 0, Math.min(numbers.length, this.numbers.length));
    hung = new CameraModel(camera("lens", new int[] {0, 0, HANGS_MM, 0, 0}, 0));
    reach = reach();
  }

  private static int coefficients(Lens lens) {
    return switch (lens) {
      case PINHOLE -> PINHOLE_COEFFICIENTS;
      case FISHEYE -> FISHEYE_COEFFICIENTS;
    };
  }

  /** The lens of a camera of the layout. */
  public static Optics of(Camera camera) {
    double[] numbers = new double[DISTORTION + camera.distortion().size()];
    numbers[FOCAL] = camera.focalPx();
    numbers[CENTRE] = camera.centreXPx();
    numbers[CENTRE + 1] = camera.centreYPx();
    for (int i = 0; i < camera.distortion().size(); i++) {
      numbers[DISTORTION + i] = camera.distortion().get(i);
    }
    return new Optics(camera.lens(), camera.widthPx(), camera.heightPx(), numbers);
  }

  /** A lens of that focal length without distortion, its axis through the middle of the image. */
  public static Optics plain(Lens lens, int widthPx, int heightPx, double focalPx) {
    return new Optics(lens, widthPx, heightPx, focalPx, widthPx / 2.0, heightPx / 2.0);
  }

  /** The same lens with other numbers, as many as {@link #numbers()}. */
  public Optics with(double[] others) {
    return new Optics(lens, widthPx, heightPx, others);
  }

  /** The same lens delivering a smaller or larger image. */
  public Optics scaledTo(int otherWidthPx) {
    return of(camera("lens", new int[] {0, 0, HANGS_MM, 0, 0}, 0).scaledTo(otherWidthPx));
  }

  /** The same lens with one number changed. */
  public Optics moved(int number, double by) {
    double[] others = numbers.clone();
    others[number] += by;
    return with(others);
  }

  /** A change of a number that is small enough for a derivative. */
  public static double step(int number) {
    return number < DISTORTION ? 1e-3 : 1e-6;
  }

  public Lens lens() {
    return lens;
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  public double focalPx() {
    return numbers[FOCAL];
  }

  /** Focal length, centre and all coefficients, as the constructor takes them. */
  public double[] numbers() {
    return numbers.clone();
  }

  /** The name of a number, for a person. */
  public static String nameOf(Lens lens, int number) {
    if (number < DISTORTION) {
      return new String[] {"focalPx", "centreXPx", "centreYPx"}[number];
    }
    String[] names =
        lens == Lens.PINHOLE
            ? new String[] {"k1", "k2", "p1", "p2", "k3"}
            : new String[] {"k1", "k2", "k3", "k4"};
    return names[number - DISTORTION];
  }

  /**
   * Where a point of the camera's frame is in the image; any unit of length.
   *
   * @param px takes x and y in pixels
   * @return false if the camera cannot see in that direction
   */
  public boolean project(double x, double y, double z, double[] px) {
    return hung.project(x, -y, HANGS_MM - z, px);
  }

  /**
   * The direction in the camera's frame in which a pixel looks.
   *
   * @param direction takes the unit vector
   */
  public void ray(double xPx, double yPx, double[] direction) {
    hung.ray(xPx, yPx, direction);
    direction[1] = -direction[1];
    direction[2] = -direction[2];
  }

  /**
   * Whether the distortion is one to one in that direction. Beyond, its polynomial turns back and
   * {@link #project} puts what lies far outside into the image.
   */
  public boolean isOneToOne(double x, double y, double z) {
    double off = Math.sqrt(x * x + y * y);
    return lens == Lens.FISHEYE ? StrictMath.atan2(off, z) <= reach : z > 0 && off <= reach * z;
  }

  /** How far from the axis the radial polynomial grows: radians (fisheye) or tangent (pinhole). */
  private double reach() {
    double most = lens == Lens.FISHEYE ? FISHEYE_MAX : TAN_MAX;
    for (int i = 1; i <= REACH_STEPS; i++) {
      double r = most * i / REACH_STEPS;
      if (slope(r * r) <= 0) {
        return most * (i - 1) / REACH_STEPS;
      }
    }
    return most;
  }

  private double slope(double q) {
    double k1 = numbers[DISTORTION];
    double k2 = numbers[DISTORTION + 1];
    return switch (lens) {
      case PINHOLE -> 1 + q * (3 * k1 + q * (5 * k2 + q * 7 * numbers[DISTORTION + 4]));
      case FISHEYE ->
          1
              + q
                  * (3 * k1
                      + q
                          * (5 * k2
                              + q
                                  * (7 * numbers[DISTORTION + 2]
                                      + q * 9 * numbers[DISTORTION + 3])));
    };
  }

  /**
   * A camera of the layout with this lens.
   *
   * @param placeMm x, y, z of the camera and x, y of the floor point that it looks at
   */
  public Camera camera(String id, int[] placeMm, double rollDegrees) {
    List<Double> distortion = new ArrayList<>();
    boolean isBent = false;
    for (int i = DISTORTION; i < numbers.length; i++) {
      distortion.add(numbers[i]);
      isBent |= numbers[i] != 0;
    }
    return new Camera(
        id,
        lens,
        placeMm[0],
        placeMm[1],
        placeMm[2],
        placeMm[3],
        placeMm[4],
        widthPx,
        heightPx,
        numbers[FOCAL],
        isBent ? distortion : List.of(),
        numbers[CENTRE],
        numbers[CENTRE + 1],
        rollDegrees);
  }
}
