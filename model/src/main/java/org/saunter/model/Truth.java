package org.saunter.model;

import java.util.List;
import org.saunter.model.Observation.SkuCount;

/**
 * What really happened, where somebody knows it: the simulator, a labeller. Truth is beside a
 * recording, never part of it; the engine does not see it.
 */
public sealed interface Truth {
  /** Store time, nanoseconds since the Unix epoch. */
  long atNanos();

  /**
   * Somebody took or put something.
   *
   * @param atNanos when the item left or touched the shelf (or hand, or floor)
   * @param visitKey whose visit, as in {@link Visited#visitKey}
   * @param trackId the track that this person had then; empty if none
   * @param kind what was done
   * @param moves positive counts were taken, negative put back
   * @param plateIds the plates whose load changed, empty if none
   * @param otherVisitKey who received a handed-over item; empty otherwise
   */
  record Acted(
      long atNanos,
      String visitKey,
      String trackId,
      ActionKind kind,
      List<SkuCount> moves,
      List<String> plateIds,
      String otherVisitKey)
      implements Truth {
    public Acted {
      moves = List.copyOf(moves);
      plateIds = List.copyOf(plateIds);
    }
  }

  /** What people do with items. */
  enum ActionKind {
    TAKE,
    PUT_BACK,
    PUT_ELSEWHERE,
    HAND_OVER,
    DROP,
    PICK_UP_FROM_FLOOR,
    TOUCH,
    RESTOCK
  }

  /**
   * One visit and the receipt that is right for it.
   *
   * @param atNanos when the last person of the visit went out
   * @param visitKey unique in the recording
   * @param token the credential token that was shown at the gate
   * @param enteredNanos when the first person came in
   * @param lines what the visit left with; for staff and testers too
   */
  record Visited(
      long atNanos,
      String visitKey,
      String token,
      Role role,
      int partySize,
      long enteredNanos,
      List<SkuCount> lines)
      implements Truth {
    public Visited {
      lines = List.copyOf(lines);
    }
  }

  /** Which visit a track really belonged to, from a time until the next such entry. */
  record Tracked(long atNanos, String trackId, String visitKey) implements Truth {}
}
