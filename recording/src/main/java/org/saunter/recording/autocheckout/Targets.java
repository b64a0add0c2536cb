package org.saunter.recording.autocheckout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import tools.jackson.databind.JsonNode;

/** Head tracks of {@code targets} documents as floor tracks: the head's place in inches. */
final class Targets {
  /** Assumed: how far a head is from over the feet, per axis; the source gives no spread. */
  static final int SD_MM = 150;

  /** When a target was seen first and last. */
  record Span(long firstNanos, long lastNanos) {}

  private final long lateNanos;
  private final List<PeopleTracked> frames = new ArrayList<>();
  private final Map<String, Span> spans = new LinkedHashMap<>();

  /**
   * @param lateNanos by how much the targets' clock is behind the plates' clock
   */
  Targets(long lateNanos) {
    this.lateNanos = lateNanos;
  }

  void readDocument(JsonNode document) {
    long atNanos = Math.addExact(Documents.nanos(document), lateNanos);
    List<TrackPoint> people = new ArrayList<>();
    for (JsonNode target : document.path("document").path("targets").path("targets")) {
      JsonNode head = target.path("head").path("point");
      String id = target.path("target_id").path("id").asString("");
      if (id.isEmpty() || !head.path("x").isNumber() || !head.path("y").isNumber()) {
        continue; // a target without a place says nothing
      }
      people.add(
          new TrackPoint(
              id,
              Geometry.mmOfInches(head.path("x").asDouble()),
              Geometry.mmOfInches(head.path("y").asDouble()),
              SD_MM,
              true,
              List.of(),
              null));
      spans.merge(id, new Span(atNanos, atNanos), Targets::joined);
    }
    frames.add(new PeopleTracked(atNanos, "targets", frames.size() + 1L, people));
  }

  private static Span joined(Span a, Span b) {
    return new Span(
        Math.min(a.firstNanos(), b.firstNanos()), Math.max(a.lastNanos(), b.lastNanos()));
  }

  List<PeopleTracked> frames() {
    return frames;
  }

  Map<String, Span> spans() {
    return spans;
  }
}
