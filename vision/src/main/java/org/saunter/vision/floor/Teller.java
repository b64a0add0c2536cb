package org.saunter.vision.floor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Observation;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Observation.TracksCrossed;

/**
 * Turns what the tracker believes into observations, in time order: a frame is told a little late,
 * smoothed by what came after it, and what happens meanwhile waits for its frame.
 */
final class Teller {
  private static final long DETECTED_NANOS = 350_000_000L;
  private static final long HANDS_NANOS = 150_000_000L;
  private static final long HANDS_AFTER_NANOS = 60_000_000L;
  private static final long RENAMED_NANOS = 1_000_000_000L;
  private static final long PICTURE_TICKS = 10; // clothing is told once a second

  private final FloorSettings settings;
  private final Deque<Observation> waiting = new ArrayDeque<>();
  private final List<Observation> out = new ArrayList<>();
  private long sequence;

  Teller(FloorSettings settings) {
    this.settings = settings;
  }

  /** What is to be told by now; empties the list. */
  List<Observation> take() {
    List<Observation> told = List.copyOf(out);
    out.clear();
    return told;
  }

  void tell(long nanos, Doors.Passage passage) {
    waiting.add(
        new GateCrossed(
            nanos,
            settings.source(),
            ++sequence,
            passage.signal().gateId(),
            passage.signal().direction(),
            passage.track().name,
            passage.signal().token(),
            passage.clothing()));
  }

  void tell(Crossing crossing) {
    waiting.add(
        new TracksCrossed(
            crossing.atNanos(),
            settings.source(),
            ++sequence,
            crossing.before().stream().map(t -> t.name).toList(),
            crossing.after().stream().map(t -> t.name).toList(),
            crossing.nats(),
            crossing.looks()));
  }

  /**
   * The frame of the lag ago.
   *
   * @param nowNanos up to when everything is known
   */
  void frame(long nowNanos, List<Group> groups, Doors doors) {
    long nanos = nowNanos - settings.lagNanos();
    while (!waiting.isEmpty() && waiting.peek().atNanos() <= nanos) {
      out.add(waiting.poll());
    }
    List<TrackPoint> points = new ArrayList<>();
    for (Group group : groups) {
      for (int i = 0; i < group.tracks.size(); i++) {
        Track track = group.tracks.get(i);
        Strand strand = group.best().strands().get(i);
        String name = track.nameAt(nanos);
        boolean out = strand.gone() && nanos >= doors.exitNanos(strand.exit());
        if (!name.isEmpty() && !out) {
          points.add(point(nanos, nowNanos, track, name, strand));
        }
        if (nowNanos - track.bornNanos > RENAMED_NANOS) {
          track.before = null;
        }
      }
    }
    out.add(new PeopleTracked(nanos, settings.source(), ++sequence, points));
  }

  private static TrackPoint point(
      long nanos, long nowNanos, Track track, String name, Strand strand) {
    Smoother.Spot spot = Smoother.at(nanos, strand, nowNanos);
    boolean due = (nanos / 100_000_000L + track.number) % PICTURE_TICKS == 0;
    @Nullable Appearance look = due && !track.mixed ? track.anchor.mean() : null;
    List<Seen> near =
        Seen.since(strand.last(), nanos - HANDS_NANOS).stream()
            .filter(s -> s.atNanos() <= nanos + HANDS_AFTER_NANOS)
            .toList();
    return new TrackPoint(
        name,
        (int) Math.rint(spot.xMm()),
        (int) Math.rint(spot.yMm()),
        (int) Math.rint(spot.sdMm()),
        nanos - track.seenNanos <= DETECTED_NANOS,
        HandFusion.hands(near),
        look);
  }
}
