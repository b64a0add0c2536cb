package org.saunter.sim.scene;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Chance;
import org.saunter.sim.Stage;
import org.saunter.sim.picture.Exposure;
import org.saunter.sim.picture.Lighting;

/**
 * Scenes to learn from: shops of the formats and others, open ground, people who walk, stand,
 * queue, reach and carry, cameras and light of all kinds. The same seed and range give the same
 * scene.
 */
public final class RandomScenes {
  private RandomScenes() {}

  /** The scene of a seed. */
  public static Training next(long seed, SceneRange range) {
    Chance chance = new Chance(seed).fork("scene");
    boolean open = chance.happens(range.openShare());
    RandomPlace place =
        open
            ? RandomPlace.open(chance.fork("place"))
            : RandomPlace.shop(chance.fork("place"), range);
    long painterSeed = (long) (chance.uniform() * 1e15);
    RandomCameras cameras = new RandomCameras(chance.fork("cameras"), range, place);
    List<Camera> taken = new ArrayList<>();
    for (int i = 0; i < range.cameras(); i++) {
      taken.add(open ? cameras.oblique(i) : cameras.indoors(i));
    }
    StoreSetup setup = withCameras(place.setup(), taken);
    Floor floor = new Floor(setup.layout(), painterSeed, taken, place);
    RandomPeople people = new RandomPeople(chance.fork("people"), range, setup, floor, place);
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < range.moments(); i++) {
      stages.add(people.stage(i * 1_700_000_000L));
    }
    RandomLight light = new RandomLight(chance.fork("light"), range, open);
    List<Training.Shot> shots = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Lighting lighting = light.at(stages.get(i).atNanos());
      for (int c = 0; c < taken.size(); c++) {
        Exposure exposure = light.exposure(c, i);
        shots.add(new Training.Shot(stages.get(i), taken.get(c), lighting, exposure));
      }
    }
    return new Training(setup, painterSeed, shots);
  }

  private static StoreSetup withCameras(StoreSetup setup, List<Camera> cameras) {
    Layout l = setup.layout();
    return new StoreSetup(
        setup.profile(),
        new Layout(l.storeId(), l.format(), l.walls(), l.gates(), l.fixtures(), cameras),
        setup.catalogue(),
        setup.planogram());
  }
}
