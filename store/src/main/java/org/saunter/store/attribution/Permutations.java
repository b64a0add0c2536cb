package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.List;

/** All orders of a few things, lexicographic. */
public final class Permutations {
  private Permutations() {}

  /** The n! orders of 0..n-1. */
  public static List<int[]> of(int n) {
    List<int[]> all = new ArrayList<>();
    extend(new int[n], 0, new boolean[n], all);
    return all;
  }

  private static void extend(int[] order, int at, boolean[] used, List<int[]> all) {
    if (at == order.length) {
      all.add(order.clone());
      return;
    }
    for (int i = 0; i < order.length; i++) {
      if (!used[i]) {
        used[i] = true;
        order[at] = i;
        extend(order, at + 1, used, all);
        used[i] = false;
      }
    }
  }
}
