package org.saunter.vision.floor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;

/**
 * One person as one camera sees them in one frame, on the floor.
 *
 * @param at where they stand
 * @param score that it is a person at all, 0 to 1
 * @param clothing null if it was not looked at
 * @param hands none to two
 */
public record FloorSighting(
    FloorPoint at, double score, @Nullable Appearance clothing, List<HandRay> hands) {
  public FloorSighting {
    hands = List.copyOf(hands);
  }
}
