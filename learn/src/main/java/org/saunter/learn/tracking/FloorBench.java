package org.saunter.learn.tracking;

import java.util.List;
import org.saunter.learn.tracking.FloorScene.Pass;
import org.saunter.model.Layout;
import org.saunter.model.Observation.Direction;
import org.saunter.sim.Chance;

/** A simulated shop, drawn cameras, and every floor tracker on the same signals. */
final class FloorBench {
  private FloorBench() {}

  /**
   * Runs all contestants.
   *
   * @param occupancy people inside on average
   */
  static List<FloorRun> run(double occupancy, int visits, long seed, FloorNoise noise) {
    FloorScene scene = new FloorScene(visits, occupancy, seed);
    Layout layout = scene.simulation().setup().layout();
    List<FloorRun> runs =
        List.of(
            new FloorRun(FloorContestant.saunter(layout), noise.pictureVariance()),
            new FloorRun(new NaiveFloor(layout), noise.pictureVariance()));
    run(scene, noise, seed, runs);
    return runs;
  }

  /** Runs some contestants through a scene to its end. */
  static void run(FloorScene scene, FloorNoise noise, long seed, List<FloorRun> runs) {
    Layout layout = scene.simulation().setup().layout();
    DrawnCameras cameras =
        new DrawnCameras(layout, noise, scene.toNanos(), new Chance(seed).fork("cameras"));
    Chance gates = new Chance(seed).fork("gates");
    boolean goesOn = true;
    while (goesOn) {
      goesOn = scene.step();
      cameras.look(scene, frame -> runs.forEach(r -> r.contestant().offer(frame)));
      for (Pass pass : scene.passes()) {
        long heard = pass.atNanos() + (long) (1e6 * gates.uniform(-50, 100));
        runs.forEach(r -> r.pass(pass, pass.direction() == Direction.IN ? "in" : "out", heard));
      }
      runs.forEach(r -> r.step(scene.toNanos(), scene.at(scene.toNanos())));
    }
  }
}
