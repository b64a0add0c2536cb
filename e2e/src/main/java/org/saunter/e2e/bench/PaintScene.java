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
    ShopFormat format = scene.equals("kiosk") ? ShopFormat.KIOSK : ShopFormat.CONVENIENCE;
    SyntheticShop shop = SyntheticShop.build(format, 1, "bench");
    int people = scene.equals("crowd") ? 44 : 10;
    List<Camera> cameras = new ArrayList<>();
    for (int i = 0; i < (scene.equals("new") ? PLACES : 1); i++) {
      cameras.add(camera(shop.setup().layout(), lens, i));
    }
    return new PaintScene(shop, stages(shop, people), cameras);
  }

  private static Camera camera(Layout layout, String lens, int place) {
    int width = layout.walls().get(0).x2Mm();
    int depth = layout.walls().get(1).y2Mm();
    boolean fisheye = lens.equals("fisheye");
    int x = (fisheye ? width / 2 : width / 10) + place;
    int y = fisheye ? depth * 11 / 20 : depth - 400;
    return new Camera(
        "c",
        fisheye ? Lens.FISHEYE : Lens.PINHOLE,
        x,
        y,
        2_800,
        fisheye ? x : width / 2,
        fisheye ? y : depth / 2,
        320,
        192,
        fisheye ? 100 : 190,
        fisheye ? List.of() : List.of(-0.1, 0.01),
        160,
        96,
        0);
  }

  private static List<Stage> stages(SyntheticShop shop, int people) {
    Layout layout = shop.setup().layout();
    Chance chance = new Chance(5);
    List<Figure> first = new ArrayList<>();
    while (first.size() < people) {
      double x = chance.uniform(300, layout.walls().get(0).x2Mm() - 300);
      double y = chance.uniform(600, layout.walls().get(1).y2Mm() - 300);
      if (free(layout, x, y)) {
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
