package org.saunter.sim.picture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Plate;
import org.saunter.sim.Stage.Pile;

/** Lays the units of piles onto their plates; the one in front goes first. Not thread-safe. */
final class Piles {
  private static final double GAP_MM = 6;
  private static final int FOREIGN_MAX = 4;
  private static final int LAYERS_OF_ROUND_MAX = 2;

  /** A plate with its place in the layout, the way its shelf looks and the room above it. */
  private record Spot(Plate plate, int number, double heading, double clearMm) {}

  private final Map<String, Spot> spots = new HashMap<>();
  private final ProductShapes shapes;
  private final Map<Pile, Mesh> meshes = new HashMap<>();

  Piles(Layout layout, ProductShapes shapes) {
    this.shapes = shapes;
    for (Fixture fixture : layout.fixtures()) {
      double heading = fixture.facingDegrees() * (Math.PI / 180);
      for (int s = 0; s < fixture.shelves().size(); s++) {
        int z = fixture.shelves().get(s).zMm();
        int next = s + 1 < fixture.shelves().size() ? fixture.shelves().get(s + 1).zMm() : z + 450;
        for (Plate plate : fixture.shelves().get(s).plates()) {
          spots.put(
              plate.id(), new Spot(plate, spots.size(), heading, Math.max(60, next - z - 60.0)));
        }
      }
    }
  }

  /** Where the units of a pile may lie: middle, heading, half width, half depth. */
  private record Field(
      double x, double y, double z, double heading, double a, double f, double clear) {}

  private Field field(Pile pile) {
    Spot first = null;
    double x = 0;
    double y = 0;
    int n = 0;
    double width = 0;
    for (String id : pile.plateIds()) {
      Spot spot = spots.get(id);
      if (spot != null) {
        first = first == null ? spot : first;
        x += spot.plate().xMm();
        y += spot.plate().yMm();
        width += spot.plate().widthMm();
        n++;
      }
    }
    if (first == null) {
      return new Field(0, 0, 0, 0, 0, 0, 0);
    }
    double ax = StrictMath.sin(first.heading());
    double ay = -StrictMath.cos(first.heading());
    int places = Math.max(1, pile.places());
    double share = (Math.max(0, Math.min(places - 1, pile.place())) + 0.5) / places - 0.5;
    return new Field(
        x / n + ax * share * width,
        y / n + ay * share * width,
        first.plate().zMm(),
        first.heading(),
        width / places / 2,
        first.plate().depthMm() / 2.0,
        first.clearMm());
  }

  /** Number of a pile in pictures: where its first plate stands in the layout's list. */
  int number(Pile pile) {
    for (String id : pile.plateIds()) {
      Spot spot = spots.get(id);
      if (spot != null) {
        return spot.number();
      }
    }
    return 0xFFFFFF;
  }

  /** Eight corners of the room that a pile takes at most, x y z each; empty if it lies nowhere. */
  double[] room(Pile pile) {
    Field field = field(pile);
    if (field.a() <= 0) {
      return new double[0];
    }
    double ax = StrictMath.sin(field.heading());
    double ay = -StrictMath.cos(field.heading());
    double[] corners = new double[24];
    for (int i = 0; i < 8; i++) {
      double a = ((i & 1) * 2 - 1) * (field.a() + 60);
      double f = ((i >> 1 & 1) * 2 - 1) * (field.f() + 60);
      corners[3 * i] = field.x() + a * ax - f * ay;
      corners[3 * i + 1] = field.y() + a * ay + f * ax;
      corners[3 * i + 2] = field.z() + (i >> 2) * (field.clear() + 80);
    }
    return corners;
  }

  /** The mesh of a pile; kept as long as it is asked for, see {@link #keep}. */
  Mesh mesh(Pile pile) {
    return meshes.computeIfAbsent(pile, this::build);
  }

