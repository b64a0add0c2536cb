package org.saunter.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saunter.app.cameras.CameraJson;
import org.saunter.app.cameras.CameraPrint;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.calibration.coverage.CameraKind;
import org.saunter.vision.calibration.coverage.CameraPlan;
import org.saunter.vision.calibration.coverage.Coverage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter cameras plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Proposes where cameras should hang, so that two see people wherever they can stand, and"
          + " shelves are seen.",
      "Works from the store's layout alone; cameras that hang there already are not looked at."
    })
public final class CamerasPlanCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();
  @Mixin private final SetupFolder setup = new SetupFolder();

  @Option(names = "--count", paramLabel = "NUMBER", required = true, description = "How many.")
  private int count;

  @Option(
      names = "--lens",
      paramLabel = "LENS",
      defaultValue = "pinhole",
      description = "pinhole or fisheye (default: ${DEFAULT-VALUE}).")
  private Lens lens = Lens.PINHOLE;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = AcrossDown.Converter.class,
      description = "Size of the picture (default: 320x192, of a fisheye 480x480).")
  private @Nullable AcrossDown size;

  @Option(
      names = "--wide-degrees",
      paramLabel = "DEGREES",
      description = "What the lens sees across the picture (default: 95, a fisheye 180).")
  private @Nullable Double wideDegrees;

  @Option(
      names = "--ceiling-mm",
      paramLabel = "MM",
      defaultValue = "2900",
      description = "How high they hang (default: ${DEFAULT-VALUE}).")
  private int ceilingMm = 2_900;

  @Option(
      names = "--least-px-per-metre",
      paramLabel = "PX",
      defaultValue = "32",
      description =
          "A person whose metre is smaller in the picture does not count as seen"
              + " (default: ${DEFAULT-VALUE}).")
  private double pxPerMetreLeast = 32;

  @Option(names = "--svg", paramLabel = "FILE", description = "Draw the floor plan there.")
  private @Nullable Path drawing;

  @Option(names = "--write", description = "Put these cameras into store.json, for all others.")
  private boolean write;

  @Override
  public Integer call() {
    Layout layout = setup.layout();
    List<Camera> cameras;
    try {
      cameras = CameraPlan.of(layout, kind(), count);
    } catch (BadInputException bad) {
      throw Misuse.of(output.command(), bad);
    }
    Layout planned = CameraPlan.with(layout, cameras);
    Coverage coverage = Coverage.of(planned);
    CamerasCoverageCommand.draw(coverage, drawing);
    if (output.isJson()) {
      output
          .out()
          .println(
              CameraJson.coverage(coverage)
                  .put("plan", cameras.stream().map(CameraJson::camera).toList())
                  .toLine());
    } else {
      CameraPrint print = new CameraPrint(output.out());
      cameras.forEach(print::camera);
      print.coverage(coverage);
    }
    if (write) {
      setup.replace(planned);
    }
    return 0;
  }

  private CameraKind kind() {
    boolean isPinhole = lens == Lens.PINHOLE;
    AcrossDown px =
        size != null ? size : isPinhole ? new AcrossDown(320, 192) : new AcrossDown(480, 480);
    double wide = wideDegrees != null ? wideDegrees : isPinhole ? 95 : 180;
    return new CameraKind(lens, px.across(), px.down(), wide, ceilingMm, pxPerMetreLeast);
  }
}
