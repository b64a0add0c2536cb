package org.saunter.vision.calibration.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.vision.calibration.Cholesky;
import org.saunter.vision.calibration.Optics;

/**
 * Finds by how much a camera was turned since its reference was taken: patches are looked for near
 * where they should be, any two of them propose a turn, and the one that most patches agree with is
 * refined. If nothing fits, a coarse search over larger turns gives another place to look from.
 */
final class Registration {
  private static final double LIKE = 0.6;
  private static final double AGREES_PX = 1.2;
  private static final int AGREE_LEAST = 6;
  private static final double AGREE_SHARE = 0.4; // of the patches that were found
  private static final double CLEAR_SHARE = 0.75;
  private static final int NEAR = 4;
  private static final int FAR = 9;
  private static final int REFINE_STEPS = 4;
  private static final double SCALE = 1e-9; // keeps a system with one direction missing solvable

  private final Turn turn;
  private final List<Patch> patches;
  private final double[][][] slopes;
  private final CoarseSearch coarse;

  Registration(Optics optics, Gray reference) {
    patches = PatchPicker.pick(reference);
    turn = new Turn(optics, patches);
    slopes = new double[patches.size()][][];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = turn.slope(new double[Turn.NUMBERS], i);
    }
    coarse = new CoarseSearch(turn, reference, patches);
  }

  int patches() {
    return patches.size();
  }

  /**
   * What was found.
   *
   * @param turn the three angles, radians
   * @param shiftPx by how much the picture moved, the middle one of all patches
   * @param agreeing which patches agree
   */
  record Match(double[] turn, double shiftPx, boolean[] agreeing) {
    int count() {
      int count = 0;
      for (boolean agrees : agreeing) {
        count += agrees ? 1 : 0;
      }
      return count;
    }
  }

  /**
   * Compares a picture with the reference.
   *
   * @param from a turn to look near first
   * @param isCoarse whether to search large turns too, which costs much more
   * @return null if the view is not recognised
   */
  @Nullable Match match(Gray picture, double[] from, boolean isCoarse) {
    Match near = match(picture, from, NEAR);
    if (near != null) {
      return near;
    }
    Match still = match(picture, new double[Turn.NUMBERS], FAR);
    if (still != null || !isCoarse) {
      return still;
    }
    double[] far = coarse.best(picture);
    return far == null ? null : match(picture, far, FAR);
  }

  private @Nullable Match match(Gray picture, double[] from, int reach) {
    int n = patches.size();
    Patch.Found[] found = new Patch.Found[n];
    double[][] moved = new double[n][2];
    List<Integer> like = new ArrayList<>();
    double[][] matrix = Turn.matrix(from);
    for (int i = 0; i < n; i++) {
      found[i] =
          turn.move(matrix, i, moved[i])
              ? patches.get(i).search(picture, moved[i][0], moved[i][1], reach)
              : new Patch.Found(0, 0, 0);
      if (found[i].likeness() >= LIKE) {
        like.add(i);
      }
    }
    int needed = Math.max(AGREE_LEAST, (int) Math.ceil(AGREE_SHARE * like.size()));
    if (like.size() < needed) {
      return null;
    }
    double[] best = proposal(found, moved, like, from);
    for (int step = 0; step < REFINE_STEPS; step++) {
      best = refined(found, agreeing(found, best), best);
    }
    Match match = new Match(best, shiftPx(best), agreeing(found, best));
    return match.count() < needed ? null : match;
  }

  /** The turn by two patches, or the last one, or none at all, that most patches agree with. */
  private double[] proposal(
      Patch.Found[] found, double[][] moved, List<Integer> like, double[] from) {
    double[] best = new double[Turn.NUMBERS];
    int most = count(agreeing(found, best));
    int asBefore = count(agreeing(found, from));
    if (asBefore > most) {
      most = asBefore;
      best = from;
    }
    if (most >= CLEAR_SHARE * like.size()) {
      return best; // the usual case costs no search
    }
    double[] rest = new double[2];
    for (int a = 0; a < like.size(); a++) {
      for (int b = a + 1; b < like.size(); b++) {
        double[][] left = new double[Turn.NUMBERS][Turn.NUMBERS];
        double[] right = new double[Turn.NUMBERS];
        for (int i : new int[] {like.get(a), like.get(b)}) {
          rest[0] = found[i].xPx() - moved[i][0];
          rest[1] = found[i].yPx() - moved[i][1];
          add(left, right, slopes[i], rest);
        }
        double[] proposed = solved(left, right, from);
        int agree = countNear(found, moved, like, minus(proposed, from));
        if (agree > most) {
          most = agree;
          best = proposed;
        }
      }
    }
    return best;
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static void add(double[][] left, double[] right, double[][] slope, double[] rest) {
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < Turn.NUMBERS; i++) {
        right[i] += slope[row][i] * rest[row];
        for (int j = 0; j < Turn.NUMBERS; j++) {
          left[i][j] += slope[row][i] * slope[row][j];
        }
      }
    }
  }

  private static double[] solved(double[][] left, double[] right, double[] from) {
    double trace = left[0][0] + left[1][1] + left[2][2];
    for (int i = 0; i < Turn.NUMBERS; i++) {
      left[i][i] += SCALE * trace;
    }
    Cholesky cholesky = Cholesky.of(left);
    double[] turn = from.clone();
    if (cholesky != null) {
      double[] by = cholesky.solve(right);
      for (int i = 0; i < Turn.NUMBERS; i++) {
        turn[i] += by[i];
      }
    }
    return turn;
  }

  /** How many agree with a small further turn, to first order. */
  private int countNear(
      Patch.Found[] found, double[][] moved, List<Integer> like, double[] further) {
    int count = 0;
    for (int i : like) {
      double[][] s = slopes[i];
      double x = moved[i][0] - found[i].xPx();
      double y = moved[i][1] - found[i].yPx();
      for (int k = 0; k < Turn.NUMBERS; k++) {
        x += s[0][k] * further[k];
        y += s[1][k] * further[k];
      }
      count += x * x + y * y < AGREES_PX * AGREES_PX ? 1 : 0;
    }
    return count;
  }

  private boolean[] agreeing(Patch.Found[] found, double[] at) {
    boolean[] agreeing = new boolean[found.length];
    double[] moved = new double[2];
    double[][] matrix = Turn.matrix(at);
    for (int i = 0; i < found.length; i++) {
      if (found[i].likeness() >= LIKE && turn.move(matrix, i, moved)) {
        double dx = moved[0] - found[i].xPx();
        double dy = moved[1] - found[i].yPx();
        agreeing[i] = dx * dx + dy * dy < AGREES_PX * AGREES_PX;
      }
    }
    return agreeing;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private double[] refined(Patch.Found[] found, boolean[] agreeing, double[] at) {
    double[][] left = new double[Turn.NUMBERS][Turn.NUMBERS];
    double[] right = new double[Turn.NUMBERS];
    double[] moved = new double[2];
    double[][] matrix = Turn.matrix(at);
    for (int i = 0; i < found.length; i++) {
      if (agreeing[i] && turn.move(matrix, i, moved)) {
        double[] rest = {found[i].xPx() - moved[0], found[i].yPx() - moved[1]};
        add(left, right, turn.slope(at, i), rest);
      }
    }
    return solved(left, right, at);
  }

  private double shiftPx(double[] at) {
    double[] shifts = new double[patches.size()];
    double[] moved = new double[2];
    double[][] matrix = Turn.matrix(at);
    for (int i = 0; i < shifts.length; i++) {
      boolean isSeen = turn.move(matrix, i, moved);
      shifts[i] = isSeen ? Math.sqrt(moved[0] * moved[0] + moved[1] * moved[1]) : 1e6;
    }
    Arrays.sort(shifts);
    return shifts[shifts.length / 2];
  }

  /** Takes a patch anew where the picture has changed for good. */
  void renew(int patch, Gray picture, double[] at) {
    double[] moved = new double[2];
    if (turn.move(Turn.matrix(at), patch, moved)) {
      patches.get(patch).renew(picture, moved[0], moved[1]);
    }
  }
}
