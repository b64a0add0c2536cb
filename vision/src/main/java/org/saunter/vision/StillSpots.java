package org.saunter.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Things that a net takes for people: a head that stays on one pixel from frame to frame is a box
 * on a shelf, unless it is where somebody stands who was seen to walk there; and what stood still
 * for two seconds with nobody near stays a box when somebody comes. One for each camera; not
 * thread-safe.
 */
final class StillSpots {
  private static final double SAME_PX = 1.6; // of a picture 320 wide
  private static final double WIDTH_PX = 320;
  private static final double FOLLOW = 0.2;
  private static final int STILL_FRAMES = 5;
  private static final int FURNITURE_FRAMES = 10;
  private static final int MISSED_MAX = 150;
  private static final int SPOTS_MAX = 256;

  private static final class Spot {
    double xPx;
    double yPx;
    int seen = 1;
    int missed;
    int alone; // frames in which it stood still with no walker near: then it is furniture

    Spot(double xPx, double yPx) {
      this.xPx = xPx;
      this.yPx = yPx;
    }
  }

  private final List<Spot> spots = new ArrayList<>();

  /**
   * Those that may be people.
   *
   * @param isWalker whether somebody who has walked is where a sighting is
   */
  List<Sighting> people(List<Sighting> all, int widthPx, Predicate<Sighting> isWalker) {
    double same = SAME_PX * widthPx / WIDTH_PX;
    spots.forEach(s -> s.missed++);
    List<Sighting> people = new ArrayList<>(all.size());
    for (Sighting sighting : all) {
      Spot spot = spot(sighting, same);
      if (spot.alone < FURNITURE_FRAMES && (spot.seen <= STILL_FRAMES || isWalker.test(sighting))) {
        people.add(sighting);
      } else {
        spot.alone++;
      }
    }
    spots.removeIf(s -> s.missed > Math.min(MISSED_MAX, s.seen));
    return people;
  }

  private Spot spot(Sighting sighting, double same) {
    for (Spot spot : spots) {
      double dx = sighting.headXPx() - spot.xPx;
      double dy = sighting.headYPx() - spot.yPx;
      if (spot.missed > 0 && dx * dx + dy * dy <= same * same) {
        spot.xPx += FOLLOW * dx;
        spot.yPx += FOLLOW * dy;
        spot.seen++;
        spot.missed = 0;
        return spot;
      }
    }
    Spot fresh = new Spot(sighting.headXPx(), sighting.headYPx());
    if (spots.size() < SPOTS_MAX) {
      spots.add(fresh);
    }
    return fresh;
  }
}
