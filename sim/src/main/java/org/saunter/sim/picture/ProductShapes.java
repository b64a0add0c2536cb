package org.saunter.sim.picture;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.saunter.model.Catalogue;
import org.saunter.model.Product;

/**
 * The packs of a catalogue: what shape and size each has, by its name and weight, and what is
 * printed on it. The same SKU looks the same in every shop with that catalogue and seed. Not
 * thread-safe.
 */
public final class ProductShapes {
  /** What a pack is. */
  public enum Shape {
    BOX,
    BAG,
    BOTTLE,
    CAN,
    CUP,
    JAR,
    BAR,
    TRAY
  }

  /**
   * One pack.
   *
   * @param widthMm along the shelf
   * @param depthMm from front to back
   */
  public record Pack(Shape shape, double widthMm, double depthMm, double heightMm) {}

  private record Dressed(Pack pack, int label, int lid) {}

  private static final String[][] WORDS = {
    {
      "crisps",
      "nuts",
      "popcorn",
      "pretzels",
      "chips",
      "rice cakes",
      "gum",
      "sweets",
      "coffee beans"
    },
    {"water", "lemonade", "iced tea", "juice", "smoothie", "shake", "milk", "oil", "wine"},
    {"cola", "beer", "energy", "tuna"},
    {"yoghurt", "yogurt", "noodles", "soup", "coffee", "ice cream", "pudding"},
    {"olives", "jelly", "jam", "honey", "dip", "sauce", "pickle"},
    {"bar", "chocolate", "wafer"},
    {"sandwich", "salad", "wrap", "cheese", "sushi"},
    {"muesli", "biscuits", "crackers", "cereal", "tea", "pasta"},
  };
  private static final Shape[] SHAPES = {
    Shape.BAG, Shape.BOTTLE, Shape.CAN, Shape.CUP, Shape.JAR, Shape.BAR, Shape.TRAY, Shape.BOX
  };

  private final Map<String, Product> products = new HashMap<>();
  private final Map<String, Dressed> dressed = new HashMap<>();
  private final Materials materials;
  private final ProductPrints prints;

  public ProductShapes(Catalogue catalogue, Materials materials, long seed) {
    this.materials = materials;
    prints = new ProductPrints(seed);
    catalogue.products().forEach(p -> products.put(p.sku(), p));
  }

  /** The pack of a product; one that is not in the catalogue is a plain box. */
  public Pack pack(String sku) {
    return dressed(sku).pack();
  }

  private Dressed dressed(String sku) {
    return dressed.computeIfAbsent(sku, this::dress);
  }

  private Dressed dress(String sku) {
    Product product = products.get(sku);
    String name = product == null ? sku : product.name();
    String family = product == null || product.family().isEmpty() ? sku : product.family();
    double grams = product == null ? 250 : product.unitGrams();
    long hash = hash(family);
    Shape shape = shape(name.toLowerCase(Locale.ROOT), hash);
    ProductPrints.Print print = prints.of(shape, family, name, sku);
    return new Dressed(
        size(shape, grams, hash),
        materials.textured(print.label(), gloss(shape)),
        materials.plain(print.lid(), 0.15));
  }

  private static double gloss(Shape shape) {
    return switch (shape) {
      case BOX, TRAY -> 0.06;
      case BAG, BAR, CUP, JAR -> 0.15;
      case BOTTLE, CAN -> 0.25;
    };
  }

  static long hash(String text) {
    long h = 1_125_899_906_842_597L;
    for (int i = 0; i < text.length(); i++) {
      h = 31 * h + text.charAt(i);
    }
    return h;
  }

  private static Shape shape(String name, long hash) {
    String kind = " " + name.split(",", 2)[0] + " "; // cola is not in chocolate
    for (int i = 0; i < WORDS.length; i++) {
      for (String word : WORDS[i]) {
        if (kind.contains(" " + word + " ")) {
          return SHAPES[i];
        }
      }
    }
    Shape[] all = Shape.values();
    return all[(int) (Canvas.share(hash) * all.length)];
  }

  /** From volume: what is in a pack of a shape weighs so much a litre, air included. */
  private static Pack size(Shape shape, double grams, long hash) {
    double slim = 0.85 + 0.3 * Canvas.share(hash + 1);
    double ml =
        switch (shape) {
          case BAG -> grams / 0.16;
          case BOX -> grams / 0.38;
          case TRAY -> grams / 0.45;
          case BAR -> grams / 0.75;
          case BOTTLE, CAN, CUP, JAR -> grams / 0.95;
        };
    double cube = root(Math.max(20, Math.min(1_600, ml)) * 1_000); // mm
    return switch (shape) {
      case BAG -> pack(shape, 1.05 * cube * slim, 0.5 * cube, 1.5 * cube / slim);
      case BOX -> pack(shape, 0.95 * cube * slim, 0.6 * cube, 1.6 * cube / slim);
      case TRAY -> pack(shape, 1.3 * cube, 1.2 * cube * slim, 0.55 * cube / slim);
      case BAR -> pack(shape, 0.85 * cube * slim, 2.4 * cube / slim, 0.45 * cube);
      case BOTTLE -> pack(shape, 0.7 * cube * slim, 0.7 * cube * slim, 2.4 * cube / slim);
      case CAN -> pack(shape, 0.82 * cube * slim, 0.82 * cube * slim, 1.7 * cube / slim);
      case CUP -> pack(shape, 1.12 * cube * slim, 1.12 * cube * slim, 1.15 * cube / slim);
      case JAR -> pack(shape, 0.95 * cube * slim, 0.95 * cube * slim, 1.3 * cube / slim);
    };
  }

