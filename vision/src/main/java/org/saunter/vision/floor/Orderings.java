package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saunter.model.Appearance;

/**
 * All orders in which some tracks of a group may go on, with their chances by motion, and what each
 * of their places looks like since they stand apart.
 *
 * @param due which tracks of the group, ascending
 * @param orders permutations in lexicographic order; the first is the tracker's own
 * @param motion chance of each by motion, up to a common factor
 * @param looks of each place
 */
record Orderings(List<Integer> due, List<int[]> orders, double[] motion, List<Look> looks) {
  private static final double UNHEARD_OF = 3e-7;
  private static final double LOOK_SLOPE = 0.7; // clothing is worth less than it seems

  /**
   * The chances by the worlds of the group, and that an exchange went unnoticed by all of them.
   *
   * @param freshNanos since when pictures show one person only
   */
  static Orderings of(
      Group group, List<Integer> due, Contacts contacts, long freshNanos, ClothingModel clothing) {
    List<int[]> orders = Permutations.of(due.size());
    double[] motion = new double[orders.size()];
    Mixing mixing = new Mixing(group);
    double sum = 0;
    for (int w = 0; w < group.worlds.size(); w++) {
      int order = order(mixing.placeOf(w), due, orders);
      if (order >= 0) {
        double weight = StrictMath.exp(group.worlds.get(w).motionNats());
        motion[order] += weight;
        sum += weight;
      }
    }
    for (int o = 0; o < motion.length; o++) {
      double unnoticed = o == 0 ? 0 : 1;
      for (int i = 0; i < due.size(); i++) {
        int to = orders.get(o)[i];
        Track a = group.tracks.get(due.get(i));
        Track b = group.tracks.get(due.get(to));
        unnoticed *= to == i ? 1 : Math.sqrt(contacts.share(a, b));
      }
      motion[o] = motion[o] / Math.max(sum, 1e-300) + unnoticed + UNHEARD_OF;
    }
    List<Look> looks = new ArrayList<>();
    for (int i : due) {
      looks.add(Pictures.since(group.best().strands().get(i), freshNanos).look(clothing));
    }
    return new Orderings(due, orders, motion, looks);
  }

  /** The same if every other order has at least that chance. */
  Orderings atLeast(double chance) {
    double[] more = motion.clone();
    for (int o = 1; o < more.length; o++) {
      more[o] = Math.max(more[o], chance);
    }
    return new Orderings(due, orders, more, looks);
  }

  /** Chance that the tracker's own order is not the true one, by motion and clothing. */
  double doubt(Group group, Crowd crowd) {
    double[] nats = new double[orders.size()];
    double sum = Double.NEGATIVE_INFINITY;
    for (int o = 0; o < nats.length; o++) {
      nats[o] = StrictMath.log(motion[o]);
      for (int i = 0; i < due.size(); i++) {
        Look there = looks.get(orders.get(o)[i]);
        nats[o] += LOOK_SLOPE * match(group.tracks.get(due.get(i)).anchor, there, crowd);
      }
      sum = Group.logSum(sum, nats[o]);
    }
    return 1 - StrictMath.exp(nats[0] - sum);
  }

  private static double match(Look anchor, Look there, Crowd crowd) {
    Appearance seen = there.mean();
    if (seen == null || !anchor.isKnown()) {
      return 0;
    }
    return anchor.logMatch(seen, there.variance()) - crowd.logAnybody(seen, there.variance());
  }

  /** Which order of those a world tells; -1 if it mixes them with somebody else. */
  int order(int[] placeOf) {
    return order(placeOf, due, orders);
  }

  private static int order(int[] placeOf, List<Integer> due, List<int[]> orders) {
    int[] order = new int[due.size()];
    for (int k = 0; k < order.length; k++) {
      order[k] = due.indexOf(placeOf[due.get(k)]);
    }
    for (int o = 0; o < orders.size(); o++) {
      if (Arrays.equals(orders.get(o), order)) {
        return o;
      }
    }
    return -1;
  }

  /** Log likelihoods by motion as they are told, best 0. */
  List<Double> nats(double slope) {
    double best = Arrays.stream(motion).max().orElse(1);
    List<Double> nats = new ArrayList<>();
    for (double one : motion) {
      nats.add(Math.rint(1e3 * slope * StrictMath.log(one / best)) / 1e3 + 0.0);
    }
    return nats;
  }

  /** Clothing of each place; empty if one was not pictured. */
  List<Appearance> pictures() {
    List<Appearance> all = new ArrayList<>();
    for (Look look : looks) {
      Appearance mean = look.mean();
      if (mean == null) {
        return List.of();
      }
      all.add(mean);
    }
    return all;
  }
}
