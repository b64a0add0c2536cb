package org.saunter.app.day;

import org.saunter.host.Step;
import org.saunter.model.Truth;

/** Watches a day. Called on the day's thread. */
public interface DayListener {
  /** A step is durable. */
  void on(Step step);

  /** What really happened. */
  void on(Truth truth);
}
