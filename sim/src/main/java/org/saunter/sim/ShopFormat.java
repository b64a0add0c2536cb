package org.saunter.sim;

import java.util.Locale;
import org.saunter.model.BadInputException;

/** Kinds of shop that can be built. Rows of gondolas stand one behind the other, all facing +y. */
public enum ShopFormat {
  /** A corner with two rows. */
  KIOSK(2, 2, 4, 4, 300, 1_500, 0.7, 60),
  /** The reference shop: 36 m², 360 plates. */
  CONVENIENCE(3, 4, 5, 6, 200, 1_800, 0.7, 41),
  /** Few products, long fridges, crowds at half-time. */
  STADIUM(2, 6, 3, 5, 240, 2_600, 1.2, 45),
  /** A small grocery with 1,440 plates. */
  GROCERY(6, 8, 5, 6, 200, 1_900, 0.7, 110);

  final int rows;
  final int gondolasPerRow;
  final int shelves;
  final int platesPerShelf;
  final int plateWidthMm;
  final int rowPitchMm;
  final double popularityExponent;

  /** How long one person stays on average, to size arrivals; measured. */
  final double stayMeanSeconds;

  ShopFormat(
      int rows,
      int gondolasPerRow,
      int shelves,
      int platesPerShelf,
      int plateWidthMm,
      int rowPitchMm,
      double popularityExponent,
      double stayMeanSeconds) {
    this.rows = rows;
    this.gondolasPerRow = gondolasPerRow;
    this.shelves = shelves;
    this.platesPerShelf = platesPerShelf;
    this.plateWidthMm = plateWidthMm;
    this.rowPitchMm = rowPitchMm;
    this.popularityExponent = popularityExponent;
    this.stayMeanSeconds = stayMeanSeconds;
  }

  /** The format of that name, in lower case. */
  public static ShopFormat named(String name) {
    for (ShopFormat format : values()) {
      if (format.toString().equals(name)) {
        return format;
      }
    }
    throw new BadInputException(
        "The shop format (" + name + ") is not known.",
        "Maybe kiosk, convenience, stadium or grocery was meant.");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
