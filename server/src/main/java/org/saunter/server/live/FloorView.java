package org.saunter.server.live;

import java.util.List;
import org.saunter.model.Role;

/**
 * Who is where, and what moved in the last seconds.
 *
 * @param atNanos store time
 * @param people one per track that vision gives now
 * @param flashes movements of the last seconds, newest last
 */
public record FloorView(long atNanos, List<Dot> people, List<Flash> flashes) {

  /**
   * One track on the floor.
   *
   * @param detected false if the point is only predicted
   * @param visitId the likeliest visit; 0 if nobody knows
   * @param ppm belief that it is that visit
   * @param mayBe every visit that it may be, best first
   * @param trail x and y in turn, oldest first, of the last seconds
   * @param hands x and y in turn
   */
  public record Dot(
      String trackId,
      int xMm,
      int yMm,
      int sdMm,
      boolean detected,
      long visitId,
      Role role,
      int ppm,
      List<VisitBelief> mayBe,
      List<Integer> trail,
      List<Integer> hands) {}

  /** One visit with the belief in parts per million. */
  public record VisitBelief(long visitId, int ppm) {}

  /**
   * A movement that is worth a flash on the plan.
   *
   * @param isTake whether weight left the shelf
   * @param text what is believed to have happened, in words
   * @param visitId who is believed to have done it; 0 if nobody
   * @param ppm belief in that
   */
  public record Flash(
      long movementId,
      long atNanos,
      List<String> plateIds,
      boolean isTake,
      String text,
      long visitId,
      int ppm) {}
}
