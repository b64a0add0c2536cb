package org.saunter.vision.clip;

import java.util.List;

/**
 * What a check of a whole clip store found.
 *
 * @param segments that are as they were written
 * @param bytes of all files
 * @param looks in the log
 * @param problems one sentence each; empty if all is well
 */
public record ClipReport(long segments, long bytes, long looks, List<String> problems) {
  public ClipReport {
    problems = List.copyOf(problems);
  }

  /** Whether nothing is wrong. */
  public boolean clean() {
    return problems.isEmpty();
  }
}
