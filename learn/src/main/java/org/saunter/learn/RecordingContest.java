package org.saunter.learn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.saunter.learn.score.Matching;
import org.saunter.learn.score.Scores;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;
import org.saunter.model.RecordingInfo;
import org.saunter.model.Truth;
import org.saunter.model.Truth.Visited;
import org.saunter.recording.Recording;
import org.saunter.recording.UnreadableLine;
import org.saunter.store.attribution.Certainty;

/** All systems on one recording that has its truth. */
public final class RecordingContest {

  private final Recording recording;
  private final Certainty certainty;
  private final Deque<Truth> ahead = new ArrayDeque<>();
  private final List<Visited> visited = new ArrayList<>();
  private final List<Contestant> contestants = new ArrayList<>();
  private long lastNanos = Long.MIN_VALUE;

  /** A contest on a recording with the certainty that shops start with. */
  public RecordingContest(Recording recording) {
    this(recording, Certainty.learned());
  }

  /**
   * A contest on a recording.
   *
   * @param certainty what the engine's posterior is worth
   * @throws BadInputException if the recording has no truth
   */
  public RecordingContest(Recording recording, Certainty certainty) {
    this.recording = recording;
    this.certainty = certainty;
    if (!recording.hasTruth()) {
      throw new BadInputException(
          "The recording ("
              + recording.info().origin()
              + ") has no truth to hold receipts against.",
          "Maybe replay it instead, or write its truth beside it.");
    }
  }

  /**
   * One row a system; to be called once.
   *
   * @param systems of {@link Suite#SYSTEMS}
   * @param bad takes what could not be read; the rest is still used
   */
  public List<EvalRow> run(List<String> systems, Consumer<UnreadableLine> bad) {
    Map<String, String> notes = recording.info().notes();
    String sensors = recording.info().sensors();
    recording.truth(bad).stream()
        .sorted(Comparator.comparingLong(Truth::atNanos))
        .forEach(ahead::addLast);
    for (String system : systems) {
      contestants.add(
          Contestant.named(
              system, recording.setup(), SensorSettings.of(sensors).withCertainty(certainty)));
    }
    recording.forEachObservation(this::take, bad);
    if (lastNanos != Long.MIN_VALUE) {
      ClosingTicks.after(lastNanos, this::take);
    }
    return contestants.stream().map(c -> row(c, sensors, notes)).toList();
  }

  private void take(Observation observation) {
    lastNanos = Math.max(lastNanos, observation.atNanos());
    while (!ahead.isEmpty() && ahead.getFirst().atNanos() <= lastNanos) {
      Truth truth = ahead.removeFirst();
      contestants.forEach(c -> c.on(truth));
      if (truth instanceof Visited end) {
        visited.add(end);
      }
    }
    contestants.forEach(c -> c.on(observation));
  }

  private EvalRow row(Contestant contestant, String sensors, Map<String, String> notes) {
    RecordingInfo info = recording.info();
    return new EvalRow(
        "recording",
        info.origin(),
        info.kind(),
        sensors,
        occupancy(notes.getOrDefault("occupancy", "0")),
        contestant.name(),
        info.seed(),
        Scores.of(Matching.judge(contestant.claims(), visited)),
        null,
        "");
  }

  private static double occupancy(String text) {
    try {
      return Math.max(0, Double.parseDouble(text));
    } catch (NumberFormatException notTold) {
      return 0; // notes are free text
    }
  }
}
