package org.saunter.vision.calibration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fits one lens and the poses of its views to points whose places are known: Levenberg-Marquardt
 * (Marquardt, SIAM 1963) on the distance in the image, with weights by Huber so that a wrong point
 * pulls little, and with the poses eliminated first (Triggs et al., Bundle Adjustment, 2000,
 * section 6.1). Derivatives are central differences. Deterministic.
 */
public final class Bundle {
  /** In a {@link Prior}: the height of the first view instead of a number of the lens. */
  public static final int HEIGHT = -1;

  private static final int STEPS_MAX = 80;
  private static final double DONE = 1e-10; // relative gain of a step
  private static final double HUBER = 2; // times the noise
  private static final double FOCAL_LEAST = 0.05; // of the image's width
  private static final double FOCAL_MOST = 30;

  private final Task task;
  private final int lensSize;

  private Bundle(Task task) {
    this.task = task;
    lensSize = task.free.length;
  }

  /**
   * Points seen from one pose.
   *
   * @param points each x, y, z in millimetres and its x, y in pixels
   */
  public record View(Pose pose, double[][] points) {}

  /**
   * What is known of a number beforehand.
   *
   * @param number index among the numbers of a lens, or {@link #HEIGHT}
   */
  public record Prior(int number, double value, double sd) {}

  /**
   * What is to be fitted.
   *
   * @param optics where to start
   * @param views where to start, with their points
   * @param free which numbers of the lens may change; the poses always may
   * @param noisePx standard deviation of a point in the image along each axis
   */
  public record Task(
      Optics optics, List<View> views, int[] free, List<Prior> priors, double noisePx) {
    public Task {
      views = List.copyOf(views);
      priors = List.copyOf(priors);
    }

    /** The same points, from other starts and with other freedom. */
    public Task from(Solution solution, int... nowFree) {
      List<View> moved = new ArrayList<>();
      for (int i = 0; i < views.size(); i++) {
        moved.add(new View(solution.poses.get(i), views.get(i).points));
      }
      return new Task(solution.optics, moved, nowFree, priors, noisePx);
    }
  }

  /**
   * What came out.
   *
   * @param cost half the sum of squared distances over the noise, far ones by Huber's rule
   * @param covariance of the free numbers of the lens and then of the first view's pose; of a task
   *     with several views of the lens alone. Empty if the points do not tell them.
   */
  public record Solution(Optics optics, List<Pose> poses, double cost, double[][] covariance) {
    public Solution {
      poses = List.copyOf(poses);
    }
  }

  /** Fits. */
  public static Solution fit(Task task) {
    return new Bundle(task).run();
  }

  /** The lens and the poses as one state of the search. */
  private record State(Optics optics, List<Pose> poses) {}

  /** The normal equations at a state. */
  private static final class Normal {
    private final double[][] lens;
    private final double[] lensPull;
    private final double[][][] cross;
    private final double[][][] pose;
    private final double[][] posePull;

    private Normal(int lensSize, int views) {
      lens = new double[lensSize][lensSize];
      lensPull = new double[lensSize];
      cross = new double[views][lensSize][Pose.NUMBERS];
      pose = new double[views][Pose.NUMBERS][Pose.NUMBERS];
      posePull = new double[views][Pose.NUMBERS];
    }
  }

  private Solution run() {
    List<Pose> poses = task.views.stream().map(View::pose).toList();
    State state = new State(task.optics, poses);
    double cost = cost(state);
    double lambda = 1e-3;
    Normal normal = normal(state);
    for (int step = 0; step < STEPS_MAX && lambda < 1e12; step++) {
      State next = step(state, normal, lambda);
      double nextCost = next == null ? Double.POSITIVE_INFINITY : cost(next);
      if (next == null || !(nextCost < cost)) {
        lambda *= 5;
        continue;
      }
      boolean isDone = cost - nextCost <= DONE * cost;
      state = next;
      cost = nextCost;
      lambda = Math.max(1e-12, lambda / 8);
      normal = normal(state);
      if (isDone) {
        break;
      }
    }
    return new Solution(state.optics, state.poses, cost, covariance(normal));
  }

