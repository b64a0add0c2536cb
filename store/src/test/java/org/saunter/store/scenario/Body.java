package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.List;

/** Somebody on the floor of the scripted shop, as they really are. */
final class Body {
  final String name;
  final float[] dress;
  PartyTruth party;
  String trackId;
  double xMm;
  double yMm;
  double targetX;
  double targetY;
  double speedMmPerSecond = 1_200;
  boolean seen = true;
  boolean blocked;
  boolean handsHidden;
  boolean inside;
  final List<Reach> reaches = new ArrayList<>();

  /** A hand at a place for a while; {@code seen} if a camera sees it there. */
  record Reach(long fromNanos, long untilNanos, int xMm, int yMm, int zMm, boolean seen) {}

  Body(String name, PartyTruth party, String trackId, float[] dress) {
    this.name = name;
    this.party = party;
    this.trackId = trackId;
    this.dress = dress;
  }

  void stand(double x, double y) {
    xMm = x;
    yMm = y;
    targetX = x;
    targetY = y;
  }

  void walkTo(double x, double y, double withinSeconds) {
    targetX = x;
    targetY = y;
    double way = Math.hypot(x - xMm, y - yMm);
    speedMmPerSecond = Math.max(1_200, Math.min(3_500, way / Math.max(0.3, withinSeconds)));
  }

  void walk(double seconds) {
    double way = Math.hypot(targetX - xMm, targetY - yMm);
    double step = speedMmPerSecond * seconds;
    if (way <= step) {
      xMm = targetX;
      yMm = targetY;
    } else {
      xMm += (targetX - xMm) * step / way;
      yMm += (targetY - yMm) * step / way;
    }
  }
}
