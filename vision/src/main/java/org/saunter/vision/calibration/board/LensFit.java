package org.saunter.vision.calibration.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.calibration.Bundle;
import org.saunter.vision.calibration.Bundle.Prior;
import org.saunter.vision.calibration.Bundle.Solution;
import org.saunter.vision.calibration.Bundle.Task;
import org.saunter.vision.calibration.Bundle.View;
import org.saunter.vision.calibration.Eye;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;
import org.saunter.vision.calibration.ThreePoints;

/**
 * Measures a lens from pictures of a board: focal length, centre and distortion are fitted together
 * with the pose of the board in every picture ({@link Bundle}; the idea is Zhang's, PAMI 2000). The
 * start comes from trying focal lengths and placing the board by three of its corners, so that no
 * picture needs to be good for a start.
 */
public final class LensFit {
  static final double NOISE_PX = 0.25; // of a corner that OpenCV found
  private static final int PICTURES_LEAST = 3;
  private static final int PICTURES_TRIED = 8;
  private static final double MISS_MOST = 0.05; // of the width, for a start
  private static final double BAD = 4; // times the middle picture: then it is left out
  private static final double[] PINHOLE_SDS = {0.5, 0.5, 0.02, 0.02, 0.3};
  private static final double[] FISHEYE_SDS = {0.2, 0.2, 0.1, 0.05};

  /** Focal lengths over the width of the image. */
  private static final double[] FOCALS = {
    0.22, 0.27, 0.33, 0.4, 0.48, 0.58, 0.7, 0.85, 1.05, 1.3, 1.7, 2.3, 3.2
  };

  private final Lens lens;
  private final List<BoardView> views;
  private final int widthPx;
  private final int heightPx;

  private LensFit(Lens lens, List<BoardView> views) {
    this.lens = lens;
    this.views = views;
    widthPx = views.getFirst().widthPx();
    heightPx = views.getFirst().heightPx();
  }

  /**
   * Measures a lens.
   *
   * @throws BadInputException if there are fewer than three pictures, or of different sizes
   */
  public static LensReport fit(Lens lens, List<BoardView> views) {
    if (views.size() < PICTURES_LEAST) {
      throw new BadInputException(
          "The board was found in (" + views.size() + ") pictures; at least (3) are needed.",
          "Maybe take 20, with the whole board sharp and well lit.");
    }
    BoardView first = views.getFirst();
    for (BoardView view : views) {
      if (view.widthPx() != first.widthPx() || view.heightPx() != first.heightPx()) {
        throw new BadInputException(
            String.format(
                java.util.Locale.ROOT,
                "The picture (%s) has %d x %d pixels, the picture (%s) %d x %d.",
                view.picture(),
                view.widthPx(),
                view.heightPx(),
                first.picture(),
                first.widthPx(),
                first.heightPx()),
            "Maybe one was cropped or turned, or comes from another camera.");
      }
    }
    return new LensFit(lens, List.copyOf(views)).run();
  }

  private LensReport run() {
    boolean[] left = new boolean[views.size()];
    Solution solution = fit(used(left), start());
    double[] rms = rms(solution, left);
    double most = BAD * Math.max(middle(rms), NOISE_PX);
    for (int i = 0; i < left.length; i++) {
      left[i] = rms[i] > most;
    }
    List<BoardView> used = used(left);
    if (used.size() < views.size() && used.size() >= PICTURES_LEAST) {
      solution = fit(used, solution.optics());
    } else {
      Arrays.fill(left, false);
    }
    return new LensJudge(views, left, solution).report();
  }

  private List<BoardView> used(boolean[] left) {
    return IntStream.range(0, left.length).filter(i -> !left[i]).mapToObj(views::get).toList();
  }

  private static double middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Root mean square miss of every picture; the solution has the poses of those not left out. */
  private double[] rms(Solution solution, boolean[] left) {
    double[] rms = new double[left.length];
    int used = 0;
    for (int i = 0; i < left.length; i++) {
      if (!left[i]) {
        Eye eye = new Eye(solution.optics(), solution.poses().get(used++));
        double sum = 0;
        for (double[] p : views.get(i).points()) {
          double miss = eye.missPx(p, p[3], p[4]);
          sum += miss * miss;
        }
        rms[i] = Math.sqrt(sum / views.get(i).points().length);
      }
    }
    return rms;
  }

