package org.saunter.vision.calibration.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.vision.calibration.FloorGrid;

/**
 * What every camera truly sees of a person at each place of the floor, by its image and by the
 * fixtures and walls in between; fixtures are closed boxes. Computed once, then cheap to ask.
 * Immutable and deterministic.
 */
public final class Coverage {
  /** Side of a cell unless somebody wants another. */
  public static final int CELL_MM = 100;

  private static final int BODY_STEPS = 9; // from 0 to the height of the head
  private static final double PERSON = 0.5; // of a body: then a camera sees the person
  private static final int CHEST_MM = 1_200;

  private final Layout layout;
  private final ShopFloor floor;
  private final Obstacles obstacles;
  private final Map<String, View> views = new LinkedHashMap<>();

  /** What one camera sees, cell by cell. */
  private record View(Camera camera, byte[] parts, float[] share, float[] pxPerMetre) {}

  private Coverage(Layout layout, int cellMm) {
    this.layout = layout;
    floor = new ShopFloor(layout, cellMm);
    obstacles = new Obstacles(layout);
    for (Camera camera : layout.cameras()) {
      if (views.put(camera.id(), view(camera)) != null) {
        throw new BadInputException(
            "The camera (" + camera.id() + ") stands twice in the layout.",
            "Maybe two cameras were given one name.");
      }
    }
  }

  /** The coverage of a layout's cameras on cells of {@value #CELL_MM} mm. */
  public static Coverage of(Layout layout) {
    return of(layout, CELL_MM);
  }

  /**
   * The coverage of a layout's cameras.
   *
   * @param cellMm side of a cell, 20 to 1,000
   */
  public static Coverage of(Layout layout, int cellMm) {
    if (cellMm < 20 || cellMm > 1_000) {
      throw new BadInputException(
          "The cells of the floor would measure (" + cellMm + ") mm.",
          "Maybe 50 or 100 was meant.");
    }
    return new Coverage(layout, cellMm);
  }

  private View view(Camera camera) {
    FloorGrid grid = floor.grid();
    byte[] parts = new byte[grid.cells()];
    float[] share = new float[grid.cells()];
    float[] pxPerMetre = new float[grid.cells()];
    Sight sight = new Sight(camera);
    double[] eye = sight.eye();
    double[] px = new double[2];
    for (int cell = 0; cell < parts.length; cell++) {
      if (!floor.isStandable(cell)) {
        continue;
      }
      double x = grid.xMm(cell);
      double y = grid.yMm(cell);
      double lowest = obstacles.lowestSeenMm(eye, x, y);
      for (Part part : Part.values()) {
        if (part.zMm() >= lowest && sight.hasInImage(x, y, part.zMm(), px)) {
          parts[cell] |= (byte) part.bit();
        }
      }
      int seen = 0;
      for (int i = 0; i < BODY_STEPS && lowest < Part.HEAD.zMm(); i++) {
        double z = Part.HEAD.zMm() * i / (BODY_STEPS - 1.0);
        seen += z >= lowest && sight.hasInImage(x, y, z, px) ? 1 : 0;
      }
      share[cell] = seen / (float) BODY_STEPS;
      pxPerMetre[cell] = seen == 0 ? 0 : (float) sight.pxPerMetre(x, y, CHEST_MM);
    }
    return new View(camera, parts, share, pxPerMetre);
  }

  public Layout layout() {
    return layout;
  }

  public FloorGrid grid() {
    return floor.grid();
  }

  /** Whether a person can stand on a cell. */
  public boolean isStandable(int cell) {
    return floor.isStandable(cell);
  }

  ShopFloor floor() {
    return floor;
  }

  Obstacles obstacles() {
    return obstacles;
  }

  /**
   * Which share of a person who stands there a camera sees, 0 to 1: of nine points from the floor
   * to the head. For a place where nobody can stand it is that of the nearest place where one can.
   */
  public double visibleShare(String cameraId, double xMm, double yMm) {
    View view = view(cameraId);
    int cell = cellNear(xMm, yMm);
    return cell < 0 ? 0 : view.share[cell];
  }

  /** Whether a camera sees a part of a person who stands there. */
  public boolean isSeen(String cameraId, Part part, double xMm, double yMm) {
    View view = view(cameraId);
    int cell = cellNear(xMm, yMm);
    return cell >= 0 && (view.parts[cell] & part.bit()) != 0;
  }

