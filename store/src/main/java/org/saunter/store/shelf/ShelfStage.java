package org.saunter.store.shelf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.Fact.Health;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

/** All plates of a store: samples in, movements out. */
public final class ShelfStage {
  /**
   * Shelves that sleep by agreement send one batch a minute: a plate alone is silent after two and
   * a half of them.
   */
  static final long HEARTBEAT_NANOS = 60_000_000_000L;

  private static final long SILENT_NANOS = HEARTBEAT_NANOS * 5 / 2;

  /** A plate is silent sooner while its neighbours on the shelf are not. */
  private static final long SILENT_BESIDE_NANOS = 10_000_000_000L;

  private static final int SILENT_BESIDE_BATCHES = 25;
  private static final long UNHEARD = Long.MIN_VALUE;

  private final ShelfMap map;
  private final PlateDetector[] detectors;
  private final Health[] reported;
  private final int[] shelf; // number of each plate's shelf
  private final int[] plates; // of each shelf
  private final long[] batches; // of each shelf so far
  private final long[] heardNanos; // last batch of each plate
  private final long[] heardBatches; // its shelf's batches then
  private final boolean[] silent;
  private final StepGrouper grouper;
  private final List<Movement> ready = new ArrayList<>();

  public ShelfStage(ShelfMap map) {
    this.map = map;
    detectors = new PlateDetector[map.size()];
    reported = new Health[map.size()];
    shelf = shelves(map);
    plates = new int[map.size()];
    batches = new long[map.size()];
    heardNanos = new long[map.size()];
    heardBatches = new long[map.size()];
    silent = new boolean[map.size()];
    Arrays.fill(heardNanos, UNHEARD);
    grouper = new StepGrouper(map, ready::add);
    for (int i = 0; i < detectors.length; i++) {
      detectors[i] = new PlateDetector(i, step -> grouper.add(step, detectors));
      reported[i] = Health.OK;
      plates[shelf[i]]++;
    }
  }

  private static int[] shelves(ShelfMap map) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] shelf = new int[map.size()];
    for (int i = 0; i < shelf.length; i++) {
      shelf[i] = numbers.computeIfAbsent(map.shelfId(i), id -> numbers.size());
    }
    return shelf;
  }

  /** Takes a batch of a known plate. */
  public void weigh(int plate, PlateWeighed batch) {
    heard(plate, batch.atNanos());
    silent[plate] = false;
    detectors[plate].push(batch.atNanos(), batch.periodNanos(), batch.grams());
  }

  /** A plate spoke, but too late to be of use: if it never did before, its silence begins now. */
  public void late(int plate, long nowNanos) {
    if (heardNanos[plate] == UNHEARD) {
      heard(plate, nowNanos);
    }
  }

  private void heard(int plate, long nanos) {
    heardNanos[plate] = nanos;
    heardBatches[plate] = ++batches[shelf[plate]];
  }

  /** Finds plates that have fallen silent; {@link #healthChange} tells which. */
  public void watch(long nowNanos) {
    for (int i = 0; i < silent.length; i++) {
      if (heardNanos[i] != UNHEARD && !silent[i]) {
        long quiet = nowNanos - heardNanos[i];
        long beside = batches[shelf[i]] - heardBatches[i];
        silent[i] =
            quiet > SILENT_NANOS
                || (quiet > SILENT_BESIDE_NANOS
                    && plates[shelf[i]] > 1
                    && beside > (long) SILENT_BESIDE_BATCHES * (plates[shelf[i]] - 1));
      }
    }
  }

  /** How well a plate works now. */
  public Health health(int plate) {
    return silent[plate] ? Health.SILENT : detectors[plate].health();
  }

  /** Movements that became known since the last call, in order; lets waiting ones go in time. */
  public List<Movement> drain(long nowNanos) {
    grouper.flush(nowNanos, detectors);
    if (ready.isEmpty()) {
      return List.of();
    }
    List<Movement> movements = List.copyOf(ready);
    ready.clear();
    return movements;
  }

  /** The plate's new health if it changed since the last call, else null. */
  public @org.jspecify.annotations.Nullable Health healthChange(int plate) {
    Health health = health(plate);
    if (health == reported[plate]) {
      return null;
    }
    reported[plate] = health;
    return health;
  }

  /** Since when something is known to move on a plate that is not told yet; null if nothing is. */
  public @org.jspecify.annotations.Nullable Long movingSince(int plate, long nowNanos) {
    return detectors[plate].isMoving(nowNanos)
        ? Long.valueOf(detectors[plate].activeSinceNanos())
        : grouper.heldBackSince(plate);
  }

  public PlateDetector detector(int plate) {
    return detectors[plate];
  }

  /** A fresh movement number, for movements that no plate saw. */
  public long nextMovementId() {
    return grouper.nextMovementId();
  }

  public ShelfMap map() {
    return map;
  }

  /** Writes the whole state. */
  public void save(StateWriter out) {
    for (int i = 0; i < detectors.length; i++) {
      detectors[i].save(out);
      Saved.write(out, reported[i]);
      out.writeLong(batches[i]);
      out.writeLong(heardNanos[i]);
      out.writeLong(heardBatches[i]);
      out.writeBoolean(silent[i]);
    }
    grouper.save(out);
  }

  /** Reads back what {@link #save} wrote. */
  public void load(StateReader in) {
    for (int i = 0; i < detectors.length; i++) {
      detectors[i].load(in);
      reported[i] = Saved.readEnum(in, Health.class);
      batches[i] = in.readLong();
      heardNanos[i] = in.readLong();
      heardBatches[i] = in.readLong();
      silent[i] = in.readBoolean();
    }
    grouper.load(in);
  }
}
