package org.saunter.sim.picture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.saunter.sim.Chance;
import org.saunter.sim.Look.Pattern;

/**
 * Makes the textures of clothes and keeps the last {@value #KEPT}. A trunk's texture goes round the
 * body once, from the back over the right side, and from the hem up; that of a sleeve or leg may be
 * repeated.
 */
final class ClothesWeave {
  private static final int KEPT = 512;
  private static final int TRUNK_PX = 64;
  private static final int CLOTH_PX = 32;

  /** How a trunk closes in front. */
  enum Front {
    CLOSED,
    ZIP,
    OPEN
  }

  /**
   * What a texture looks like.
   *
   * @param rgb of the ground
   * @param second of what is on it
   * @param under of what shows where the front is open
   * @param kind of stripes, checks or print: 0 to 7
   */
  record Cloth(
      boolean trunk, Pattern pattern, int rgb, int second, int under, Front front, int kind) {}

  private final Map<Cloth, Texture> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  /** The texture of a cloth. */
  Texture of(Cloth cloth) {
    Texture known = kept.get(cloth);
    if (known != null) {
      return known;
    }
    if (kept.size() >= KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    Texture made = weave(cloth);
    kept.put(cloth, made);
    return made;
  }

  private static Texture weave(Cloth cloth) {
    int size = cloth.trunk ? TRUNK_PX : CLOTH_PX;
    int[] rgb = new int[size * size];
    Chance chance = new Chance(cloth.kind).fork("folds");
    double[] folds = folds(size, chance);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int colour = colour(cloth, column, row, size);
        rgb[row * size + column] = shade(colour, folds[row * size + column]);
      }
    }
    return new Texture(size, rgb);
  }

  /** Light and dark of folds and yarn, about 1; wraps round. */
  private static double[] folds(int size, Chance chance) {
    int coarse = 8;
    double[] knots = new double[coarse * coarse];
    for (int i = 0; i < knots.length; i++) {
      knots[i] = chance.normal();
    }
    double[] folds = new double[size * size];
    double scale = (double) coarse / size;
    for (int row = 0; row < size; row++) {
      double y = row * scale;
      int y0 = (int) y;
      double fy = BodySpace.smooth(y - y0);
      for (int column = 0; column < size; column++) {
        double x = column * scale;
        int x0 = (int) x;
        double fx = BodySpace.smooth(x - x0);
        int x1 = (x0 + 1) % coarse;
        int y1 = (y0 + 1) % coarse * coarse;
        double low = knots[y0 * coarse + x0] * (1 - fx) + knots[y0 * coarse + x1] * fx;
        double high = knots[y1 + x0] * (1 - fx) + knots[y1 + x1] * fx;
        double fold = low * (1 - fy) + high * fy;
        folds[row * size + column] = 1 + 0.06 * fold + 0.02 * chance.normal();
      }
    }
    return folds;
  }

  private static int colour(Cloth cloth, int column, int row, int size) {
    if (cloth.trunk && cloth.front != Front.CLOSED) {
      int off = Math.abs(column - size / 2);
      if (cloth.front == Front.OPEN && off < 5 + row / 24) {
        return off < 1 ? darker(cloth.under) : cloth.under;
      }
      if (cloth.front == Front.ZIP && off < 1) {
        return darker(cloth.rgb);
      }
    }
    return isSecond(cloth, column, row, size) ? cloth.second : cloth.rgb;
  }

  private static boolean isSecond(Cloth cloth, int column, int row, int size) {
    int kind = cloth.kind;
    int wide = 2 + kind % 4;
    return switch (cloth.pattern) {
      case PLAIN -> false;
      case STRIPES -> kind < 6 ? row / wide % 2 == 0 : column / (2 + kind % 2) % 2 == 0;
      case CHECKS -> kind < 4 ? (row / 4 + column / 4) % 2 == 0 : row % 8 < 2 || column % 8 < 2;
      case BLOCK -> cloth.trunk && (kind < 4 ? row >= size / 2 + kind : isMiddle(row, size, kind));
      case PRINT -> cloth.trunk && isPrint(column - size / 2, row - size * 5 / 8, kind);
    };
  }

  private static boolean isMiddle(int row, int size, int kind) {
    return Math.abs(row - size * 5 / 8) < 3 + kind;
  }

  private static boolean isPrint(int x, int y, int kind) {
    boolean within = Math.abs(x) < 8 && Math.abs(y) < 8;
    return switch (kind % 4) {
      case 0 -> x * x + y * y < 60;
      case 1 -> within && (y & 3) < 2 && (x * 7 + y * 3 & 15) > 2;
      case 2 -> within && Math.abs(x) + Math.abs(y) < 9;
      case 3 -> Math.abs(y) < 3 && Math.abs(x) < 11;
      default -> false;
    };
  }

  private static int shade(int rgb, double factor) {
    return part(rgb >> 16, factor) << 16 | part(rgb >> 8, factor) << 8 | part(rgb, factor);
  }

  private static int part(int value, double factor) {
    return (int) BodySpace.clip(Math.rint((value & 0xFF) * factor), 0, 255);
  }

  /** The shade of a seam. */
  static int darker(int rgb) {
    return shade(rgb, 0.6);
  }
}
