package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sighting that a world gave to a strand, and those before it. Immutable, shared by the worlds
 * that branch off later.
 *
 * @param atNanos when it was so
 * @param frame running number of the frame
 * @param camera number of the camera
 * @param number which sighting of the frame it was
 * @param sighting as the camera gave it
 * @param place where that was, without the camera's errors
 * @param visible how much of the body that camera could see, 0 to 1
 */
record Seen(
    long atNanos,
    long frame,
    int camera,
    int number,
    FloorSighting sighting,
    FloorPoint place,
    double visible,
    @Nullable Seen before) {
  private static final int LONGEST = 400;

  /** Those since a moment, newest first, at most {@value #LONGEST}. */
  static List<Seen> since(@Nullable Seen last, long nanos) {
    List<Seen> found = new ArrayList<>();
    for (Seen s = last; s != null && s.atNanos >= nanos && found.size() < LONGEST; s = s.before) {
      found.add(s);
    }
    return found;
  }

  /** The same chain without what is older. */
  static @Nullable Seen trimmed(@Nullable Seen last, long nanos) {
    Seen chain = null;
    List<Seen> kept = since(last, nanos);
    for (int i = kept.size() - 1; i >= 0; i--) {
      Seen s = kept.get(i);
      chain =
          new Seen(s.atNanos, s.frame, s.camera, s.number, s.sighting, s.place, s.visible, chain);
    }
    return chain;
  }
}
