package org.saunter.app.day;

import java.util.LinkedHashMap;
import java.util.Map;
import org.saunter.app.print.JsonText;
import org.saunter.app.print.ScoreFields;
import org.saunter.learn.score.Handling;
import org.saunter.learn.score.Scores;
import org.saunter.sim.Sabotage;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.trade.Trade;
import org.saunter.trade.ledger.LedgerCheck;

/** How a day went, as JSON; {@code docs/reference/schemas/demo-result.schema.json}. */
public final class DayResult {
  private final Day day;
  private final Trade trade;
  private final double seconds;
  private final Scores scores;
  private final Handling handling;

  /**
   * @param seconds how long the machine took for the part that this process ran
   */
  public DayResult(Day day, Trade trade, double seconds) {
    this.day = day;
    this.trade = trade;
    this.seconds = seconds;
    scores = day.scorer().scores();
    handling = day.scorer().handling();
  }

  public Scores scores() {
    return scores;
  }

  public Handling handling() {
    return handling;
  }

  /** Observations that this process ran, a second of machine time. */
  public long observationsPerSecond() {
    long own = day.counts().observations() - day.resumedFrom();
    return seconds <= 0 ? 0 : Math.round(Math.max(0, own) / seconds);
  }

  /** One JSON object. */
  public JsonText toJson() {
    JsonText json = ScoreFields.put(new JsonText(), scores, handling);
    json.put("observations", day.counts().observations())
        .put("facts", day.counts().facts())
        .put("observationsPerSecond", observationsPerSecond())
        .put("seconds", seconds)
        .put("factsHash", day.host().factsHash())
        .put("resumedFrom", day.resumedFrom());
    plan(json);
    return json.put("refused", names(day.counts().refused()))
        .put("decided", names(day.counts().decided()))
        .put("ledger", ledger())
        .put("measured", measured(day.simulation()));
  }

  private void plan(JsonText json) {
    Scenario scenario = day.plan().scenario();
    json.put("seed", scenario.seed())
        .put("format", scenario.format().toString())
        .put("sensors", scenario.sensors().name())
        .put("behaviour", scenario.behaviour().name())
        .put("occupancy", scenario.occupancy())
        .put("sabotage", scenario.sabotage().stream().map(Sabotage::toString).toList())
        .put("thresholdPpm", day.plan().thresholdPpm())
        .put("reviewer", day.plan().reviewer().name().toLowerCase(java.util.Locale.ROOT))
        .put("reviewerSeconds", day.plan().reviewerSeconds());
  }

  private JsonText ledger() {
    LedgerCheck check = trade.check();
    return new JsonText()
        .put("isFine", check.isFine())
        .put("transfers", check.transfers())
        .put("problems", check.problems())
        .put("balances", check.balances())
        .put("receipts", trade.health().receipts())
        .put("pendingSteps", trade.health().pendingSteps());
  }

  /** What the simulator really did, each figure beside that of real shops where one is known. */
  public static Map<String, Object> measured(Simulation simulation) {
    Map<String, Object> all = new LinkedHashMap<>();
    simulation
        .measured()
        .figures()
        .forEach(
            (name, pair) -> {
              JsonText figure = new JsonText().put("here", pair[0]);
              if (!Double.isNaN(pair[1])) {
                figure.put("real", pair[1]);
              }
              all.put(name, figure.toMap());
            });
    return all;
  }

  private static Map<String, Long> names(Map<? extends Enum<?>, Long> counts) {
    Map<String, Long> names = new LinkedHashMap<>();
    counts.forEach((key, count) -> names.put(key.name(), count));
    return names;
  }
}
