package org.saunter.store;

import java.util.List;
import java.util.TreeMap;
import org.saunter.model.Fact;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Observation;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.model.StoreSetup;
import org.saunter.store.attribution.Filter;
import org.saunter.store.floor.Floor;
import org.saunter.store.saved.Saved;
import org.saunter.store.shelf.ShelfMap;
import org.saunter.store.shelf.ShelfStage;

/** What the stages of one store share: its state, and nothing that acts. */
final class Scene {
  final StoreSetup setup;
  final EngineSettings settings;
  final ShelfMap map;
  final ShelfStage shelves;
  final Floor floor = new Floor();
  final Filter filter;
  final Crops crops;
  final Refusals refusals = new Refusals();
  final TreeMap<Long, Visit> visits = new TreeMap<>();
  long nowNanos = Long.MIN_VALUE;

  /** When the cameras last gave a frame. */
  long filmedNanos = Long.MIN_VALUE;

  Scene(StoreSetup setup, EngineSettings settings) {
    this.setup = setup;
    this.settings = settings;
    map = new ShelfMap(setup.layout(), setup.planogram());
    shelves = new ShelfStage(map);
    filter = new Filter(settings.parameters(), setup.catalogue(), map.size(), settings.oracle());
    crops = new Crops(shelves);
  }

  void refuse(Observation o, Refusal refusal, String rule, String maybe, List<Fact> facts) {
    refusals.refuse(o, nowNanos, refusal, rule, maybe, facts);
  }

  static int ppm(double probability) {
    return (int) Math.round(Math.max(0, Math.min(1, probability)) * 1e6);
  }

  void save(StateWriter out) {
    out.writeLong(nowNanos);
    out.writeLong(filmedNanos);
    map.save(out);
    shelves.save(out);
    floor.save(out);
    filter.save(out);
    crops.save(out);
    refusals.save(out);
    Saved.write(out, visits.values(), visit -> visit.save(out));
  }

  void load(StateReader in) {
    nowNanos = in.readLong();
    filmedNanos = in.readLong();
    map.load(in);
    shelves.load(in);
    floor.load(in);
    filter.load(in);
    crops.load(in);
    refusals.load(in);
    visits.clear();
    for (Visit visit : Saved.readList(in, () -> Visit.load(in))) {
      visits.put(visit.visitId, visit);
    }
  }
}
