package org.saunter.model;

/** Where a stage of the engine reads its state back from; see {@link StateWriter}. */
public interface StateReader {
  long readLong();

  double readDouble();

  String readText();

  default int readInt() {
    return Math.toIntExact(readLong());
  }

  default boolean readBoolean() {
    return readLong() != 0;
  }
}
