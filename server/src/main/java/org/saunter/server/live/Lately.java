package org.saunter.server.live;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.saunter.model.Observation;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.server.live.ReplayView.Weight;

/**
 * The last minute of a store: tracks without their clothing, products seen in hands, and weights.
 * At most 60 s, 4 MiB of tracks, 5,000 products and 8 MiB of weights (some 1,000 plates; later ones
 * have no curve). What is oldest goes first.
 */
final class Lately {
  /** How long anything is kept. */
  static final long KEPT_NANOS = 60_000_000_000L;

  static final int TRACK_BYTES_MAX = 4 << 20;
  static final int ITEMS_MAX = 5_000;
  static final int TRACES_MAX = (8 << 20) / PlateTrace.BYTES;
  private static final long FRAME_STEP_NANOS = 45_000_000L; // at most some 20 a second

  private final ArrayDeque<Frame> frames = new ArrayDeque<>();
  private final ArrayDeque<Pictured> items = new ArrayDeque<>();
  private final Map<String, PlateTrace> traces = new HashMap<>();
  private final ClockGuard clock = new ClockGuard();
  private final ClockGuard itemClock = new ClockGuard();
  private int trackBytes;

  /** Everybody at one moment. */
  record Frame(long atNanos, List<TrackPoint> people) {
    private int bytes() {
      int bytes = 64;
      for (TrackPoint point : people) {
        bytes += 64 + 40 * point.hands().size();
      }
      return bytes;
    }
  }

  /** The likeliest product of one picture; the SKU is empty if the picture names none. */
  record Pictured(
      long atNanos, String trackId, HandAction action, int xMm, int yMm, int zMm, String sku) {}

  void see(Observation observation) {
    if (observation instanceof PlateWeighed batch) {
      PlateTrace trace = traces.get(batch.plateId());
      if (trace == null && traces.size() < TRACES_MAX) {
        trace = new PlateTrace();
        traces.put(batch.plateId(), trace);
      }
      if (trace != null) {
        trace.add(batch);
      }
    } else if (observation instanceof PeopleTracked frame) {
      track(frame);
    } else if (observation instanceof ItemSeen seen) {
      picture(seen);
    }
  }

  private void track(PeopleTracked seen) {
    if (!clock.lets(seen.atNanos())) {
      return;
    }
    Frame last = frames.peekLast();
    long since = last == null ? Long.MAX_VALUE : seen.atNanos() - last.atNanos();
    if (since >= 0 && since < FRAME_STEP_NANOS) {
      return;
    }
    Frame frame =
        new Frame(seen.atNanos(), seen.people().stream().map(Lately::withoutClothing).toList());
    frames.add(frame);
    trackBytes += frame.bytes();
    while (!frames.isEmpty()
        && (trackBytes > TRACK_BYTES_MAX || isOld(frames.element().atNanos(), seen.atNanos()))) {
      trackBytes -= frames.remove().bytes();
    }
  }

  private static TrackPoint withoutClothing(TrackPoint p) {
    return new TrackPoint(p.trackId(), p.xMm(), p.yMm(), p.sdMm(), p.detected(), p.hands(), null);
  }

  private void picture(ItemSeen seen) {
    if (!itemClock.lets(seen.atNanos())) {
      return;
    }
    String sku = seen.scores().isEmpty() ? "" : seen.scores().get(0).sku();
    items.add(
        new Pictured(
            seen.atNanos(),
            seen.trackId(),
            seen.action(),
            seen.xMm(),
            seen.yMm(),
            seen.zMm(),
            sku));
    while (items.size() > ITEMS_MAX || isOld(items.element().atNanos(), seen.atNanos())) {
      items.remove();
    }
  }

  /** Also what is far ahead, as after a clock was set back: it would never grow old. */
  private static boolean isOld(long nanos, long nowNanos) {
    return Math.abs(nowNanos - nanos) > KEPT_NANOS;
  }

  /** Frames between two moments, in the order in which they came. */
  void frames(long fromNanos, long toNanos, Consumer<Frame> take) {
    for (Frame frame : frames) {
      if (frame.atNanos() >= fromNanos && frame.atNanos() <= toNanos) {
        take.accept(frame);
      }
    }
  }

  /** Products seen between two moments, in the order in which they came. */
  List<Pictured> items(long fromNanos, long toNanos) {
    return items.stream().filter(i -> i.atNanos() >= fromNanos && i.atNanos() <= toNanos).toList();
  }

  /** What a plate carried between two moments; empty if it is not known. */
  List<Weight> weights(String plateId, long fromNanos, long toNanos) {
    PlateTrace trace = traces.get(plateId);
    return trace == null ? List.of() : trace.between(fromNanos, toNanos);
  }

  int trackBytes() {
    return trackBytes;
  }
}
