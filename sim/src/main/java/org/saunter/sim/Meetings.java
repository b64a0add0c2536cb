package org.saunter.sim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.saunter.model.Appearance;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.model.Truth;

/** People who come so close that the tracker may not know who is who when they part. */
final class Meetings {
  private static final double BEGIN_MM = 500;
  private static final double END_MM = 600;

  /** Makes one crossing a person and minute with five people inside, as the reference shop has. */
  private static final double LOST = 0.5;

  private final SensorClass sensors;
  private final Chance chance;
  private final Drafts drafts;
  private final Eyes eyes;
  private final Measured measured;
  private final Map<Long, Meeting> open = new TreeMap<>();
  private long tracks;

  private static final class Meeting {
    private final Person a;
    private final Person b;
    private double leastMm = Double.MAX_VALUE;

    private Meeting(Person a, Person b) {
      this.a = a;
      this.b = b;
    }
  }

  Meetings(SensorClass sensors, Chance chance, Drafts drafts, Eyes eyes, Measured measured) {
    this.sensors = sensors;
    this.chance = chance;
    this.drafts = drafts;
    this.eyes = eyes;
    this.measured = measured;
  }

  /** A new name for a track. */
  String newTrack() {
    return "t" + ++tracks;
  }

  void watch(long nanos, List<Person> inside, Consumer<Truth> truth) {
    for (int i = 0; i < inside.size(); i++) {
      for (int j = i + 1; j < inside.size(); j++) {
        Person a = inside.get(i);
        Person b = inside.get(j);
        double distance = a.distanceMm(b);
        long key = (long) a.number << 32 | b.number;
        if (distance < BEGIN_MM) {
          open.computeIfAbsent(key, k -> new Meeting(a, b));
        }
        Meeting meeting = open.isEmpty() ? null : open.get(key);
        if (meeting != null) {
          meeting.leastMm = Math.min(meeting.leastMm, distance);
        }
      }
    }
    for (Iterator<Meeting> it = open.values().iterator(); it.hasNext(); ) {
      Meeting meeting = it.next();
      if (!meeting.a.isInside() || !meeting.b.isInside()) {
        it.remove();
      } else if (meeting.a.distanceMm(meeting.b) > END_MM) {
        it.remove();
        part(nanos, meeting, inside, truth);
      }
    }
  }

  private void part(long nanos, Meeting meeting, List<Person> inside, Consumer<Truth> truth) {
    int others = Eyes.neighbours(meeting.a, inside);
    double near = meeting.leastMm / 300;
    double ambiguous =
        Math.min(1, LOST * StrictMath.exp(-near * near) * (1 + 0.1 * Math.max(0, others - 1)));
    measured.contact();
    if (!chance.happens(ambiguous)) {
      return;
    }
    measured.crossing();
    List<String> before = List.of(meeting.a.trackId, meeting.b.trackId);
    String one = newTrack();
    String two = newTrack();
    boolean swapped = chance.happens(0.5);
    meeting.a.trackId = swapped ? two : one;
    meeting.b.trackId = swapped ? one : two;
    double d =
        sensors.crossingSeparation() * chance.uniform(0.6, 1.4) / (1 + 0.12 * Math.max(0, others));
    double llr = chance.normal(d * d / 2, d);
    double straight = Math.rint((swapped ? -llr : llr) * 1e3) / 1e3;
    List<Appearance> seen = new ArrayList<>();
    Person first = swapped ? meeting.b : meeting.a;
    Person second = swapped ? meeting.a : meeting.b;
    seen.add(eyes.look(first, sensors.appearanceNoise()));
    seen.add(eyes.look(second, sensors.appearanceNoise()));
    drafts.add(
        new TracksCrossed(
            nanos,
            "eyes",
            drafts.next("eyes"),
            before,
            List.of(one, two),
            List.of(straight, 0.0),
            seen));
    truth.accept(new Truth.Tracked(nanos, meeting.a.trackId, meeting.a.party.visitKey));
    truth.accept(new Truth.Tracked(nanos, meeting.b.trackId, meeting.b.party.visitKey));
  }
}
