package org.saunter.app.explain;

import java.util.List;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Fact.PlateDelta;

/**
 * One movement behind a receipt line, with the facts and observations it rests on.
 *
 * @param factId the latest fact about the movement, {@code store:position:index}
 * @param isUnweighed whether no plate felt it
 * @param deltaMilligrams the whole change, negative if taken
 * @param explainedFactId the fact that says who did what
 * @param explanations the ways to explain it, best first
 * @param sensed what sensors said in the window
 * @param fromNanos window of the clip
 * @param toNanos window of the clip
 */
public record Link(
    long movementId,
    String factId,
    boolean isUnweighed,
    long onsetNanos,
    long settleNanos,
    int deltaMilligrams,
    int sdMilligrams,
    List<PlateDelta> plates,
    String explainedFactId,
    List<Explanation> explanations,
    List<Sensed> sensed,
    long fromNanos,
    long toNanos) {
  public Link {
    plates = List.copyOf(plates);
    explanations = List.copyOf(explanations);
    sensed = List.copyOf(sensed);
  }

  /**
   * Observations of one kind and source.
   *
   * @param what kind and source
   * @param firstPosition journal position (or number in the recording) of the first
   * @param lastPosition likewise of the last
   */
  public record Sensed(String what, long count, long firstPosition, long lastPosition) {}
}
