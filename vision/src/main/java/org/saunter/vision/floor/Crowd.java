package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;

/** Everybody at once: where they are, who is alone, and how people dress on the whole. */
final class Crowd {
  private static final double ALONE_MM = 450;
  private static final double NOWHERE = 1e9;
  private static final double MEAN_WEIGHT_MAX = 5_000;

  private final ClothingModel clothing;
  private final List<Track> tracks = new ArrayList<>();
  private double[] places = {};
  private double @Nullable [] mean;
  private double weight;

  Crowd(ClothingModel clothing) {
    this.clothing = clothing;
  }

  /** Places of all tracks in the best worlds, x and y in turn, group by group. */
  double[] places(List<Group> groups) {
    tracks.clear();
    groups.forEach(g -> tracks.addAll(g.tracks));
    places = new double[2 * tracks.size()];
    int at = 0;
    for (Group group : groups) {
      for (Strand strand : group.best().strands()) {
        places[at++] = strand.gone() ? NOWHERE : strand.motion().x();
        places[at++] = strand.gone() ? NOWHERE : strand.motion().y();
      }
    }
    return places;
  }

  /** Whether nobody else was near a track at the last look. */
  boolean isAlone(Track track) {
    int self = tracks.indexOf(track);
    for (int i = 0; i < tracks.size(); i++) {
      double dx = places[2 * i] - places[2 * self];
      double dy = places[2 * i + 1] - places[2 * self + 1];
      if (i != self && dx * dx + dy * dy < ALONE_MM * ALONE_MM) {
        return false;
      }
    }
    return true;
  }

  /** One more picture of somebody. */
  void learn(Appearance seen) {
    double[] m = mean;
    if (m == null || m.length != seen.dimensions()) {
      m = new double[seen.dimensions()];
      weight = 20; // as if that many vectors of zero had been seen
      mean = m;
    }
    weight = Math.min(MEAN_WEIGHT_MAX, weight + 1);
    for (int i = 0; i < m.length; i++) {
      m[i] += (seen.at(i) - m[i]) / weight;
    }
  }

  /** Log density of a picture of anybody. */
  double logAnybody(Appearance seen, double noise) {
    double[] m = mean;
    double v = clothing.anybody(noise);
    double square = 0;
    for (int i = 0; i < seen.dimensions(); i++) {
      double off = m == null || m.length != seen.dimensions() ? seen.at(i) : seen.at(i) - m[i];
      square += off * off;
    }
    return -0.5 * (square / v + seen.dimensions() * StrictMath.log(v));
  }
}
