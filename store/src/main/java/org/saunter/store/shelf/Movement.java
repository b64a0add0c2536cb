package org.saunter.store.shelf;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

/**
 * Weight that left or came to one shelf in one movement, over one plate or several neighbours.
 *
 * @param movementId the stages of one movement share it
 * @param plates what each plate saw, main plate first
 * @param deltaGrams the whole change
 * @param sdGrams its standard deviation
 */
public record Movement(
    long movementId,
    MovementStage stage,
    long onsetNanos,
    long settleNanos,
    List<PlateChange> plates,
    double deltaGrams,
    double sdGrams) {
  private static final double EXCHANGE_GRAMS = 6;

  public Movement {
    plates = List.copyOf(plates);
  }

  /** Whether some plates lost and others gained: somebody took while somebody put. */
  public boolean isExchange() {
    return isExchange(plates.stream().mapToDouble(PlateChange::deltaGrams));
  }

  /** Whether one change is clearly down and another up: that is two actions, not none. */
  static boolean isExchange(DoubleStream deltaGrams) {
    DoubleSummaryStatistics all = deltaGrams.summaryStatistics();
    return Math.min(all.getMax(), -all.getMin()) >= EXCHANGE_GRAMS;
  }

  /**
   * One plate's part.
   *
   * @param plate its index
   * @param momentNanos when most of the change happened
   * @param firstNanos when the first of it happened, likewise the last
   */
  public record PlateChange(
      int plate,
      double deltaGrams,
      double sdGrams,
      long momentNanos,
      long firstNanos,
      long lastNanos) {}

  /** How long its plates were restless. */
  public double seconds() {
    return (settleNanos - onsetNanos) / 1e9;
  }

  /** When most of the change of the main plate happened. */
  public long momentNanos() {
    return plates.get(0).momentNanos();
  }

  /** Writes it into a snapshot. */
  public void save(StateWriter out) {
    out.writeLong(movementId);
    Saved.write(out, stage);
    out.writeLong(onsetNanos);
    out.writeLong(settleNanos);
    Saved.write(
        out,
        plates,
        change -> {
          out.writeInt(change.plate());
          out.writeDouble(change.deltaGrams());
          out.writeDouble(change.sdGrams());
          out.writeLong(change.momentNanos());
          out.writeLong(change.firstNanos());
          out.writeLong(change.lastNanos());
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
        Saved.readList(
            in,
            () ->
                new PlateChange(
                    in.readInt(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong())),
        in.readDouble(),
        in.readDouble());
  }
}
