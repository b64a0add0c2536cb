package org.saunter.store.shelf;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Fact.Health;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/** All plates of a store: samples in, movements out. */
public final class ShelfStage {
  private final ShelfMap map;
  private final PlateDetector[] detectors;
  private final Health[] reported;
  private final StepGrouper grouper;
  private final List<Movement> ready = new ArrayList<>();

  public ShelfStage(ShelfMap map) {
    this.map = map;
    detectors = new PlateDetector[map.size()];
    reported = new Health[map.size()];
    grouper = new StepGrouper(map, ready::add);
    for (int i = 0; i < detectors.length; i++) {
      detectors[i] = new PlateDetector(i, step -> grouper.add(step, detectors));
      reported[i] = Health.OK;
    }
  }

  /** Takes a batch of a known plate. */
  public void weigh(int plate, PlateWeighed batch) {
    detectors[plate].push(batch.atNanos(), batch.periodNanos(), batch.grams());
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
    Health health = detectors[plate].health();
    if (health == reported[plate]) {
      return null;
    }
    reported[plate] = health;
    return health;
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
      out.writeText(reported[i].name());
    }
    grouper.save(out);
  }

  /** Reads back what {@link #save} wrote. */
  public void load(StateReader in) {
    for (int i = 0; i < detectors.length; i++) {
      detectors[i].load(in);
      reported[i] = Health.valueOf(in.readText());
    }
    grouper.load(in);
  }
}
