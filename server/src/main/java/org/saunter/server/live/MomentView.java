package org.saunter.server.live;

import java.util.List;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.Fact.PlateDelta;

/**
 * One movement at a shelf with all that speaks for who did what.
 *
 * @param toldNanos store time of the newest word about it
 * @param onsetNanos when it began to move
 * @param settleNanos when it lay still again
 * @param isUnweighed a hand left with something and no plate felt it
 * @param plates what each plate saw
 * @param deltaMilligrams the whole change, negative if taken
 * @param sdMilligrams its standard deviation
 * @param explanations the ways to explain it, best first; empty until the engine has spoken
 * @param text the best explanation in words
 * @param walks who was on the floor around that moment
 */
public record MomentView(
    long movementId,
    long toldNanos,
    long onsetNanos,
    long settleNanos,
    MovementStage stage,
    boolean isUnweighed,
    List<PlateDelta> plates,
    int deltaMilligrams,
    int sdMilligrams,
    List<Explanation> explanations,
    String text,
    List<Walk> walks) {

  /** Whether weight left the shelf, as far as the plates say. */
  public boolean isTake() {
    return isUnweighed || deltaMilligrams < 0;
  }

  /** Belief in the best explanation, parts per million; 0 until there is one. */
  public int ppm() {
    return explanations.isEmpty() ? 0 : explanations.get(0).ppm();
  }

  /** The likeliest visit behind it; 0 if nobody. */
  public long visitId() {
    return explanations.isEmpty() ? 0 : explanations.get(0).visitId();
  }

  /**
   * The way of one person through the seconds around the moment.
   *
   * @param points x and y in turn, oldest first
   * @param hands x and y in turn, as last seen
   */
  public record Walk(
      String trackId, long visitId, int ppm, List<Integer> points, List<Integer> hands) {}
}