  private double cost(State state) {
    double cost = 0;
    for (int v = 0; v < task.views.size(); v++) {
      Eye eye = new Eye(state.optics, state.poses.get(v));
      for (double[] point : task.views.get(v).points) {
        double far = eye.missPx(point, point[3], point[4]) / task.noisePx;
        cost += far <= HUBER ? far * far / 2 : HUBER * (far - HUBER / 2);
      }
    }
    for (Prior prior : task.priors) {
      double far = (value(state, prior) - prior.value) / prior.sd;
      cost += far * far / 2;
    }
    return cost;
  }

  private static double value(State state, Prior prior) {
    return prior.number == HEIGHT ? state.poses.get(0).zMm() : state.optics.numbers()[prior.number];
  }

  private Normal normal(State state) {
    Normal normal = new Normal(lensSize, task.views.size());
    Eye[] lensEyes = new Eye[2 * lensSize];
    for (int v = 0; v < task.views.size(); v++) {
      Pose pose = state.poses.get(v);
      for (int i = 0; i < lensSize; i++) {
        lensEyes[2 * i] =
            new Eye(state.optics.moved(task.free[i], Optics.step(task.free[i])), pose);
        lensEyes[2 * i + 1] =
            new Eye(state.optics.moved(task.free[i], -Optics.step(task.free[i])), pose);
      }
      Eye[] poseEyes = new Eye[2 * Pose.NUMBERS];
      for (int i = 0; i < Pose.NUMBERS; i++) {
        poseEyes[2 * i] = new Eye(state.optics, pose.moved(i, Pose.step(i)));
        poseEyes[2 * i + 1] = new Eye(state.optics, pose.moved(i, -Pose.step(i)));
      }
      Eye eye = new Eye(state.optics, pose);
      for (double[] point : task.views.get(v).points) {
        add(normal, v, point, eye, lensEyes, poseEyes);
      }
    }
    addPriors(normal, state);
    return normal;
  }

  private void add(Normal normal, int v, double[] point, Eye eye, Eye[] lensEyes, Eye[] poseEyes) {
    double[] px = new double[2];
    if (!eye.project(point, px)) {
      return;
    }
    double[] miss = {px[0] - point[3], px[1] - point[4]};
    double far = StrictMath.hypot(miss[0], miss[1]) / task.noisePx;
    double weight = (far <= HUBER ? 1 : HUBER / far) / (task.noisePx * task.noisePx);
    double[][] byLens = new double[lensSize][2];
    double[][] byPose = new double[Pose.NUMBERS][2];
    for (int i = 0; i < lensSize; i++) {
      slope(point, lensEyes, i, 2 * Optics.step(task.free[i]), byLens[i]);
    }
    for (int i = 0; i < Pose.NUMBERS; i++) {
      slope(point, poseEyes, i, 2 * Pose.step(i), byPose[i]);
    }
    for (int i = 0; i < lensSize; i++) {
      normal.lensPull[i] -= weight * dot(byLens[i], miss);
      for (int j = 0; j < lensSize; j++) {
        normal.lens[i][j] += weight * dot(byLens[i], byLens[j]);
      }
      for (int j = 0; j < Pose.NUMBERS; j++) {
        normal.cross[v][i][j] += weight * dot(byLens[i], byPose[j]);
      }
    }
    for (int i = 0; i < Pose.NUMBERS; i++) {
      normal.posePull[v][i] -= weight * dot(byPose[i], miss);
      for (int j = 0; j < Pose.NUMBERS; j++) {
        normal.pose[v][i][j] += weight * dot(byPose[i], byPose[j]);
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1];
  }

  /** Derivative of the image point; 0 where one of the two eyes no longer sees it. */
  private static void slope(double[] point, Eye[] eyes, int i, double width, double[] slope) {
    double[] other = new double[2];
    if (eyes[2 * i].project(point, slope) && eyes[2 * i + 1].project(point, other)) {
      slope[0] = (slope[0] - other[0]) / width;
      slope[1] = (slope[1] - other[1]) / width;
    } else {
      slope[0] = 0;
      slope[1] = 0;
    }
  }

  private void addPriors(Normal normal, State state) {
    for (Prior prior : task.priors) {
      double weight = 1 / (prior.sd * prior.sd);
      double pull = weight * (prior.value - value(state, prior));
      if (prior.number == HEIGHT) {
        normal.pose[0][2][2] += weight;
        normal.posePull[0][2] += pull;
        continue;
      }
      for (int i = 0; i < lensSize; i++) {
        if (task.free[i] == prior.number) {
          normal.lens[i][i] += weight;
          normal.lensPull[i] += pull;
        }
      }
    }
  }

  private static double[][] damped(double[][] a, double lambda) {
    double[][] copy = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = a[i].clone();
      copy[i][i] += lambda * Math.max(copy[i][i], 1e-12);
    }
    return copy;
  }

