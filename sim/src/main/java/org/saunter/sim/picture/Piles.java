package org.saunter.sim.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Plate;
import org.saunter.sim.Stage.Pile;

/** Lays the units of piles onto their plates; the one in front goes first. Not thread-safe. */
final class Piles {
  private static final double GAP_MM = 6;

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
      meshes.keySet().retainAll(new java.util.HashSet<>(piles));
    }
  }

  private Mesh build(Pile pile) {
    Field field = field(pile);
    Mesh mesh = new Mesh();
    if (field.a() <= 0 || pile.count() <= 0) {
      return mesh;
    }
    int instance = Instance.of(Instance.LYING, number(pile));
    ProductShapes.Pack pack = shapes.pack(pile.sku());
    if (pile.foreign()) {
      foreign(mesh, pile, field, instance);
      return mesh;
    }
    int columns = Math.max(1, (int) ((2 * field.a()) / (pack.widthMm() + GAP_MM)));
    int rows = Math.max(1, (int) ((2 * field.f()) / (pack.depthMm() + GAP_MM)));
    int layers = 1;
    boolean stacks =
        pack.shape() == ProductShapes.Shape.BAR
            || pack.shape() == ProductShapes.Shape.TRAY
            || pack.shape() == ProductShapes.Shape.CAN
            || pack.shape() == ProductShapes.Shape.BOX;
    int most = Math.max(1, (int) (field.clear() / pack.heightMm()));
    while (layers < most
        && (stacks && layers < 4 || columns * rows * layers < pile.count())
        && columns * rows * layers < pile.count()) {
      layers++;
    }
    List<int[]> slots = slots(columns, rows, layers);
    int count = Math.min(pile.count(), slots.size());
    Solids solids = new Solids(mesh);
    double ax = StrictMath.sin(field.heading());
    double ay = -StrictMath.cos(field.heading());
    int[] front = new int[columns * layers];
    java.util.Arrays.fill(front, -1);
    for (int i = 0; i < count; i++) {
      int[] slot = slots.get(i);
      int cell = slot[0] * layers + slot[2];
      front[cell] = Math.max(front[cell], slot[1]);
    }
    for (int i = 0; i < count; i++) {
      int[] slot = slots.get(i);
      long hash =
          ProductShapes.hash(pile.sku())
              + 7_919L * (slot[0] + 97L * slot[1] + 9_409L * slot[2])
              + number(pile);
      double a = field.a() * ((2.0 * slot[0] + 1) / columns - 1) + 4 * (Canvas.share(hash) - 0.5);
      double f =
          -field.f()
              + (slot[1] + 0.5) * Math.min(2 * field.f() / rows, 1.6 * (pack.depthMm() + GAP_MM))
              + 4 * (Canvas.share(hash + 1) - 0.5);
      f +=
          field.f()
              - pack.depthMm() / 2
              - (-field.f()
                  + (rows - 0.5) * Math.min(2 * field.f() / rows, 1.6 * (pack.depthMm() + GAP_MM)));
      double turn = 0.12 * (Canvas.share(hash + 2) - 0.5);
      solids.at(
          field.x() + a * ax - f * ay,
          field.y() + a * ay + f * ax,
          field.z() + slot[2] * pack.heightMm(),
          field.heading() + turn);
      boolean whole = slot[1] >= front[slot[0] * layers + slot[2]] - (slot[2] > 0 ? 0 : 0);
      shapes.add(solids, pile.sku(), instance, whole);
    }
    return mesh;
  }

  /** Columns, rows from the back and layers, in the order in which they are filled. */
  private static List<int[]> slots(int columns, int rows, int layers) {
    List<int[]> slots = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int layer = 0; layer < layers; layer++) {
        for (int column = 0; column < columns; column++) {
          slots.add(new int[] {column, row, layer});
        }
      }
    }
    return slots;
  }

  /** What does not belong there lies across, at the edge in front. */
  private void foreign(Mesh mesh, Pile pile, Field field, int instance) {
    ProductShapes.Pack pack = shapes.pack(pile.sku());
    double ax = StrictMath.sin(field.heading());
    double ay = -StrictMath.cos(field.heading());
    for (int i = 0; i < Math.min(4, pile.count()); i++) {
      long hash = ProductShapes.hash(pile.sku()) + 31L * i + number(pile);
      double a = (Canvas.share(hash) - 0.5) * field.a();
      double f = field.f() - 0.5 * pack.depthMm();
      double turn = 2 * (Canvas.share(hash + 1) - 0.5);
      Solids solids =
          new Solids(mesh)
              .at(
                  field.x() + a * ax - f * ay,
                  field.y() + a * ay + f * ax,
                  field.z() + i * 0.5 * pack.heightMm(),
                  field.heading() + turn);
      shapes.add(solids, pile.sku(), instance, true);
    }
  }
}
