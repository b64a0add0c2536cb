package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everybody, and with whom each may have been exchanged.
 *
 * @param tracks all tracks, group by group
 * @param strands theirs in the best worlds
 * @param doubt chance of an exchange of each pair, roughly
 */
record Knot(List<Track> tracks, List<Strand> strands, double[][] doubt) {
  static final double MIXED = 1e-4;
  static final int MOST = 4; // that one crossing can tell of

  static Knot of(List<Group> groups, Contacts contacts) {
    List<Track> tracks = new ArrayList<>();
    List<Strand> strands = new ArrayList<>();
    groups.forEach(g -> tracks.addAll(g.tracks));
    groups.forEach(g -> strands.addAll(g.best().strands()));
    double[][] doubt = new double[tracks.size()][tracks.size()];
    int first = 0;
    for (Group group : groups) {
      int n = group.tracks.size();
      if (n > 1 && group.worlds.size() > 1) {
        Mixing mixing = new Mixing(group);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            doubt[first + i][first + j] = i == j ? 0 : mixing.exchanged(i, j);
          }
        }
      }
      first += n;
    }
    for (int i = 0; i < doubt.length; i++) {
      for (int j = 0; j < doubt.length; j++) {
        double share = i == j ? 0 : contacts.share(tracks.get(i), tracks.get(j));
        boolean gone = strands.get(i).gone() || strands.get(j).gone(); // the gate decides
        doubt[i][j] = gone ? 0 : doubt[i][j] + share;
      }
    }
    return new Knot(tracks, strands, doubt);
  }

  boolean isTied(int i, int j) {
    return doubt[i][j] > MIXED;
  }

  /** Everybody whom a chain of possible exchanges ties to one of them; marks who was looked at. */
  List<Integer> tied(int first, boolean[] looked) {
    List<Integer> tied = new ArrayList<>(List.of(first));
    looked[first] = true;
    for (int at = 0; at < tied.size(); at++) {
      for (int j = 0; j < looked.length; j++) {
        if (!looked[j] && isTied(tied.get(at), j)) {
          looked[j] = true;
          tied.add(j);
        }
      }
    }
    tied.sort(null);
    return tied;
  }

  /**
   * Of more than four: the one in most doubt and the three that it may most have been exchanged
   * with; the others' turn comes afterwards.
   */
  List<Integer> foremost(List<Integer> tied) {
    if (tied.size() <= MOST) {
      return tied;
    }
    int most = tied.getFirst();
    for (int i : tied) {
      most = sum(i) > sum(most) ? i : most;
    }
    int centre = most;
    List<Integer> four = new ArrayList<>();
    four.add(centre);
    tied.stream()
        .filter(i -> i != centre)
        .sorted((a, b) -> Double.compare(doubt[centre][b], doubt[centre][a]))
        .limit(MOST - 1)
        .forEach(four::add);
    four.sort(null);
    return four;
  }

  private double sum(int i) {
    return Arrays.stream(doubt[i]).sum();
  }

  List<Track> named(List<Integer> which) {
    return which.stream().map(tracks::get).toList();
  }
}
