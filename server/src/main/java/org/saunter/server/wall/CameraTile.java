package org.saunter.server.wall;

import java.util.List;
import org.saunter.model.BadInputException;

/**
 * What one camera delivers. How it is (dark, unplugged and so on) is not told here but by {@code
 * SensorReported}, as of any sensor.
 *
 * @param number of its newest picture, from 1; grows with each. 0 if none has come
 * @param atNanos store time of that picture; 0 if none has come
 * @param framesPerSecond that are looked at, over the last seconds
 * @param drops frames that were not looked at, by reason, since the start
 */
public record CameraTile(
    String cameraId, long number, long atNanos, double framesPerSecond, List<Drop> drops) {
  public CameraTile {
    drops = List.copyOf(drops);
    if (number < 0 || !(framesPerSecond >= 0 && framesPerSecond < 1e6)) {
      throw new BadInputException(
          "The camera ("
              + cameraId
              + ") is at picture ("
              + number
              + ") with ("
              + framesPerSecond
              + ") frames a second.",
          "Maybe a counter ran over.");
    }
  }

  /** Frames that were dropped for one reason, in words such as {@code too busy}. */
  public record Drop(String reason, long count) {}
}
