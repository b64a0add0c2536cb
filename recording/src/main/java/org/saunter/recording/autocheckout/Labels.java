package org.saunter.recording.autocheckout;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue.Problem;
import org.saunter.model.Catalogue.ProblemKind;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Truth.Acted;
import org.saunter.model.Truth.ActionKind;
import tools.jackson.databind.JsonNode;

/** The hand labels of {@code events.json}: times are whole seconds of UTC, plates incomplete. */
final class Labels {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HH-mm-ss", Locale.ROOT);

  private Labels() {}

  static List<Acted> read(Path file, Shelving shelving, List<Problem> problems) {
    List<Acted> acted = new ArrayList<>();
    for (JsonNode event : Geometry.json(file).path("events")) {
      try {
        acted.add(acted(event, shelving));
      } catch (BadInputException e) {
        problems.add(
            new Problem(
                ProblemKind.UNREADABLE,
                "The label (" + event.path("event_id").asString("?") + "): " + e.rule(),
                e.maybe()));
      }
    }
    return acted;
  }

  private static Acted acted(JsonNode event, Shelving shelving) {
    String barcode = event.path("barcode").asString("");
    String name = event.path("name").asString("");
    String sku = shelving.skuOf(barcode, name);
    if (sku == null) {
      throw new BadInputException(
          "The product (" + name + ") is not in the catalogue.", "Maybe it was left out.");
    }
    boolean putBack = event.path("put_back").asBoolean(false);
    int gondola = event.path("gondola").asInt();
    int shelf = event.path("shelf").asInt();
    List<String> plateIds = new ArrayList<>();
    event.path("plates").forEach(p -> plateIds.add(new PlateKey(gondola, shelf, p.asInt()).id()));
    String target = event.path("target_id").asString("");
    return new Acted(
        nanos(event.path("time").asString("")),
        target,
        target,
        putBack ? ActionKind.PUT_BACK : ActionKind.TAKE,
        List.of(new SkuCount(sku, putBack ? -1 : 1)),
        plateIds,
        "");
  }

  private static long nanos(String time) {
    try {
      return LocalDateTime.parse(time, TIME).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    } catch (DateTimeParseException e) {
      throw new BadInputException(
          "The time (" + time + ") is not of the form 2020-01-28_22-24-15.",
          "Maybe it is one of the other three forms of the label file.");
    }
  }

  /** What a visit left with: units taken less units put back, never below none. */
  static List<SkuCount> net(List<Acted> acted, String visitKey) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Acted a : acted) {
      if (a.visitKey().equals(visitKey)) {
        a.moves().forEach(m -> counts.merge(m.sku(), m.count(), Integer::sum));
      }
    }
    return counts.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(e -> new SkuCount(e.getKey(), e.getValue()))
        .toList();
  }
}
