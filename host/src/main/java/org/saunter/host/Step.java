package org.saunter.host;

import java.util.List;
import org.saunter.model.Fact;
import org.saunter.model.Observation;

/**
 * One observation that a store took, with the facts that it made true.
 *
 * @param position counts the accepted observations of the store from 1
 * @param facts in order; often none
 */
public record Step(String storeId, long position, Observation observation, List<Fact> facts) {
  public Step {
    facts = List.copyOf(facts);
  }

  /** The name of one fact, unique over all stores and for ever; the key of its effects. */
  public String factId(int index) {
    return storeId + ":" + position + ":" + index;
  }
}
