package org.saunter.app.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.app.print.JsonText;
import org.saunter.app.print.ScoreFields;
import org.saunter.learn.RunResult;
import org.saunter.learn.score.JudgedVisit;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Refusal;
import org.saunter.recording.Recording;
import org.saunter.recording.UnreadableLine;

/** A replay as one JSON object; {@code docs/reference/schemas/replay-result.schema.json}. */
public final class ReplayJson {
  private static final int UNREADABLE_MAX = 100;

  private final Recording recording;
  private final RunResult result;
  private final String factsHash;
  private final List<Map<String, Object>> receipts = new ArrayList<>();
  private final List<Map<String, Object>> unreadable = new ArrayList<>();
  private final Map<String, Long> refused = new TreeMap<>();
  private long unreadableCount;

  public ReplayJson(Recording recording, RunResult result, String factsHash) {
    this.recording = recording;
    this.result = result;
    this.factsHash = factsHash;
  }

  /** Adds what became of a visit, and its truth where that is known. */
  public void receipt(Outcome o, @Nullable JudgedVisit truth) {
    JsonText json =
        new JsonText()
            .put("visitId", o.visitId())
            .put("token", o.opened().credential().token())
            .put("role", o.opened().role().name())
            .put("openedNanos", o.opened().atNanos())
            .put("atNanos", o.endNanos())
            .put("decision", o.decision().name())
            .put("askReason", o.reason().name())
            .put("isDecided", o.isDecided())
            .put("isReviewed", o.isReviewed())
            .put("certaintyPpm", o.certaintyPpm())
            .put("currency", recording.setup().profile().currency())
            .put("totalMinor", o.totalMinor())
            .put("lines", o.lines().stream().map(this::line).toList());
    if (truth != null && truth.hasTruth()) {
      json.put("visitKey", truth.visitKey())
          .put("isExact", truth.isExact())
          .put("truth", new TreeMap<>(truth.truth()));
    }
    receipts.add(json.toMap());
  }

  private Map<String, Object> line(BillLine line) {
    return new JsonText()
        .put("sku", line.sku())
        .put("name", recording.setup().catalogue().nameOf(line.sku()))
        .put("count", line.count())
        .put("unitMinor", line.unitMinor())
        .put("certaintyPpm", line.certaintyPpm())
        .put("movementIds", line.movementIds())
        .toMap();
  }

  /** Adds what the engine did not use. */
  public void refused(Map<Refusal, Long> counts) {
    counts.forEach((refusal, count) -> refused.put(refusal.name(), count));
  }

  /** Adds a line that could not be read; the first hundred are named. */
  public void unreadable(UnreadableLine line) {
    unreadableCount++;
    if (unreadable.size() < UNREADABLE_MAX) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("file", line.file());
      json.put("line", line.line());
      json.put("rule", line.rule());
      json.put("maybe", line.maybe());
      unreadable.add(json);
    }
  }

  /** One JSON object without a line break. */
  public String toLine() {
    JsonText json =
        new JsonText()
            .put("storeId", recording.setup().profile().storeId())
            .put("kind", recording.info().kind().name().toLowerCase(Locale.ROOT))
            .put("origin", recording.info().origin())
            .put("observations", result.observations())
            .put("facts", result.facts())
            .put("factsHash", factsHash)
            .put("refused", refused)
            .put("unreadableLines", unreadableCount)
            .put("unreadable", unreadable)
            .put("leftOut", recording.problems().stream().map(p -> p.rule()).toList())
            .put("receipts", receipts);
    if (recording.hasTruth()) {
      json.put("scores", ScoreFields.put(new JsonText(), result.scores(), result.handling()));
    }
    return json.toLine();
  }
}
