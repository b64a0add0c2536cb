package org.saunter.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.sim.Chance;
import org.saunter.sim.Look;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.Stage.Hand;
import org.saunter.sim.SyntheticShop;

/**
 * A shop, moments in it and places to look from.
 *
 * @param stages people walk from one to the next
 * @param cameras one that hangs still, or many more than a painter keeps
 */
record PaintScene(SyntheticShop shop, List<Stage> stages, List<Camera> cameras) {
  private static final int MOMENTS = 64;
  private static final int PLACES = 400; // of 61,440 pixels: more than a painter keeps

  static PaintScene named(String scene, String lens) {
    SyntheticShop shop = SyntheticShop.build(ShopFormat.CONVENIENCE, 1, "bench");
    int people = scene.equals("crowd") ? 44 : 10;
    List<Camera> cameras = new ArrayList<>();
    for (int i = 0; i < (scene.equals("new") ? PLACES : 1); i++) {
      cameras.add(camera(lens, i));
    }
    return new PaintScene(shop, stages(shop, people), cameras);
  }

  private static Camera camera(String lens, int place) {
    return lens.equals("fisheye")
        ? new Camera(
            "c",
            Lens.FISHEYE,
            3_600 + place,
            3_100,
            2_800,
            3_600 + place,
            3_100,
            320,
            192,
            100,
            List.of(),
            160,
            96,
            0)
        : new Camera(
            "c",
            Lens.PINHOLE,
            700 + place,
            5_000,
            2_800,
            3_600,
            2_600,
            320,
            192,
            190,
            List.of(-0.1, 0.01),
            160,
            96,
            0);
  }

  private static List<Stage> stages(SyntheticShop shop, int people) {
    Chance chance = new Chance(5);
    List<Figure> first = new ArrayList<>();
    while (first.size() < people) {
      double x = chance.uniform(300, 6_700);
      double y = chance.uniform(600, 5_100);
      if (free(shop.setup().layout(), x, y)) {
        double[] clothing = new double[8];
        for (int i = 0; i < clothing.length; i++) {
          clothing[i] = chance.normal();
        }
        Look look = Look.of(clothing, first.size());
        String sku = shop.setup().catalogue().products().get(first.size()).sku();
        Hand right = first.size() % 3 == 0 ? new Hand(0, 0, 0, sku, true) : Hand.AT_REST;
        double heading = chance.uniform(0, 2 * Math.PI);
        int number = first.size() + 1;
        first.add(new Figure(number, "v", look, x, y, heading, 0, 900, 0, Hand.AT_REST, right));
      }
    }
    List<Stage> stages = new ArrayList<>();
    for (int m = 0; m < MOMENTS; m++) {
      int moment = m;
      stages.add(new Stage(m, first.stream().map(f -> later(f, moment)).toList(), shop.piles()));
    }
    return stages;
  }

  /** There and back, by at most 200 mm. */
  private static Figure later(Figure f, int moment) {
    double way = 200 * StrictMath.sin(2 * Math.PI * moment / MOMENTS);
    return new Figure(
        f.number(),
        f.visitKey(),
        f.look(),
        f.xMm() + way * StrictMath.cos(f.headingRadians()),
        f.yMm() + way * StrictMath.sin(f.headingRadians()),
        f.headingRadians(),
        0.2 * moment,
        f.speedMmPerS(),
        0,
        f.left(),
        f.right());
  }

  private static boolean free(Layout layout, double x, double y) {
    for (Layout.Fixture f : layout.fixtures()) {
      if (Math.abs(x - f.xMm()) < f.widthMm() / 2.0 + 200
          && Math.abs(y - f.yMm()) < f.depthMm() / 2.0 + 200) {
        return false;
      }
    }
    return true;
  }
}
