package org.saunter.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saunter.app.cameras.CameraJson;
import org.saunter.app.cameras.CameraPrint;
import org.saunter.app.print.JsonText;
import org.saunter.app.print.Progress;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.calibration.FloorGrid;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.board.Board;
import org.saunter.vision.calibration.board.BoardFinder;
import org.saunter.vision.calibration.board.BoardView;
import org.saunter.vision.calibration.board.FloorBoards;
import org.saunter.vision.calibration.board.LensFit;
import org.saunter.vision.calibration.board.LensReport;
import org.saunter.vision.calibration.coverage.CameraPlan;
import org.saunter.vision.calibration.pose.FittedCamera;
import org.saunter.vision.calibration.pose.FloorError;
import org.saunter.vision.calibration.pose.Freedom;
import org.saunter.vision.calibration.pose.MarkedPoint;
import org.saunter.vision.calibration.pose.PoseFit;
import org.saunter.vision.calibration.pose.Sought;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter cameras calibrate}. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the lens of a camera from pictures of the printed board, and where it hangs from"
          + " places that were marked in its picture, or from boards that lay on the floor.",
      "Without --write it only says what it found."
    })
public final class CamerasCalibrateCommand implements Callable<Integer> {
  private static final int ERROR_CELL_MM = 200;
  private static final double FOCAL_GUESS = 0.55; // of the width: 85 degrees

  @Mixin private final Output output = new Output();
  @Mixin private final SetupFolder setup = new SetupFolder();
  @Mixin private final BoardOptions board = new BoardOptions();

