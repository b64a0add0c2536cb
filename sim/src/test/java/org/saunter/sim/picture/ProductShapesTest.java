package org.saunter.sim.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saunter.model.Product;
import org.saunter.model.StoreSetup;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Stage.Pile;
import org.saunter.sim.SyntheticShop;

class ProductShapesTest {
  private static final SyntheticShop SHOP = SyntheticShop.build(ShopFormat.CONVENIENCE, 4, "demo");

  @Test
  void everyPackIsSmallCheapAndClosedAbove() {
    Materials materials = new Materials();
    ProductShapes shapes = new ProductShapes(SHOP.setup().catalogue(), materials, 4);
    Set<ProductShapes.Shape> kinds = new HashSet<>();
    for (Product product : SHOP.setup().catalogue().products()) {
      Mesh mesh = new Mesh();
      shapes.addProduct(mesh, product.sku(), 100, 200, 50, 1, Instance.of(Instance.HELD, 1));
      ProductShapes.Pack pack = shapes.pack(product.sku());
      kinds.add(pack.shape());
      assertThat(mesh.triangleCount()).isBetween(8, 60);
      float highest = 0;
      for (int v = 0; v < mesh.vertexCount(); v++) {
        double dx = mesh.vertices[8 * v] - 100;
        double dy = mesh.vertices[8 * v + 1] - 200;
        assertThat(Math.sqrt(dx * dx + dy * dy)).isLessThan(150);
        assertThat(mesh.vertices[8 * v + 2]).isBetween(49.9f, 351f);
        highest = Math.max(highest, mesh.vertices[8 * v + 2]);
        double nx = mesh.vertices[8 * v + 3];
        double ny = mesh.vertices[8 * v + 4];
        double nz = mesh.vertices[8 * v + 5];
        assertThat(nx * nx + ny * ny + nz * nz).isBetween(0.98, 1.02);
      }
      assertThat((double) highest - 50).isBetween(0.99 * pack.heightMm(), 1.01 * pack.heightMm());
    }
    assertThat(kinds).hasSize(ProductShapes.Shape.values().length);
  }

  @Test
  void heavierIsLarger() {
    ProductShapes shapes = new ProductShapes(SHOP.setup().catalogue(), new Materials(), 4);
    double light = 0;
    double heavy = 0;
    int lights = 0;
    int heavies = 0;
    for (Product p : SHOP.setup().catalogue().products()) {
      ProductShapes.Pack pack = shapes.pack(p.sku());
      double litres = pack.widthMm() * pack.depthMm() * pack.heightMm() / 1e6;
      if (p.unitGrams() < 100) {
        light += litres;
        lights++;
      } else if (p.unitGrams() > 400) {
        heavy += litres;
        heavies++;
      }
    }
    assertThat(heavy / heavies).isGreaterThan(2 * light / lights);
  }

  @Test
  void flavoursDifferAndAreTheSameEverywhere() {
    ProductPrints prints = new ProductPrints(4);
    Texture cherry = prints.of(ProductShapes.Shape.BOX, "F1", "Alba muesli, cherry", "S1").label();
    Texture lemon = prints.of(ProductShapes.Shape.BOX, "F1", "Alba muesli, lemon", "S2").label();
    Texture other = prints.of(ProductShapes.Shape.BOX, "F9", "Ivy muesli, lemon", "S3").label();
    Texture again =
        new ProductPrints(4).of(ProductShapes.Shape.BOX, "F1", "Alba muesli, cherry", "S1").label();
    assertThat(again.rgb).isEqualTo(cherry.rgb);
    int siblings = alike(cherry, lemon);
    assertThat(siblings).isBetween(200, 4_000);
    assertThat(alike(cherry, other)).isLessThan(siblings);
  }

  private static int alike(Texture a, Texture b) {
    int same = 0;
    for (int i = 0; i < a.rgb.length; i++) {
      same += a.rgb[i] == b.rgb[i] ? 1 : 0;
    }
    return same;
  }

  @Test
  void theFrontUnitIsTakenFirstAndTheOthersStay() {
    StoreSetup setup = SmallShop.setup();
    ProductShapes shapes = new ProductShapes(setup.catalogue(), new Materials(), 1);
    Piles piles = new Piles(setup.layout(), shapes);
    String sku = setup.catalogue().products().get(0).sku();
    double[] front = new double[9];
    for (int n = 1; n <= 8; n++) {
      Mesh mesh = piles.mesh(new Pile(List.of("p10"), 0, 1, sku, n, false));
      double y = 0;
      for (int v = 0; v < mesh.vertexCount(); v++) {
        y = Math.max(y, mesh.vertices[8 * v + 1]);
      }
      front[n] = y;
    }
    for (int n = 2; n <= 8; n++) {
      assertThat(front[n]).isGreaterThanOrEqualTo(front[n - 1] - 5); // each lies a little askew
    }
    assertThat(front[8]).isGreaterThanOrEqualTo(front[1]);
  }

  @Test
  void aPileStaysInItsRoom() {
    ProductShapes shapes = new ProductShapes(SHOP.setup().catalogue(), new Materials(), 1);
    Piles piles = new Piles(SHOP.setup().layout(), shapes);
    for (Pile pile : SHOP.piles()) {
      double[] room = piles.room(pile);
      Mesh mesh = piles.mesh(pile);
      assertThat(mesh.triangleCount()).isPositive();
      for (int v = 0; v < mesh.vertexCount(); v++) {
        assertThat(mesh.vertices[8 * v]).isBetween((float) low(room, 0), (float) high(room, 0));
        assertThat(mesh.vertices[8 * v + 1]).isBetween((float) low(room, 1), (float) high(room, 1));
        assertThat(mesh.vertices[8 * v + 2]).isBetween((float) low(room, 2), (float) high(room, 2));
      }
    }
  }

  private static double low(double[] room, int axis) {
    double low = 1e9;
    for (int i = axis; i < 24; i += 3) {
      low = Math.min(low, room[i]);
    }
    return low;
  }

  private static double high(double[] room, int axis) {
    double high = -1e9;
    for (int i = axis; i < 24; i += 3) {
      high = Math.max(high, room[i]);
    }
    return high;
  }
}
