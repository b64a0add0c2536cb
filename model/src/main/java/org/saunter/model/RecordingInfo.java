package org.saunter.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a recording is and where it comes from.
 *
 * @param formatVersion {@value #FORMAT_VERSION} for folders of this description
 * @param kind which evidence it is; figures of different kinds are never mixed
 * @param origin the program or place that made it
 * @param seed of the generator; 0 for real recordings
 * @param startNanos first moment
 * @param endNanos last moment
 * @param notes anything else: sensor class, occupancy, saboteurs, licence
 */
public record RecordingInfo(
    int formatVersion,
    Kind kind,
    String origin,
    long seed,
    long startNanos,
    long endNanos,
    Map<String, String> notes) {
  /** The version that this code reads and writes. */
  public static final int FORMAT_VERSION = 1;

  public RecordingInfo {
    notes = java.util.Collections.unmodifiableMap(new TreeMap<>(notes));
  }

  /** The class of the sensors, {@code unknown} if the notes do not say. */
  public String sensors() {
    return notes.getOrDefault("sensors", "unknown");
  }

  /** Three kinds of evidence. */
  public enum Kind {
    /** Real sensors. */
    REAL,
    /** Real labels that drive simulated sensors. */
    REPLAYED,
    /** Everything generated. */
    SIMULATED
  }
}
