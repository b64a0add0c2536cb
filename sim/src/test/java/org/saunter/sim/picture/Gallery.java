package org.saunter.sim.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.sim.Chance;
import org.saunter.sim.Look;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Stage;
import org.saunter.sim.SyntheticShop;
import org.saunter.sim.scene.RandomScenes;
import org.saunter.sim.scene.SceneRange;

/**
 * Writes contact sheets to a folder, to be looked at by people: every format by hour and fault, and
 * random scenes. Not a test.
 */
final class Gallery {
  private static final int COLUMNS = 4;

  private Gallery() {}

  public static void main(String[] args) throws IOException {
    File folder = new File(args[0]);
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 7;
    boolean labels = args.length > 2;
    List<BufferedImage> formats = new ArrayList<>();
    for (ShopFormat format : ShopFormat.values()) {
      formats(format, seed, labels, formats);
    }
    sheet(formats, new File(folder, "formats.png"));
    List<BufferedImage> scenes = new ArrayList<>();
    SceneRange range = SceneRange.standard().withShots(1, 1);
    for (int i = 0; i < 24; i++) {
      scenes.add(image(RandomScenes.next(seed + i, range).paint().get(0), labels));
    }
    sheet(scenes, new File(folder, "scenes.png"));
  }

  /** One format by day, at dusk, with a failed lamp and in a power cut, through two lenses. */
  private static void formats(
      ShopFormat format, long seed, boolean labels, List<BufferedImage> out) {
    SyntheticShop shop = SyntheticShop.build(format, seed, "demo");
    Painter painter = new Painter(shop.setup(), seed);
    Stage stage = crowd(shop, format == ShopFormat.STADIUM ? 24 : 8, seed);
    Layout layout = shop.setup().layout();
    double w = layout.walls().get(0).x2Mm();
    double h = layout.walls().get(1).y2Mm();
    Camera flat =
        new Camera(
            "flat",
            Lens.PINHOLE,
            500,
            (int) h - 400,
            2_700,
            (int) (0.6 * w),
            (int) (0.5 * h),
            320,
            192,
            190,
            List.of(),
            160,
            96,
            0);
    Camera c = layout.cameras().get(layout.cameras().size() / 2);
    Camera fish =
        new Camera(
            "fish",
            Lens.FISHEYE,
            c.xMm(),
            c.yMm(),
            c.zMm(),
            c.xMm(),
            c.yMm(),
            320,
            192,
            95,
            List.of(),
            160,
            96,
            0);
    EnumSet<Lighting.Fault> none = EnumSet.noneOf(Lighting.Fault.class);
    EnumSet<Lighting.Fault> cold = EnumSet.of(Lighting.Fault.FOG, Lighting.Fault.GLARE);
    EnumSet<Lighting.Fault> dead = EnumSet.of(Lighting.Fault.LAMP_FAILED);
    EnumSet<Lighting.Fault> cut = EnumSet.of(Lighting.Fault.POWER_CUT);
    Exposure exposure = Exposure.ordinary(seed);
    out.add(image(painter.paint(stage, flat, Lighting.at(seed, 9, 0, none), exposure), labels));
    out.add(image(painter.paint(stage, flat, Lighting.at(seed, 18, 0, cold), exposure), labels));
    out.add(image(painter.paint(stage, fish, Lighting.at(seed, 15, 0, dead), exposure), labels));
    out.add(image(painter.paint(stage, fish, Lighting.at(seed, 22, 0, cut), exposure), labels));
  }

  private static void sheet(List<BufferedImage> images, File file) throws IOException {
    int width = images.get(0).getWidth();
    int height = images.get(0).getHeight();
    int rows = (images.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * width, rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    for (int i = 0; i < images.size(); i++) {
      int row = i / COLUMNS;
      g.drawImage(images.get(i), i % COLUMNS * width, row * height, null);
    }
    g.dispose();
    save(sheet, file);
  }

  static void save(BufferedImage image, File file) throws IOException {
    if (!file.getAbsoluteFile().getParentFile().isDirectory()
        && !file.getAbsoluteFile().getParentFile().mkdirs()) {
      throw new IOException("The folder of (" + file + ") cannot be made.");
    }
    ImageIO.write(image, "png", file);
  }

  static BufferedImage image(Picture p, boolean labels) {
    BufferedImage image = new BufferedImage(p.widthPx(), p.heightPx(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < p.heightPx(); y++) {
      for (int x = 0; x < p.widthPx(); x++) {
        int at = 3 * (y * p.widthPx() + x);
        int red = p.rgb()[at] & 255;
        int green = p.rgb()[at + 1] & 255;
        int blue = p.rgb()[at + 2] & 255;
        image.setRGB(x, y, (red << 16) | (green << 8) | blue);
      }
    }
    if (labels) {
      label(p, image);
    }
    return image;
  }

  private static void label(Picture p, BufferedImage image) {
    Graphics2D g = image.createGraphics();
    for (Picture.PersonLabel l : p.people()) {
      int left = (int) l.leftPx();
      int top = (int) l.topPx();
      g.setColor(l.visibleShare() > 0.3 ? Color.GREEN : Color.RED);
      g.drawRect(left, top, (int) l.rightPx() - left, (int) l.bottomPx() - top);
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

  /** Some people who walk about, half of them with something in their right hand. */
  static Stage crowd(SyntheticShop shop, int people, long seed) {
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
            Math.abs(x - f.xMm()) < f.widthMm() / 2.0 + 250
                && Math.abs(y - f.yMm()) < f.depthMm() / 2.0 + 250;
      }
      if (blocked) {
        continue;
      }
      double[] clothing = new double[8];
      for (int i = 0; i < 8; i++) {
        clothing[i] = chance.normal();
      }
      double heading = chance.uniform(0, 6.28);
      double c = Math.cos(heading);
      double s = Math.sin(heading);
      String sku = shop.setup().catalogue().products().get(chance.below(30)).sku();
      Stage.Hand right =
          chance.happens(0.5)
              ? Stage.Hand.AT_REST
              : new Stage.Hand(x + 350 * c + 150 * s, y + 350 * s - 150 * c, 1_150, sku, false);
      int number = figures.size() + 1;
      figures.add(
          new Stage.Figure(
              number,
              "v",
              Look.of(clothing, seed + number),
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
