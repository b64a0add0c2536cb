package org.saunter.server.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.Refusal;
import org.saunter.recording.UnreadableCount;

/**
 * How well the sensors work, what was not used, and what could not even be read.
 *
 * @param atNanos store time
 * @param sensors plates, cameras and gates of the layout, then others that spoke
 * @param refusals what was refused, most frequent first
 * @param unreadable lines that could not be read, most frequent first
 * @param onTheWay what became of readings before the shop saw them, if they did not come in order
 * @param sources who reports, most talkative first
 */
public record HealthView(
    long atNanos,
    List<Sensor> sensors,
    List<RefusedKind> refusals,
    List<UnreadableCount> unreadable,
    List<Fate> onTheWay,
    List<Source> sources) {

  /** What a sensor is. */
  public enum Kind {
    PLATE,
    CAMERA,
    GATE,
    OTHER
  }

  /**
   * One sensor.
   *
   * @param sinceNanos since when its health is so; 0 if it was never told
   * @param lastSeenNanos its newest observation; 0 if none came
   * @param observations how many came
   * @param faults how often each state other than well has begun
   */
  public record Sensor(
      String sensorId,
      Kind kind,
      Health health,
      String detail,
      long sinceNanos,
      long lastSeenNanos,
      long observations,
      Map<Health, Long> faults) {}

  /**
   * Observations of one source that were refused for one reason.
   *
   * @param rule the sentence of the newest one
   * @param maybe its advice
   */
  public record RefusedKind(
      Refusal refusal,
      String source,
      String rule,
      String maybe,
      long count,
      long firstNanos,
      long lastNanos) {}

  /**
   * Readings that did not simply come in order, since the journal was begun.
   *
   * @param name of what became of them
   * @param rule what that means
   * @param maybe what may be done about it
   * @param sources how many of each source
   */
  public record Fate(
      String name, String title, String rule, String maybe, long count, Map<String, Long> sources) {
    private static final int WORST = 3;

    public Fate {
      sources = Map.copyOf(sources);
    }

    /** The few sources with the most, the worst first. */
    public List<Map.Entry<String, Long>> worst() {
      return sources.entrySet().stream()
          .sorted(
              Map.Entry.<String, Long>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(WORST)
          .toList();
    }
  }

  /** One source of observations. */
  public record Source(String source, long observations, long lastSeenNanos) {}

  /** How many sensors of a kind are not well. */
  public long unwell(Kind kind) {
    return sensors.stream().filter(s -> s.kind() == kind && s.health() != Health.OK).count();
  }

  /** How many sensors of a kind there are. */
  public long of(Kind kind) {
    return sensors.stream().filter(s -> s.kind() == kind).count();
  }

  /** Every sensor by its id. */
  public Map<String, Sensor> byId() {
    Map<String, Sensor> byId = new HashMap<>();
    sensors.forEach(s -> byId.put(s.sensorId(), s));
    return byId;
  }

  /** Readings that were not used, over all reasons. */
  public long refusedCount() {
    return refusals.stream().mapToLong(RefusedKind::count).sum();
  }

  /**
   * Refusals of one kind, over all sources.
   *
   * @param example the most frequent of them, for its sentence
   * @param sources how many sources were refused so
   */
  public record Grouped(
      Refusal refusal,
      RefusedKind example,
      int sources,
      long count,
      long firstNanos,
      long lastNanos) {}

  /** Refusals by kind, the most frequent first. */
  public List<Grouped> refusalsByKind() {
    Map<Refusal, List<RefusedKind>> kinds = new EnumMap<>(Refusal.class);
    refusals.forEach(r -> kinds.computeIfAbsent(r.refusal(), k -> new ArrayList<>()).add(r));
    return kinds.entrySet().stream()
        .map(
            e ->
                new Grouped(
                    e.getKey(),
                    e.getValue().get(0),
                    e.getValue().size(),
                    e.getValue().stream().mapToLong(RefusedKind::count).sum(),
                    e.getValue().stream().mapToLong(RefusedKind::firstNanos).min().orElse(0),
                    e.getValue().stream().mapToLong(RefusedKind::lastNanos).max().orElse(0)))
        .sorted(Comparator.comparingLong(Grouped::count).reversed())
        .toList();
  }
}
