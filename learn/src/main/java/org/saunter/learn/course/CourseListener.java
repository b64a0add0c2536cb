package org.saunter.learn.course;

import org.saunter.learn.train.Progress;

/** Somebody who watches a course. */
public interface CourseListener {
  /** So many of so many pictures are drawn. */
  void drawn(long done, long of);

  void step(Progress progress);
}
