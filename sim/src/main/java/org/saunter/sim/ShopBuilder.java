package org.saunter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saunter.model.Catalogue;
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
import org.saunter.model.Planogram;
import org.saunter.model.Planogram.Placement;
import org.saunter.model.Product;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;

/** Builds a shop of a format from a seed: furniture, products, and what lies where. */
final class ShopBuilder {
  static final int CORRIDOR_MM = 900;
  static final int GONDOLA_DEPTH_MM = 450;
  private static final int PLATE_DEPTH_MM = 400;
  private static final int[] SHELF_Z_MM = {300, 650, 1_000, 1_350, 1_700};
  private static final int CEILING_MM = 2_900;

  private final ShopFormat format;
  private final Chance chance;
  private final ProductMaker maker;
  private final List<Plate> plates = new ArrayList<>();
  private final List<Integer> shelfOfPlate = new ArrayList<>();
  private final List<Integer> rowOfShelf = new ArrayList<>();
  private final List<Integer> gondolaOfShelf = new ArrayList<>();
  private final List<Facing> facings = new ArrayList<>();
  private final List<Placement> placements = new ArrayList<>();

  private ShopBuilder(ShopFormat format, long seed, double sameWeightSiblings) {
    this.format = format;
    chance = new Chance(seed).fork("shop");
    maker = new ProductMaker(chance.fork("products"), sameWeightSiblings);
  }

  /**
   * The shop of a format and seed.
   *
   * @param sameWeightSiblings chance that two flavours on one plate weigh the same
   */
  static Shop build(ShopFormat format, long seed, double sameWeightSiblings, String storeId) {
    return new ShopBuilder(format, seed, sameWeightSiblings).build(storeId);
  }

  private Shop build(String storeId) {
    List<Fixture> fixtures = new ArrayList<>();
    for (int row = 0; row < format.rows; row++) {
      for (int g = 0; g < format.gondolasPerRow; g++) {
        fixtures.add(fixture(row, g));
      }
    }
    int[] shelves = ints(shelfOfPlate);
    for (int shelf = 0; shelf < rowOfShelf.size(); shelf++) {
      stock(shelf, shelves);
    }
    int width = format.gondolasPerRow * Shop.gondolaWidthMm(format) + 2 * CORRIDOR_MM;
    int depth = format.rows * format.rowPitchMm;
    Layout layout =
        new Layout(
            storeId,
            format.toString(),
            walls(width, depth),
            gates(width),
            fixtures,
            cameras(width));
    Catalogue.Accepted accepted = Catalogue.accept(maker.products());
    if (!accepted.problems().isEmpty()) {
      throw new IllegalStateException(accepted.problems().get(0).rule());
    }
    StoreSetup setup =
        new StoreSetup(
            profile(storeId), layout, accepted.catalogue(), new Planogram("1", 0, placements));
    return new Shop(
        setup,
        format,
        List.copyOf(plates),
        shelves,
        ints(rowOfShelf),
        ints(gondolaOfShelf),
        List.copyOf(facings),
        maker.unitGrams(),
        maker.spreadGrams(),
        maker.families(),
        popularity());
  }

