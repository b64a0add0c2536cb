package org.saunter.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saunter.app.cameras.CameraJson;
import org.saunter.app.cameras.CameraPrint;
import org.saunter.app.print.JsonText;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.vision.calibration.pose.MarkedPoint;
import org.saunter.vision.calibration.pose.PointCheckup;
import org.saunter.vision.calibration.watch.CameraWatch;
import org.saunter.vision.calibration.watch.PictureFile;
import org.saunter.vision.calibration.watch.Reference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter cameras check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether cameras still hang as the layout has them.",
      "With --points: how far marked places are from where the layout has them.",
      "With --before and --now: whether a camera was moved between two pictures."
    })
public final class CamerasCheckCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();
  @Mixin private final SetupFolder setup = new SetupFolder();

  @Option(
      names = "--points",
      paramLabel = "FILE",
      description =
          "Marked points: camera,x_px,y_px,x_mm,y_mm[,z_mm], or place for the last three.")
  private @Nullable Path points;

  @Option(names = "--camera", paramLabel = "ID", description = "Which camera; default: all.")
  private @Nullable String cameraId;

  @Option(
      names = "--most-mm",
      paramLabel = "MM",
      defaultValue = "50",
      description = "A camera whose points are farther off on average is not well.")
  private double mostMm = 50;

  @Option(names = "--before", paramLabel = "FILE", description = "Picture of the calibration.")
  private @Nullable Path before;

  @Option(names = "--now", paramLabel = "FILE", description = "Picture of today.")
  private @Nullable Path now;

  @Override
  public Integer call() {
    Path file = points;
    Path old = before;
    Path fresh = now;
    if (file != null && old == null && fresh == null) {
      return checkPoints(file);
    }
    String id = cameraId;
    if (file == null && old != null && fresh != null && id != null) {
      return compare(CameraLookup.camera(setup.layout(), id), old, fresh);
    }
    throw Misuse.of(
        output.command(),
        "There is nothing to check.",
        "Maybe give --points, or --camera with --before and --now.");
  }

  private int checkPoints(Path file) {
    Layout layout = setup.layout();
    Map<String, List<MarkedPoint>> byCamera = new TreeMap<>();
    for (MarkedPoint point : PointRead.points(file, layout)) {
      if (cameraId == null || cameraId.equals(point.cameraId())) {
        byCamera.computeIfAbsent(point.cameraId(), c -> new ArrayList<>()).add(point);
      }
    }
    if (byCamera.isEmpty()) {
      throw new BadInputException(
          "The file (" + file + ") has no point of the camera (" + cameraId + ").",
          "Maybe its name is mistyped.");
    }
    boolean isWell = true;
    List<Object> json = new ArrayList<>();
    for (Map.Entry<String, List<MarkedPoint>> entry : byCamera.entrySet()) {
      Camera camera = CameraLookup.camera(layout, entry.getKey());
      PointCheckup checkup = PointCheckup.of(camera, entry.getValue());
      boolean isThisWell = checkup.rmsMm() <= mostMm;
      isWell &= isThisWell;
      if (output.isJson()) {
        json.add(
            new JsonText()
                .put("camera", camera.id())
                .put("isWell", (Object) isThisWell)
                .put("rmsPx", checkup.rmsPx())
                .put("rmsMm", checkup.rmsMm())
                .put("points", CameraJson.points(checkup.points()))
                .toMap());
      } else {
        output
            .out()
            .printf(
                Locale.ROOT,
                "%s is %s: off by %.1f px, %.0f mm on average.%n",
                camera.id(),
                isThisWell ? "well" : "not well",
                checkup.rmsPx(),
                checkup.rmsMm());
        new CameraPrint(output.out()).points(checkup.points());
      }
    }
    if (output.isJson()) {
      output
          .out()
          .println(new JsonText().put("isWell", (Object) isWell).put("cameras", json).toLine());
    }
    return isWell ? 0 : 1;
  }

  private int compare(Camera camera, Path old, Path fresh) {
    Reference reference = Reference.of(List.of(PictureFile.read(camera.id(), old)));
    CameraWatch.Look look =
        CameraWatch.compare(camera, reference, PictureFile.read(camera.id(), fresh));
    boolean isWell = look.view() == CameraWatch.View.AS_CALIBRATED;
    if (output.isJson()) {
      JsonText json =
          new JsonText()
              .put("camera", camera.id())
              .put("isWell", (Object) isWell)
              .put("view", look.view().name())
              .put("agreeing", look.agreeing())
              .put("patches", look.patches());
      if (!Double.isNaN(look.shiftPx())) {
        json.put("shiftPx", look.shiftPx())
            .put("panDegrees", look.panDegrees())
            .put("tiltDegrees", look.tiltDegrees())
            .put("rollDegrees", look.rollDegrees());
      }
      output.out().println(json.toLine());
    } else {
      output.out().println(words(camera, look));
    }
    return isWell ? 0 : 1;
  }

  private static String words(Camera camera, CameraWatch.Look look) {
    String name = "The camera (" + camera.id() + ")";
    return switch (look.view()) {
      case AS_CALIBRATED ->
          String.format(
              Locale.ROOT, "%s looks as before, within %.1f of 320 px.", name, look.shiftPx());
      case A_LITTLE_OFF, MOVED ->
          String.format(
              Locale.ROOT,
              "%s is off by %.1f of 320 px: it pans %.1f, tilts %.1f and rolls %.1f degrees.",
              name,
              look.shiftPx(),
              look.panDegrees(),
              look.tiltDegrees(),
              look.rollDegrees());
      case STRANGE -> name + " shows something else than before.";
      case BLANK -> name + " shows nothing.";
      case NOT_KNOWN -> name + " is in the dark.";
    };
  }
}
