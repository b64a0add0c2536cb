package org.saunter.vision;

import org.saunter.vision.floor.FloorSettings;

/**
 * What the eyes of a store are built with. Errors are standard deviations of the net, in pixels of
 * a picture 320 wide, measured on pictures it was not trained on.
 *
 * @param floor of the tracker
 * @param footSdPx of a foot point
 * @param headSdPx of a head
 * @param handSdPx of a hand
 * @param handHeightSdMm of the height that the net gives a hand
 * @param headHeightMm middle of a head over the floor, of anybody
 * @param headHeightSdMm its spread over people
 */
public record EyesSettings(
    FloorSettings floor,
    double footSdPx,
    double headSdPx,
    double handSdPx,
    double handHeightSdMm,
    double headHeightMm,
    double headHeightSdMm) {
  /** What the default models were measured to do. */
  public static EyesSettings standard() {
    return new EyesSettings(FloorSettings.standard(), 3, 1.5, 2, 120, 1_590, 95);
  }
}
