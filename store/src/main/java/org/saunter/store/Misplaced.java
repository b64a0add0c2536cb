package org.saunter.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.saunter.model.Fact;
import org.saunter.model.Fact.MisplacedItem;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/** Tells staff what is believed to lie on a plate against the planogram, and when it is gone. */
final class Misplaced {
  private static final double BELIEVED = 0.5;

  private final Scene scene;

  /** What was told to lie where, by plate. */
  private final TreeMap<Integer, TreeSet<String>> told = new TreeMap<>();

  Misplaced(Scene scene) {
    this.scene = scene;
  }

  /** Says what is news about one plate. */
  void tell(int plate, List<Fact> facts) {
    Map<String, Double> now = scene.filter.foreignOn(plate);
    TreeSet<String> before = told.getOrDefault(plate, new TreeSet<>());
    if (now.isEmpty() && before.isEmpty()) {
      return;
    }
    TreeSet<String> both = new TreeSet<>(now.keySet());
    both.addAll(before);
    TreeSet<String> lies = new TreeSet<>();
    for (String sku : both) {
      double belief = now.getOrDefault(sku, 0.0);
      if (belief > BELIEVED) {
        lies.add(sku);
      }
      if (lies.contains(sku) != before.contains(sku)) {
        String id = scene.map.plate(plate).id();
        facts.add(new MisplacedItem(scene.nowNanos, id, sku, Scene.ppm(belief)));
      }
    }
    if (lies.isEmpty()) {
      told.remove(plate);
    } else {
      told.put(plate, lies);
    }
  }

  void save(StateWriter out) {
    out.writeInt(told.size());
    told.forEach(
        (plate, skus) -> {
          out.writeInt(plate);
          out.writeInt(skus.size());
          skus.forEach(out::writeText);
        });
  }

  void load(StateReader in) {
    told.clear();
    int n = in.readInt();
    for (int i = 0; i < n; i++) {
      TreeSet<String> skus = new TreeSet<>();
      told.put(in.readInt(), skus);
      for (int left = in.readInt(); left > 0; left--) {
        skus.add(in.readText());
      }
    }
  }
}
