package org.saunter.server.live;

import java.util.List;
import org.saunter.model.Role;

/**
 * The running bill of one visit.
 *
 * @param credential how the shopper came in, with all but the end of the token hidden
 * @param inside people of the visit who are in the shop
 * @param changedNanos store time of the last change of the lines
 */
public record BillView(
    long visitId,
    State state,
    Role role,
    String credential,
    int partySize,
    int inside,
    long openedNanos,
    long changedNanos,
    List<LineView> lines,
    long totalMinor,
    int certaintyPpm) {

  /** Where a visit stands. */
  public enum State {
    SHOPPING,
    LEFT,
    WAITS_FOR_A_PERSON
  }

  /** Units on the bill. */
  public int units() {
    return lines.stream().mapToInt(LineView::count).sum();
  }
}
