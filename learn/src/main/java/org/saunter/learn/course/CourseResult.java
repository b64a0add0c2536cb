package org.saunter.learn.course;

import java.util.List;
import java.util.Map;
import org.saunter.learn.train.Evaluation;

/**
 * What a course came to.
 *
 * @param net in words
 * @param curve of the loss
 * @param models by file name
 */
public record CourseResult(
    String net,
    CoursePlan plan,
    List<CourseLog.Point> curve,
    double imagesPerSecond,
    Map<String, Measured> models) {
  public CourseResult {
    curve = List.copyOf(curve);
  }

  /**
   * A model and what it does on each set of pictures that it has not seen.
   *
   * @param bytes of the file
   */
  public record Measured(int bytes, Map<String, Evaluation.Report> reports) {}
}
