package org.saunter.recording;

import java.io.InputStream;
import java.util.function.Consumer;
import org.saunter.model.Observation;

/** Observations as they come over a wire: one JSON object a line, as in a recording. */
public final class ObservationLines {
  private ObservationLines() {}

  /**
   * Reads a stream to its end and closes it; each line is used as soon as it is there.
   *
   * @param name what {@link UnreadableLine#file} says
   * @param use takes each observation
   * @param bad takes each line that cannot be used, and the break if the stream breaks off
   */
  public static void read(
      String name, InputStream in, Consumer<Observation> use, Consumer<UnreadableLine> bad) {
    Lines.read(
        name,
        in,
        (bytes, from, length) -> use.accept(JsonCodec.readObservation(bytes, from, length)),
        bad);
  }
}
