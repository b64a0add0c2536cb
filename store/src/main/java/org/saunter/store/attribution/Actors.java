package org.saunter.store.attribution;

import org.saunter.store.attribution.Alternative.Move;

/** How well each candidate's body and hand fit a movement, in natural logarithms. */
final class Actors {
  private static final double RECENT_SECONDS = 0.45;
  static final double MORE_SECONDS = 2;

  private final Scene scene;
  private final Parameters p;
  private final double[] actor; // A_k
  private final double logShare;
  private final double logAgain;
  private final double logTwo;
  private final double logSame;

  Actors(Scene scene) {
    this.scene = scene;
    p = scene.p();
    logShare = -StrictMath.log(Math.max(1, scene.inZone()));
    logAgain = StrictMath.log(scene.habits().againFactor());
    logTwo = grown(p.twoPairShare, p.twoPairLeast, p.twoPairGrowth, p.twoPairMost);
    logSame = grown(p.samePairShare, 0, p.samePairGrowth, p.samePairMost);
    actor = new double[scene.tracks().length];
    for (int k = 0; k < actor.length; k++) {
      actor[k] = scene.likelihood().actor(scene.candidates().get(k), scene.e());
    }
  }

  /** Log of the share of two who act in one movement. */
  double logTwo() {
    return logTwo;
  }

  /** Log of the share of one who does two things in one movement. */
  double logSame() {
    return logSame;
  }

  /** The longer plates are restless, the more may have happened. */
  private double grown(double share, double least, double growth, double most) {
    double times = scene.e().movingSeconds() / p.usualSeconds;
    double grown = times == 0 ? share : share * StrictMath.pow(times, growth);
    return StrictMath.log(Math.max(least, Math.min(most, grown)));
  }

  int count() {
    return actor.length;
  }

  /** A_k. */
  double of(int k) {
    return actor[k];
  }

  /** log(1/K): the chance of one of the people near before anything else is known. */
  double logShare() {
    return logShare;
  }

  /** Whoever touches a shelf and takes nothing stands there like one who takes something. */
  double anybodysHand() {
    double sum = Double.NEGATIVE_INFINITY;
    for (double a : actor) {
      sum = Likelihood.logSum(sum, a + logShare);
    }
    return sum;
  }

  /**
   * People stop for one thing. Whoever already took something since coming to stand there hardly
   * takes again, except more of the same at once.
   */
  double again(Hypothesis h, int k, Move move) {
    if (move.units() < 0) {
      return 0;
    }
    long since = scene.candidates().get(k).standingSinceNanos();
    int person = h.who[scene.cluster().trackIndex(scene.tracks()[k])];
    Stops.Took took = Stops.took(scene.cluster(), h, move.party(), person, since, scene.e());
    boolean more = took.product() == move.product() && took.secondsAgo() < MORE_SECONDS;
    return took.isNothing() || more ? 0 : logAgain;
  }

  /** Nobody does two things at different places within a moment. */
  double recent(Hypothesis h, int k) {
    long recentNanos = (long) (RECENT_SECONDS * 1e9);
    return h.actedJustBefore(scene.tracks()[k], scene.e().onsetNanos(), recentNanos)
        ? StrictMath.log(p.recentFactor)
        : 0;
  }
}
