package org.saunter.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.saunter.model.Observation;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.model.Observation.PeopleDetected;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlanogramChanged;
import org.saunter.model.Observation.PlateAudited;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.Observation.SensorReported;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Observation.TracksCrossed;

/**
 * Puts observations of many sources into one order: by time, then by kind, source and number. It
 * holds back what is newer than a watermark, which trails the newest time by a window. It has no
 * clock: time moves with what arrives. The same arrivals give the same order. Not thread-safe.
 *
 * <p>A time more than six hours ahead of all others is believed only if a second source says so, or
 * if nothing else is heard for a while; the times of one broken clock must not push the watermark.
 */
final class Sequencer {
  private static final long LEAP_NANOS = 6L * 3600 * 1_000_000_000L;
  private static final long EARLIEST_NANOS = 946_684_800_000_000_000L; // the year 2000
  private static final long LATEST_NANOS = 4_102_444_800_000_000_000L; // the year 2100
  private static final int HELD_MAX = 100_000;
  private static final int ALONE_MAX = 64;
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final long windowNanos;
  private final Fates fates;
  private final PriorityQueue<Held> held =
      new PriorityQueue<>(
          Comparator.comparingLong((Held h) -> h.observation.atNanos())
              .thenComparingInt(h -> rank(h.observation))
              .thenComparing(h -> h.observation.source())
              .thenComparingLong(h -> h.observation.sequence())
              .thenComparingLong(Held::arrival));
  private final List<Observation> ahead = new ArrayList<>();
  private long newestNanos;
  private long arrivals;

  private record Held(Observation observation, long arrival) {}

  /**
   * @param newestNanos time of the last observation that the store took, {@link #unknown} if none
   */
  Sequencer(long windowNanos, long newestNanos, Fates fates) {
    this.windowNanos = windowNanos;
    this.newestNanos = newestNanos;
    this.fates = fates;
  }

  static long unknown() {
    return UNKNOWN;
  }

  /** Takes one observation and lets go what need not wait any more. */
  void offer(Observation o, Consumer<Observation> out) {
    long at = o.atNanos();
    if (at < EARLIEST_NANOS || at >= LATEST_NANOS) {
      fates.count(Fate.ABSURD_TIME, o.source());
    } else if (newestNanos != UNKNOWN && at - newestNanos > LEAP_NANOS) {
      suspect(o, out);
    } else {
      refuseSuspects();
      take(o, out);
    }
  }

  private void take(Observation o, Consumer<Observation> out) {
    long at = o.atNanos();
    if (newestNanos != UNKNOWN && at < newestNanos - windowNanos) {
      fates.count(Fate.LATE, o.source());
      out.accept(o);
      return;
    }
    fates.count(at < newestNanos ? Fate.REORDERED : Fate.IN_ORDER, o.source());
    newestNanos = Math.max(newestNanos, at);
    held.add(new Held(o, arrivals++));
    release(newestNanos - windowNanos, out);
    if (held.size() > HELD_MAX) {
      Observation oldest = held.remove().observation;
      fates.count(Fate.PUSHED_OUT, oldest.source());
      out.accept(oldest);
    }
  }

  private void release(long untilNanos, Consumer<Observation> out) {
    Held next = held.peek();
    while (next != null && next.observation.atNanos() <= untilNanos) {
      out.accept(held.remove().observation);
      next = held.peek();
    }
  }

  private void suspect(Observation o, Consumer<Observation> out) {
    boolean confirmed = ahead.size() + 1 >= ALONE_MAX;
    for (Observation other : ahead) {
      confirmed |=
          !other.source().equals(o.source())
              && Math.abs(other.atNanos() - o.atNanos()) <= LEAP_NANOS;
    }
    ahead.add(o);
    if (!confirmed) {
      return;
    }
    release(Long.MAX_VALUE, out); // the shop was shut, or its clock was wrong until now
    List<Observation> all = List.copyOf(ahead);
    ahead.clear();
    for (Observation one : all) {
      if (Math.abs(one.atNanos() - o.atNanos()) <= LEAP_NANOS) {
        take(one, out);
      } else {
        fates.count(Fate.ABSURD_TIME, one.source());
      }
    }
  }

  private void refuseSuspects() {
    for (Observation o : ahead) {
      fates.count(Fate.ABSURD_TIME, o.source());
    }
    ahead.clear();
  }

  /**
   * Lets everything go, in order: nothing more will come. A leap that nobody confirmed until now is
   * not believed.
   */
  void flush(Consumer<Observation> out) {
    release(Long.MAX_VALUE, out);
    refuseSuspects();
  }

  /** How many wait. */
  int size() {
    return held.size() + ahead.size();
  }

  /**
   * What goes first at one moment: answers and entries, then who is where, then what moved, then
   * who went out.
   */
  private static int rank(Observation observation) {
    return switch (observation) {
      case PlanogramChanged o -> 0;
      case PlateAudited o -> 1;
      case SensorReported o -> 2;
      case CredentialPresented o -> 3;
      case EntryAnswered o -> 4;
      case GateCrossed o -> o.direction() == Observation.Direction.IN ? 5 : 11;
      case TracksCrossed o -> 6;
      case PeopleDetected o -> 7;
      case PeopleTracked o -> 8;
      case ItemSeen o -> 9;
      case PlateWeighed o -> 10;
      case ReviewAnswered o -> 12;
      case PaymentAnswered o -> 13;
      case Ticked o -> 14;
    };
  }
}