  /** One step of the search; null if the equations have no solution at that damping. */
  private @Nullable State step(State state, Normal normal, double lambda) {
    int views = task.views.size();
    double[][] reduced = damped(normal.lens, lambda);
    double[] pull = normal.lensPull.clone();
    Cholesky[] poses = new Cholesky[views];
    for (int v = 0; v < views; v++) {
      Cholesky pose = Cholesky.of(damped(normal.pose[v], lambda));
      if (pose == null) {
        return null;
      }
      poses[v] = pose;
      reduce(reduced, pull, normal.cross[v], pose, normal.posePull[v]);
    }
    double[] numbers = state.optics.numbers();
    double[] lensStep = new double[0];
    if (lensSize > 0) {
      Cholesky lens = Cholesky.of(reduced);
      if (lens == null) {
        return null;
      }
      lensStep = lens.solve(pull);
      for (int i = 0; i < lensSize; i++) {
        numbers[task.free[i]] += lensStep[i];
      }
    }
    double focal = numbers[Optics.FOCAL] / task.optics.widthPx();
    if (!(focal > FOCAL_LEAST && focal < FOCAL_MOST)) {
      return null;
    }
    List<Pose> moved = new ArrayList<>();
    for (int v = 0; v < views; v++) {
      double[] right = normal.posePull[v].clone();
      for (int j = 0; j < Pose.NUMBERS; j++) {
        for (int i = 0; i < lensSize; i++) {
          right[j] -= normal.cross[v][i][j] * lensStep[i];
        }
      }
      double[] by = poses[v].solve(right);
      double[] pose = state.poses.get(v).numbers();
      for (int j = 0; j < Pose.NUMBERS; j++) {
        pose[j] += by[j];
      }
      moved.add(Pose.of(pose));
    }
    return new State(state.optics.with(numbers), moved);
  }

  /** Takes a pose out of the lens's equations. */
  private static void reduce(
      double[][] reduced, double[] pull, double[][] cross, Cholesky pose, double[] posePull) {
    double[] solved = pose.solve(posePull);
    for (int i = 0; i < reduced.length; i++) {
      double[] column = pose.solve(cross[i]);
      for (int j = 0; j < reduced.length; j++) {
        for (int k = 0; k < Pose.NUMBERS; k++) {
          reduced[i][j] -= column[k] * cross[j][k];
        }
      }
      for (int k = 0; k < Pose.NUMBERS; k++) {
        pull[i] -= cross[i][k] * solved[k];
      }
    }
  }

  private double[][] covariance(Normal normal) {
    if (task.views.size() > 1) {
      double[][] reduced = damped(normal.lens, 0);
      for (int v = 0; v < task.views.size(); v++) {
        Cholesky pose = Cholesky.of(normal.pose[v]);
        if (pose == null) {
          return new double[0][];
        }
        reduce(reduced, new double[lensSize], normal.cross[v], pose, normal.posePull[v]);
      }
      return inverse(reduced);
    }
    int size = lensSize + Pose.NUMBERS;
    double[][] all = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        boolean isLensI = i < lensSize;
        boolean isLensJ = j < lensSize;
        int p = i - lensSize;
        int q = j - lensSize;
        all[i][j] =
            isLensI
                ? isLensJ ? normal.lens[i][j] : normal.cross[0][i][q]
                : isLensJ ? normal.cross[0][j][p] : normal.pose[0][p][q];
      }
    }
    return inverse(all);
  }

  private static double[][] inverse(double[][] matrix) {
    Cholesky cholesky = Cholesky.of(matrix);
    return cholesky == null ? new double[0][] : cholesky.inverse();
  }
}
