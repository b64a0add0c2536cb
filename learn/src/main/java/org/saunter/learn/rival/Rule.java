package org.saunter.learn.rival;

import java.util.List;
import org.saunter.model.Observation.ItemSeen;

/** How a rival decides who moved what in one event of weight. */
interface Rule {
  /** The events that are judged one by one; a rule that splits none returns the event itself. */
  List<WeightEvent> parts(WeightEvent event);

  /**
   * How far a body is from an event, in metres, by the body parts that the rule looks at.
   *
   * @return infinite if the body was not seen around that time
   */
  double distanceMetres(HardTracker.Body body, WeightEvent event);

  /** What left the shelf. */
  Guess taken(WeightEvent event, List<ItemSeen> pictures);

  /** What of the cart came to the shelf; nothing if nothing fits. */
  Guess put(WeightEvent event, RivalVisit visit, List<ItemSeen> pictures);

  /** Whether a put-back teaches the rule where the product lies now. */
  boolean learnsPlaces();

  /**
   * A decision.
   *
   * @param sku empty if nothing fits
   * @param certainty from 0 to 1
   */
  record Guess(String sku, int count, double certainty) {
    static final Guess NOTHING = new Guess("", 0, 0.5);
  }
}