  /** Forgets the meshes of piles that are no longer there. */
  void keep(List<Pile> piles) {
    if (meshes.size() > 2 * piles.size() + 64) {
      meshes.keySet().retainAll(new HashSet<>(piles));
    }
  }

  private Mesh build(Pile pile) {
    Field field = field(pile);
    Mesh mesh = new Mesh(64);
    if (field.a() <= 0 || pile.count() <= 0) {
      return mesh;
    }
    int instance = Instance.of(Instance.LYING, number(pile));
    if (pile.foreign()) {
      foreign(mesh, pile, field, instance);
    } else {
      rows(mesh, pile, field, instance);
    }
    return mesh;
  }

  /** Units in columns, rows and layers, pulled to the front; what is taken is missing there. */
  private void rows(Mesh mesh, Pile pile, Field field, int instance) {
    ProductShapes.Pack pack = shapes.pack(pile.sku());
    int columns = (int) Math.max(1, 2 * field.a() / (pack.widthMm() + GAP_MM));
    int rows = (int) Math.max(1, 2 * field.f() / (pack.depthMm() + GAP_MM));
    int layers = layers(pile, field, pack, columns * rows);
    int count = Math.min(pile.count(), columns * rows * layers);
    double pitch = Math.min(2 * field.f() / rows, 1.6 * (pack.depthMm() + GAP_MM));
    double last = field.f() - pack.depthMm() / 2;
    Solids solids = new Solids(mesh);
    for (int i = 0; i < count; i++) {
      int column = i % columns;
      int layer = i / columns % layers;
      int row = i / columns / layers;
      // nothing stands before a unit if the same place one row on is empty
      boolean front = i + columns * layers >= count;
      long hash = ProductShapes.hash(pile.sku()) + 31L * number(pile) + 7_919L * i;
      double a = field.a() * ((2.0 * column + 1) / columns - 1) + askew(hash, 4);
      double f = last - (rows - 1 - row) * pitch + askew(hash + 1, 4);
      place(solids, field, new double[] {a, f, layer * pack.heightMm()}, askew(hash + 2, 0.12));
      shapes.add(solids, pile.sku(), instance, front);
    }
  }

  /** As many as are needed; what stands well on itself is stacked even if there is room beside. */
  private static int layers(Pile pile, Field field, ProductShapes.Pack pack, int each) {
    int most =
        switch (pack.shape()) {
          case BAR, TRAY, CAN, BOX -> (int) Math.max(1, field.clear() / pack.heightMm());
          case BAG, BOTTLE, CUP, JAR ->
              pack.heightMm() < 0.5 * field.clear() ? LAYERS_OF_ROUND_MAX : 1;
        };
    int needed = (int) Math.min(most, ((long) pile.count() + each - 1) / each);
    return Math.max(1, needed);
  }

  /** By at most half of {@code by} to either side. */
  private static double askew(long hash, double by) {
    return by * (Canvas.share(hash) - 0.5);
  }

  private static void place(Solids solids, Field field, double[] at, double turn) {
    double ax = StrictMath.sin(field.heading());
    double ay = -StrictMath.cos(field.heading());
    solids.at(
        field.x() + at[0] * ax - at[1] * ay,
        field.y() + at[0] * ay + at[1] * ax,
        field.z() + at[2],
        field.heading() + turn);
  }

  /** What does not belong there lies across, at the edge in front. */
  private void foreign(Mesh mesh, Pile pile, Field field, int instance) {
    ProductShapes.Pack pack = shapes.pack(pile.sku());
    Solids solids = new Solids(mesh);
    for (int i = 0; i < Math.min(FOREIGN_MAX, pile.count()); i++) {
      long hash = ProductShapes.hash(pile.sku()) + 31L * i + number(pile);
      double f = field.f() - 0.5 * pack.depthMm();
      double[] at = {askew(hash, field.a()), f, i * 0.5 * pack.heightMm()};
      place(solids, field, at, askew(hash + 1, 2));
      shapes.add(solids, pile.sku(), instance, true);
    }
  }
}
