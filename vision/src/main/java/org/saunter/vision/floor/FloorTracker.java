package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Observation;
import org.saunter.vision.floor.FloorSignal.CameraFrameSeen;
import org.saunter.vision.floor.FloorSignal.CameraState;
import org.saunter.vision.floor.FloorSignal.GatePassed;

/**
 * The tracker of one floor. Signals may come in any order within the hold; tracks leave in time
 * order, each frame once and for good. Not thread-safe; the same signals give the same
 * observations.
 */
public final class FloorTracker {
  private static final long LATE_NANOS = 150_000_000L;
  private static final long MEMORY_NANOS = 3_000_000_000L;
  private static final long SETTLE_NANOS = 5_000_000_000L;
  private static final long IDLE_NANOS = 5_000_000_000L;
  private static final long STRANGER_NANOS = 4_000_000_000L;
  private static final double ENTRY_MM = 1_500;
  private static final int QUEUE_MAX = 100_000;

  private final FloorSettings settings;
  private final Map<String, CameraView> cameras = new TreeMap<>();
  private final PriorityQueue<Waiting> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Waiting::nanos)
              .thenComparingInt(Waiting::rank)
              .thenComparingLong(Waiting::number));
  private final List<Group> groups = new ArrayList<>();
  private final Assigner assigner;
  private final Crowd crowd;
  private final Partings partings;
  private final Doors doors;
  private final Seeds seeds = new Seeds();
  private final Lost lost;
  private final Teller teller;
  private long signals;
  private long nowNanos = Long.MIN_VALUE;
  private long nextTickNanos = Long.MIN_VALUE;
  private long nextSettleNanos = Long.MIN_VALUE;
  private long refused;

  private record Waiting(long nanos, int rank, long number, FloorSignal signal) {}

  public FloorTracker(Layout layout, FloorSettings settings) {
    this.settings = settings;
    Floorplan plan = Floorplan.of(layout);
    for (Camera camera : layout.cameras()) {
      cameras.put(camera.id(), new CameraView(cameras.size(), camera, layout, plan));
    }
    Names names = new Names();
    crowd = new Crowd(settings.clothing());
    assigner = new Assigner(settings.clothing(), crowd);
    partings = new Partings(names, settings.clothing(), crowd, settings.crossingSlope());
    doors = new Doors(layout, names, partings, settings.clothing());
    lost = new Lost(names, settings.clothing());
    teller = new Teller(settings);
  }

  /**
   * Takes a signal. One of an unknown camera or gate, and one that is older than what was told
   * already, is counted and dropped.
   */
  public void offer(FloorSignal signal) {
    long nanos = signal.atNanos();
    int rank = 0;
    if (signal instanceof CameraFrameSeen frame) {
      CameraView camera = cameras.get(frame.cameraId());
      if (camera == null) {
        refused++;
        return;
      }
      nanos = camera.corrected(nanos);
      rank = 1 + camera.number;
    }
    if (queue.size() >= QUEUE_MAX
        || (nowNanos != Long.MIN_VALUE && nanos < nowNanos - LATE_NANOS)) {
      refused++;
      return;
    }
    queue.add(new Waiting(Math.max(nanos, nowNanos), rank, ++signals, signal));
  }

  /** Signals that could not be used so far. */
  public long refused() {
    return refused;
  }

  /** What is learned of a camera's errors; null if there is no such camera. */
  @Nullable CameraErrors errors(String cameraId) {
    CameraView camera = cameras.get(cameraId);
    return camera == null ? null : camera.errors;
  }

  /** People who are inside but not seen anywhere at the moment. */
  public int lost() {
    return lost.count();
  }

  /**
   * What is known now: tracks, crossings, people at gates.
   *
   * @param atNanos the store's time; never goes back
   */
  public List<Observation> advance(long atNanos) {
    long horizon = atNanos - settings.holdNanos();
    while (true) {
      Waiting next = queue.peek();
      boolean ready = next != null && next.nanos() <= horizon;
      if (nextTickNanos == Long.MIN_VALUE) {
        if (!ready) {
          break;
        }
        nextTickNanos = tickAfter(next.nanos());
      }
      long until = ready ? next.nanos() : horizon;
      if (until - nextTickNanos > IDLE_NANOS) {
        nextTickNanos = tickAfter(until - IDLE_NANOS); // nothing was told for long
      }
      if (nextTickNanos <= until && (!ready || nextTickNanos < next.nanos())) {
        tick(nextTickNanos);
        nextTickNanos += settings.periodNanos();
      } else if (ready) {
        queue.poll();
        nowNanos = Math.max(nowNanos, next.nanos());
        process(next.signal());
      } else {
        break;
      }
    }
    return teller.take();
  }

  private long tickAfter(long nanos) {
    long period = settings.periodNanos();
    return (Math.floorDiv(nanos, period) + 1) * period;
  }

  private void process(FloorSignal signal) {
    switch (signal) {
      case CameraFrameSeen frame -> see(frame);
      case GatePassed passed -> {
        GatePassed now =
            new GatePassed(
                passed.gateId(), nowNanos, passed.direction(), passed.token(), passed.clothing());
        refused += doors.take(now, groups, seeds) ? 0 : 1;
      }
      case CameraState state -> {
        CameraView camera = cameras.get(state.cameraId());
        if (camera == null) {
          refused++;
        } else {
          camera.sees = state.sees();
        }
      }
    }
  }

  private void see(CameraFrameSeen frame) {
    CameraView camera = cameras.get(frame.cameraId());
    if (camera == null || !camera.sees) {
      return;
    }
    List<FloorSighting> left = assigner.take(camera, nowNanos, frame.people(), groups);
    seeds.take(camera, nowNanos, left, crowd.places(groups));
  }

  /** Sightings away from all tracks have become people: whoever was lost, or somebody unknown. */
  private void seat(long nanos) {
    for (Seeds.Grown one : seeds.grown(nanos, crowd.places(groups), this::watched)) {
      Motion at = one.strand().motion();
      boolean mayComeIn = doors.isAtEntry(at.x(), at.y(), ENTRY_MM);
      if (mayComeIn && one.ageNanos() < STRANGER_NANOS) {
        continue;
      }
      Lost.Seated seated = lost.seat(nanos, one.strand(), groups, one.ageNanos() >= STRANGER_NANOS);
      if (seated.done()) {
        seeds.take(one);
      }
      if (seated.crossing() != null) {
        tell(seated.crossing());
      }
    }
  }

  private int watched(Strand strand) {
    int count = 0;
    for (CameraView camera : cameras.values()) {
      double share =
          camera.sightlines.visible(strand.motion().x(), strand.motion().y(), new double[0], -1);
      count += camera.sees && share > 0.6 ? 1 : 0;
    }
    return Math.max(1, count);
  }

  // ---- telling

  private void tick(long nanos) {
    nowNanos = Math.max(nowNanos, nanos);
    groups.forEach(g -> g.advance(nanos));
    doors.entered(nanos, groups).forEach(this::tell);
    partings.part(nanos, groups).forEach(this::tell);
    lost.sweep(nanos, groups);
    seat(nanos);
    List<Crossing> crossings = new ArrayList<>();
    List<Doors.Passage> passages = doors.left(nanos, groups, lost, crossings);
    crossings.forEach(this::tell);
    passages.forEach(this::tell);
    groups.forEach(g -> trim(nanos, g));
    teller.frame(nanos, groups, doors);
    settleCameras(nanos);
  }

  /** Sightings of the last seconds are enough. */
  private void trim(long nanos, Group group) {
    if (nanos < nextSettleNanos) {
      return;
    }
    List<World> worlds = new ArrayList<>();
    for (World world : group.worlds) {
      worlds.add(
          world.with(world.strands().stream().map(s -> s.trimmed(nanos - MEMORY_NANOS)).toList()));
    }
    group.worlds = worlds;
  }

  private void tell(Doors.Passage passage) {
    tellEntry(passage.track());
    passage.track().told = true;
    teller.tell(nowNanos, passage);
  }

  private void tellEntry(Track track) {
    Doors.@Nullable Passage entry = track.told ? null : doors.enteredNow(track, groups);
    if (entry != null) {
      tell(entry);
    }
  }

  private void tell(Crossing crossing) {
    crossing.before().forEach(this::tellEntry);
    crossing.after().forEach(t -> t.told = true);
    teller.tell(crossing);
  }

  /** Only differences between cameras can be seen: their mean is held at zero. */
  private void settleCameras(long nanos) {
    if (nanos < nextSettleNanos) {
      return;
    }
    nextSettleNanos = nanos + SETTLE_NANOS;
    CameraErrors.settle(cameras.values().stream().map(c -> c.errors).toList());
  }
}
