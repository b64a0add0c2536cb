package org.saunter.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.saunter.model.Fact;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Observation;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

/** Takes plate batches in and names what is wrong with them. */
final class Shelves {
  private static final long WATCH_NANOS = 1_000_000_000L;

  private final Scene scene;
  private final Set<String> unplanned = new HashSet<>();
  private long watchedNanos = Long.MIN_VALUE;

  Shelves(Scene scene) {
    this.scene = scene;
  }

  /** The index of the plate that an observation is about; -1, and refused, if there is none. */
  int known(Observation observation, String plateId, List<Fact> facts) {
    int plate = scene.map.indexOf(plateId);
    if (plate < 0) {
      scene.refuse(
          observation,
          Refusal.PLATE_UNKNOWN,
          "The plate (" + plateId + ") is not in the layout.",
          "Maybe the layout is older than the shelf: reload it.",
          facts);
    }
    return plate;
  }

  void weigh(PlateWeighed batch, List<Fact> facts) {
    int plate = known(batch, batch.plateId(), facts);
    if (plate < 0) {
      return;
    }
    if (scene.map.skus(plate).isEmpty() && unplanned.add(batch.plateId())) {
      scene.refuse(
          batch,
          Refusal.PLATE_WITHOUT_PLANOGRAM,
          "The plate (" + batch.plateId() + ") has no planogram entry.",
          "Maybe reload the planogram of shelf (" + scene.map.shelfId(plate) + ").",
          facts);
    }
    long bad = scene.shelves.detector(plate).badSamples();
    scene.shelves.weigh(plate, batch);
    if (scene.shelves.detector(plate).badSamples() > bad) {
      boolean nan = Float.isNaN(batch.grams().gramsAt(0));
      scene.refuse(
          batch,
          nan ? Refusal.NOT_A_NUMBER : Refusal.ABSURD_VALUE,
          "The plate ("
              + batch.plateId()
              + ") read ("
              + batch.grams().gramsAt(0)
              + ") grams; no plate can.",
          "Maybe its cable or amplifier is broken.",
          facts);
    }
    tellHealth(plate, facts);
  }

  private void tellHealth(int plate, List<Fact> facts) {
    Health health = scene.shelves.healthChange(plate);
    if (health != null) {
      String id = scene.map.plate(plate).id();
      facts.add(new SensorHealthChanged(scene.nowNanos, id, health, ""));
    }
  }

  /** An observation came at a time at which it cannot be used. */
  void late(Observation o) {
    int plate = o instanceof PlateWeighed batch ? scene.map.indexOf(batch.plateId()) : -1;
    if (plate >= 0) {
      scene.shelves.late(plate, scene.nowNanos);
    }
  }

  /** Says once a second which plates have fallen silent. */
  void watch(List<Fact> facts) {
    if (watchedNanos != Long.MIN_VALUE
        && scene.nowNanos >= watchedNanos
        && scene.nowNanos - watchedNanos < WATCH_NANOS) {
      return;
    }
    watchedNanos = scene.nowNanos;
    scene.shelves.watch(scene.nowNanos);
    for (int plate = 0; plate < scene.map.size(); plate++) {
      tellHealth(plate, facts);
    }
  }

  void save(StateWriter out) {
    Saved.write(out, new TreeSet<>(unplanned), out::writeText);
    out.writeLong(watchedNanos);
  }

  void load(StateReader in) {
    unplanned.clear();
    unplanned.addAll(Saved.readList(in, in::readText));
    watchedNanos = in.readLong();
  }
}
