package org.saunter.store;

import java.util.List;
import org.saunter.store.floor.Track;

/** Tells who must have left although no gate saw them go. */
final class Presence {
  private static final long LOOK_NANOS = 10_000_000_000L;
  private static final long GONE_NANOS = 180_000_000_000L;
  private static final long GONE_UNFILMED_NANOS = 900_000_000_000L;

  private final Scene scene;

  Presence(Scene scene) {
    this.scene = scene;
  }

  /** Whether nobody of the visit has been seen for so long that they must have left. */
  boolean isGone(Visit visit) {
    long unseen = scene.nowNanos - visit.presentNanos;
    if (unseen < LOOK_NANOS) {
      return false;
    }
    List<String> own = scene.filter.tracksOf(visit.visitId);
    boolean located = false;
    for (Track track : scene.floor.all()) {
      if (!track.isOver() && own.contains(track.id())) {
        located |= track.isLocated();
        visit.presentNanos = Math.max(visit.presentNanos, track.lastNanos());
      }
    }
    boolean filmed = scene.nowNanos - scene.filmedNanos < LOOK_NANOS;
    long gone = filmed ? GONE_NANOS : GONE_UNFILMED_NANOS;
    return located && scene.nowNanos - visit.presentNanos > gone;
  }
}
