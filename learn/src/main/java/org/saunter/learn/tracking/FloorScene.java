package org.saunter.learn.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation.Direction;
import org.saunter.sim.Scenario;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Simulation;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;

/**
 * A simulated shop as a tracker's truth: where everybody is at any moment, and who passes gates.
 */
final class FloorScene {
  /** Somebody comes in or goes out. */
  record Pass(long atNanos, Direction direction, int person, String visitKey) {}

  /** Somebody at a moment. */
  record Place(int person, double xMm, double yMm, double heightMm) {}

  private final Simulation simulation;
  private final List<Pass> passes = new ArrayList<>();
  private Stage before;
  private Stage now;

  FloorScene(int visits, double occupancy, long seed) {
    Scenario scenario =
        Scenario.standard(visits, seed).withFormat(ShopFormat.CONVENIENCE).withOccupancy(occupancy);
    simulation = new Simulation(scenario);
    now = simulation.stage();
    before = now;
  }

  Simulation simulation() {
    return simulation;
  }

  /** A tenth of a second passes; false once everybody is gone. */
  boolean step() {
    before = now;
    boolean goesOn = simulation.step(o -> {}, t -> {});
    now = simulation.stage();
    passes.clear();
    Map<Integer, Figure> old = byNumber(before);
    Map<Integer, Figure> fresh = byNumber(now);
    fresh.forEach(
        (n, f) -> {
          if (!old.containsKey(n)) {
            passes.add(new Pass(now.atNanos(), Direction.IN, n, f.visitKey()));
          }
        });
    old.forEach(
        (n, f) -> {
          if (!fresh.containsKey(n)) {
            passes.add(new Pass(now.atNanos(), Direction.OUT, n, f.visitKey()));
          }
        });
    return goesOn;
  }

  private static Map<Integer, Figure> byNumber(Stage stage) {
    Map<Integer, Figure> map = new TreeMap<>();
    stage.people().forEach(f -> map.put(f.number(), f));
    return map;
  }

  long fromNanos() {
    return before.atNanos();
  }

  long toNanos() {
    return now.atNanos();
  }

  /** Gates passed in the last step. */
  List<Pass> passes() {
    return passes;
  }

  /** Everybody who is inside at a moment of the last step. */
  List<Place> at(long nanos) {
    Map<Integer, Figure> old = byNumber(before);
    double share =
        toNanos() == fromNanos() ? 1 : (double) (nanos - fromNanos()) / (toNanos() - fromNanos());
    List<Place> places = new ArrayList<>();
    for (Figure f : now.people()) {
      @Nullable Figure was = old.get(f.number());
      double x = was == null ? f.xMm() : was.xMm() + share * (f.xMm() - was.xMm());
      double y = was == null ? f.yMm() : was.yMm() + share * (f.yMm() - was.yMm());
      if (was != null || share >= 1) {
        places.add(new Place(f.number(), x, y, f.look().heightMm()));
      }
    }
    return places;
  }
}
