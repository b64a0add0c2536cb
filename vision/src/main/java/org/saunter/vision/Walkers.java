package org.saunter.vision;

import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Observation.TracksCrossed;

/** Where the tracks are that came through a gate or were seen to walk. Not thread-safe. */
final class Walkers {
  private static final double WALKED_MM = 700;
  private static final double NEAR_MM = 700;

  private static final class Walk {
    final double fromXMm;
    final double fromYMm;
    double xMm;
    double yMm;
    boolean walked;

    Walk(double xMm, double yMm, boolean walked) {
      fromXMm = xMm;
      fromYMm = yMm;
      this.walked = walked;
    }
  }

  private final Map<String, Walk> walks = new TreeMap<>();
  private final Map<String, Boolean> heirs = new TreeMap<>();

  void see(PeopleTracked frame) {
    Map<String, Walk> now = new TreeMap<>();
    for (TrackPoint point : frame.people()) {
      Walk walk = walks.get(point.trackId());
      if (walk == null) {
        boolean heir = heirs.remove(point.trackId()) != null;
        walk = new Walk(point.xMm(), point.yMm(), heir);
      }
      walk.xMm = point.xMm();
      walk.yMm = point.yMm();
      double dx = walk.xMm - walk.fromXMm;
      double dy = walk.yMm - walk.fromYMm;
      walk.walked |= dx * dx + dy * dy > WALKED_MM * WALKED_MM;
      now.put(point.trackId(), walk);
    }
    walks.clear();
    walks.putAll(now);
    heirs.clear();
  }

  /** Whoever comes out of a crossing has walked if anybody in it had. */
  void see(TracksCrossed crossed) {
    boolean walked = false;
    for (String before : crossed.before()) {
      Walk walk = walks.get(before);
      walked |= walk != null && walk.walked;
    }
    if (walked) {
      crossed.after().forEach(after -> heirs.put(after, true));
    }
  }

  void see(GateCrossed gate) {
    heirs.put(gate.trackId(), true);
  }

  boolean isNear(double xMm, double yMm) {
    for (Walk walk : walks.values()) {
      double dx = walk.xMm - xMm;
      double dy = walk.yMm - yMm;
      if (walk.walked && dx * dx + dy * dy < NEAR_MM * NEAR_MM) {
        return true;
      }
    }
    return false;
  }
}
