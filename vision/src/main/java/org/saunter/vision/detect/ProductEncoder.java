package org.saunter.vision.detect;

import java.util.List;
import org.saunter.vision.Frame;

/**
 * Turns crops of products, in a hand or on a shelf, into vectors; {@link Prototypes} says which
 * product a vector is. Not thread-safe: one for each thread.
 */
public final class ProductEncoder implements AutoCloseable {
  private final VectorModel model;

  public ProductEncoder(ModelFile file, Running running) {
    model = new VectorModel(file, running, ModelCard.Kind.PRODUCT);
  }

  public ModelCard card() {
    return model.card();
  }

  /** The vector of each crop of the frame, of length 1. */
  public List<float[]> encode(Frame frame, List<Crop> crops) {
    return model.vectors(frame, crops);
  }

  @Override
  public void close() {
    model.close();
  }
}
