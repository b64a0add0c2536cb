package org.saunter.sim.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.sim.Chance;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Stage;
import org.saunter.sim.SyntheticShop;

/** Writes pictures to a folder, to be looked at by people. */
final class Gallery {
  private Gallery() {}

  public static void main(String[] args) throws IOException {
    File out = new File(args[0]);
    for (ShopFormat format : ShopFormat.values()) {
      SyntheticShop shop = SyntheticShop.build(format, 7, "demo");
      Painter painter = new Painter(shop.setup(), 7);
      Layout layout = shop.setup().layout();
      Stage stage = Crowd.stage(shop, 10, 5);
      Camera fish = layout.cameras().get(0).scaledTo(480);
      save(painter.paint(stage, fish, Lighting.PLAIN, Exposure.CLEAN), out, format + "-fish");
      double w = layout.walls().get(0).x2Mm();
      double h = layout.walls().get(1).y2Mm();
      Camera flat =
          pinhole(600, (int) (h - 500), 2_700, (int) (w * 0.6), (int) (h * 0.45), 640, 360);
      save(painter.paint(stage, flat, Lighting.PLAIN, Exposure.CLEAN), out, format + "-flat");
    }
  }

  static Camera pinhole(int x, int y, int z, int toX, int toY, int width, int height) {
    return new Camera(
        "flat",
        Lens.PINHOLE,
        x,
        y,
        z,
        toX,
        toY,
        width,
        height,
        0.62 * width,
        List.of(),
        width / 2.0,
        height / 2.0,
        0);
  }

  static BufferedImage image(Picture p, boolean labels) {
    BufferedImage image = new BufferedImage(p.widthPx(), p.heightPx(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < p.widthPx() * p.heightPx(); i++) {
      image.setRGB(
          i % p.widthPx(),
          i / p.widthPx(),
          (p.rgb()[3 * i] & 255) << 16
              | (p.rgb()[3 * i + 1] & 255) << 8
              | p.rgb()[3 * i + 2] & 255);
    }
    if (labels) {
      Graphics2D g = image.createGraphics();
      for (Picture.PersonLabel l : p.people()) {
        g.setColor(l.visibleShare() > 0.3 ? Color.GREEN : Color.RED);
        g.drawRect(
            (int) l.leftPx(),
            (int) l.topPx(),
            (int) (l.rightPx() - l.leftPx()),
            (int) (l.bottomPx() - l.topPx()));
        g.setColor(Color.YELLOW);
        g.fillOval((int) l.footXPx() - 2, (int) l.footYPx() - 2, 4, 4);
        g.setColor(Color.CYAN);
        g.drawOval((int) l.headXPx() - 2, (int) l.headYPx() - 2, 4, 4);
        for (Picture.HandLabel h : l.hands()) {
          g.setColor(h.visibleShare() > 0.3 ? Color.MAGENTA : Color.GRAY);
          g.drawRect((int) h.xPx() - 2, (int) h.yPx() - 2, 4, 4);
        }
      }
      g.dispose();
    }
    return image;
  }

  static void save(Picture p, File folder, String name) throws IOException {
    folder.mkdirs();
    ImageIO.write(image(p, false), "png", new File(folder, name + ".png"));
    ImageIO.write(image(p, true), "png", new File(folder, name + "-labels.png"));
  }

  /** A few people for a first look. */
  static final class Crowd {
    private Crowd() {}

    static Stage stage(SyntheticShop shop, int people, long seed) {
      Chance chance = new Chance(seed);
      Layout layout = shop.setup().layout();
      double w = layout.walls().get(0).x2Mm();
      double h = layout.walls().get(1).y2Mm();
      List<Stage.Figure> figures = new ArrayList<>();
      while (figures.size() < people) {
        double x = chance.uniform(300, w - 300);
        double y = chance.uniform(300, h - 300);
        boolean blocked = false;
        for (Layout.Fixture f : layout.fixtures()) {
          blocked |=
              Math.abs(x - f.xMm()) < f.widthMm() / 2 + 250
                  && Math.abs(y - f.yMm()) < f.depthMm() / 2 + 250;
        }
        if (blocked) {
          continue;
        }
        double[] clothing = new double[8];
        for (int i = 0; i < 8; i++) {
          clothing[i] = chance.normal();
        }
        double heading = chance.uniform(0, 6.28);
        Stage.Hand right =
            chance.happens(0.5)
                ? Stage.Hand.AT_REST
                : new Stage.Hand(
                    x + 350 * Math.cos(heading) + 150 * Math.sin(heading),
                    y + 350 * Math.sin(heading) - 150 * Math.cos(heading),
                    1_150,
                    shop.setup().catalogue().products().get(chance.below(50)).sku(),
                    false);
        figures.add(
            new Stage.Figure(
                figures.size() + 1,
                "v",
                org.saunter.sim.Look.of(clothing, seed + figures.size()),
                x,
                y,
                heading,
                chance.uniform(0, 6),
                900,
                0,
                Stage.Hand.AT_REST,
                right));
      }
      return new Stage(1, figures, shop.piles());
    }
  }
}
