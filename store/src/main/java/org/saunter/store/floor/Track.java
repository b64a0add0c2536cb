package org.saunter.store.floor;

import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

/** The last seconds of one floor track. */
public final class Track {
  private static final int RING = 256;
  private static final double AT_PLATE_MM = 350;
  private static final double GRASP_MM = 50; // hands close over what stands on the plate
  private static final double HERE_MM = 450;
  private static final long DETECTED_NANOS = 700_000_000L;
  private static final long HAND_BEFORE_NANOS = 300_000_000L;
  private static final long HAND_AFTER_NANOS = 100_000_000L;
  private static final long SIGHT_BEFORE_NANOS = 150_000_000L;
  private static final long SIGHT_AFTER_NANOS = 50_000_000L;

  private final String id;
  private final long[] nanos = new long[RING];
  private final TrackPoint[] points = new TrackPoint[RING];
  private int count;
  private final long firstNanos;
  private boolean bound;
  private long endNanos = Long.MAX_VALUE;

  Track(String id, long firstNanos) {
    this.id = id;
    this.firstNanos = firstNanos;
  }

  void add(long atNanos, TrackPoint point) {
    if (count > 0 && atNanos < nanos[(count - 1) % RING]) {
      return; // a late frame tells nothing new
    }
    nanos[count % RING] = atNanos;
    points[count % RING] = point;
    count++;
  }

  public String id() {
    return id;
  }

  /** When it was first seen. */
  public long firstNanos() {
    return firstNanos;
  }

  /** When it was last seen; its first moment if it has no point. */
  public long lastNanos() {
    return count == 0 ? firstNanos : nanos[(count - 1) % RING];
  }

  /** Whether it has any point at all. */
  public boolean isLocated() {
    return count > 0;
  }

  /** The newest point. Only if it is located. */
  public TrackPoint lastPoint() {
    return points[(count - 1) % RING];
  }

  /** Whether a person is tied to it. */
  public boolean isBound() {
    return bound;
  }

  void end(long nanos) {
    endNanos = nanos;
  }

  /** Whether it went out of a gate or into a crossing. */
  public boolean isOver() {
    return endNanos != Long.MAX_VALUE;
  }

  /** When it went out of a gate or into a crossing; the end of time if it did not. */
  long endNanos() {
    return endNanos;
  }

  void bind() {
    bound = true;
  }

