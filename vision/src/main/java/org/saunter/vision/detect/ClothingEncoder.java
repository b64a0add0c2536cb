package org.saunter.vision.detect;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Appearance;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;

/**
 * Says what people wear, as a vector: never of a head, which is black before the net sees the crop.
 * Not thread-safe: one for each thread.
 */
public final class ClothingEncoder implements AutoCloseable {
  private final VectorModel model;

  public ClothingEncoder(ModelFile file, Running running) {
    model = new VectorModel(file, running, ModelCard.Kind.CLOTHING);
  }

  public ModelCard card() {
    return model.card();
  }

  /** The vector of each person on the frame, of length 1. */
  public List<Appearance> encode(Frame frame, List<Sighting> people) {
    return model.vectors(frame, people.stream().map(Crop::ofBody).toList()).stream()
        .map(Appearance::of)
        .toList();
  }

  /** The same people with what they wear. */
  public List<Sighting> dressed(Frame frame, List<Sighting> people) {
    List<Appearance> clothes = encode(frame, people);
    List<Sighting> dressed = new ArrayList<>(people.size());
    for (int i = 0; i < people.size(); i++) {
      Sighting s = people.get(i);
      dressed.add(
          new Sighting(
              s.score(),
              s.leftPx(),
              s.topPx(),
              s.rightPx(),
              s.bottomPx(),
              s.headXPx(),
              s.headYPx(),
              s.footXPx(),
              s.footYPx(),
              s.hands(),
              clothes.get(i)));
    }
    return dressed;
  }

  @Override
  public void close() {
    model.close();
  }
}
