package org.saunter.vision.calibration.coverage;

import java.util.Locale;

/**
 * A patch of floor that is seen badly.
 *
 * @param place in words: "in front of B2"
 * @param xMm its middle, likewise y; on the patch itself
 */
public record BlindSpot(Kind kind, String place, int xMm, int yMm, double squareMetres) {
  /** What is not seen there, worst first. */
  public enum Kind {
    /** No camera sees half of a person. */
    NOBODY_SEEN("No camera sees people"),
    /** No camera sees the feet, so places there are guessed. */
    NO_FEET("No camera sees the floor"),
    /** Only one camera sees half of a person: if it fails, nobody does. */
    ONE_CAMERA("Only one camera sees people");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** One sentence. */
  public String sentence() {
    return String.format(Locale.ROOT, "%s %s (%.1f m2).", kind.words, place, squareMetres);
  }
}
