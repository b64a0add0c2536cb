package org.saunter.store.attribution;

import java.util.List;
import org.saunter.model.Observation.SkuCount;

/**
 * One way to explain a movement, with its probability.
 *
 * @param visitId who acted, 0 if nobody
 * @param moves above 0 taken, below 0 put back
 */
public record Reading(long visitId, List<SkuCount> moves, boolean unknown, double probability) {
  public Reading {
    moves = List.copyOf(moves);
  }
}
