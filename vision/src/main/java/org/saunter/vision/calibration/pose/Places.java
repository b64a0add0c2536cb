package org.saunter.vision.calibration.pose;

import java.util.Locale;
import java.util.Set;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Plate;

/**
 * Corners of the furniture by their names, so that nobody needs to measure them again: {@code
 * A1-front-left-top} is a corner of fixture A1, {@code A1-2-3-front-left} one of plate A1-2-3. Left
 * is what a shopper who stands before the front has at the left hand.
 */
final class Places {
  private static final Set<String> WORDS =
      Set.of("front", "back", "left", "right", "top", "bottom");

  private final Layout layout;

  Places(Layout layout) {
    this.layout = layout;
  }

  /** x, y, z in millimetres of a named corner. */
  double[] of(String name) {
    String id = name;
    String words = "-";
    for (int dash = id.lastIndexOf('-'); dash > 0; dash = id.lastIndexOf('-')) {
      String word = id.substring(dash + 1).toLowerCase(Locale.ROOT);
      if (!WORDS.contains(word)) {
        break;
      }
      words = "-" + word + words;
      id = id.substring(0, dash);
    }
    for (Fixture fixture : layout.fixtures()) {
      if (fixture.id().equals(id)) {
        boolean isTop = one(words, "top", "bottom", name);
        double z = isTop ? fixture.heightMm() : 0;
        double[] xy = {fixture.xMm(), fixture.yMm()};
        return corner(
            fixture, xy, new int[] {fixture.widthMm(), fixture.depthMm()}, words, z, name);
      }
      for (Layout.Shelf shelf : fixture.shelves()) {
        for (Plate plate : shelf.plates()) {
          if (plate.id().equals(id)) {
            double[] xy = {plate.xMm(), plate.yMm()};
            int[] size = {plate.widthMm(), plate.depthMm()};
            return corner(fixture, xy, size, words, plate.zMm(), name);
          }
        }
      }
    }
    throw new BadInputException(
        "The place (" + name + ") is not a corner of anything in the layout.",
        "Maybe write it like A1-front-left-top for a fixture, A1-2-3-front-left for a plate.");
  }

  private static double[] corner(
      Fixture fixture, double[] middle, int[] size, String words, double z, String name) {
    double angle = StrictMath.toRadians(fixture.facingDegrees());
    double frontX = StrictMath.cos(angle);
    double frontY = StrictMath.sin(angle);
    double out = (one(words, "front", "back", name) ? 0.5 : -0.5) * size[1];
    double left = (one(words, "left", "right", name) ? 0.5 : -0.5) * size[0];
    // Whoever looks at the front looks against it: the left hand points to (frontY, -frontX).
    return new double[] {
      middle[0] + out * frontX + left * frontY, middle[1] + out * frontY - left * frontX, z
    };
  }

  private static boolean one(String words, String yes, String no, String name) {
    boolean isYes = words.contains("-" + yes + "-");
    if (isYes == words.contains("-" + no + "-")) {
      throw new BadInputException(
          "The place (" + name + ") must say either (" + yes + ") or (" + no + ").",
          "Maybe write it like A1-front-left-top for a fixture, A1-2-3-front-left for a plate.");
    }
    return isYes;
  }
}
