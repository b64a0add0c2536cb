package org.saunter.vision.calibration.board;

import java.util.Locale;
import org.saunter.model.BadInputException;

/** Sheets that a board is printed on, upright. */
public enum Paper {
  A4(210, 297, 24),
  A3(297, 420, 35);

  private final int widthMm;
  private final int heightMm;
  private final int squareMm;

  Paper(int widthMm, int heightMm, int squareMm) {
    this.widthMm = widthMm;
    this.heightMm = heightMm;
    this.squareMm = squareMm;
  }

  public int widthMm() {
    return widthMm;
  }

  public int heightMm() {
    return heightMm;
  }

  /** The side of a square of the board that fits this sheet with its margins. */
  public int squareMm() {
    return squareMm;
  }

  /** The sheet of that name. */
  public static Paper named(String name) {
    for (Paper paper : values()) {
      if (paper.name().equalsIgnoreCase(name)) {
        return paper;
      }
    }
    throw new BadInputException(
        "The paper (" + name.toLowerCase(Locale.ROOT) + ") is not known.",
        "Maybe a4 or a3 was meant.");
  }
}
