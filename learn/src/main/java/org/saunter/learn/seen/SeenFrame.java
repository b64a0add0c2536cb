package org.saunter.learn.seen;

import java.util.List;
import org.saunter.sim.picture.Picture;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;

/** One picture, what is really on it, and what was seen. */
public record SeenFrame(Picture picture, Frame frame, List<Sighting> sightings) {
  public SeenFrame {
    sightings = List.copyOf(sightings);
  }
}
