package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import org.saunter.vision.assignment.Assignment;

/**
 * How the worlds of a group differ from its best one in who is where: for each world the track of
 * the best world at whose place each of its tracks is.
 */
final class Mixing {
  private static final double SAME_MM2 = 250.0 * 250.0;
  private static final double FAR_MM2 = 450.0 * 450.0;
  private static final double NEVER_MM2 = 9e5; // gone in one world and here in the other, / 10

  private final List<int[]> placeOf = new ArrayList<>();
  private final double[][] shares;

  Mixing(Group group) {
    int n = group.tracks.size();
    shares = new double[n][n];
    for (World world : group.worlds) {
      int[] to = places(world, group.best());
      placeOf.add(to);
      double weight = StrictMath.exp(world.nats());
      for (int i = 0; i < n; i++) {
        shares[i][to[i]] += weight;
      }
    }
  }

  /** At whose place in the best world each track of world {@code w} is. */
  int[] placeOf(int w) {
    return placeOf.get(w);
  }

  /** Probability that track {@code i} is where the best world has {@code j}, or the reverse. */
  double exchanged(int i, int j) {
    return Math.max(shares[i][j], shares[j][i]);
  }

  /** Probability that track {@code i} is not where the best world has it. */
  double doubt(int i) {
    return 1 - shares[i][i];
  }

  private static int[] places(World world, World best) {
    int n = world.strands().size();
    int[] same = new int[n];
    boolean alike = true;
    for (int i = 0; i < n; i++) {
      same[i] = i;
      alike &= squared(world.strands().get(i), best.strands().get(i)) < SAME_MM2;
    }
    if (alike) {
      return same;
    }
    double[][] cost = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        cost[i][j] = squared(world.strands().get(i), best.strands().get(j)) / 10 - (i == j ? 1 : 0);
      }
    }
    return Assignment.solve(cost);
  }

  private static double squared(Strand a, Strand b) {
    if (a.gone() || b.gone()) {
      return a.exit() == b.exit() ? 0 : 10 * NEVER_MM2;
    }
    return Math.min(FAR_MM2, a.motion().squaredMm(b.motion()));
  }
}
