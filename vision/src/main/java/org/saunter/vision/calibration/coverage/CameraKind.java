package org.saunter.vision.calibration.coverage;

import org.saunter.model.BadInputException;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;

/**
 * A model of camera that could be hung up anywhere.
 *
 * @param wideDegrees how much it sees across the width of its image
 * @param ceilingMm how high it would hang
 * @param pxPerMetreLeast a person who is smaller in the image does not count as seen
 */
public record CameraKind(
    Lens lens,
    int widthPx,
    int heightPx,
    double wideDegrees,
    int ceilingMm,
    double pxPerMetreLeast) {
  public CameraKind {
    double most = lens == Lens.PINHOLE ? 130 : 185;
    if (!(wideDegrees >= 20 && wideDegrees <= most)) {
      throw new BadInputException(
          "A lens cannot see (" + wideDegrees + ") degrees wide here; 20 to " + most + " will do.",
          "Maybe a fisheye was meant.");
    }
    if (widthPx < 32 || heightPx < 32 || ceilingMm < 1_800 || ceilingMm > 20_000) {
      throw new BadInputException(
          "A camera of ("
              + widthPx
              + " x "
              + heightPx
              + ") px at ("
              + ceilingMm
              + ") mm is not usable.",
          "Maybe the height was not given in millimetres.");
    }
  }

  /** A pinhole of 95 degrees at 320 x 192. */
  public static CameraKind pinhole(int ceilingMm) {
    return new CameraKind(Lens.PINHOLE, 320, 192, 95, ceilingMm, 32);
  }

  /** A fisheye of 180 degrees across 480 x 480. */
  public static CameraKind fisheye(int ceilingMm) {
    return new CameraKind(Lens.FISHEYE, 480, 480, 180, ceilingMm, 32);
  }

  double focalPx() {
    double wide = StrictMath.toRadians(wideDegrees);
    return switch (lens) {
      case PINHOLE -> widthPx / 2.0 / StrictMath.tan(wide / 2);
      case FISHEYE -> widthPx / wide;
    };
  }

  /** One that hangs there, looks there and is turned so. */
  Camera camera(String id, int[] placeMm, double rollDegrees) {
    return new Camera(
        id,
        lens,
        placeMm[0],
        placeMm[1],
        ceilingMm,
        placeMm[2],
        placeMm[3],
        widthPx,
        heightPx,
        Math.rint(focalPx() * 100) / 100,
        java.util.List.of(),
        widthPx / 2.0,
        heightPx / 2.0,
        rollDegrees);
  }
}
