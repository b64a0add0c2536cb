package org.saunter.sim.picture;

import org.saunter.sim.Chance;
import org.saunter.sim.picture.ProductShapes.Shape;

/**
 * What is printed on packs: a family shares its layout and the colour of its brand, a flavour has a
 * hue and a motif of its own.
 */
final class ProductPrints {
  private static final int SIZE_PX = 64;

  /**
   * @param label goes round the pack, or onto each side
   * @param lid colour of lid or cap
   */
  record Print(Texture label, int lid) {}

  private final long seed;

  ProductPrints(long seed) {
    this.seed = seed;
  }

  Print of(Shape shape, String family, String name, String sku) {
    Chance common = new Chance(seed ^ ProductShapes.hash(family)).fork("family");
    Chance own = new Chance(seed ^ ProductShapes.hash(name + sku)).fork("flavour");
    double hue = common.uniform();
    int brand = Canvas.colour(hue, common.uniform(0.35, 1), common.uniform(0.25, 0.95));
    int ground =
        common.happens(0.4)
            ? Canvas.shade(0xFFFFFF, common.uniform(0.8, 1))
            : common.happens(0.5) ? brand : Canvas.colour(hue + 0.5, 0.4, common.uniform(0.2, 0.9));
    int flavour = Canvas.colour(own.uniform(), own.uniform(0.5, 1), own.uniform(0.4, 0.95));
    int ink = light(ground) ? 0x202020 : 0xF8F8F0;
    Canvas canvas = new Canvas(SIZE_PX, ground, ProductShapes.hash(sku));
    boolean round =
        shape == Shape.BOTTLE || shape == Shape.CAN || shape == Shape.JAR || shape == Shape.CUP;
    int repeats = round ? 2 : 1;
    layout(canvas, common, own, new int[] {brand, flavour, ink}, repeats);
    int lid = common.happens(0.5) ? brand : common.happens(0.5) ? flavour : 0xE0E0E0;
    return new Print(canvas.texture(), shape == Shape.CAN ? 0xC8CCD0 : lid);
  }

  private static boolean light(int rgb) {
    return (rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255) > 1_300;
  }

  private static void layout(Canvas c, Chance common, Chance own, int[] inks, int repeats) {
    int kind = common.below(5);
    double band = common.uniform(0.1, 0.35);
    double title = common.uniform(0.12, 0.3);
    double motifY = common.uniform(0.55, 0.75);
    double motifR = common.uniform(0.12, 0.24);
    int motifs = 1 + own.below(3);
    int motifKind = own.below(4);
    int motifInk = own.happens(0.5) ? inks[1] : Canvas.shade(inks[1], own.uniform(0.6, 1.3));
    switch (kind) {
      case 0 -> c.rectangle(0, 0, 1, band, inks[0]).rectangle(0, 0.85, 1, 1, inks[1]);
      case 1 -> c.rectangle(0, band, 1, 0.5, inks[1]);
      case 2 -> diagonal(c, inks[1], band);
      case 3 -> c.rectangle(0, 0.5, 1, 1, inks[1]).rectangle(0, 0.48, 1, 0.53, inks[0]);
      default -> c.ellipse(0.5, 0.62, 0.45, 0.33, inks[1]).rectangle(0, 0, 1, band * 0.6, inks[0]);
    }
    for (int r = 0; r < repeats; r++) {
      double x0 = (double) r / repeats;
      double w = 1.0 / repeats;
      c.rectangle(x0 + 0.15 * w, title, x0 + 0.85 * w, title + 0.14, inks[0]);
      c.print(x0 + 0.2 * w, title + 0.03, x0 + 0.8 * w, title + 0.11, inks[2], common);
      for (int m = 0; m < motifs; m++) {
        double x = x0 + w * (m + 0.5) / motifs;
        motif(c, motifKind, new double[] {x, motifY, motifR / motifs * w * 1.6}, motifInk);
      }
      c.print(x0 + 0.1 * w, 0.88, x0 + 0.9 * w, 0.97, inks[2], own);
    }
  }

  private static void diagonal(Canvas c, int colour, double band) {
    for (int y = 0; y < c.size; y++) {
      for (int x = 0; x < c.size; x++) {
        double d = (double) (x + y) / c.size;
        if (d - Math.floor(d) < 0.2 + band) {
          c.set(x, y, colour);
        }
      }
    }
  }

  private static void motif(Canvas c, int kind, double[] xyr, int ink) {
    double x = xyr[0];
    double y = xyr[1];
    double r = xyr[2];
    switch (kind) {
      case 0 -> c.ellipse(x, y, r, r, ink);
      case 1 ->
          c.ellipse(x, y, r, r, ink).ellipse(x - 0.2 * r, y - 0.2 * r, 0.5 * r, 0.5 * r, 0xFFFFF0);
      case 2 -> c.rectangle(x - r, y - r, x + r, y + r, ink);
      default ->
          c.ellipse(x - 0.5 * r, y, 0.6 * r, r, ink)
              .ellipse(x + 0.5 * r, y, 0.6 * r, r, Canvas.shade(ink, 0.7));
    }
  }
}
