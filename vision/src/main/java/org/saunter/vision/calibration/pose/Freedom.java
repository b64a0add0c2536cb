package org.saunter.vision.calibration.pose;

import java.util.Locale;
import java.util.stream.IntStream;
import org.saunter.model.BadInputException;
import org.saunter.vision.calibration.Optics;

/** What of a camera is found from marked points. */
public enum Freedom {
  /** Where it hangs and looks; its lens is known, best from a printed board. */
  PLACE(4),
  /** The focal length as well. */
  FOCAL(6),
  /** The focal length, the centre and as many coefficients of distortion as the points bear. */
  LENS(10);

  private static final int BEND_POINTS = 20; // from here on a second coefficient
  private static final int ALL_POINTS = 80; // and from here on all of them

  private final int pointsLeast;

  Freedom(int pointsLeast) {
    this.pointsLeast = pointsLeast;
  }

  /** How many points are needed. */
  public int pointsLeast() {
    return pointsLeast;
  }

  /** The freedom of that name, in lower case. */
  public static Freedom named(String name) {
    for (Freedom freedom : values()) {
      if (freedom.name().toLowerCase(Locale.ROOT).equals(name)) {
        return freedom;
      }
    }
    throw new BadInputException(
        "The freedom (" + name + ") is not known.", "Maybe place, focal or lens was meant.");
  }

  /** The numbers of a lens that may change, given so many points. */
  int[] numbers(int points, Optics optics) {
    int all = optics.numbers().length;
    return switch (this) {
      case PLACE -> new int[0];
      case FOCAL -> new int[] {Optics.FOCAL};
      case LENS -> {
        int bends = points < BEND_POINTS ? 1 : points < ALL_POINTS ? 2 : all;
        yield IntStream.range(0, Math.min(all, Optics.DISTORTION + bends)).toArray();
      }
    };
  }
}
