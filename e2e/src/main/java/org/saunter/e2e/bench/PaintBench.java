package org.saunter.e2e.bench;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.saunter.model.Layout.Camera;
import org.saunter.sim.Stage;
import org.saunter.sim.picture.Exposure;
import org.saunter.sim.picture.Lighting;
import org.saunter.sim.picture.Painter;
import org.saunter.sim.picture.Picture;

/**
 * Pictures of 320x192 of the synthetic shop a second, on one core: people set in motion, drawn,
 * lit, with their shadows and all labels. {@code units} are pictures; divided by {@code core} they
 * are those of one core: see {@link CpuClock}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 3, jvmArgsAppend = "-Xmx1g")
public class PaintBench {
  /**
   * What is drawn: {@code kiosk} is a shop of 17,000 triangles with ten people, 4,000 more, as a
   * camera that hangs still sees it; {@code demo} the same of the reference shop, 74,000 triangles;
   * {@code crowd} is the reference shop with 44 people, 19,000 triangles that all move; {@code new}
   * is the reference shop with ten people from another place each time, so that nothing can be
   * kept.
   */
  @Param({"kiosk", "demo", "crowd", "new"})
  public String scene = "demo";

  /** Of the camera. */
  @Param({"pinhole", "fisheye"})
  public String lens = "pinhole";

  /** What the camera adds: nothing, or noise, blur and compression. */
  @Param({"clean", "ordinary"})
  public String exposure = "clean";

  private @Nullable Painter painter;
  private PaintScene made = PaintScene.named("demo", "pinhole");
  private Exposure taken = Exposure.CLEAN;
  private long number;

  /** Builds the shop. */
  @Setup
  public void open() {
    made = PaintScene.named(scene, lens);
    taken = exposure.equals("clean") ? Exposure.CLEAN : Exposure.ordinary(1);
    painter = new Painter(made.shop().setup(), 1);
    number = 0;
  }

  /** One picture of a new moment. */
  @Benchmark
  public Picture paint(CpuClock clock) {
    List<Stage> stages = made.stages();
    List<Camera> cameras = made.cameras();
    Stage stage = stages.get((int) (number % stages.size()));
    Camera camera = cameras.get((int) (number % cameras.size()));
    Picture picture =
        Objects.requireNonNull(painter, "There is no painter yet.")
            .paint(stage, camera, Lighting.PLAIN, taken.frame(number));
    number++;
    clock.done(1);
    return picture;
  }
}
