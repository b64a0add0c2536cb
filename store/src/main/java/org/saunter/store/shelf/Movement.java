package org.saunter.store.shelf;

import java.util.List;
import org.saunter.model.Fact.MovementStage;

/**
 * Weight that left or came to one shelf in one movement, over one plate or several neighbours.
 *
 * @param movementId the stages of one movement share it
 * @param momentNanos when most of the change of the main plate happened
 * @param firstNanos when the first of that change happened, likewise the last
 * @param plates what each plate saw, main plate first
 * @param deltaGrams the whole change
 * @param sdGrams its standard deviation
 */
public record Movement(
    long movementId,
    MovementStage stage,
    long onsetNanos,
    long settleNanos,
    long momentNanos,
    long firstNanos,
    long lastNanos,
    List<PlateChange> plates,
    double deltaGrams,
    double sdGrams) {
  public Movement {
    plates = List.copyOf(plates);
  }

  /** One plate's part, by plate index. */
  public record PlateChange(int plate, double deltaGrams, double sdGrams) {}
}
