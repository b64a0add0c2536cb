package org.saunter.learn.autocheckout;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.saunter.learn.autocheckout.LabelledCase.Event;
import org.saunter.learn.autocheckout.LabelledCase.Item;
import org.saunter.model.BadInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the contest's hand labels ({@code ground_truth_v14.json}) with all their traps. */
final class Labels {
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss"),
          DateTimeFormatter.ofPattern("MM_dd_yyyy_HH:mm:ss"));

  private Labels() {}

  /** Cases that have events, in the order of the file; one listed twice counts once. */
  static List<LabelledCase> read(Path file) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(file);
    } catch (JacksonException bad) {
      throw new BadInputException(
          "The label file (" + file.getFileName() + ") is no JSON: " + bad.getOriginalMessage(),
          "Maybe the download was cut.");
    }
    Map<String, LabelledCase> cases = new LinkedHashMap<>();
    for (JsonNode list : root.path("lists")) {
      LabelledCase one = labelled(list);
      if (!one.events().isEmpty()) {
        cases.putIfAbsent(one.name(), one);
      }
    }
    return List.copyOf(cases.values());
  }

  private static LabelledCase labelled(JsonNode list) {
    List<Event> events = new ArrayList<>();
    int leftOut = 0;
    for (JsonNode node : list.path("events")) {
      JsonNode seen = node.path("observation");
      OptionalLong second = second(seen.path("time").asString(""));
      List<Item> items = items(seen.path("products"));
      List<String> plates = plates(seen.path("position"));
      if (second.isEmpty() || items.isEmpty() || plates.isEmpty()) {
        leftOut++;
        continue;
      }
      events.add(
          new Event(
              second.getAsLong(),
              seen.path("target_id").asString(""),
              node.path("putback").asInt(0) == 1,
              plates,
              items));
    }
    events.sort(Comparator.comparingLong(Event::second));
    return new LabelledCase(list.path("dataset").asString(""), events, leftOut);
  }

  private static List<Item> items(JsonNode products) {
    List<Item> items = new ArrayList<>();
    for (JsonNode product : products) {
      double grams = product.path("weight").asDouble(0);
      if (grams > 0) { // the placeholder of an unknown product weighs nothing
        items.add(
            new Item(
                Barcodes.canonical(product.path("id").asString("")),
                product.path("name").asString(""),
                grams));
      }
    }
    return items;
  }

  private static List<String> plates(JsonNode position) {
    List<String> plates = new ArrayList<>();
    for (JsonNode plate : position.path("plates")) {
      plates.add(
          NanoStore.plateId(
              position.path("gondola").asInt(0), position.path("shelf").asInt(0), plate.asInt(0)));
    }
    return plates;
  }

  /**
   * Unix second of a label: a date in one of two shapes, or minutes and seconds into a video with
   * the date of its start. Empty if there is none.
   */
  static OptionalLong second(String text) {
    String[] parts = text.split(" \\+ ", -1);
    if (parts.length == 1) {
      return date(parts[0].strip());
    }
    OptionalLong start = date(parts[1].strip());
    String[] clock = parts[0].strip().split(":", -1);
    if (start.isEmpty() || clock.length != 2) {
      return OptionalLong.empty();
    }
    long into = Long.parseLong(clock[0]) * 60 + Long.parseLong(clock[1]);
    return OptionalLong.of(start.getAsLong() + into);
  }

  private static OptionalLong date(String text) {
    for (DateTimeFormatter format : DATES) {
      try {
        return OptionalLong.of(LocalDateTime.parse(text, format).toEpochSecond(ZoneOffset.UTC));
      } catch (DateTimeParseException other) {
        // the labels have several shapes: try the next
      }
    }
    return OptionalLong.empty();
  }
}
