package org.saunter.vision.calibration.watch;

import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.Frame;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;
import org.saunter.vision.calibration.RayCaster;
import org.saunter.vision.calibration.RayCaster.Sheet;

/** A shop of tiles, walls, shelves and boxes, drawn for tests of the watch. */
final class Scene {
  static final Camera PINHOLE =
      new Camera(
          "cam-1",
          Lens.PINHOLE,
          2_500,
          1_000,
          2_800,
          2_500,
          2_400,
          320,
          192,
          160,
          java.util.List.of(),
          160,
          96,
          0);
  static final Camera FISHEYE =
      new Camera(
          "cam-1",
          Lens.FISHEYE,
          2_500,
          2_000,
          2_800,
          2_500,
          2_010,
          320,
          320,
          101,
          java.util.List.of(),
          160,
          160,
          15);

  private static final double[] NOISE = gaussians();

  private final Camera camera;
  private final RayCaster caster;

  Scene(Camera camera) {
    this.camera = camera;
    caster = new RayCaster(Optics.of(camera), 2);
  }

  /** A hash as a number from 0 to 1. */
  private static double noise(long a, long b, long seed) {
    long z = a * 0x9E3779B97F4A7C15L + b * 0xC2B2AE3D27D4EB4FL + seed * 0x165667B19E3779F9L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }

  /** Tiles of 600 mm with joints, each a little different, with spots. */
  private static double tiles(double u, double v) {
    long i = (long) Math.floor(u / 600);
    long j = (long) Math.floor(v / 600);
    boolean isJoint = u - i * 600 < 12 || v - j * 600 < 12;
    double spot = noise((long) Math.floor(u / 90), (long) Math.floor(v / 90), 5);
    return isJoint ? 70 : 150 + 25 * noise(i, j, 3) + (spot > 0.93 ? -35 : 0);
  }

  /** Packs side by side, each with its own colour; another seed is another stock. */
  private static DoubleBinaryOperator packs(long seed, double emptyShare) {
    return (u, v) -> {
      long column = (long) Math.floor(u / 140);
      long board = (long) Math.floor(v / 350);
      double up = v - board * 350;
      boolean isBoard = up < 30;
      boolean isEmpty = noise(column, board, seed + 77) < emptyShare;
      if (isBoard) {
        return 205;
      }
      if (isEmpty || up > 270) {
        return 45;
      }
      double label = noise(column, board * 8 + (long) (up / 60), seed + 1) > 0.5 ? 40 : 0;
      return 60 + 130 * noise(column, board, seed) + label;
    };
  }

  /** The shop with its stock, and one box that may stand elsewhere. */
  private void build(long stock, double emptyShare, double boxXMm) {
    caster.clear();
    double[] x = {1, 0, 0};
    double[] y = {0, 1, 0};
    double[] z = {0, 0, 1};
    caster.add(new Sheet(new double[3], x, y, 5_000, 5_000, Scene::tiles));
    DoubleBinaryOperator wall = (u, v) -> 185 - (Math.floor(v / 900) % 2) * 12;
    caster.add(new Sheet(new double[] {0, 5_000, 0}, x, z, 5_000, 2_800, wall));
    caster.add(new Sheet(new double[3], y, z, 5_000, 2_800, wall));
    caster.add(new Sheet(new double[] {5_000, 0, 0}, y, z, 5_000, 2_800, wall));
    caster.add(new Sheet(new double[3], x, z, 5_000, 2_800, wall));
    DoubleBinaryOperator goods = packs(stock, emptyShare);
    caster.box(300, 2_200, new double[] {450, 2_400, 1_700}, goods);
    caster.box(4_200, 800, new double[] {450, 3_000, 1_700}, goods);
    caster.box(1_500, 4_300, new double[] {2_000, 450, 1_700}, goods);
    caster.box(boxXMm, 1_900, new double[] {500, 400, 450}, (u, v) -> u < 60 || v < 60 ? 90 : 170);
  }

  /** What the camera sees of the shop when it is turned by pan, tilt and roll. */
  byte[] draw(double[] turnDegrees, long stock, double emptyShare, double boxXMm) {
    build(stock, emptyShare, boxXMm);
    double[][] axes = Pose.of(camera).axes();
    Pose by =
        new Pose(
            0,
            0,
            0,
            Math.toRadians(turnDegrees[0]),
            Math.toRadians(turnDegrees[1]),
            Math.toRadians(turnDegrees[2]));
    double[][] r = by.axes();
    double[][] turned = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          turned[i][j] += r[i][k] * axes[k][j];
        }
      }
    }
    Pose pose = Pose.of(new double[] {camera.xMm(), camera.yMm(), camera.zMm()}, turned);
    return caster.draw(pose, 20);
  }

  /**
   * What happens in front of a drawn picture.
   *
   * @param people how many walk about
   * @param light 1 is as drawn
   * @param fog 0 is clear, 1 hides everything
   * @param noise of the camera, grey levels
   */
  record Day(int people, double light, double fog, double noise) {
    static final Day QUIET = new Day(2, 1, 0, 3);
  }

  /** A frame of a drawn picture at a time. */
  Frame frame(byte[] gray, double seconds, Day day) {
    int w = camera.widthPx();
    int h = camera.heightPx();
    double[] shown = new double[w * h];
    for (int p = 0; p < shown.length; p++) {
      shown[p] = gray[p] & 255;
    }
    for (int k = 0; k < day.people; k++) {
      double walk = seconds * (0.25 + 0.07 * k) + 1.7 * k;
      double middleX = w * (0.5 + 0.45 * Math.sin(walk));
      double middleY = h * (0.5 + 0.4 * Math.sin(0.71 * walk + k));
      person(shown, middleX, middleY, 0.08 * w, k);
    }
    byte[] rgb = new byte[3 * w * h];
    int from = (int) Math.round(seconds * 7_919) % NOISE.length;
    for (int p = 0; p < shown.length; p++) {
      double value = day.light * (shown[p] * (1 - day.fog) + 170 * day.fog);
      value += day.noise * NOISE[(from + p) % NOISE.length];
      byte b = (byte) Math.clamp((int) (value + 0.5), 0, 255);
      rgb[3 * p] = b;
      rgb[3 * p + 1] = b;
      rgb[3 * p + 2] = b;
    }
    return new Frame(camera.id(), Math.round(seconds * 1e9), 1 + Math.round(seconds), w, h, rgb);
  }

  private void person(double[] shown, double middleX, double middleY, double size, int k) {
    int w = camera.widthPx();
    int h = camera.heightPx();
    for (int y = 0; y < h; y++) {
      double dy = (y - middleY) / (1.5 * size);
      for (int x = 0; x < w && Math.abs(dy) < 1; x++) {
        double dx = (x - middleX) / size;
        if (dx * dx + dy * dy < 1) {
          shown[y * w + x] = 40 + 45 * k % 170 + 60 * Math.sin(dx * 7 + k) + 20 * dy;
        }
      }
    }
  }

  private static double[] gaussians() {
    SplittableRandom random = new SplittableRandom(11);
    double[] noise = new double[100_003];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
    }
    return noise;
  }
}
