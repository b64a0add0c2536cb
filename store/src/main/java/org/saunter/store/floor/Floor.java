package org.saunter.store.floor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Layout;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Hand;
import org.saunter.store.saved.Saved;

/** Every track that was seen lately, and who may have reached a plate at a moment. */
public final class Floor {
  private static final long FRESH_NANOS = 1_500_000_000L;
  private static final long OVER_NANOS = 20_000_000_000L;
  private static final long BIRTH_NANOS = 200_000_000L;
  private static final long RENAMING_NANOS = 200_000_000L;
  private static final long APART_NANOS = 300_000_000L;
  private static final long RENAMED_NANOS = 1_000_000_000L;
  private static final int RENAMED_MAX = 8;
  private static final double BEHIND_METRES = 0.3;
  private static final double ZONE_METRES = 1.5;
  private static final double ZONE_OUT_METRES = 1.6;
  private static final double REACH_METRES = 0.8;
  private static final double REACH_OUT_METRES = 1.2;
  private static final double ACTING_METRES = 0.4;
  private static final double ACTING_OUT_METRES = 0.9;
  private static final int TRACKS_MAX = 2_000;

  private final Map<String, Track> tracks = new TreeMap<>();

  /** Takes a frame; returns the tracks that were not known before. */
  public List<Track> see(PeopleTracked frame) {
    List<Track> fresh = List.of();
    for (TrackPoint point : frame.people()) {
      Track track = tracks.get(point.trackId());
      if (track != null && track.isOver()) {
        continue;
      }
      if (track == null) {
        if (tracks.size() >= TRACKS_MAX) {
          continue;
        }
        track = new Track(point.trackId(), frame.atNanos());
        tracks.put(point.trackId(), track);
        fresh = new ArrayList<>(fresh);
        fresh.add(track);
      }
      track.add(frame.atNanos(), point);
    }
    return fresh;
  }

  /** The track of that name, made without a point if it is new, tied to a person. */
  public Track bind(String trackId, long nanos) {
    Track old = tracks.get(trackId);
    if (old != null && old.isOver()) {
      tracks.remove(trackId); // the name is used again
    }
    Track track = tracks.computeIfAbsent(trackId, id -> new Track(id, nanos));
    track.bind();
    return track;
  }

  public @Nullable Track find(String trackId) {
    return tracks.get(trackId);
  }

  public void forget(String trackId) {
    tracks.remove(trackId);
  }

  /** A track went out or into a crossing; what it did just before may still be asked. */
  public void end(String trackId, long nanos) {
    Track track = tracks.get(trackId);
    if (track != null) {
      track.end(nanos);
    }
  }

  /** All tracks, by name. */
  public List<Track> all() {
    return List.copyOf(tracks.values());
  }

  /** Drops tracks that no person is tied to and that were not seen for a while. */
  public void forgetStale(long nowNanos, long olderNanos) {
    tracks
        .values()
        .removeIf(
            t ->
                t.isOver()
                    ? nowNanos - t.endNanos() > OVER_NANOS
                    : !t.isBound() && nowNanos - t.lastNanos() > olderNanos);
  }

