package org.saunter.vision.floor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Observation.Direction;

/** Something that the floor tracker is told. */
public sealed interface FloorSignal {
  /** When it was so, by the clock of who tells it. */
  long atNanos();

  /** One frame of one camera; that nobody is in it is news too. */
  record CameraFrameSeen(String cameraId, long atNanos, List<FloorSighting> people)
      implements FloorSignal {
    public CameraFrameSeen {
      people = List.copyOf(people);
    }
  }

  /**
   * A gate let somebody through.
   *
   * @param token the credential that the gate ties to this person; null if it does not know
   * @param clothing as a camera at the gate saw it; null if there is none
   */
  record GatePassed(
      String gateId,
      long atNanos,
      Direction direction,
      @Nullable String token,
      @Nullable Appearance clothing)
      implements FloorSignal {}

  /** A camera went blind or sees again; while it is blind nothing is concluded from it. */
  record CameraState(String cameraId, long atNanos, boolean sees) implements FloorSignal {}
}
