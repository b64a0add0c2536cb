package org.saunter.sim.scene;

import java.util.EnumSet;
import java.util.Set;
import org.saunter.model.BadInputException;
import org.saunter.sim.ShopFormat;

/**
 * Within which bounds random scenes lie.
 *
 * @param widthPx of the pictures, likewise height
 * @param cameras of one scene
 * @param moments of one scene: each camera takes one picture of each
 * @param formats shops that may be built; a shop of no format is always among them
 * @param formatShare how many of the shops are of one of the formats
 * @param openShare how many scenes are open ground without a shop
 * @param peoplePerM2Max the densest crowd
 * @param emptyShare how many scenes have nobody in them
 * @param fisheyeShare how many cameras are fisheyes
 * @param nightShare how many scenes are dark
 * @param faultShare how many scenes have something wrong with light or camera
 * @param samplesAcross 1, or 2 for smooth edges at four times the cost
 */
public record SceneRange(
    int widthPx,
    int heightPx,
    int cameras,
    int moments,
    Set<ShopFormat> formats,
    double formatShare,
    double openShare,
    double peoplePerM2Max,
    double emptyShare,
    double fisheyeShare,
    double nightShare,
    double faultShare,
    int samplesAcross) {
  public SceneRange {
    formats = formats.isEmpty() ? Set.of() : Set.copyOf(formats);
    whole("width", widthPx, 16, 8_192);
    whole("height", heightPx, 16, 8_192);
    whole("number of cameras", cameras, 1, 64);
    whole("number of moments", moments, 1, 1_000);
    whole("number of samples", samplesAcross, 1, 2);
    share("share of formats", formatShare, 1);
    share("share of open ground", openShare, 1);
    share("number of people a square metre", peoplePerM2Max, 4);
    share("share of empty scenes", emptyShare, 1);
    share("share of fisheyes", fisheyeShare, 1);
    share("share of nights", nightShare, 1);
    share("share of faults", faultShare, 1);
  }

  private static void whole(String what, int value, int from, int to) {
    if (value < from || value > to) {
      throw new BadInputException(
          "The " + what + " of random scenes is (" + value + "), not " + from + " to " + to + ".",
          "Maybe two numbers were swapped.");
    }
  }

  private static void share(String what, double value, double to) {
    if (!(value >= 0 && value <= to)) {
      throw new BadInputException(
          "The " + what + " of random scenes is (" + value + "), not 0 to " + to + ".",
          "Maybe it was given in percent.");
    }
  }

  /** Everything there is, at a size that a small net takes. */
  public static SceneRange standard() {
    return new SceneRange(
        320, 192, 3, 2, EnumSet.allOf(ShopFormat.class), 0.4, 0.2, 1.5, 0.06, 0.4, 0.15, 0.25, 1);
  }

  /** This with pictures of another size. */
  public SceneRange withSize(int otherWidthPx, int otherHeightPx) {
    return new SceneRange(
        otherWidthPx,
        otherHeightPx,
        cameras,
        moments,
        formats,
        formatShare,
        openShare,
        peoplePerM2Max,
        emptyShare,
        fisheyeShare,
        nightShare,
        faultShare,
        samplesAcross);
  }

  /** This with shops of these formats only, to hold others back. */
  public SceneRange withFormats(Set<ShopFormat> others) {
    return new SceneRange(
        widthPx,
        heightPx,
        cameras,
        moments,
        others,
        formatShare,
        openShare,
        peoplePerM2Max,
        emptyShare,
        fisheyeShare,
        nightShare,
        faultShare,
        samplesAcross);
  }

  /** This with another share of open ground. */
  public SceneRange withOpenShare(double other) {
    return new SceneRange(
        widthPx,
        heightPx,
        cameras,
        moments,
        formats,
        formatShare,
        other,
        peoplePerM2Max,
        emptyShare,
        fisheyeShare,
        nightShare,
        faultShare,
        samplesAcross);
  }

  /** This with another number of cameras and of pictures that each takes. */
  public SceneRange withShots(int otherCameras, int otherMoments) {
    return new SceneRange(
        widthPx,
        heightPx,
        otherCameras,
        otherMoments,
        formats,
        formatShare,
        openShare,
        peoplePerM2Max,
        emptyShare,
        fisheyeShare,
        nightShare,
        faultShare,
        samplesAcross);
  }

  /** This with another number of samples a pixel. */
  public SceneRange withSamples(int otherSamplesAcross) {
    return new SceneRange(
        widthPx,
        heightPx,
        cameras,
        moments,
        formats,
        formatShare,
        openShare,
        peoplePerM2Max,
        emptyShare,
        fisheyeShare,
        nightShare,
        faultShare,
        otherSamplesAcross);
  }
}