  private static StoreProfile profile(String storeId) {
    return new StoreProfile(
        storeId,
        "saunter-demo",
        "Saunter Corner",
        "EUR",
        "Europe/Berlin",
        true,
        Map.of(Product.TaxClass.STANDARD, 190_000, Product.TaxClass.REDUCED, 70_000));
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private Fixture fixture(int row, int g) {
    int width = Shop.gondolaWidthMm(format);
    int left = CORRIDOR_MM + g * width;
    int back = row * format.rowPitchMm;
    boolean fridge = row == format.rows - 1;
    String id = (char) ('A' + row) + "" + (g + 1);
    List<Shelf> shelves = new ArrayList<>();
    for (int s = 0; s < format.shelves; s++) {
      shelves.add(shelf(id, s, left, back));
      rowOfShelf.add(row);
      gondolaOfShelf.add(row * format.gondolasPerRow + g);
    }
    return new Fixture(
        id,
        fridge ? FixtureKind.FRIDGE : FixtureKind.GONDOLA,
        left + width / 2,
        back + GONDOLA_DEPTH_MM / 2,
        90,
        width,
        GONDOLA_DEPTH_MM,
        SHELF_Z_MM[format.shelves - 1] + 350,
        shelves);
  }

  /** Plates from left to right as seen by a shopper who faces the front, so from high x to low. */
  private Shelf shelf(String fixture, int s, int left, int back) {
    List<Plate> row = new ArrayList<>();
    int shelfNumber = rowOfShelf.size();
    for (int i = 0; i < format.platesPerShelf; i++) {
      int column = format.platesPerShelf - 1 - i;
      Plate plate =
          new Plate(
              fixture + "-" + (s + 1) + "-" + (i + 1),
              left + column * format.plateWidthMm + format.plateWidthMm / 2,
              back + GONDOLA_DEPTH_MM - PLATE_DEPTH_MM / 2 - 20,
              SHELF_Z_MM[s],
              format.plateWidthMm - 4,
              PLATE_DEPTH_MM,
              20_000);
      row.add(plate);
      plates.add(plate);
      shelfOfPlate.add(shelfNumber);
    }
    return new Shelf(fixture + "-" + (s + 1), s + 1, SHELF_Z_MM[s], row);
  }

  private void stock(int shelf, int[] shelves) {
    List<Integer> free = new ArrayList<>();
    for (int p = 0; p < shelves.length; p++) {
      if (shelves[p] == shelf) {
        free.add(p);
      }
    }
    while (!free.isEmpty()) {
      double u = chance.uniform();
      int wide = Math.min(free.size(), u < 0.45 ? 1 : u < 0.85 ? 2 : 3);
      double v = chance.uniform();
      int kinds = v < 0.70 ? 1 : v < 0.925 ? 2 : 3;
      List<Integer> products = new ArrayList<>();
      for (int k = 0; k < kinds; k++) {
        products.add(maker.next(k > 0, wide));
      }
      Facing facing =
          new Facing(
              facings.size(), shelf, List.copyOf(free.subList(0, wide)), List.copyOf(products));
      facings.add(facing);
      place(facing);
      free.subList(0, wide).clear();
    }
  }

  private void place(Facing facing) {
    for (int plate : facing.plates()) {
      for (int product : facing.products()) {
        placements.add(
            new Placement(
                plates.get(plate).id(),
                maker.products().get(product).sku(),
                Stock.unitsPerProduct(facing) / facing.plates().size()));
      }
    }
  }

  private double[] popularity() {
    List<Integer> ranks = new ArrayList<>();
    for (int i = 0; i < facings.size(); i++) {
      ranks.add(chance.below(ranks.size() + 1), i);
    }
    double[] popularity = new double[facings.size()];
    for (int i = 0; i < popularity.length; i++) {
      popularity[i] = StrictMath.pow(ranks.get(i) + 1.0, -format.popularityExponent);
    }
    return popularity;
  }

  private static List<Wall> walls(int width, int depth) {
    return List.of(
        new Wall(0, 0, width, 0),
        new Wall(width, 0, width, depth),
        new Wall(width, depth, 0, depth),
        new Wall(0, depth, 0, 0));
  }

  private List<Gate> gates(int width) {
    int aisle = (format.rowPitchMm - GONDOLA_DEPTH_MM) / 2 + GONDOLA_DEPTH_MM;
    return List.of(
        new Gate("in", GateKind.ENTRY, 0, aisle, 900),
        new Gate("out", GateKind.EXIT, width, aisle, 900));
  }

  /**
   * Fisheyes along the middle of each aisle, near enough that every front of a shelf is seen twice:
   * 80 degrees to either side along the aisle, 48 across it.
   */
  private List<Camera> cameras(int width) {
    List<Camera> cameras = new ArrayList<>();
    for (int row = 0; row < format.rows; row++) {
      int y =
          row * format.rowPitchMm + GONDOLA_DEPTH_MM + (format.rowPitchMm - GONDOLA_DEPTH_MM) / 2;
      for (int x = 1_200; x < width; x += 2_400) {
        cameras.add(
            new Camera(
                "cam-" + (cameras.size() + 1),
                Lens.FISHEYE,
                x,
                y,
                CEILING_MM,
                x,
                y,
                640,
                384,
                230,
                List.of(),
                320,
                192,
                0));
      }
    }
    return cameras;
  }
}
