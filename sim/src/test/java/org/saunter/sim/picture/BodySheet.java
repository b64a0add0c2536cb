package org.saunter.sim.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.saunter.sim.Chance;
import org.saunter.sim.Look;
import org.saunter.sim.Stage;

/**
 * Draws sheets of bodies for people to look at: {@code BodySheet [folder]}. Run by hand after
 * changes to bodies and clothes.
 */
final class BodySheet {
  private static final int WIDE = 260;
  private static final int HIGH = 340;

  private final Path folder;
  private final int detail;

  private BodySheet(Path folder, int detail) {
    this.folder = folder;
    this.detail = detail;
  }

  public static void main(String[] args) throws IOException {
    Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("bodies");
    Files.createDirectories(folder);
    for (int detail = 1; detail <= 2; detail++) {
      new BodySheet(folder, detail).all();
    }
    System.out.println(folder);
  }

  private void all() throws IOException {
    List<Stage.Figure> looks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      looks.add(figure(i, look(i), 0.4 + i, i % 2 * 900, 0));
    }
    sheet("looks", looks);
    Look look = plain(Look.Top.LONG_SLEEVES, Look.Bottom.TROUSERS, Look.Aid.NONE);
    List<Stage.Figure> phases = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      phases.add(figure(i, look, i * Math.PI / 4, 1_200, 0));
    }
    sheet("phases", phases);
    List<Stage.Figure> reaches = reaches(look);
    sheet("reaches", reaches);
    List<Stage.Figure> aids = new ArrayList<>();
    for (Look.Aid aid : Look.Aid.values()) {
      aids.add(figure(3, plain(Look.Top.SHIRT, Look.Bottom.SHORTS, aid), 1, 700, 0));
      aids.add(figure(4, plain(Look.Top.COAT, Look.Bottom.SKIRT, aid), 1, 0, 0));
    }
    sheet("aids", aids);
    List<Stage.Figure> bags = bags();
    sheet("bags", bags);
    List<Stage.Figure> sizes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Look l = plain(Look.Top.SHIRT, Look.Bottom.TROUSERS, Look.Aid.NONE);
      sizes.add(figure(i, sized(l, 900 + 160 * i, 0.85 + (i % 4) * 0.2), 2, 600, i == 7 ? 1 : 0));
    }
    sheet("sizes", sizes);
    close(List.of(looks.get(4), looks.get(1), bags.get(3), bags.get(6), reaches.get(1)));
  }

  private static List<Stage.Figure> reaches(Look look) {
    double[][] targets = {
      {500, -150, 1_200}, {450, 100, 1_950}, {350, -200, 150}, {900, -100, 1_300},
      {100, -800, 1_200}, {400, 300, 700}, {250, -150, 1_400}, {600, 0, 400}
    };
    List<Stage.Figure> reaches = new ArrayList<>();
    for (int i = 0; i < targets.length; i++) {
      double[] t = targets[i];
      double stoop = t[2] < 300 ? 1 : t[2] < 600 ? 0.6 : 0;
      Stage.Hand hand = new Stage.Hand(t[0], t[1], t[2], "a", false);
      reaches.add(new Stage.Figure(i, "v", look, 0, 0, 0, 0, 0, stoop, Stage.Hand.AT_REST, hand));
    }
    return reaches;
  }

  private static List<Stage.Figure> bags() {
    Look.Head[] heads = Look.Head.values();
    Look.Hair[] hairs = Look.Hair.values();
    List<Stage.Figure> bags = new ArrayList<>();
    Look.Bag[] kinds = Look.Bag.values();
    Look.Top[] tops = Look.Top.values();
    Look.Bottom[] bottoms = Look.Bottom.values();
    for (int k = 0; k < kinds.length; k++) {
      for (int i = 0; i < 2; i++) {
        Look.Top top = tops[(k + i) % 4];
        Look base = plain(top, bottoms[(k + i) % 4], Look.Aid.NONE);
        Look.Hair cut = hairs[(k + 2 * i) % 4];
        Look look = with(base, cut, heads[(k + i) % 5], kinds[k], 1_500 + 100 * k, k + i);
        bags.add(figure(k, look, 0.5, 600 * i, 0));
      }
    }
    return bags;
  }

  /** A few at a size that shows seams. */
  private void close(List<Stage.Figure> figures) throws IOException {
    double[][] eyes = {{2_600, 700, 1_500}, {1_500, -1_300, 2_900}, {-1_800, -1_200, 2_600}};
    BufferedImage all =
        new BufferedImage(400 * figures.size(), 620 * eyes.length, BufferedImage.TYPE_INT_RGB);
    Graphics2D to = all.createGraphics();
    Materials materials = new Materials();
    BodyMesh bodies = new BodyMesh(materials, detail);
    for (int i = 0; i < figures.size(); i++) {
      Mesh mesh = new Mesh();
      bodies.add(mesh, figures.get(i), new BodyPoints());
      for (int e = 0; e < eyes.length; e++) {
        BodyViewer viewer = new BodyViewer(400, 620, eyes[e], new double[] {0, 0, 900}, 26);
        to.drawImage(viewer.draw(mesh, materials, 0xB8B4AA), i * 400, e * 620, null);
      }
    }
    to.dispose();
    ImageIO.write(all, "png", folder.resolve("close" + detail + ".png").toFile());
  }

  static Look look(int i) {
    Chance chance = new Chance(500 + i);
    double[] clothing = new double[8];
    for (int k = 0; k < 8; k++) {
      clothing[k] = chance.normal();
    }
    return Look.of(clothing, 77 * i + 5);
  }

  static Look plain(Look.Top top, Look.Bottom bottom, Look.Aid aid) {
    return new Look(
        1_710,
        1.05,
        0xD8A684,
        0x3A2A1C,
        Look.Hair.SHORT,
        Look.Head.BARE,
        0x884422,
        top,
        0x3C6E9F,
        Look.Pattern.PLAIN,
        0xDDDDCC,
        bottom,
        0x3B3F4A,
        0x222222,
        Look.Bag.NONE,
        0x7A3040,
        aid,
        11);
  }

  static Look with(Look l, Look.Hair cut, Look.Head head, Look.Bag bag, int heightMm, long seed) {
    Look.Pattern[] patterns = Look.Pattern.values();
    return new Look(
        heightMm,
        l.girth(),
        l.skin(),
        l.hair(),
        cut,
        head,
        l.headColour(),
        l.top(),
        l.topColour(),
        patterns[(int) (seed % patterns.length)],
        l.patternColour(),
        l.bottom(),
        l.bottomColour(),
        l.shoes(),
        bag,
        l.bagColour(),
        l.aid(),
        seed);
  }

  static Look sized(Look l, int heightMm, double girth) {
    return new Look(
        heightMm,
        girth,
        l.skin(),
        l.hair(),
        l.cut(),
        l.head(),
        l.headColour(),
        l.top(),
        l.topColour(),
        l.pattern(),
        l.patternColour(),
        l.bottom(),
        l.bottomColour(),
        l.shoes(),
        l.bag(),
        l.bagColour(),
        l.aid(),
        l.seed());
  }

  static Stage.Figure figure(int number, Look look, double phase, double speed, double stoop) {
    return new Stage.Figure(
        number, "v", look, 0, 0, 0, phase, speed, stoop, Stage.Hand.AT_REST, Stage.Hand.AT_REST);
  }

  /** Each figure from ahead, from the side, obliquely from above, and from the ceiling. */
  private void sheet(String name, List<Stage.Figure> figures) throws IOException {
    double[][] eyes = {
      {3_600, 400, 1_300},
      {300, -3_600, 1_300},
      {-2_000, 2_200, 3_000},
      {1, 0, 4_200},
      {1_900, -1_300, 3_000}
    };
    BufferedImage all =
        new BufferedImage(WIDE * figures.size(), HIGH * eyes.length, BufferedImage.TYPE_INT_RGB);
    Graphics2D to = all.createGraphics();
    Materials materials = new Materials();
    BodyMesh bodies = new BodyMesh(materials, detail);
    BodyPoints points = new BodyPoints();
    for (int i = 0; i < figures.size(); i++) {
      Mesh mesh = new Mesh();
      bodies.add(mesh, figures.get(i), points);
      for (int e = 0; e < eyes.length; e++) {
        double[] target = {e == 1 ? 300 : 150, 0, e == 3 ? 0 : 900};
        BodyViewer viewer =
            new BodyViewer(WIDE, HIGH, eyes[e], target, e < 2 ? 30 : e == 3 ? 28 : 27);
        to.drawImage(viewer.draw(mesh, materials, 0xB8B4AA), i * WIDE, e * HIGH, null);
      }
      System.out.println(name + " " + detail + " " + i + ": " + mesh.triangleCount());
    }
    to.dispose();
    ImageIO.write(all, "png", folder.resolve(name + detail + ".png").toFile());
  }
}
