package org.saunter.learn.pictures;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saunter.learn.net.Size;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.sim.Chance;
import org.saunter.sim.Scenario;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Simulation;
import org.saunter.sim.Stage;
import org.saunter.sim.picture.Exposure;
import org.saunter.sim.picture.Lighting;
import org.saunter.sim.picture.Painter;
import org.saunter.sim.picture.Picture;

/** One shop of {@link TrainingShops}: built when its first picture is asked for. Thread-safe. */
final class TrainingShop {
  private static final int CAMERAS = 8;
  private static final int STAGES = TrainingShops.PICTURES / CAMERAS;
  private static final double DENSITY_MIN = 0.1;
  private static final double DENSITY_MAX = 1.1;
  private static final int TICKS_MAX = 900;
  private static final int TRIES = 6;
  private static final double NEAR_MM = 6_000;

  private final Chance chance;
  private final List<ShopFormat> formats;
  private final Size size;
  private final long seed;
  private @Nullable Painter painter;
  private final List<Stage> stages = new ArrayList<>();
  private final List<Camera> cameras = new ArrayList<>();
  private final List<Lighting> lights = new ArrayList<>();
  private double widthMm;
  private double depthMm;

  TrainingShop(long seed, List<ShopFormat> formats, Size size) {
    this.seed = seed;
    this.formats = formats;
    this.size = size;
    chance = new Chance(seed);
  }

  synchronized Picture picture(int index) {
    Painter ready = painter == null ? build() : painter;
    int stage = index / CAMERAS;
    Chance own = new Chance(seed * 31 + index);
    return ready.paint(
        stages.get(stage),
        cameras.get(index % CAMERAS),
        lights.get(stage),
        new Exposure(own.logUniform(0.6, 1.5), seed * 31 + index));
  }

  private Painter build() {
    ShopFormat format = chance.pick(formats);
    Scenario scenario = Scenario.standard(10_000_000, seed).withFormat(format);
    var layout = new Simulation(scenario).setup().layout();
    layout
        .walls()
        .forEach(
            w -> {
              widthMm = Math.max(widthMm, w.x1Mm());
              depthMm = Math.max(depthMm, w.y1Mm());
            });
    double people = chance.logUniform(DENSITY_MIN, DENSITY_MAX) * widthMm * depthMm / 1e6;
    Simulation simulation =
        new Simulation(scenario.withOccupancy(Math.max(2, Math.min(60, people))));
    int warm = 300 + chance.below(TICKS_MAX);
    for (int i = 0; i < warm; i++) {
      simulation.step(o -> {}, t -> {});
    }
    Set<Lighting.Fault> faults = EnumSet.noneOf(Lighting.Fault.class);
    for (Lighting.Fault fault : Lighting.Fault.values()) {
      if (chance.happens(fault == Lighting.Fault.POWER_CUT ? 0.02 : 0.12)) {
        faults.add(fault);
      }
    }
    double hour = chance.uniform(6, 23);
    for (int i = 0; i < STAGES; i++) {
      for (int t = 0; t < 8 + chance.below(40); t++) {
        simulation.step(o -> {}, t2 -> {});
      }
      stages.add(simulation.stage());
      lights.add(Lighting.at(seed, hour, simulation.nowNanos(), faults));
    }
    List<Camera> own = simulation.setup().layout().cameras();
    for (int i = 0; i < CAMERAS; i++) {
      cameras.add(busiest(own, i % 2 == 0));
    }
    Painter made = new Painter(simulation.setup(), seed);
    painter = made;
    return made;
  }

  /** Of several, the one that has most people before it: empty pictures teach little. */
  private Camera busiest(List<Camera> own, boolean ofShop) {
    Camera best = null;
    int most = -1;
    for (int i = 0; i < TRIES; i++) {
      Camera camera = ofShop ? like(chance.pick(own)) : any();
      int heads = heads(new CameraModel(camera));
      if (heads > most) {
        most = heads;
        best = camera;
      }
    }
    return Objects.requireNonNull(best);
  }

  private int heads(CameraModel model) {
    int heads = 0;
    double[] px = new double[2];
    for (Stage stage : stages) {
      for (Stage.Figure person : stage.people()) {
        boolean inside =
            model.project(person.xMm(), person.yMm(), 1_600, px)
                && px[0] >= 0
                && px[0] < size.widthPx()
                && px[1] >= 0
                && px[1] < size.heightPx();
        double away =
            Math.hypot(person.xMm() - model.camera().xMm(), person.yMm() - model.camera().yMm());
        heads += inside && away < NEAR_MM ? 1 : 0;
      }
    }
    return heads;
  }

  /** One of the shop's own, hung up a little differently. */
  private Camera like(Camera camera) {
    double scale = (double) size.widthPx() / camera.widthPx() * chance.uniform(0.9, 1.12);
    int x = camera.xMm() + (int) chance.normal(0, 150);
    int y = camera.yMm() + (int) chance.normal(0, 100);
    return new Camera(
        camera.id(),
        camera.lens(),
        x,
        y,
        (int) Math.max(2_300, camera.zMm() + chance.normal(0, 150)),
        camera.lookAtXMm() + (int) chance.normal(0, 150),
        camera.lookAtYMm() + (int) chance.normal(0, 150),
        size.widthPx(),
        size.heightPx(),
        camera.focalPx() * scale,
        camera.distortion(),
        size.widthPx() / 2.0 + chance.normal(0, 3),
        size.heightPx() / 2.0 + chance.normal(0, 3),
        chance.normal(0, 3) + (chance.happens(0.3) ? 180 : 0));
  }

  /** Any camera: fisheyes straight down or nearly, pinholes from straight down to flat. */
  private Camera any() {
    boolean fisheye = chance.happens(0.4);
    int x = (int) chance.uniform(200, widthMm - 200);
    int y = (int) chance.uniform(200, depthMm - 200);
    double tilt = fisheye ? chance.uniform(0, 700) : chance.uniform(0, 5_000);
    double angle = chance.uniform(0, 2 * Math.PI);
    double focal = fisheye ? chance.uniform(95, 150) : chance.logUniform(120, 420);
    return new Camera(
        "any",
        fisheye ? Lens.FISHEYE : Lens.PINHOLE,
        x,
        y,
        (int) chance.uniform(2_300, 4_200),
        x + (int) (tilt * StrictMath.cos(angle)),
        y + (int) (tilt * StrictMath.sin(angle)),
        size.widthPx(),
        size.heightPx(),
        focal * size.widthPx() / 320,
        fisheye ? List.of() : List.of(chance.normal(-0.05, 0.08), chance.normal(0, 0.02)),
        size.widthPx() / 2.0,
        size.heightPx() / 2.0,
        tilt < 1_000 ? chance.uniform(0, 360) : chance.normal(0, 4));
  }
}
