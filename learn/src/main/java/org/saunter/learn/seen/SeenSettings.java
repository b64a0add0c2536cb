package org.saunter.learn.seen;

import java.util.Set;
import org.saunter.sim.picture.Lighting;
import org.saunter.vision.EyesSettings;

/**
 * How a synthetic shop is looked at.
 *
 * @param widthPx of the pictures that its cameras deliver; the net scales what it does not take
 * @param hourOfDay local, for the light
 * @param faults of the light
 * @param leastScore people of whom the net is less sure are left out
 * @param everyCamera 1 for all cameras, 2 for every second one
 * @param threads that draw and look; the outcome does not depend on it
 * @param eyes what comes after the net
 */
public record SeenSettings(
    int widthPx,
    double hourOfDay,
    Set<Lighting.Fault> faults,
    double leastScore,
    int everyCamera,
    int threads,
    EyesSettings eyes) {
  public SeenSettings {
    faults = faults.isEmpty() ? Set.of() : Set.copyOf(faults);
  }

  /** By day, at the size that the small net takes, on two threads. */
  public static SeenSettings standard() {
    return new SeenSettings(320, 13, Set.of(), 0.4, 1, 2, EyesSettings.standard());
  }

  /** This at another hour with other faults of the light. */
  public SeenSettings inLight(double otherHour, Set<Lighting.Fault> otherFaults) {
    return new SeenSettings(
        widthPx, otherHour, otherFaults, leastScore, everyCamera, threads, eyes);
  }

  /** This with every second camera only. */
  public SeenSettings withHalfTheCameras() {
    return new SeenSettings(widthPx, hourOfDay, faults, leastScore, 2, threads, eyes);
  }

  /** This with pictures of another size. */
  public SeenSettings withWidthPx(int other) {
    return new SeenSettings(other, hourOfDay, faults, leastScore, everyCamera, threads, eyes);
  }
}
