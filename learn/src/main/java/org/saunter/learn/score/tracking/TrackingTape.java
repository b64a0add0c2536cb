package org.saunter.learn.score.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.BadInputException;
import org.saunter.vision.trail.Box;

/**
 * True and guessed tracks frame by frame, with how alike each pair is in each frame, 0 to 1: all
 * that the measures need. Boxes are alike by intersection over union; floor points by max(0, 1 - d
 * / 1 m), as is usual for HOTA on the ground, so that the threshold of 0.5 means half a metre. Not
 * thread-safe.
 */
public final class TrackingTape {
  /** At this distance two floor points have nothing in common. */
  public static final double REACH_MM = 1_000;

  /** One frame; rows are true, columns guessed. */
  record Moment(int[] truths, int[] guesses, double[][] alike) {}

  /** A box with the name of the track that it belongs to. */
  public record NamedBox(String id, Box box) {}

  /** A place on the floor with the name of the track that it belongs to. */
  public record NamedPoint(String id, double xMm, double yMm) {}

  private interface Likeness {
    double of(int truth, int guess);
  }

  private final List<Moment> moments = new ArrayList<>();
  private final Map<String, Integer> truthNumbers = new HashMap<>();
  private final Map<String, Integer> guessNumbers = new HashMap<>();

  /** Adds a frame of boxes. */
  public void boxes(List<NamedBox> truths, List<NamedBox> guesses) {
    add(
        truths.stream().map(NamedBox::id).toList(),
        guesses.stream().map(NamedBox::id).toList(),
        (t, g) -> truths.get(t).box().overlap(guesses.get(g).box()));
  }

  /** Adds a frame of floor points. */
  public void points(List<NamedPoint> truths, List<NamedPoint> guesses) {
    add(
        truths.stream().map(NamedPoint::id).toList(),
        guesses.stream().map(NamedPoint::id).toList(),
        (t, g) -> {
          double dx = truths.get(t).xMm() - guesses.get(g).xMm();
          double dy = truths.get(t).yMm() - guesses.get(g).yMm();
          return Math.max(0, 1 - Math.sqrt(dx * dx + dy * dy) / REACH_MM);
        });
  }

  private void add(List<String> truths, List<String> guesses, Likeness likeness) {
    double[][] alike = new double[truths.size()][guesses.size()];
    for (int t = 0; t < alike.length; t++) {
      for (int g = 0; g < alike[t].length; g++) {
        alike[t][g] = likeness.of(t, g);
      }
    }
    moments.add(new Moment(numbers(truths, truthNumbers), numbers(guesses, guessNumbers), alike));
  }

  private static int[] numbers(List<String> ids, Map<String, Integer> known) {
    int[] numbers = new int[ids.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = known.computeIfAbsent(ids.get(i), id -> known.size());
      for (int j = 0; j < i; j++) {
        if (numbers[j] == numbers[i]) {
          throw new BadInputException(
              "The track (" + ids.get(i) + ") is twice in one frame.",
              "Maybe two frames were given as one.");
        }
      }
    }
    return numbers;
  }

  List<Moment> moments() {
    return moments;
  }

  int truthTracks() {
    return truthNumbers.size();
  }

  int guessTracks() {
    return guessNumbers.size();
  }

  /** Frames so far. */
  public int frames() {
    return moments.size();
  }
}
