package org.saunter.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.saunter.model.Fact;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

/** Takes plate batches in and names what is wrong with them. */
final class Shelves {
  private final Scene scene;
  private final Set<String> unplanned = new HashSet<>();

  Shelves(Scene scene) {
    this.scene = scene;
  }

  void weigh(PlateWeighed batch, List<Fact> facts) {
    int plate = scene.map.indexOf(batch.plateId());
    if (plate < 0) {
      scene.refuse(
          batch,
          Refusal.PLATE_UNKNOWN,
          "The plate (" + batch.plateId() + ") is not in the layout.",
          "Maybe the layout is older than the shelf: reload it.",
          facts);
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
    Health health = scene.shelves.healthChange(plate);
    if (health != null) {
      facts.add(new SensorHealthChanged(scene.nowNanos, batch.plateId(), health, ""));
    }
  }

  void save(StateWriter out) {
    Saved.write(out, new TreeSet<>(unplanned), out::writeText);
  }

  void load(StateReader in) {
    unplanned.clear();
    unplanned.addAll(Saved.readList(in, in::readText));
  }
}
