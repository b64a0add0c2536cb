package org.saunter.learn.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.saunter.learn.train.EventLog;
import org.saunter.learn.train.Progress;

/** Curves of a training, for TensorBoard and for the report. */
final class CourseLog implements AutoCloseable {
  private static final int EVERY = 10;
  private static final double KEEP = 0.97;

  /** The loss at a step, smoothed. */
  record Point(long step, double loss) {}

  private final EventLog events;
  private final LongSupplier wallMillis;
  private final CourseListener listener;
  private final List<Point> curve = new ArrayList<>();
  private double mean;
  private double imagesPerSecond;

  CourseLog(Path folder, LongSupplier wallMillis, CourseListener listener) {
    this.wallMillis = wallMillis;
    this.listener = listener;
    events = new EventLog(folder.resolve("curves"), wallMillis.getAsLong() / 1e3);
  }

  void step(Progress progress) {
    mean = mean == 0 ? progress.loss() : KEEP * mean + (1 - KEEP) * progress.loss();
    imagesPerSecond = progress.imagesPerSecond();
    if (progress.step() % EVERY == 0) {
      events.progress(progress, wallMillis.getAsLong() / 1e3);
      curve.add(new Point(progress.step(), mean));
    }
    listener.step(progress);
  }

  List<Point> curve() {
    return curve;
  }

  double imagesPerSecond() {
    return imagesPerSecond;
  }

  @Override
  public void close() {
    events.close();
  }
}