  private static Pack pack(Shape shape, double width, double depth, double height) {
    return new Pack(
        shape,
        Math.max(22, Math.min(180, width)),
        Math.max(14, Math.min(200, depth)),
        Math.max(14, Math.min(300, height)));
  }

  /** Cube root by Newton's method: the same on every machine. */
  private static double root(double volume) {
    double x = 60;
    for (int i = 0; i < 30; i++) {
      x -= (x * x * x - volume) / (3 * x * x);
    }
    return x;
  }

  /**
   * Adds one pack that stands upright.
   *
   * @param x middle of its underside, likewise y and z
   * @param heading the way its front looks, anticlockwise from +x
   */
  public void addProduct(
      Mesh mesh, String sku, double x, double y, double z, double heading, int instance) {
    add(new Solids(mesh).at(x, y, z, heading), sku, instance, true);
  }

  /**
   * Adds one pack in the frame of the solids.
   *
   * @param whole whether all of it can be seen; otherwise only what shows above and before others
   */
  void add(Solids solids, String sku, int instance, boolean whole) {
    Dressed d = dressed(sku);
    Pack p = d.pack();
    double a = p.widthMm() / 2;
    double f = p.depthMm() / 2;
    double h = p.heightMm();
    solids.of(d.label(), instance);
    switch (p.shape()) {
      case BOX, TRAY, BAR ->
          solids.box(whole ? Solids.STANDING : Solids.TOP | Solids.FRONT, -a, a, -f, f, 0.0, h);
      case BAG -> bag(solids, a, f, h, whole);
      case BOTTLE -> {
        if (whole) {
          solids.lathe(8, a, 0, a, 0.62 * h, 0.36 * a, 0.86 * h);
          solids.of(d.lid(), instance).lathe(6, 0.42 * a, 0.84 * h, 0.4 * a, h).lid(6, 0.4 * a, h);
        } else {
          solids.lathe(5, a, 0.5 * h, a, 0.62 * h, 0.36 * a, 0.88 * h);
          solids.of(d.lid(), instance).lid(5, 0.42 * a, h);
        }
      }
      case CAN -> {
        solids.lathe(whole ? 8 : 5, a, whole ? 0 : 0.6 * h, a, 0.95 * h, 0.9 * a, h);
        solids.of(d.lid(), instance).lid(whole ? 8 : 5, 0.9 * a, h);
      }
      case CUP -> {
        solids.lathe(whole ? 8 : 5, 0.78 * a, whole ? 0 : 0.6 * h, a, h);
        solids.of(d.lid(), instance).lid(whole ? 8 : 5, a, h);
      }
      case JAR -> {
        solids.lathe(whole ? 8 : 5, a, whole ? 0 : 0.6 * h, a, 0.78 * h, 0.85 * a, 0.82 * h);
        solids.of(d.lid(), instance).lathe(whole ? 8 : 5, 0.88 * a, 0.8 * h, 0.88 * a, h);
        solids.lid(whole ? 8 : 5, 0.88 * a, h);
      }
    }
  }

  /** A pillow: thick in the middle, flat at its upper and lower seam. */
  private static void bag(Solids s, double a, double f, double h, boolean whole) {
    double l = 0.1 * h;
    double m = 0.5 * h;
    double u = 0.85 * h;
    double b = 0.92 * a;
    s.quad(new double[] {a, 0, 0, -a, 0, 0, -b, f, m, b, f, m}, 1, 0.5);
    s.quad(new double[] {b, f, m, -b, f, m, -b, 0.7 * f, u, b, 0.7 * f, u}, 1, 0.35);
    s.quad(new double[] {b, 0.7 * f, u, -b, 0.7 * f, u, -a, 0, h, a, 0, h}, 1, 0.15);
    if (whole) {
      s.quad(new double[] {-a, 0, 0, a, 0, 0, b, -f, m, -b, -f, m}, 1, 0.5);
      s.quad(new double[] {-b, -f, m, b, -f, m, b, -0.7 * f, u, -b, -0.7 * f, u}, 1, 0.35);
      s.quad(new double[] {-b, -0.7 * f, u, b, -0.7 * f, u, a, 0, h, -a, 0, h}, 1, 0.15);
      s.quad(new double[] {-a, 0, l, -b, -f, m, -b, f, m, -a, 0, l}, 1, 1);
      s.quad(new double[] {-b, f, m, -b, -f, m, -b, -0.7 * f, u, -b, 0.7 * f, u}, 0.4, 0.4);
      s.quad(new double[] {a, 0, l, b, f, m, b, -f, m, a, 0, l}, 1, 1);
      s.quad(new double[] {b, -f, m, b, f, m, b, 0.7 * f, u, b, -0.7 * f, u}, 0.4, 0.4);
    }
  }
}