  /**
   * Who may have acted on a plate, nearest first: everybody bound within {@value #ZONE_METRES} m;
   * if nobody is, everybody whose place is not known; if there is none, the three nearest.
   *
   * @param momentNanos when it happened, as far as the plate can say
   * @param firstNanos when the first of it may have happened, likewise the last
   * @param seenNanos when a track was seen to hold something there, which is better
   */
  public List<Candidate> candidates(
      Layout.Plate plate,
      int facingDegrees,
      long momentNanos,
      long firstNanos,
      long lastNanos,
      Map<String, Long> seenNanos) {
    List<Candidate> near = new ArrayList<>();
    List<Candidate> far = new ArrayList<>();
    List<Candidate> nowhere = new ArrayList<>();
    PlateFrame frame = new PlateFrame(plate, facingDegrees);
    for (Track track : tracks.values()) {
      Long pictured = seenNanos.get(track.id());
      long moment = pictured == null ? momentNanos : seenAs(track, pictured);
      if (!track.isBound()
          || moment > track.endNanos()
          || moment < track.firstNanos() - BIRTH_NANOS
          || (pictured == null && isStillBefore(track, moment))) {
        continue;
      }
      if (track.gapNanos(moment) > FRESH_NANOS) {
        if (!track.isLocated() || moment - track.lastNanos() > FRESH_NANOS) {
          nowhere.add(Candidate.unlocated(track.id()));
        }
        continue;
      }
      Candidate c = candidate(track, plate, frame, moment, firstNanos, lastNanos);
      (isInZone(c) ? near : far).add(c);
    }
    if (!near.isEmpty()) {
      return stood(near, momentNanos, seenNanos);
    }
    if (!nowhere.isEmpty()) {
      return nowhere;
    }
    far.sort(Comparator.comparingDouble(c -> Math.hypot(c.xMetres(), c.yMetres())));
    return stood(far.subList(0, Math.min(3, far.size())), momentNanos, seenNanos);
  }

  /** A picture may be taken when whoever is on it is about to come out of a crossing renamed. */
  private static long seenAs(Track track, long pictured) {
    boolean justOver = pictured > track.endNanos() && pictured - track.endNanos() < RENAMING_NANOS;
    return justOver ? track.endNanos() : pictured;
  }

  /** Candidates with the time since when each has been standing where it is. */
  private List<Candidate> stood(List<Candidate> those, long nanos, Map<String, Long> seenNanos) {
    List<Candidate> stood = new ArrayList<>();
    for (Candidate c : those) {
      Track track = Objects.requireNonNull(tracks.get(c.trackId()));
      long moment = seenNanos.getOrDefault(c.trackId(), nanos);
      stood.add(c.standingSince(standingSince(track, moment, track.detectedNear(moment))));
    }
    return stood;
  }

  /** Whether a track was where those stand who move a plate. */
  public boolean wasAt(String trackId, Layout.Plate plate, int facingDegrees, long nanos) {
    Track track = tracks.get(trackId);
    if (track == null
        || !track.isBound()
        || !track.isLocated()
        || nanos > track.endNanos()
        || track.gapNanos(nanos) > FRESH_NANOS) {
      return false;
    }
    TrackPoint point = track.detectedNear(nanos);
    double slack = point.detected() ? 0 : point.sdMm() / 1e3;
    PlateFrame frame = new PlateFrame(plate, facingDegrees);
    return isBefore(
        frame.alongMetres(point.xMm(), point.yMm()),
        frame.frontMetres(point.xMm(), point.yMm()),
        ACTING_METRES,
        ACTING_OUT_METRES,
        slack);
  }

  /** Whether a place lies before a plate, so far to either side and so far out at most. */
  private static boolean isBefore(
      double xMetres, double yMetres, double alongMetres, double outMetres, double slackMetres) {
    return Math.abs(xMetres) < alongMetres + slackMetres
        && yMetres > -BEHIND_METRES - slackMetres
        && yMetres < outMetres + slackMetres;
  }

  private static boolean isInZone(Candidate c) {
    double slack = c.detected() ? 0 : 2 * c.sdMetres();
    return isBefore(c.xMetres(), c.yMetres(), ZONE_METRES, ZONE_OUT_METRES, slack)
        || c.hands().stream()
            .anyMatch(h -> Math.hypot(Math.hypot(h.xMetres(), h.yMetres()), h.zMetres()) < 0.4);
  }

  /** Whether somebody stands where an arm reaches a plate. Only if the track is located. */
  public boolean isWithinReach(Track track, Layout.Plate plate, int facingDegrees) {
    TrackPoint point = track.lastPoint();
    PlateFrame frame = new PlateFrame(plate, facingDegrees);
    return isBefore(
        frame.alongMetres(point.xMm(), point.yMm()),
        frame.frontMetres(point.xMm(), point.yMm()),
        REACH_METRES,
        REACH_OUT_METRES,
        0);
  }

