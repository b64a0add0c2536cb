package org.saunter.recording.autocheckout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.GateKind;
import org.saunter.model.Layout.Lens;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;
import org.saunter.model.Layout.Wall;
import org.saunter.recording.GzipOrPlain;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The store's geometry files as a layout: nested frames in metres and cameras in inches become
 * millimetres of one world. Fronts look along -y of their own frame.
 */
final class Geometry {
  static final String STORE_ID = "nanostore";
  static final String GATE_ID = "assumed-gate";
  static final double MM_PER_INCH = 25.4;
  private static final int RATED_GRAMS = 20_000;
  private static final int NOMINAL_WIDTH_PX = 1280;

  private Geometry() {}

  /** Reads Gondolas.json, Shelves.json, Plates.json and calibration.json. */
  static Layout read(Path storeMeta) {
    Map<String, List<JsonNode>> plates = new HashMap<>();
    for (JsonNode plate : json(storeMeta.resolve("Plates.json")).path("plates")) {
      plates
          .computeIfAbsent(PlateKey.of(plate.path("id")).shelfId(), s -> new ArrayList<>())
          .add(plate);
    }
    Map<Integer, List<JsonNode>> shelves = new HashMap<>();
    for (JsonNode shelf : json(storeMeta.resolve("Shelves.json")).path("shelves")) {
      int gondola = shelf.path("id").path("gondola_id").path("id").asInt();
      shelves.computeIfAbsent(gondola, g -> new ArrayList<>()).add(shelf);
    }
    List<Fixture> fixtures = new ArrayList<>();
    for (JsonNode gondola : json(storeMeta.resolve("Gondolas.json")).path("gondolas")) {
      int id = gondola.path("id").path("id").asInt();
      fixtures.add(fixture(id, gondola, shelves.getOrDefault(id, List.of()), plates));
    }
    fixtures.sort(Comparator.comparing(Fixture::id));
    JsonNode calibration = json(storeMeta.resolve("calibration.json"));
    int[] world = new int[4];
    for (int i = 0; i < 4; i++) {
      world[i] = mmOfInches(calibration.path("world_ltrb").path(i).asDouble());
    }
    return new Layout(
        STORE_ID, "nanostore", walls(world), gates(world), fixtures, cameras(calibration));
  }

  static JsonNode json(Path file) {
    try (InputStream in = GzipOrPlain.open(file)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException | JacksonException e) {
      throw new BadInputException(
          "The file (" + file + ") cannot be read.",
          "Maybe the folder is not the store geometry of AutoCheckout.");
    }
  }

  private static Fixture fixture(
      int id, JsonNode gondola, List<JsonNode> shelfNodes, Map<String, List<JsonNode>> plates) {
    JsonNode coordinates = gondola.path("coordinates");
    Frame frame = Frame.of(coordinates.path("transform"));
    List<Shelf> shelves = new ArrayList<>();
    double depth = 0;
    for (JsonNode node : shelfNodes) {
      int index = node.path("id").path("shelf_index").asInt();
      Frame shelf = frame.then(Frame.of(node.path("coordinates").path("transform")));
      depth = Math.max(depth, node.path("coordinates").path("dim_y").asDouble());
      String shelfId = new PlateKey(id, index, 0).shelfId();
      shelves.add(
          new Shelf(
              shelfId,
              index,
              mm(shelf.shiftMetres()[2]),
              plates(shelf, plates.getOrDefault(shelfId, List.of()))));
    }
    shelves.sort(Comparator.comparingInt(Shelf::index));
    double width = coordinates.path("dim_x").asDouble();
    double[] middle = frame.placed(width / 2, -depth / 2, 0);
    double[] front = frame.turned(0, -1, 0);
    return new Fixture(
        "g" + id,
        FixtureKind.GONDOLA,
        mm(middle[0]),
        mm(middle[1]),
        Math.floorMod(Math.round(Math.toDegrees(Math.atan2(front[1], front[0]))), 360),
        mm(width),
        mm(depth),
        mm(coordinates.path("dim_z").asDouble()),
        shelves);
  }

  /** Left to right for somebody who looks along +y at the front, which is by growing index. */
  private static List<Plate> plates(Frame shelf, List<JsonNode> nodes) {
    return nodes.stream()
        .sorted(Comparator.comparingInt(n -> PlateKey.of(n.path("id")).plate()))
        .map(n -> plate(shelf, n))
        .toList();
  }

  private static Plate plate(Frame shelf, JsonNode node) {
    JsonNode coordinates = node.path("coordinates");
    double width = coordinates.path("dim_x").asDouble();
    double depth = coordinates.path("dim_y").asDouble();
    double[] middle =
        shelf.then(Frame.of(coordinates.path("transform"))).placed(width / 2, depth / 2, 0);
    return new Plate(
        PlateKey.of(node.path("id")).id(),
        mm(middle[0]),
        mm(middle[1]),
        mm(middle[2]),
        mm(width),
        mm(depth),
        RATED_GRAMS);
  }

  private static List<Wall> walls(int[] ltrb) {
    return List.of(
        new Wall(ltrb[0], ltrb[1], ltrb[2], ltrb[1]),
        new Wall(ltrb[2], ltrb[1], ltrb[2], ltrb[3]),
        new Wall(ltrb[2], ltrb[3], ltrb[0], ltrb[3]),
        new Wall(ltrb[0], ltrb[3], ltrb[0], ltrb[1]));
  }

  /**
   * The files do not say where the door is; the middle of the wall at the smallest x is assumed.
   */
  private static List<Gate> gates(int[] ltrb) {
    return List.of(new Gate(GATE_ID, GateKind.BOTH, ltrb[0], (ltrb[1] + ltrb[3]) / 2, 1_000));
  }

  /** The matrices are for images of width and height 1; a nominal width of 1280 is put in. */
  private static List<Camera> cameras(JsonNode calibration) {
    List<Camera> cameras = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : calibration.path("cameras").properties()) {
      JsonNode c = entry.getValue();
      double kx = c.path("K").path(0).path(0).asDouble();
      double ky = c.path("K").path(1).path(1).asDouble();
      JsonNode pose = c.path("Tw");
      List<Double> distortion = new ArrayList<>();
      c.path("dist_coeffs").forEach(d -> distortion.add(d.asDouble()));
      cameras.add(
          new Camera(
              "cam" + entry.getKey(),
              Lens.PINHOLE,
              mmOfInches(pose.path(0).path(3).asDouble()),
              mmOfInches(pose.path(1).path(3).asDouble()),
              mmOfInches(pose.path(2).path(3).asDouble()),
              mmOfInches(c.path("look_at").path(0).asDouble()),
              mmOfInches(c.path("look_at").path(1).asDouble()),
              NOMINAL_WIDTH_PX,
              (int) Math.round(NOMINAL_WIDTH_PX * kx / ky),
              kx * NOMINAL_WIDTH_PX,
              distortion,
              c.path("K").path(0).path(2).asDouble(0.5) * NOMINAL_WIDTH_PX,
              c.path("K").path(1).path(2).asDouble(0.5) * NOMINAL_WIDTH_PX * kx / ky,
              0));
    }
    return cameras;
  }

  static int mmOfInches(double inches) {
    return (int) Math.round(inches * MM_PER_INCH);
  }

  private static int mm(double metres) {
    return (int) Math.round(metres * 1000);
  }
}
