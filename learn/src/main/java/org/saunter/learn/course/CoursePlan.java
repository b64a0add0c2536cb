package org.saunter.learn.course;

import java.nio.file.Path;
import java.util.Map;
import org.saunter.model.BadInputException;

/**
 * How a model is made from nothing.
 *
 * @param folder takes pictures, checkpoint, curves, models and report; a course that was stopped
 *     goes on in it
 * @param seed of pictures and weights
 * @param pictures that are drawn (of a course of vectors: shops)
 * @param steps of training
 * @param threads that draw
 * @param words for the model's card: commit and the like
 */
public record CoursePlan(
    Path folder, long seed, int pictures, int steps, int threads, Map<String, String> words) {
  public CoursePlan {
    words = Map.copyOf(words);
    if (pictures < 1 || steps < 1 || threads < 1 || threads > 64) {
      throw new BadInputException(
          "A course of ("
              + pictures
              + ") pictures, ("
              + steps
              + ") steps and ("
              + threads
              + ") threads cannot be.",
          "Maybe leave them out: what is built in takes well under an hour on two cores.");
    }
  }
}
