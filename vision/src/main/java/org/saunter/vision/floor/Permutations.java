package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;

/** Permutations in lexicographic order, as the observation of a crossing counts them. */
final class Permutations {
  private Permutations() {}

  static List<int[]> of(int n) {
    List<int[]> all = new ArrayList<>();
    add(new int[n], 0, new boolean[n], all);
    return all;
  }

  private static void add(int[] order, int at, boolean[] used, List<int[]> all) {
    if (at == order.length) {
      all.add(order.clone());
      return;
    }
    for (int i = 0; i < order.length; i++) {
      if (!used[i]) {
        used[i] = true;
        order[at] = i;
        add(order, at + 1, used, all);
        used[i] = false;
      }
    }
  }
}