  /** The focal length with which the boards of some pictures fit best. */
  private Optics start() {
    Optics best = Optics.plain(lens, widthPx, heightPx, widthPx);
    double least = Double.POSITIVE_INFINITY;
    int every = Math.max(1, views.size() / PICTURES_TRIED);
    for (double focal : FOCALS) {
      Optics optics = Optics.plain(lens, widthPx, heightPx, focal * widthPx);
      double cost = 0;
      for (int i = 0; i < views.size(); i += every) {
        Placed placed = place(optics, views.get(i).points());
        cost += placed == null ? views.get(i).points().length * missMost() : placed.cost;
      }
      if (cost < least) {
        least = cost;
        best = optics;
      }
    }
    return best;
  }

  private double missMost() {
    return MISS_MOST * widthPx * MISS_MOST * widthPx;
  }

  private record Placed(Pose pose, double cost) {}

  /**
   * The pose by three corners that suits all corners best; null if none has the board before it.
   */
  private @Nullable Placed place(Optics optics, double[][] points) {
    Placed best = null;
    for (int[] three : triples(points)) {
      double[][] places = new double[3][];
      double[][] rays = new double[3][3];
      for (int i = 0; i < 3; i++) {
        places[i] = points[three[i]];
        optics.ray(places[i][3], places[i][4], rays[i]);
      }
      for (Pose pose : ThreePoints.poses(places, rays)) {
        if (pose.zMm() > 0) {
          continue; // it would look at the back of the sheet
        }
        double cost = cost(new Eye(optics, pose), points);
        if (best == null || cost < best.cost) {
          best = new Placed(pose, cost);
        }
      }
    }
    return best;
  }

  private double cost(Eye eye, double[][] points) {
    double cost = 0;
    for (double[] p : points) {
      double miss = eye.missPx(p, p[3], p[4]);
      cost += Math.min(miss * miss, missMost());
    }
    return cost;
  }

  /** Corners that lie far apart: of the outermost four any three, and three near the middle. */
  private static List<int[]> triples(double[][] points) {
    int[] far = {
      most(points, 1, 1), most(points, -1, 1), most(points, -1, -1), most(points, 1, -1)
    };
    int n = points.length;
    return List.of(
        new int[] {far[0], far[1], far[2]},
        new int[] {far[1], far[2], far[3]},
        new int[] {far[2], far[3], far[0]},
        new int[] {far[3], far[0], far[1]},
        new int[] {n / 4, n / 2, far[0]},
        new int[] {n / 4, 3 * n / 4, far[1]});
  }

  private static int most(double[][] points, int x, int y) {
    int most = 0;
    for (int i = 1; i < points.length; i++) {
      if (x * points[i][0] + y * points[i][1] > x * points[most][0] + y * points[most][1]) {
        most = i;
      }
    }
    return most;
  }

  /**
   * Poses first, then the focal length, then everything: each start is near enough for the next.
   */
  private Solution fit(List<BoardView> of, Optics optics) {
    List<View> placed = new ArrayList<>();
    for (BoardView view : of) {
      Placed place = place(optics, view.points());
      Pose pose = place == null ? new Pose(100, 100, -500, 0, 0, 0) : place.pose;
      placed.add(new View(pose, view.points()));
    }
    double[] sds = lens == Lens.PINHOLE ? PINHOLE_SDS : FISHEYE_SDS;
    List<Prior> priors = new ArrayList<>();
    priors.add(new Prior(Optics.CENTRE, widthPx / 2.0, 0.1 * widthPx));
    priors.add(new Prior(Optics.CENTRE + 1, heightPx / 2.0, 0.1 * widthPx));
    for (int i = 0; i < sds.length; i++) {
      priors.add(new Prior(Optics.DISTORTION + i, 0, sds[i]));
    }
    Task task = new Task(optics, placed, new int[0], priors, NOISE_PX);
    Solution solution = Bundle.fit(task);
    solution = Bundle.fit(task.from(solution, Optics.FOCAL, Optics.DISTORTION));
    int[] all = IntStream.range(0, Optics.DISTORTION + sds.length).toArray();
    return Bundle.fit(task.from(solution, all));
  }
}
