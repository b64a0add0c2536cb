package org.saunter.vision.detect;

import java.util.List;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;

/** Finds people in pictures. Not thread-safe: one for each thread; they share what is costly. */
public interface Detector extends AutoCloseable {
  /** For each frame, the people on it, most certain first, in pixels of that frame. */
  List<List<Sighting>> detect(List<Frame> frames);

  /** For one frame. */
  default List<Sighting> detect(Frame frame) {
    return detect(List.of(frame)).get(0);
  }

  @Override
  void close();
}