  /** Number of the first point that is not before a moment; {@code count} if there is none. */
  private int firstFrom(long atNanos) {
    int low = Math.max(0, count - RING);
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (nanos[middle % RING] < atNanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Index in the ring of the point nearest in time, -1 if there is none. */
  private int nearest(long atNanos) {
    if (count == 0) {
      return -1;
    }
    int after = Math.min(firstFrom(atNanos), count - 1);
    int before = Math.max(after - 1, Math.max(0, count - RING));
    long toAfter = Math.abs(nanos[after % RING] - atNanos);
    long toBefore = Math.abs(nanos[before % RING] - atNanos);
    return (toBefore <= toAfter ? before : after) % RING;
  }

  /** The point nearest in time. Only if it is located. */
  public TrackPoint pointAt(long atNanos) {
    return points[nearest(atNanos)];
  }

  /** The nearest detected point if one is close in time, else the nearest at all. */
  public TrackPoint detectedNear(long atNanos) {
    TrackPoint nearest = pointAt(atNanos);
    if (nearest.detected()) {
      return nearest;
    }
    int detected = nearestDetected(atNanos);
    return detected < 0 ? nearest : points[detected];
  }

  /** Index in the ring of the detected point nearest in time, -1 if none is near. */
  private int nearestDetected(long atNanos) {
    int best = -1;
    long least = DETECTED_NANOS;
    for (int i = firstFrom(atNanos - DETECTED_NANOS); i < count; i++) {
      long apart = Math.abs(nanos[i % RING] - atNanos);
      if (nanos[i % RING] > atNanos + DETECTED_NANOS) {
        break;
      }
      if (points[i % RING].detected() && apart < least) {
        least = apart;
        best = i % RING;
      }
    }
    return best;
  }

  /** How far in time the nearest point is, {@link Long#MAX_VALUE} if there is none. */
  public long gapNanos(long atNanos) {
    int i = nearest(atNanos);
    return i < 0 ? Long.MAX_VALUE : Math.abs(nanos[i] - atNanos);
  }

  /**
   * Mean speed over about 1.2 s around a moment in metres per second; NaN if not known. A body that
   * is seen again is elsewhere than was predicted, and has not moved: only what was seen counts.
   */
  public double speedAt(long atNanos) {
    int a = nearestDetected(atNanos - 600_000_000L);
    int b = nearestDetected(atNanos + 600_000_000L);
    if (a < 0 || b < 0 || nanos[b] - nanos[a] < 150_000_000L) {
      return Double.NaN;
    }
    double dx = points[b].xMm() - points[a].xMm();
    double dy = points[b].yMm() - points[a].yMm();
    return Math.sqrt(dx * dx + dy * dy) / 1e3 / ((nanos[b] - nanos[a]) / 1e9);
  }

  /**
   * Since when the track had been standing where it was at a moment, as far back as its points are
   * kept. Only if it is located.
   */
  long standingSince(long moment, TrackPoint place) {
    int i = Math.min(firstFrom(moment), count - 1);
    int oldest = Math.max(0, count - RING);
    while (i > oldest && isHere(points[(i - 1) % RING], place)) {
      i--;
    }
    return nanos[i % RING];
  }

  /** Whether nothing older than a moment is known of the track. */
  boolean isOldest(long atNanos) {
    return count == 0 || atNanos <= nanos[Math.max(0, count - RING) % RING];
  }

  /** A body that was only predicted may have been anywhere near. */
  static boolean isHere(TrackPoint point, TrackPoint place) {
    return Math.hypot(point.xMm() - place.xMm(), point.yMm() - place.yMm())
        < (point.detected() ? HERE_MM : HERE_MM + point.sdMm());
  }

  /**
   * The hand that came nearest to a place around a moment, or none. A hand that is seen far off
   * while it was out of sight at the moment itself says nothing.
   */
  List<HandPoint> nearestHand(long moment, Layout.Plate plate) {
    HandPoint best = null;
    double least = Double.MAX_VALUE;
    boolean seen = false;
    boolean hidden = false;
    for (int i = firstFrom(moment - HAND_BEFORE_NANOS);
        i < count && nanos[i % RING] <= moment + HAND_AFTER_NANOS;
        i++) {
      List<HandPoint> hands = points[i % RING].hands();
      long after = nanos[i % RING] - moment;
      if (-SIGHT_BEFORE_NANOS <= after && after <= SIGHT_AFTER_NANOS) {
        seen = true;
        hidden |= hands.isEmpty();
      }
      for (HandPoint hand : hands) {
        double distance = distanceMm(hand, plate);
        if (distance < least) {
          least = distance;
          best = hand;
        }
      }
    }
    boolean wasInSight = seen && !hidden;
    return best == null || (!wasInSight && !isAtPlate(best, plate)) ? List.of() : List.of(best);
  }

  /** Whether a hand is where it would be to take something. */
  static boolean isAtPlate(HandPoint hand, Layout.Plate plate) {
    return distanceMm(hand, plate) < AT_PLATE_MM;
  }

  static double distanceMm(HandPoint hand, Layout.Plate plate) {
    double dx = hand.xMm() - plate.xMm();
    double dy = hand.yMm() - plate.yMm();
    double dz = hand.zMm() - plate.zMm() - GRASP_MM;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Writes the whole state. */
  public void save(StateWriter out) {
    out.writeText(id);
    out.writeLong(firstNanos);
    out.writeBoolean(bound);
    out.writeLong(endNanos);
    out.writeInt(count);
    for (int i = Math.max(0, count - RING); i < count; i++) {
      out.writeLong(nanos[i % RING]);
      Saved.write(out, points[i % RING]);
    }
  }

  /** Reads back what {@link #save} wrote. */
  public static Track load(StateReader in) {
    Track track = new Track(in.readText(), in.readLong());
    track.bound = in.readBoolean();
    track.endNanos = in.readLong();
    track.count = in.readInt();
    for (int i = Math.max(0, track.count - RING); i < track.count; i++) {
      track.nanos[i % RING] = in.readLong();
      track.points[i % RING] = Saved.readTrackPoint(in);
    }
    return track;
  }
}
