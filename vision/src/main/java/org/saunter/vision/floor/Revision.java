package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Appearance;
import org.saunter.vision.assignment.Assignment;

/**
 * Looks whether people still wear what they wore. Whatever went wrong unnoticed, two who were
 * exchanged look like each other ever after: if the clothing of all tracks now fits their clothing
 * before better in another order, those of that cycle are to be cut.
 */
final class Revision {
  private static final int PICTURES = 25;
  private static final double ODD_NATS = -1;
  private static final double CLEAR_NATS = 7;
  private static final double LOOK_SLOPE = 0.7;

  private final ClothingModel clothing;
  private final Crowd crowd;

  Revision(ClothingModel clothing, Crowd crowd) {
    this.clothing = clothing;
    this.crowd = crowd;
  }

  /** Tracks that seem to have been exchanged in a ring; empty if none. */
  List<Track> exchanged(List<Group> groups) {
    List<Track> tracks = new ArrayList<>();
    for (Group group : groups) {
      for (int i = 0; i < group.tracks.size(); i++) {
        Track track = group.tracks.get(i);
        if (track.recentPictures >= PICTURES && !group.best().strands().get(i).gone()) {
          tracks.add(track);
        }
      }
    }
    int n = tracks.size();
    double[][] cost = new double[n][n];
    boolean odd = false;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        cost[i][j] = -fit(tracks.get(i), tracks.get(j));
      }
      odd |= -cost[i][i] < ODD_NATS;
    }
    return odd ? cycle(tracks, cost) : List.of();
  }

  private static List<Track> cycle(List<Track> tracks, double[][] cost) {
    int[] to = Assignment.solve(cost);
    boolean[] looked = new boolean[to.length];
    for (int i = 0; i < to.length; i++) {
      List<Track> cycle = new ArrayList<>();
      double gain = 0;
      for (int at = i; !looked[at]; at = to[at]) {
        looked[at] = true;
        cycle.add(tracks.get(at));
        gain += cost[at][at] - cost[at][to[at]];
      }
      if (cycle.size() > 1 && gain > CLEAR_NATS) {
        return cycle;
      }
    }
    return List.of();
  }

  /** How much more the one looks like what the other is now than anybody does. */
  private double fit(Track before, Track now) {
    Appearance seen = now.recent.mean();
    if (seen == null || before.pictures < PICTURES || !before.anchor.isKnown()) {
      return 0;
    }
    double noise = clothing.viewVariance() / 2 + clothing.noise(1) / PICTURES;
    return LOOK_SLOPE * (before.anchor.logMatch(seen, noise) - crowd.logAnybody(seen, noise));
  }
}
