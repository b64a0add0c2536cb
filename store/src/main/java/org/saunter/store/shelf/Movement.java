package org.saunter.store.shelf;

import java.util.List;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

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

  /** Writes it into a snapshot. */
  public void save(StateWriter out) {
    out.writeLong(movementId);
    Saved.write(out, stage);
    out.writeLong(onsetNanos);
    out.writeLong(settleNanos);
    out.writeLong(momentNanos);
    out.writeLong(firstNanos);
    out.writeLong(lastNanos);
    Saved.write(
        out,
        plates,
        change -> {
          out.writeInt(change.plate());
          out.writeDouble(change.deltaGrams());
          out.writeDouble(change.sdGrams());
        });
    out.writeDouble(deltaGrams);
    out.writeDouble(sdGrams);
  }

  /** Reads back what {@link #save} wrote. */
  public static Movement load(StateReader in) {
    return new Movement(
        in.readLong(),
        Saved.readEnum(in, MovementStage.class),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Saved.readList(in, () -> new PlateChange(in.readInt(), in.readDouble(), in.readDouble())),
        in.readDouble(),
        in.readDouble());
  }
}
