package org.saunter.store.attribution;

import java.util.List;
import org.saunter.model.Observation.SkuCount;

/**
 * One way to explain a movement.
 *
 * @param visitId who acted; 0 if nobody did
 * @param moves what moved: positive counts were taken
 * @param alsoVisitId somebody else who acted at the same moment; 0 if nobody did
 * @param alsoMoves what that other one moved
 * @param unknown whether a product is involved that nobody can name
 */
public record Reading(
    long visitId,
    List<SkuCount> moves,
    long alsoVisitId,
    List<SkuCount> alsoMoves,
    boolean unknown,
    double probability) {
  public Reading {
    moves = List.copyOf(moves);
    alsoMoves = List.copyOf(alsoMoves);
  }

  /** The same way with another probability. */
  Reading withProbability(double other) {
    return new Reading(visitId, moves, alsoVisitId, alsoMoves, unknown, other);
  }

  /** Whether both tell the same story. */
  boolean isSame(Reading other) {
    return withProbability(0).equals(other.withProbability(0));
  }
}
