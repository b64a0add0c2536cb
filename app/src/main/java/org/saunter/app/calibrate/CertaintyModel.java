package org.saunter.app.calibrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saunter.app.print.JsonText;
import org.saunter.learn.CertaintyDays;
import org.saunter.model.BadInputException;
import org.saunter.store.attribution.Certainty;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A certainty model as it lies in a file: {@code
 * docs/reference/schemas/certainty-model.schema.json}.
 *
 * @param certainty its weights
 * @param data what it was learned from
 * @param date when, ISO 8601
 * @param commit with which engine, as git names it; "unknown" if it cannot be told
 */
public record CertaintyModel(
    Certainty.Logistic certainty, List<CertaintyDays> data, String date, String commit) {
  private static final int VERSION = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public CertaintyModel {
    data = List.copyOf(data);
  }

  /** The model as JSON. */
  public JsonText toJson() {
    return new JsonText()
        .put("version", VERSION)
        .put("doubts", Certainty.doubtNames())
        .put("weights", certainty.weights())
        .put("data", data.stream().map(d -> json(d).toMap()).toList())
        .put("date", date)
        .put("commit", commit);
  }

  /** Days as JSON. */
  static JsonText json(CertaintyDays days) {
    return new JsonText()
        .put("sensors", days.sensors())
        .put("occupancy", days.occupancy())
        .put("visits", days.visits())
        .put("seeds", days.seeds());
  }

  /** Writes it; what was there is replaced. */
  public void write(Path file) {
    try {
      Files.writeString(file, toJson().toLine() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The weights of a model in a file.
   *
   * @throws BadInputException if it is none, or one for other doubts than this engine's
   */
  public static Certainty.Logistic read(Path file) {
    JsonNode json;
    try {
      json = MAPPER.readTree(Files.readString(file));
    } catch (IOException | JacksonException e) {
      throw new BadInputException(
          "The certainty model (" + file + ") cannot be read.",
          "Maybe write it with saunter calibrate --out.");
    }
    if (json.path("version").asInt(0) != VERSION
        || !texts(json.path("doubts")).equals(Certainty.doubtNames())) {
      throw new BadInputException(
          "The certainty model (" + file + ") is not one for this engine's doubts.",
          "Maybe calibrate anew: the doubts of this engine are " + Certainty.doubtNames() + ".");
    }
    List<Double> weights = new ArrayList<>();
    json.path("weights").forEach(w -> weights.add(w.asDouble(Double.NaN)));
    try {
      return new Certainty.Logistic(weights);
    } catch (IllegalArgumentException bad) {
      throw new BadInputException(
          "The weights of the certainty model (" + file + ") cannot be. " + bad.getMessage(),
          "Maybe calibrate anew.");
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asString("")));
    return texts;
  }
}
