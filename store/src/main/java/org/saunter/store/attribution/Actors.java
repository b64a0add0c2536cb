package org.saunter.store.attribution;

/** How well each candidate's body and hand fit a movement, in natural logarithms. */
final class Actors {
  private static final double RECENT_SECONDS = 0.45;

  private final Scene scene;
  private final double[] actor; // A_k
  private final double logShare;

  Actors(Scene scene) {
    this.scene = scene;
    logShare = -StrictMath.log(Math.max(1, scene.inZone()));
    actor = new double[scene.tracks().length];
    for (int k = 0; k < actor.length; k++) {
      actor[k] = scene.likelihood().actor(scene.candidates().get(k));
    }
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

  /** Nobody does two things at different places within a moment. */
  double recent(Hypothesis h, int k) {
    long recentNanos = (long) (RECENT_SECONDS * 1e9);
    return h.actedJustBefore(scene.tracks()[k], scene.e().onsetNanos(), recentNanos)
        ? StrictMath.log(scene.p().recentFactor)
        : 0;
  }
}
