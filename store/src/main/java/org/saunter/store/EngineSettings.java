package org.saunter.store;

import org.saunter.store.attribution.Certainty;
import org.saunter.store.attribution.Oracle;
import org.saunter.store.attribution.Parameters;

/**
 * What a retailer or an evaluation may set.
 *
 * @param parameters of the attribution filter
 * @param certainty what the posterior's word is worth
 * @param chargeCertaintyPpm a receipt at least this sure is charged without a look; later a
 *     guarantee will choose it
 * @param solidCertaintyPpm a line of the live bill at least this sure is shown as certain
 * @param settleNanos how long after the last exit a receipt waits for late evidence
 * @param questionNanos how long a person may take to answer before only the sure lines are charged
 * @param oracle truth, for bounds only
 */
public record EngineSettings(
    Parameters parameters,
    Certainty certainty,
    int chargeCertaintyPpm,
    int solidCertaintyPpm,
    long settleNanos,
    long questionNanos,
    Oracle oracle) {
  /** What a shop starts with. */
  public static EngineSettings standard() {
    return new EngineSettings(
        Parameters.good(),
        Certainty.learned(),
        950_000,
        980_000,
        1_100_000_000L,
        1_800_000_000_000L,
        Oracle.NONE);
  }

  /** These with another threshold. */
  public EngineSettings withChargeCertaintyPpm(int ppm) {
    return new EngineSettings(
        parameters, certainty, ppm, solidCertaintyPpm, settleNanos, questionNanos, oracle);
  }

  /** These with an oracle. */
  public EngineSettings withOracle(Oracle told) {
    return new EngineSettings(
        parameters,
        certainty,
        chargeCertaintyPpm,
        solidCertaintyPpm,
        settleNanos,
        questionNanos,
        told);
  }

  /** These with other parameters. */
  public EngineSettings withParameters(Parameters other) {
    return new EngineSettings(
        other,
        certainty,
        chargeCertaintyPpm,
        solidCertaintyPpm,
        settleNanos,
        questionNanos,
        oracle);
  }

  /** These with another view of what the posterior's word is worth. */
  public EngineSettings withCertainty(Certainty other) {
    return new EngineSettings(
        parameters,
        other,
        chargeCertaintyPpm,
        solidCertaintyPpm,
        settleNanos,
        questionNanos,
        oracle);
  }
}