  /**
   * The hand nearest to the plate around the moments at which something happened to it. One that
   * was out of sight at any of them may have been there.
   */
  private static List<HandPoint> nearestHand(
      Track track, Layout.Plate plate, long moment, long first, long last) {
    List<HandPoint> best = track.nearestHand(moment, plate);
    if (Math.max(Math.abs(first - moment), Math.abs(last - moment)) < APART_NANOS) {
      return best;
    }
    List<HandPoint> atFirst = track.nearestHand(first, plate);
    List<HandPoint> atLast = track.nearestHand(last, plate);
    List<HandPoint> all = new ArrayList<>(best);
    all.addAll(atFirst);
    all.addAll(atLast);
    all.sort(Comparator.comparingDouble(h -> Track.distanceMm(h, plate)));
    boolean wasHidden = best.isEmpty() || atFirst.isEmpty() || atLast.isEmpty();
    return all.isEmpty() || (wasHidden && !Track.isAtPlate(all.get(0), plate))
        ? List.of()
        : all.subList(0, 1);
  }

  private static Candidate candidate(
      Track track, Layout.Plate plate, PlateFrame frame, long moment, long first, long last) {
    TrackPoint point = track.detectedNear(moment);
    List<Hand> hands = new ArrayList<>();
    for (HandPoint h : nearestHand(track, plate, moment, first, last)) {
      hands.add(
          new Hand(
              frame.alongMetres(h.xMm(), h.yMm()),
              frame.outMetres(h.xMm(), h.yMm()),
              (h.zMm() - plate.zMm()) / 1e3,
              h.zMm() / 1e3,
              h.sdMm() / 1e3));
    }
    return new Candidate(
        track.id(),
        true,
        frame.alongMetres(point.xMm(), point.yMm()),
        frame.frontMetres(point.xMm(), point.yMm()),
        point.sdMm() / 1e3,
        point.detected(),
        track.speedAt(moment),
        Long.MAX_VALUE,
        hands);
  }

  /**
   * Since when somebody has been standing there. Whoever is passed by gets a new name at the
   * crossing: what stood at the same place until then was the same person, or is asked as such.
   */
  private long standingSince(Track track, long moment, TrackPoint place) {
    long since = track.standingSince(moment, place);
    Track oldest = track;
    for (int renamed = 0; renamed < RENAMED_MAX && oldest.isOldest(since); renamed++) {
      Track before = before(oldest, since, place);
      if (before == null) {
        break;
      }
      since = before.standingSince(before.lastNanos(), place);
      oldest = before;
    }
    return since;
  }

  /** Whether whoever bears the track's name still bore another at a moment. */
  private boolean isStillBefore(Track track, long moment) {
    return moment < track.firstNanos()
        && track.isLocated()
        && before(track, track.firstNanos(), track.pointAt(track.firstNanos())) != null;
  }

  /** The track that ended there when another began, or null. */
  private @Nullable Track before(Track track, long since, TrackPoint place) {
    for (Track other : tracks.values()) {
      if (other != track
          && other.isOver()
          && other.isLocated()
          && other.lastNanos() <= since
          && since - other.lastNanos() < RENAMED_NANOS
          && Track.isHere(other.lastPoint(), place)) {
        return other;
      }
    }
    return null;
  }

  /** Writes the whole state. */
  public void save(StateWriter out) {
    Saved.write(out, tracks.values(), track -> track.save(out));
  }

  /** Reads back what {@link #save} wrote. */
  public void load(StateReader in) {
    tracks.clear();
    for (Track track : Saved.readList(in, () -> Track.load(in))) {
      tracks.put(track.id(), track);
    }
  }
}
