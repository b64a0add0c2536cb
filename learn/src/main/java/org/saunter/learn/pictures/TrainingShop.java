package org.saunter.learn.pictures;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.sim.Chance;
import org.saunter.sim.Scenario;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Simulation;
import org.saunter.sim.Stage;
import org.saunter.sim.picture.Exposure;
import org.saunter.sim.picture.Lighting;
import org.saunter.sim.picture.Painter;
import org.saunter.sim.picture.Picture;
import org.saunter.sim.scene.RandomScenes;
import org.saunter.sim.scene.SceneRange;
import org.saunter.sim.scene.Training;
import org.saunter.sim.scene.Training.Shot;

/**
 * One place of {@link TrainingShops}: either a random scene, or a simulated shop as its own cameras
 * see it, with people who really shop. Built when its first picture is asked for. Thread-safe.
 */
final class TrainingShop {
  static final int CAMERAS = 8;
  static final int MOMENTS = 16;
  private static final double DENSITY_MIN = 0.1;
  private static final double DENSITY_MAX = 1.1;
  private static final double PEOPLE_MAX = 60;
  private static final int WARM_TICKS = 300;
  private static final int WARM_TICKS_MORE = 900;
  private static final int TRIES = 6;
  private static final double NEAR_MM = 6_000;

  private final long seed;
  private final boolean simulated;
  private final List<ShopFormat> formats;
  private final SceneRange range;
  private @Nullable Painter painter;
  private @Nullable Training scene;

  /**
   * @param simulated a shop that lives, or else a random scene
   */
  TrainingShop(long seed, boolean simulated, SceneRange range) {
    this.seed = seed;
    this.simulated = simulated;
    this.range = range.withShots(CAMERAS, MOMENTS);
    formats = range.formats().stream().sorted().toList();
  }

  synchronized Picture picture(int index) {
    Training made = scene;
    Painter brush = painter;
    if (made == null || brush == null) {
      made = simulated ? simulated() : RandomScenes.next(seed, range);
      brush = new Painter(made.setup(), made.painterSeed());
      scene = made;
      painter = brush;
    }
    Shot shot = made.shots().get(index);
    Shot first = made.shots().get(0); // what does not move is drawn once for each camera
    Stage stage = new Stage(shot.stage().atNanos(), shot.stage().people(), first.stage().piles());
    return brush.paint(stage, shot.camera(), first.light(), shot.exposure());
  }

  private Training simulated() {
    Chance chance = new Chance(seed).fork("training shop");
    Scenario scenario = Scenario.standard(10_000_000, seed).withFormat(chance.pick(formats));
    double squareMetres = squareMetres(new Simulation(scenario));
    double people = chance.logUniform(DENSITY_MIN, DENSITY_MAX) * squareMetres;
    Simulation shop =
        new Simulation(scenario.withOccupancy(Math.max(2, Math.min(PEOPLE_MAX, people))));
    live(shop, WARM_TICKS + chance.below(WARM_TICKS_MORE));
    Set<Lighting.Fault> faults = EnumSet.noneOf(Lighting.Fault.class);
    for (Lighting.Fault fault : Lighting.Fault.values()) {
      if (chance.happens(range.faultShare() / 4)) {
        faults.add(fault);
      }
    }
    double hour = chance.uniform(6, 23);
    List<Stage> stages = new ArrayList<>();
    List<Lighting> lights = new ArrayList<>();
    for (int i = 0; i < MOMENTS; i++) {
      live(shop, 8 + chance.below(40));
      stages.add(shop.stage());
      lights.add(Lighting.at(seed, hour, shop.nowNanos(), faults));
    }
    List<Camera> own = shop.setup().layout().cameras();
    List<Shot> shots = new ArrayList<>();
    List<Camera> cameras = new ArrayList<>();
    for (int c = 0; c < CAMERAS; c++) {
      cameras.add(busiest(own, stages, chance));
    }
    for (int i = 0; i < MOMENTS; i++) {
      for (int c = 0; c < CAMERAS; c++) {
        Exposure exposure = Exposure.ordinary(seed * CAMERAS + c).frame(i);
        shots.add(new Shot(stages.get(i), cameras.get(c), lights.get(i), exposure));
      }
    }
    return new Training(shop.setup(), seed, shots);
  }

  private static void live(Simulation shop, int ticks) {
    for (int i = 0; i < ticks; i++) {
      shop.step(o -> {}, t -> {});
    }
  }

  private static double squareMetres(Simulation shop) {
    int widthMm = 0;
    int depthMm = 0;
    for (var wall : shop.setup().layout().walls()) {
      widthMm = Math.max(widthMm, wall.x1Mm());
      depthMm = Math.max(depthMm, wall.y1Mm());
    }
    return widthMm / 1e3 * depthMm / 1e3;
  }

  /** Of several, the camera that has most people before it: empty pictures teach little. */
  private Camera busiest(List<Camera> own, List<Stage> stages, Chance chance) {
    Camera best = null;
    int most = -1;
    for (int i = 0; i < TRIES; i++) {
      Camera camera = like(chance.pick(own), chance);
      int heads = heads(new CameraModel(camera), stages);
      if (heads > most) {
        most = heads;
        best = camera;
      }
    }
    return Objects.requireNonNull(best);
  }

  private static int heads(CameraModel model, List<Stage> stages) {
    int heads = 0;
    double[] px = new double[2];
    Camera camera = model.camera();
    for (Stage stage : stages) {
      for (Stage.Figure person : stage.people()) {
        boolean inside =
            model.project(person.xMm(), person.yMm(), 1_600, px)
                && px[0] >= 0
                && px[0] < camera.widthPx()
                && px[1] >= 0
                && px[1] < camera.heightPx();
        double away = Math.hypot(person.xMm() - camera.xMm(), person.yMm() - camera.yMm());
        heads += inside && away < NEAR_MM ? 1 : 0;
      }
    }
    return heads;
  }

  /** One of the shop's own, hung up a little differently. */
  private Camera like(Camera camera, Chance chance) {
    double scale = (double) range.widthPx() / camera.widthPx() * chance.uniform(0.9, 1.12);
    return new Camera(
        camera.id(),
        camera.lens(),
        camera.xMm() + (int) chance.normal(0, 150),
        camera.yMm() + (int) chance.normal(0, 100),
        (int) Math.max(2_300, camera.zMm() + chance.normal(0, 150)),
        camera.lookAtXMm() + (int) chance.normal(0, 150),
        camera.lookAtYMm() + (int) chance.normal(0, 150),
        range.widthPx(),
        range.heightPx(),
        camera.focalPx() * scale,
        camera.distortion(),
        range.widthPx() / 2.0 + chance.normal(0, 3),
        range.heightPx() / 2.0 + chance.normal(0, 3),
        chance.normal(0, 3) + (chance.happens(0.3) ? 180 : 0));
  }
}
