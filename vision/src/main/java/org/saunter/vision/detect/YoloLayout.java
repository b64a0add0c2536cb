package org.saunter.vision.detect;

import java.util.Arrays;
import org.saunter.model.BadInputException;

/**
 * How a model of the YOLO family lays its people out: which number of a row means what, and whether
 * rows run along the last side or the one before.
 *
 * @param turned {@code [1, values, rows]} instead of {@code [1, rows, values]}
 * @param corners boxes as two corners instead of middle and size; such models suppress doubles
 *     themselves
 * @param score where the score of class 0 stands
 * @param objectness where a factor of the score stands; -1 for none
 * @param kind where the number of the class stands; -1 for none
 * @param points where 17 points of x, y, certainty begin; -1 for none
 */
record YoloLayout(
    boolean turned, boolean corners, int score, int objectness, int kind, int points) {
  /** COCO's keypoints. */
  static final int POINTS = 17;

  /** Nose, eyes and ears: together the middle of the head. */
  static final int HEAD_POINTS = 5;

  static final int LEFT_WRIST = 9;
  static final int RIGHT_WRIST = 10;
  static final int LEFT_ANKLE = 15;
  static final int RIGHT_ANKLE = 16;

  private static final int POSE_VALUES = 5 + 3 * POINTS;
  private static final int COCO_CLASSES = 80;

  /** By the shape of the output; throws for one that is not known. */
  static YoloLayout of(long[] shape, String from) {
    if (shape.length == 3) {
      long a = shape[1];
      long b = shape[2];
      if (b == 6) {
        return new YoloLayout(false, true, 4, -1, 5, -1);
      }
      if (b == 6 + 3 * POINTS) {
        return new YoloLayout(false, true, 4, -1, 5, 6);
      }
      if (b == 5 + COCO_CLASSES) {
        return new YoloLayout(false, false, 5, 4, -1, -1);
      }
      if (a == POSE_VALUES || b == POSE_VALUES) {
        return new YoloLayout(a == POSE_VALUES, false, 4, -1, -1, 5);
      }
      if (a == 4 + COCO_CLASSES || a == 5) {
        return new YoloLayout(true, false, 4, -1, -1, -1);
      }
      if (b == 4 + COCO_CLASSES || b == 5) {
        return new YoloLayout(false, false, 4, -1, -1, -1);
      }
    }
    throw new BadInputException(
        "The model ("
            + from
            + ") gives "
            + Arrays.toString(shape)
            + ", which is no known shape of the YOLO family: [1,84,n], [1,5,n], [1,n,85], [1,56,n],"
            + " [1,n,6] or [1,n,57].",
        "Maybe export the person or the pose model, with the COCO classes or with people only.");
  }

  /** Throws for a shape that is not known. */
  static void check(long[] shape, String from) {
    if (of(shape, from).score < 4) {
      throw new IllegalStateException("A score among the numbers of a box");
    }
  }

  int rows(long[] shape) {
    return Math.toIntExact(turned ? shape[2] : shape[1]);
  }
}