  @Option(names = "--camera", paramLabel = "ID", description = "Which camera.")
  private @Nullable String cameraId;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description = "Folder with pictures of the board; needs --camera.")
  private @Nullable Path pictures;

  @Option(
      names = "--points",
      paramLabel = "FILE",
      description =
          "Marked points: camera,x_px,y_px,x_mm,y_mm[,z_mm], or place for the last three.")
  private @Nullable Path points;

  @Option(
      names = "--floor-boards",
      paramLabel = "FILE",
      description =
          "Boards on the floor: camera,picture,left_x_mm,left_y_mm,right_x_mm,right_y_mm, the outer"
              + " corners of the top edge; pictures lie beside the file.")
  private @Nullable Path floorBoards;

  @Option(
      names = "--lens",
      paramLabel = "LENS",
      description = "pinhole or fisheye; default: what the layout says, else pinhole.")
  private @Nullable Lens lens;

  @Option(
      names = "--free",
      paramLabel = "WHAT",
      description =
          "What is found from points: place (the lens is known), focal, or lens. Default: place if"
              + " the lens is known, else as much as there are points for.")
  private @Nullable String free;

  @Option(
      names = "--height-mm",
      paramLabel = "MM",
      description = "How high the camera hangs, measured with a tape.")
  private @Nullable Double heightMm;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = AcrossDown.Converter.class,
      description = "Size of the picture in which points were marked; default: the layout's.")
  private @Nullable AcrossDown size;

  @Option(names = "--write", description = "Put the result into store.json.")
  private boolean write;

  @Override
  public Integer call() {
    if (pictures == null && points == null && floorBoards == null) {
      throw Misuse.of(
          output.command(),
          "There is nothing to calibrate from.",
          "Maybe give --pictures, --points or --floor-boards.");
    }
    if (pictures != null && cameraId == null) {
      throw Misuse.of(
          output.command(), "There is no (--camera) for the pictures.", "Maybe name one.");
    }
    Layout layout = setup.layout();
    JsonText json = new JsonText().put("store", layout.storeId());
    LensReport report = lens(layout);
    if (report != null) {
      json.put("lens", CameraJson.lens(report));
    }
    List<Camera> found = new ArrayList<>();
    if (report != null && points == null && floorBoards == null) {
      CameraLookup.find(layout, String.valueOf(cameraId))
          .ifPresent(old -> found.add(relensed(old, report.optics())));
    }
    json.put("cameras", poses(layout, report, found));
    if (write) {
      write(layout, found);
    }
    if (output.isJson()) {
      output.out().println(json.toLine());
    }
    return 0;
  }

  private @Nullable LensReport lens(Layout layout) {
    Path folder = pictures;
    String id = cameraId;
    if (folder == null || id == null) {
      return null;
    }
    Lens kind = lens;
    if (kind == null) {
      kind = CameraLookup.find(layout, id).map(Camera::lens).orElse(Lens.PINHOLE);
    }
    LensReport report = LensFit.fit(kind, views(folder));
    if (!output.isJson()) {
      new CameraPrint(output.out()).lens(report);
    }
    return report;
  }

  private List<BoardView> views(Path folder) {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(CamerasCalibrateCommand::isPicture).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (files.isEmpty()) {
      throw new BadInputException(
          "The folder (" + folder + ") has (0) pictures.", "Maybe they are not PNG or JPEG.");
    }
    BoardFinder finder = new BoardFinder(board.board(output.command()));
    List<BoardView> views = new ArrayList<>();
    try (Progress progress = output.progress("pictures")) {
      for (int i = 0; i < files.size(); i++) {
        Optional<BoardView> view = finder.find(files.get(i));
        view.ifPresent(views::add);
        progress.at(i + 1, files.size());
        if (view.isEmpty()) {
          progress.clear();
          output.err().println("No board was found in (" + files.get(i).getFileName() + ").");
          output.err().println("Maybe it is blurred, dark, cut off, or too far away.");
        }
      }
    }
    return views;
  }

  private static boolean isPicture(Path file) {
    return String.valueOf(file.getFileName())
        .toLowerCase(Locale.ROOT)
        .matches(".*\\.(png|jpe?g|bmp|webp|tiff?)");
  }

  private List<Object> poses(Layout layout, @Nullable LensReport report, List<Camera> found) {
    List<Object> json = new ArrayList<>();
    for (Map.Entry<String, List<MarkedPoint>> entry : marked(layout).entrySet()) {
      Sought sought = sought(layout, report, entry.getKey(), entry.getValue().size());
      FittedCamera fitted = PoseFit.fit(sought, entry.getValue());
      found.add(fitted.camera());
      FloorError error = FloorError.of(fitted, FloorGrid.of(layout, ERROR_CELL_MM));
      json.add(CameraJson.fitted(fitted, error).toMap());
      if (!output.isJson()) {
        new CameraPrint(output.out()).fitted(fitted, error);
      }
    }
    return json;
  }

  private Map<String, List<MarkedPoint>> marked(Layout layout) {
    List<MarkedPoint> all = new ArrayList<>();
    if (points != null) {
      all.addAll(PointRead.points(points, layout));
    }
    if (floorBoards != null) {
      Board which = board.board(output.command());
      Path folder = floorBoards.toAbsolutePath().getParent();
      FloorBoards.read(
              PointRead.lines(floorBoards),
              String.valueOf(floorBoards.getFileName()),
              folder == null ? Path.of("") : folder,
              which)
          .forEach((id, placed) -> all.addAll(FloorBoards.points(id, which, placed)));
    }
    Map<String, List<MarkedPoint>> byCamera = new TreeMap<>();
    for (MarkedPoint point : all) {
      if (cameraId == null || cameraId.equals(point.cameraId())) {
        byCamera.computeIfAbsent(point.cameraId(), c -> new ArrayList<>()).add(point);
      }
    }
    if (byCamera.isEmpty() && !all.isEmpty()) {
      throw new BadInputException(
          "No point is of the camera (" + cameraId + ").", "Maybe its name is mistyped.");
    }
    return byCamera;
  }

  private Sought sought(Layout layout, @Nullable LensReport report, String id, int count) {
    Optional<Camera> old = CameraLookup.find(layout, id);
    boolean isKnown = report != null || old.isPresent();
    Optics optics;
    if (report != null) {
      Optics whole = report.optics();
      optics = size == null ? whole : whole.scaledTo(size.across());
    } else if (old.isPresent()) {
      Camera camera = old.get();
      optics = Optics.of(size == null ? camera : camera.scaledTo(size.across()));
    } else if (size != null) {
      Lens kind = lens == null ? Lens.PINHOLE : lens;
      optics = Optics.plain(kind, size.across(), size.down(), FOCAL_GUESS * size.across());
    } else {
      throw new BadInputException(
          "The camera (" + id + ") is not in the layout, so its picture size is not known.",
          "Maybe give --size, or mend its name.");
    }
    Freedom freedom;
    if (free != null) {
      freedom = named(free);
    } else if (isKnown) {
      freedom = Freedom.PLACE;
    } else {
      freedom = count >= Freedom.LENS.pointsLeast() ? Freedom.LENS : Freedom.FOCAL;
    }
    return new Sought(id, optics, freedom, heightMm == null ? Double.NaN : heightMm);
  }

  private Freedom named(String name) {
    try {
      return Freedom.named(name.toLowerCase(Locale.ROOT));
    } catch (BadInputException bad) {
      throw Misuse.of(output.command(), bad);
    }
  }

  /** The camera with another lens, in its own picture size where the shape is the same. */
  private static Camera relensed(Camera old, Optics optics) {
    int[] place = {old.xMm(), old.yMm(), old.zMm(), old.lookAtXMm(), old.lookAtYMm()};
    return optics.camera(old.id(), place, old.rollDegrees());
  }

  private void write(Layout layout, List<Camera> found) {
    if (found.isEmpty()) {
      throw new BadInputException(
          "The camera (" + cameraId + ") is not in the layout, and a lens alone is no camera.",
          "Maybe give --points as well.");
    }
    Map<String, Camera> cameras = new LinkedHashMap<>();
    layout.cameras().forEach(c -> cameras.put(c.id(), c));
    found.forEach(c -> cameras.put(c.id(), stored(layout, c)));
    setup.replace(CameraPlan.with(layout, List.copyOf(cameras.values())));
  }

  /** In the picture size that the layout has, if the shape is the same. */
  private static Camera stored(Layout layout, Camera camera) {
    Optional<Camera> old = CameraLookup.find(layout, camera.id());
    if (old.isEmpty()) {
      return camera;
    }
    Camera scaled = camera.scaledTo(old.get().widthPx());
    return scaled.heightPx() == old.get().heightPx() ? scaled : camera;
  }
}