  /** How large a metre of a person who stands there is in the image; 0 if nothing is seen. */
  public double pxPerMetre(String cameraId, double xMm, double yMm) {
    View view = view(cameraId);
    int cell = cellNear(xMm, yMm);
    return cell < 0 ? 0 : view.pxPerMetre[cell];
  }

  private View view(String cameraId) {
    View view = views.get(cameraId);
    if (view == null) {
      throw new BadInputException(
          "The camera (" + cameraId + ") is not in the layout.", "Maybe its name is mistyped.");
    }
    return view;
  }

  private int cellNear(double xMm, double yMm) {
    int cell = floor.grid().cellAt(xMm, yMm);
    return cell < 0 ? -1 : floor.standableNear(cell);
  }

  /** Whether a camera sees a part of a person on a cell. */
  boolean isSeen(String cameraId, Part part, int cell) {
    return (view(cameraId).parts[cell] & part.bit()) != 0;
  }

  /** How many cameras see a part of a person on a cell. */
  public int cameras(Part part, int cell) {
    int count = 0;
    for (View view : views.values()) {
      count += (view.parts[cell] & part.bit()) != 0 ? 1 : 0;
    }
    return count;
  }

  /** How many cameras see at least half of a person on a cell. */
  public int cameras(int cell) {
    int count = 0;
    for (View view : views.values()) {
      count += view.share[cell] >= PERSON ? 1 : 0;
    }
    return count;
  }

  /** On which share of the floor at least so many cameras see a part; 0 to 1. */
  public double share(Part part, int atLeast) {
    return share(cell -> cameras(part, cell) >= atLeast);
  }

  /** On which share of the floor at least so many cameras see half of a person; 0 to 1. */
  public double share(int atLeast) {
    return share(cell -> cameras(cell) >= atLeast);
  }

  private double share(IntPredicate isSeen) {
    int all = 0;
    int seen = 0;
    for (int cell = 0; cell < grid().cells(); cell++) {
      if (floor.isStandable(cell)) {
        all++;
        seen += isSeen.test(cell) ? 1 : 0;
      }
    }
    return all == 0 ? 0 : seen / (double) all;
  }

  /** Where a person can stand, square metres. */
  public double squareMetres() {
    int all = 0;
    for (int cell = 0; cell < grid().cells(); cell++) {
      all += floor.isStandable(cell) ? 1 : 0;
    }
    return grid().squareMetres(all);
  }

  /**
   * One camera in figures.
   *
   * @param footSquareMetres of floor whose feet it sees, likewise heads
   * @param pxPerMetreLeast smallest a person is who is wholly seen; NaN if nobody is
   * @param pxPerMetreMost largest
   */
  public record CameraFigures(
      String cameraId,
      double footSquareMetres,
      double headSquareMetres,
      double pxPerMetreLeast,
      double pxPerMetreMost) {}

  /** Every camera in figures, in the order of the layout. */
  public List<CameraFigures> cameraFigures() {
    List<CameraFigures> figures = new ArrayList<>();
    for (View view : views.values()) {
      int feet = 0;
      int heads = 0;
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int cell = 0; cell < view.parts.length; cell++) {
        feet += (view.parts[cell] & Part.FOOT.bit()) != 0 ? 1 : 0;
        heads += (view.parts[cell] & Part.HEAD.bit()) != 0 ? 1 : 0;
        if (view.share[cell] == 1) {
          least = Math.min(least, view.pxPerMetre[cell]);
          most = Math.max(most, view.pxPerMetre[cell]);
        }
      }
      boolean isNone = most < least;
      figures.add(
          new CameraFigures(
              view.camera.id(),
              grid().squareMetres(feet),
              grid().squareMetres(heads),
              isNone ? Double.NaN : least,
              isNone ? Double.NaN : most));
    }
    return figures;
  }

  /** Places that no camera sees, or only one, largest first within their kind. */
  public List<BlindSpot> blindSpots() {
    return new BlindSpots(this).find();
  }

  /** How well the cameras see the front of each plate. */
  public List<PlateSight> plates() {
    return PlateSights.of(this);
  }
}
