package org.saunter.learn.seen;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.detect.ClothingEncoder;
import org.saunter.vision.detect.DefaultModels;
import org.saunter.vision.detect.Detector;
import org.saunter.vision.detect.ModelFile;
import org.saunter.vision.detect.PersonDecoder;
import org.saunter.vision.detect.PersonDetector;
import org.saunter.vision.detect.Running;

/**
 * The nets that look at a shop.
 *
 * @param person finds people
 * @param clothing tells what they wear; null if nobody looks
 * @param product tells what is in a hand; null if nobody looks
 */
public record SeenModels(
    ModelFile person, @Nullable ModelFile clothing, @Nullable ModelFile product) {

  /** The small ones that ship. */
  public static SeenModels standard() {
    return new SeenModels(
        DefaultModels.person(), DefaultModels.clothing(), DefaultModels.product());
  }

  /** Nets of one thread. */
  static final class Look implements AutoCloseable {
    private final Detector detector;
    private final @Nullable ClothingEncoder clothing;

    Look(SeenModels models, double leastScore) {
      detector =
          new PersonDetector(
              models.person, Running.onCpu(), new PersonDecoder.Limits(leastScore, 0.3));
      clothing =
          models.clothing == null ? null : new ClothingEncoder(models.clothing, Running.onCpu());
    }

    List<Sighting> at(Frame frame) {
      List<Sighting> people = detector.detect(frame);
      return clothing == null || people.isEmpty() ? people : clothing.dressed(frame, people);
    }

    @Override
    public void close() {
      detector.close();
      if (clothing != null) {
        clothing.close();
      }
    }
  }
}
