package org.saunter.model;

/**
 * Where a stage of the engine writes its state for a snapshot. What one stage writes it reads back
 * from a {@link StateReader} in the same order.
 */
public interface StateWriter {
  void writeLong(long value);

  void writeDouble(double value);

  void writeText(String value);

  /** Writes a whole number that fits an int. */
  default void writeInt(int value) {
    writeLong(value);
  }

  default void writeBoolean(boolean value) {
    writeLong(value ? 1 : 0);
  }
}
