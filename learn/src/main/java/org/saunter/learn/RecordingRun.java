package org.saunter.learn;

import java.util.List;
import java.util.function.Consumer;
import org.saunter.learn.score.JudgedVisit;
import org.saunter.learn.score.Scorer;
import org.saunter.learn.score.Scores;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.model.Truth;
import org.saunter.recording.Recording;
import org.saunter.recording.UnreadableLine;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/**
 * A recording and the engine in one thread, as fast as the machine allows; with scores where the
 * recording has its truth.
 */
public final class RecordingRun {
  private static final long DUE_NANOS = 15_000_000_000L;

  private final Recording recording;
  private final Store store;
  private final RunListener listener;
  private final Scorer scorer = new Scorer();
  private long observations;
  private long told;
  private long lastNanos = Long.MIN_VALUE;

  public RecordingRun(Recording recording, EngineSettings settings, RunListener listener) {
    this.recording = recording;
    this.store = new Store(recording.setup(), settings);
    this.listener = listener;
  }

  /**
   * Runs the whole recording and then half a minute of ticks, so that the last receipts come; to be
   * called once.
   *
   * @param bad takes what could not be read; the rest is still used
   */
  public RunResult run(Consumer<UnreadableLine> bad) {
    recording.forEachObservation(this::take, bad);
    if (observations > 0) {
      ClosingTicks.after(lastNanos, this::take);
    }
    return result(lastNanos, bad);
  }

  /**
   * Runs the recording up to a moment and stops there as if the store stood still; to be called
   * once. Visits that ended less than 15 s before it do not count, their receipts may not be due.
   */
  public RunResult runUntil(long untilNanos, Consumer<UnreadableLine> bad) {
    recording.forEachObservation(
        observation -> {
          if (observation.atNanos() <= untilNanos) {
            take(observation);
          }
        },
        bad);
    return result(untilNanos - DUE_NANOS, bad);
  }

  /** Every visit of the run with its truth, in order of the end; those without truth too. */
  public List<JudgedVisit> judged() {
    return scorer.judged();
  }

  private void take(Observation observation) {
    observations++;
    lastNanos = Math.max(lastNanos, observation.atNanos());
    List<Fact> facts = store.on(observation);
    told += facts.size();
    facts.forEach(scorer::on);
    listener.on(observation, facts);
  }

  private RunResult result(long horizonNanos, Consumer<UnreadableLine> bad) {
    Scores scores = Scores.of(List.of());
    if (recording.hasTruth()) {
      for (Truth truth : recording.truth(bad)) {
        scorer.on(truth);
      }
      scores = scorer.scores(horizonNanos);
    }
    return new RunResult(scores, scorer.handling(), observations, told);
  }
}
