package org.saunter.learn.autocheckout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.GateKind;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contest's shop from its geometry files: five gondolas in nested frames, metres. The whole is
 * turned by half a circle here, so that the long row faces +y as in the synthetic shops; nothing
 * else changes. The gates are ours: the files have none.
 */
final class NanoStore {
  private static final int RATED_GRAMS = 20_000;

  private NanoStore() {}

  static String plateId(int gondola, int shelf, int plate) {
    return gondola + "-" + shelf + "-" + plate;
  }

  /** A frame: a move and a turn about the upright axis. */
  private record Frame(double x, double y, double z, double turn) {
    static Frame of(JsonNode node) {
      JsonNode move = node.path("coordinates").path("transform").path("translation");
      JsonNode turn = node.path("coordinates").path("transform").path("rotation");
      return new Frame(
          move.path("x").asDouble(0),
          move.path("y").asDouble(0),
          move.path("z").asDouble(0),
          turn.path("z").asDouble(0));
    }

    /** A frame inside this one, seen from outside. */
    Frame in(Frame outer) {
      double cos = StrictMath.cos(outer.turn);
      double sin = StrictMath.sin(outer.turn);
      return new Frame(
          outer.x + cos * x - sin * y, outer.y + sin * x + cos * y, outer.z + z, outer.turn + turn);
    }
  }

  private record Size(double x, double y, double z) {
    static Size of(JsonNode node) {
      JsonNode size = node.path("coordinates");
      return new Size(
          size.path("dim_x").asDouble(0),
          size.path("dim_y").asDouble(0),
          size.path("dim_z").asDouble(0));
    }
  }

  /** Reads {@code Gondolas.json}, {@code Shelves.json} and {@code Plates.json}. */
  static Layout read(Path folder) {
    JsonMapper json = JsonMapper.shared();
    Map<Integer, JsonNode> gondolas = new TreeMap<>();
    for (JsonNode node : json.readTree(folder.resolve("Gondolas.json")).path("gondolas")) {
      gondolas.put(node.path("id").path("id").asInt(0), node);
    }
    Map<String, List<JsonNode>> shelves = new HashMap<>();
    for (JsonNode node : json.readTree(folder.resolve("Shelves.json")).path("shelves")) {
      shelves.computeIfAbsent(gondolaOf(node.path("id")), g -> new ArrayList<>()).add(node);
    }
    Map<String, List<JsonNode>> plates = new HashMap<>();
    for (JsonNode node : json.readTree(folder.resolve("Plates.json")).path("plates")) {
      JsonNode shelf = node.path("id").path("shelf_id");
      String key = gondolaOf(shelf) + "-" + shelf.path("shelf_index").asInt(0);
      plates.computeIfAbsent(key, s -> new ArrayList<>()).add(node);
    }
    List<Fixture> fixtures = new ArrayList<>();
    gondolas.forEach(
        (id, node) ->
            fixtures.add(fixture(id, node, shelves.getOrDefault("" + id, List.of()), plates)));
    return new Layout(
        "nanostore",
        "contest",
        List.of(),
        List.of(
            new Gate("in", GateKind.ENTRY, 1_500, 1_900, 900),
            new Gate("out", GateKind.EXIT, 1_500, 2_600, 900)),
        fixtures,
        List.of());
  }

  private static String gondolaOf(JsonNode id) {
    return Integer.toString(id.path("gondola_id").path("id").asInt(0));
  }

  private static Fixture fixture(
      int id, JsonNode node, List<JsonNode> shelfNodes, Map<String, List<JsonNode>> plateNodes) {
    Frame frame = Frame.of(node);
    Size size = Size.of(node);
    List<Shelf> shelves = new ArrayList<>();
    for (JsonNode shelf : sorted(shelfNodes, n -> n.path("id").path("shelf_index").asInt(0))) {
      int index = shelf.path("id").path("shelf_index").asInt(0);
      String key = id + "-" + index;
      Frame there = Frame.of(shelf).in(frame);
      List<Plate> plates = new ArrayList<>();
      List<JsonNode> nodes = plateNodes.getOrDefault(key, List.of());
      for (JsonNode plate : sorted(nodes, n -> n.path("id").path("plate_index").asInt(0))) {
        plates.add(plate(key, plate, there));
      }
      shelves.add(new Shelf(key, index, mm(there.z()), plates));
    }
    // fronts look along -y of their own frame; the shop is turned by half a circle
    int facing = Math.floorMod((int) Math.rint(StrictMath.toDegrees(frame.turn())) + 90, 360);
    double depth = 0.4382;
    Frame middle = new Frame(size.x() / 2, size.y() - depth / 2, 0, 0).in(frame);
    return new Fixture(
        "G" + id,
        FixtureKind.GONDOLA,
        -mm(middle.x()),
        -mm(middle.y()),
        facing,
        mm(size.x()),
        mm(depth),
        mm(size.z()),
        shelves);
  }

  private static Plate plate(String shelf, JsonNode node, Frame shelfFrame) {
    Size size = Size.of(node);
    Frame corner = Frame.of(node);
    Frame middle =
        new Frame(corner.x() + size.x() / 2, corner.y() + size.y() / 2, corner.z(), corner.turn())
            .in(shelfFrame);
    return new Plate(
        shelf + "-" + node.path("id").path("plate_index").asInt(0),
        -mm(middle.x()),
        -mm(middle.y()),
        mm(middle.z()),
        mm(size.x()),
        mm(size.y()),
        RATED_GRAMS);
  }

  private static List<JsonNode> sorted(
      List<JsonNode> nodes, java.util.function.ToIntFunction<JsonNode> by) {
    return nodes.stream().sorted(Comparator.comparingInt(by)).toList();
  }

  private static int mm(double metres) {
    return (int) Math.rint(metres * 1e3);
  }
}
