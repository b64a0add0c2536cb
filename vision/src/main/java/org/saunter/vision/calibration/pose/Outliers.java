package org.saunter.vision.calibration.pose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saunter.vision.calibration.Bundle;
import org.saunter.vision.calibration.Bundle.Solution;
import org.saunter.vision.calibration.Bundle.Task;
import org.saunter.vision.calibration.Bundle.View;

/**
 * Finds the points that contradict all others: leaving one out must make the rest fit far better
 * than leaving out any other. Where that is not so the points stay, and both are named.
 */
final class Outliers {
  private static final double SUSPECT = 4.5; // times the noise
  private static final double CURED = 0.6; // of the miss of the rest before
  private static final double CLEAR = 0.75; // of the miss after leaving out another instead
  private static final int TRIED = 6;
  private static final int ROUNDS = 8;
  private static final int REST_PARTS = 4; // at most one in so many points may be wrong

  private final Sought sought;
  private final List<MarkedPoint> points;
  private final double noisePx;

  Outliers(Sought sought, List<MarkedPoint> points, double noisePx) {
    this.sought = sought;
    this.points = points;
    this.noisePx = noisePx;
  }

  /**
   * @param leftOut indices of wrong points
   * @param suspects indices of points of which one may be wrong; it cannot be said which
   * @param used the others, in order
   */
  record Cleaned(
      Solution solution, Set<Integer> leftOut, List<Integer> suspects, List<MarkedPoint> used) {}

  private record Trial(int left, Solution solution, double rms) {}

  Cleaned clean(Task task, Solution start) {
    Set<Integer> left = new HashSet<>();
    Solution solution = start;
    int most = Math.max(1, points.size() / REST_PARTS);
    while (true) {
      double[] misses = misses(solution);
      List<Integer> worst = worst(misses, left);
      if (worst.isEmpty() || misses[worst.getFirst()] < SUSPECT * noisePx) {
        return new Cleaned(solution, left, List.of(), used(left));
      }
      List<Trial> trials = new ArrayList<>();
      if (left.size() < most && points.size() - left.size() > sought.freedom().pointsLeast()) {
        for (int candidate : worst.subList(0, Math.min(TRIED, worst.size()))) {
          trials.add(trial(task, solution, left, candidate));
        }
        trials.sort(Comparator.comparingDouble(Trial::rms));
      }
      double before = rms(misses, left);
      boolean isCured = !trials.isEmpty() && trials.getFirst().rms < CURED * before;
      boolean isClear = trials.size() < 2 || trials.getFirst().rms < CLEAR * trials.get(1).rms;
      if (!isCured || !isClear) {
        Cleaned several = left.isEmpty() ? several(task, start) : null;
        if (several != null) {
          return several;
        }
        List<Integer> suspects =
            isCured
                ? List.of(trials.get(0).left, trials.get(1).left)
                : worst.subList(0, Math.min(2, worst.size()));
        return new Cleaned(solution, left, suspects, used(left));
      }
      left.add(trials.getFirst().left);
      solution = trials.getFirst().solution;
    }
  }

  /**
   * Two swapped labels cannot be found one at a time: leaves out all that lie far off, again and
   * again, and takes the result only if everything else then agrees.
   */
  private @Nullable Cleaned several(Task task, Solution start) {
    Solution solution = start;
    Set<Integer> left = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      double[] misses = misses(solution);
      double[] sorted = misses.clone();
      Arrays.sort(sorted);
      double most = Math.max(SUSPECT * noisePx, 2.5 * sorted[sorted.length / 2]);
      Set<Integer> far = new HashSet<>();
      for (int i = 0; i < misses.length; i++) {
        if (misses[i] > most) {
          far.add(i);
        }
      }
      if (far.equals(left) || points.size() - far.size() < sought.freedom().pointsLeast() + 2) {
        break;
      }
      left = far;
      solution = fit(task, solution, left);
    }
    double[] misses = misses(solution);
    for (int i = 0; i < misses.length; i++) {
      if (!left.contains(i) && misses[i] > SUSPECT * noisePx) {
        return null;
      }
    }
    boolean isFew = left.size() * REST_PARTS <= points.size();
    return isFew && !left.isEmpty() ? new Cleaned(solution, left, List.of(), used(left)) : null;
  }

  private Trial trial(Task task, Solution from, Set<Integer> left, int candidate) {
    Set<Integer> without = new HashSet<>(left);
    without.add(candidate);
    Solution solution = fit(task, from, without);
    return new Trial(candidate, solution, rms(misses(solution), without));
  }

  private Solution fit(Task task, Solution from, Set<Integer> without) {
    double[][] rest = used(without).stream().map(MarkedPoint::numbers).toArray(double[][]::new);
    List<View> view = List.of(new View(from.poses().getFirst(), rest));
    return Bundle.fit(new Task(from.optics(), view, task.free(), task.priors(), noisePx));
  }

  private List<MarkedPoint> used(Set<Integer> left) {
    List<MarkedPoint> used = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (!left.contains(i)) {
        used.add(points.get(i));
      }
    }
    return used;
  }

  private double[] misses(Solution solution) {
    return Misses.px(solution.optics(), solution.poses().getFirst(), points);
  }

  private static List<Integer> worst(double[] misses, Set<Integer> left) {
    List<Integer> worst = new ArrayList<>();
    for (int i = 0; i < misses.length; i++) {
      if (!left.contains(i)) {
        worst.add(i);
      }
    }
    worst.sort(Comparator.comparingDouble(i -> -misses[i]));
    return worst;
  }

  private static double rms(double[] misses, Set<Integer> left) {
    double sum = 0;
    for (int i = 0; i < misses.length; i++) {
      sum += left.contains(i) ? 0 : misses[i] * misses[i];
    }
    return Math.sqrt(sum / Math.max(1, misses.length - left.size()));
  }
}
